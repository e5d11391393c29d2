import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The place of a context among the targets, and what the targets say of it.
///
/// The path is the digest of the URL, which cannot be turned back. So that people see what they
/// sign, the URL itself stands beside it, in the member `custom` that TUF leaves to applications.
///
/// Source: The Update Framework 1.0 §4.5.
struct ContextPlace: Equatable, Sendable {
  /// Everything under here is a context.
  private static let folder = "contexts/"

  let path: ExactString
  /// The SHA-256 of the URL.
  let urlDigest: [UInt8]
  /// The URL, where it is stated.
  let url: ExactString?

  /// Whether whatever stands under a path has to be a context.
  static func isInFolder(_ path: ExactString) -> Bool {
    path.string.utf8.starts(with: folder.utf8)
  }

  /// The place that follows from a URL.
  init(url: String) {
    self.url = ExactString(url)
    urlDigest = DigestAlgorithm.sha256.digest(of: Array(url.utf8))
    path = ExactString("\(ContextPlace.folder)\(Base16.encode(urlDigest)).json")
  }

  /// Reads a place, and the URL that the targets state for it.
  ///
  /// - Parameters:
  ///   - path: A path in the folder of contexts.
  ///   - json: What the targets say of the file.
  ///   - file: The name of the targets in messages.
  /// - Throws: `TrustError.contextPath` where no context can stand there, or one of another URL than
  ///   the one stated; `TrustError.malformed` where `custom` is no object or its `url` no text.
  init(_ path: ExactString, target json: JSONValue, file: String) throws(TrustError) {
    guard let digest = ContextPlace.digest(in: path) else {
      throw .contextPath(path: path, url: nil)
    }
    self.path = path
    urlDigest = digest
    let entry = try ObjectReader(json, file: file)
    guard let custom = entry.optional("custom") else {
      url = nil
      return
    }
    url = try ObjectReader(custom, file: file).optionalText("url")
    guard let url else { return }
    guard DigestAlgorithm.sha256.digest(of: url.utf8) == digest else {
      throw .contextPath(path: path, url: url)
    }
  }

  /// The digest that a path is made of; `nil` where it is made of something else.
  static func digest(in path: ExactString) -> [UInt8]? {
    let name = path.string.utf8.dropFirst(folder.utf8.count)
    let digits = name.dropLast(5)
    let isLowerCase = digits.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
    guard isInFolder(path), name.count == 69, isLowerCase,
      name.suffix(5).elementsEqual(".json".utf8)
    else { return nil }
    return try? Base16.decode([UInt8](digits))
  }
}
