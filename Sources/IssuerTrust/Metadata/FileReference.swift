import OpenSSLCrypto
import StrictJSON
import WireFormats

/// What one file says of another: its version, and how long it is with which digests.
///
/// Source: The Update Framework 1.0 §4.4, §4.5.
struct FileReference: Equatable, Sendable {
  /// The version of metadata; `nil` for a target, which has none.
  let version: Int64?
  /// The length in bytes, where it is stated.
  let length: Int64?
  /// The digest of the file, where it is stated.
  let sha256: [UInt8]?

  /// The digests by other functions, which must fit too.
  private let otherDigests: [OtherDigest]

  private struct OtherDigest: Equatable {
    let algorithm: DigestAlgorithm
    let digest: [UInt8]
  }

  /// Reads the reference in a timestamp or snapshot: the version must be there.
  init(
    metadata json: JSONValue, file: String, rules: MetadataRules = .assay
  ) throws(TrustError) {
    let entry = try ObjectReader(json, file: file)
    version = try entry.count("version")
    length = entry.json["length"] == nil ? nil : try entry.count("length")
    (sha256, otherDigests) = try FileReference.digests(in: entry, rules: rules)
  }

  /// Reads the reference in targets: length and digest must be there.
  init(
    target json: JSONValue, file: String, rules: MetadataRules = .assay
  ) throws(TrustError) {
    let entry = try ObjectReader(json, file: file)
    version = nil
    length = entry.json["length"]?.integer == 0 ? 0 : try entry.count("length")
    (sha256, otherDigests) = try FileReference.digests(in: entry, rules: rules)
    guard sha256 != nil || !otherDigests.isEmpty else {
      throw entry.malformed("hashes", expected: "a sha256")
    }
  }

  /// All digests, the SHA-256 first.
  var digests: [[UInt8]] { (sha256.map { [$0] } ?? []) + otherDigests.map(\.digest) }

  /// Whether a file has the length and all the digests.
  func fits(_ bytes: [UInt8]) -> Bool {
    if let length, Int64(bytes.count) != length { return false }
    if let sha256, DigestAlgorithm.sha256.digest(of: bytes) != sha256 { return false }
    return otherDigests.allSatisfy { $0.algorithm.digest(of: bytes) == $0.digest }
  }

  /// The digests; where there are any, the one that every reader can compute is among them.
  private static func digests(
    in entry: ObjectReader, rules: MetadataRules
  ) throws(TrustError) -> (sha256: [UInt8]?, others: [OtherDigest]) {
    guard let hashes = entry.optional("hashes") else { return (nil, []) }
    guard hashes.kind == .object, hashes["sha256"] != nil || !rules.isAssay else {
      throw entry.malformed("hashes", expected: "an object with a sha256")
    }
    var others: [OtherDigest] = []
    for (name, algorithm) in [("sha384", DigestAlgorithm.sha384), ("sha512", .sha512)] {
      guard let text = hashes.member(ExactString(name)) else { continue }
      others.append(
        OtherDigest(algorithm: algorithm, digest: try digest(text, algorithm, in: entry)))
    }
    guard let text = hashes["sha256"] else {
      guard !others.isEmpty else {
        throw entry.malformed("hashes", expected: "a digest by a known function")
      }
      return (nil, others)
    }
    return (try digest(text, .sha256, in: entry), others)
  }

  private static func digest(
    _ json: JSONValue, _ algorithm: DigestAlgorithm, in entry: ObjectReader
  ) throws(TrustError) -> [UInt8] {
    guard let text = json.stringBytes, let digest = try? Base16.decode(text),
      digest.count == algorithm.byteCount
    else {
      throw entry.malformed(
        "hashes", expected: "digests of \(2 * algorithm.byteCount) hexadecimal digits")
    }
    return digest
  }
}
