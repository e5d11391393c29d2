import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// A file among the targets that is neither record nor context: a status list, a manifest, evidence,
/// or the DID document of somebody.
public struct TargetFile: Sendable {
  /// Where it stands among the targets.
  public let path: ExactString
  /// What it is, byte for byte.
  public let bytes: [UInt8]

  /// The kinds of such files, by the folder in which they stand.
  public enum Kind: String, CaseIterable, Sendable {
    /// Status lists, under the SHA-256 of their URLs.
    case status
    /// Manifests of what was issued, under the SHA-256 of the issuer's id and of the key's.
    case poe
    /// Decisions and other evidence, under names of any kind.
    case evidence
    /// Controller documents, such as those of `did:web`, under the SHA-256 of their ids.
    case did
  }

  /// The most bytes that such a file may have.
  public static let maxBytes = TrustLimits.otherTarget

  /// A file in its place.
  ///
  /// - Throws: `TrustError.filePath` where no such file can stand there, `TrustError.tooLarge`.
  public init(_ bytes: [UInt8], at path: ExactString) throws(TrustError) {
    guard TargetFile.isKnownPlace(path) else { throw .filePath(path: path) }
    guard bytes.count <= TrustLimits.otherTarget else {
      throw .tooLarge(file: path.string, limit: TrustLimits.otherTarget)
    }
    // Metadata cannot say that a file is empty: lengths are from 1 up.
    guard !bytes.isEmpty else {
      throw .malformed(file: path.string, pointer: .root, expected: "a file that is not empty")
    }
    if TargetFile.isDocument(path) { try TargetFile.checkDocument(bytes, at: path) }
    self.bytes = bytes
    self.path = path
  }

  /// The manifest of what a key of an issuer signed, in the place that follows from the two.
  ///
  /// - Parameters:
  ///   - json: The manifest, `IssuanceManifest/1`; it is published as it is.
  ///   - issuer: The issuer's id.
  ///   - key: The key's verification method.
  ///   - place: Whose part of the list the issuer's record is in.
  ///   - name: How messages call it.
  /// - Throws: `TrustError` where it is too large, malformed, or of another key.
  public init(
    manifest json: [UInt8], of issuer: ExactString, key: ExactString,
    in place: RegistryPlace = .own, name: String = "the manifest"
  ) throws(TrustError) {
    let manifest = try IssuanceManifest(json, file: name)
    guard manifest.issuer == issuer else {
      throw .malformed(file: name, pointer: "/issuer", expected: "'\(issuer)'")
    }
    guard manifest.verificationMethod == key else {
      throw .malformed(file: name, pointer: "/verificationMethod", expected: "'\(key)'")
    }
    try self.init(
      json,
      at: IssuanceManifest.path(
        issuer: issuer, verificationMethod: key, listedBy: place.authority))
  }

  /// The SHA-256 of the file.
  public var sha256: [UInt8] { DigestAlgorithm.sha256.digest(of: bytes) }

  /// What the key's list of proofs of existence says of the file.
  var manifestEntry: JSONTree {
    [
      "kind": "manifest", "path": .string(path.string), "sha256": .string(Base16.encode(sha256)),
    ]
  }

  /// Whether a file of one of these kinds can stand under a path.
  ///
  /// Each authority has a folder of its own in each but that of the DID documents.
  public static func isKnownPlace(_ path: ExactString) -> Bool {
    let parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard let folder = parts.first,
      let kind = Kind.allCases.first(where: { folder.elementsEqual($0.rawValue.utf8) }),
      let name = parts.last
    else { return false }
    guard parts.count == 2 || parts.count == 3 && Authority.id(ofPath: path) != nil else {
      return false
    }
    switch kind {
    case .status, .did:
      return isDigest(name.dropLast(5)) && isJSON(name)
    case .poe:
      let digests = name.dropLast(5).split(separator: 0x2D, omittingEmptySubsequences: false)
      return digests.count == 2 && digests.allSatisfy(isDigest) && isJSON(name)
    case .evidence:
      return isName(name)
    }
  }

  private static func isJSON(_ name: some Sequence<UInt8>) -> Bool {
    Array(name).suffix(5).elementsEqual(".json".utf8)
  }

  private static func isDigest(_ text: some Collection<UInt8>) -> Bool {
    text.count == 64
      && text.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Letters, digits, points, dashes and underscores, not beginning with a point.
  private static func isName(_ text: some Collection<UInt8>) -> Bool {
    !text.isEmpty && text.first != 0x2E
      && text.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || ".-_".utf8.contains(byte)
      }
  }
}

extension TargetFile: ListedFile {
  var reference: JSONTree {
    ["length": .integer(Int64(bytes.count)), "hashes": MetadataFile.hashes(of: bytes)]
  }
}
