import ControlledIdentifiers
import OpenSSLCrypto
public import StrictJSON

/// A JSON-LD context as it is published: the document's own bytes, in the place that follows from
/// its URL.
public struct ContextFile: Sendable {
  /// The URL by which documents name it; `nil` where the targets do not state it.
  public let url: String?
  /// The context document, byte for byte.
  public let bytes: [UInt8]
  /// Where it stands among the targets.
  public let path: ExactString
  /// How messages call it.
  let name: String

  /// Makes a file of a context that is to be added to a list.
  ///
  /// - Parameters:
  ///   - url: The URL by which documents name it.
  ///   - json: The context document; it is published as it is.
  ///   - name: How messages call it.
  /// - Throws: `TrustError.contextURL`, or what its readers would set it aside for: it is too large,
  ///   not JSON, or without `@context`.
  public init(
    url: String, json: [UInt8], name: String = "the context"
  ) throws(TrustError) {
    try ContextFile.checkURL(url)
    try ContextSyntax.check(json, file: name)
    self.url = url
    self.name = name
    bytes = json
    path = ContextPlace(url: url).path
  }

  /// The files that a list's keeper has in the folder of contexts.
  ///
  /// Nothing is required of their contents yet: what is not as the targets list it is said to be so
  /// first.
  ///
  /// - Parameters:
  ///   - files: The files, by their paths.
  ///   - targets: The targets, which state the URLs.
  /// - Returns: The files in the order in which they are given.
  /// - Throws: `TrustError.contextPath` where no context can stand under a path, or `TrustError`
  ///   where the targets are malformed.
  public static func files(
    _ files: [(path: ExactString, bytes: [UInt8])], listedBy targets: MetadataFile?
  ) throws(TrustError) -> [ContextFile] {
    let listed = try targets.map { (file) throws(TrustError) in try TargetsMetadata(file).targets }
    return try files.map { (path, bytes) throws(TrustError) in
      guard ContextPlace.digest(in: path) != nil else {
        throw .contextPath(path: path, url: nil)
      }
      let url = listed?.first { $0.path == path }?.context?.url
      return ContextFile(url: url?.string, bytes: bytes, path: path)
    }
  }

  private init(url: String?, bytes: [UInt8], path: ExactString) {
    self.url = url
    self.bytes = bytes
    self.path = path
    name = path.string
  }

  /// Refuses what documents should not name a context by: anything but an absolute https URL without
  /// a fragment.
  ///
  /// - Throws: `TrustError.contextURL`.
  public static func checkURL(_ url: String) throws(TrustError) {
    // With a fragment of its own it would have two.
    let isURL = (try? VerificationMethodID("\(url)#context")) != nil
    guard url.utf8.starts(with: "https://".utf8), isURL else {
      throw .contextURL(ExactString(url))
    }
  }

  /// What the document says differently from an earlier one, place by place.
  ///
  /// - Throws: `TrustError` where either is no context document.
  public func differences(from old: ContextFile) throws(TrustError) -> [RecordDifference] {
    RecordDifference.between(
      try ContextSyntax.check(old.bytes, file: old.name).tree(),
      try ContextSyntax.check(bytes, file: name).tree())
  }

  /// The SHA-256 of the document.
  public var sha256: [UInt8] { DigestAlgorithm.sha256.digest(of: bytes) }

  /// What the targets say of the file.
  var reference: JSONTree {
    .members([
      "length": .integer(Int64(bytes.count)), "hashes": MetadataFile.hashes(of: bytes),
      "custom": url.map { ["url": .string($0)] },
    ])
  }
}
