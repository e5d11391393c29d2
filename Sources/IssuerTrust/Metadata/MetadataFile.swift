import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// A signed file of a trust list: what is signed, and by which keys.
///
/// The bytes that are signed are the canonical form of the member `signed`. What Assay writes is
/// the same under RFC 8785 and under TUF's own canonical JSON: hexadecimal keys, whole numbers,
/// ASCII names.
///
/// Source: The Update Framework 1.0 §4.2.
public struct MetadataFile: Sendable {
  /// What is signed.
  public let signed: JSONValue

  /// The file's own bytes.
  public let bytes: [UInt8]

  /// The canonical form of what is signed.
  let canonicalSigned: [UInt8]

  let signatures: [Signature]

  /// The file's name in messages.
  let name: String

  /// A signature, by the id of its key.
  struct Signature: Equatable {
    let keyID: ExactString
    let bytes: [UInt8]
  }

  /// Reads a file; nothing is verified yet.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - role: Whose file it is, which bounds its size.
  ///   - name: How messages call the file.
  /// - Throws: `TrustError` where it is too large or malformed, or its `_type` is another role's.
  public init(_ bytes: [UInt8], role: TrustRole, name: String? = nil) throws(TrustError) {
    let name = name ?? role.rawValue
    let root = try TrustJSON.parse(bytes, maxBytes: role.maxBytes, file: name)
    let envelope = try ClosedObject(root, file: name, members: ["signed", "signatures"])
    let signed = try envelope.required("signed", "an object")
    guard signed["_type"]?.hasText(ExactString(role.rawValue)) == true else {
      throw .malformed(file: name, pointer: "/signed/_type", expected: "'\(role.rawValue)'")
    }
    try MetadataFile.checkSpecification(signed, name)
    self.signed = signed
    self.bytes = bytes
    self.name = name
    canonicalSigned = signed.canonicalBytes()
    signatures = try MetadataFile.signatures(in: envelope)
  }

  /// The digest of what is signed, in hexadecimal.
  public var fingerprint: String {
    Base16.encode(DigestAlgorithm.sha256.digest(of: canonicalSigned))
  }

  private static func checkSpecification(_ signed: JSONValue, _ name: String) throws(TrustError) {
    guard let version = signed["spec_version"]?.exactString else {
      throw .malformed(file: name, pointer: "/signed/spec_version", expected: "a text")
    }
    guard version.string.utf8.starts(with: "1.".utf8) else {
      throw .specificationVersion(file: name, found: version)
    }
  }

  private static func signatures(in envelope: ClosedObject) throws(TrustError) -> [Signature] {
    let list = try envelope.required("signatures", "a list")
    guard list.count <= TrustLimits.signatures else {
      throw .tooManySignatures(file: envelope.file, limit: TrustLimits.signatures)
    }
    return try envelope.list("signatures") { (json) throws(TrustError) in
      let entry = try ClosedObject(json, file: envelope.file, members: ["keyid", "sig"])
      guard let bytes = try? Base16.decode(try entry.text("sig").string) else {
        throw entry.malformed("sig", expected: "hexadecimal digits")
      }
      return Signature(keyID: try entry.text("keyid"), bytes: bytes)
    }
  }
}

/// Parses trust files with their limits.
enum TrustJSON {
  static func parse(
    _ bytes: [UInt8], maxBytes: Int, file: String
  ) throws(TrustError) -> JSONValue {
    guard bytes.count <= maxBytes else { throw .tooLarge(file: file, limit: maxBytes) }
    do throws(JSONError) {
      return try JSONDocument(bytes, limits: TrustLimits.json(maxBytes: maxBytes)).root
    } catch {
      throw .notJSON(file: file, error)
    }
  }
}
