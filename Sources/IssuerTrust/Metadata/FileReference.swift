import OpenSSLCrypto
import StrictJSON
import WireFormats

/// What one file says of another: its version, and how long it is with which digest.
///
/// Source: The Update Framework 1.0 §4.4, §4.5.
struct FileReference: Equatable, Sendable {
  let version: Int64?
  let length: Int64?
  let sha256: [UInt8]?

  /// Reads the reference in a timestamp or snapshot: the version must be there.
  init(metadata json: JSONValue, file: String) throws(TrustError) {
    let entry = try ClosedObject(json, file: file, members: ["version", "length", "hashes"])
    version = try entry.count("version")
    length = entry.json["length"] == nil ? nil : try entry.count("length")
    sha256 = try FileReference.digest(in: entry)
  }

  /// Reads the reference in targets: length and digest must be there.
  init(target json: JSONValue, file: String) throws(TrustError) {
    let entry = try ClosedObject(json, file: file, members: ["length", "hashes", "custom"])
    version = nil
    length = try entry.count("length")
    sha256 = try FileReference.digest(in: entry)
    guard sha256 != nil else { throw entry.malformed("hashes", expected: "a sha256") }
  }

  /// Whether a file has the length and digest.
  func fits(_ bytes: [UInt8]) -> Bool {
    if let length, Int64(bytes.count) != length { return false }
    if let sha256, DigestAlgorithm.sha256.digest(of: bytes) != sha256 { return false }
    return true
  }

  private static func digest(in entry: ClosedObject) throws(TrustError) -> [UInt8]? {
    guard let hashes = entry.optional("hashes") else { return nil }
    guard let text = hashes["sha256"]?.string, let digest = try? Base16.decode(text),
      digest.count == 32
    else { throw entry.malformed("hashes", expected: "a sha256 of 64 hexadecimal digits") }
    return digest
  }
}
