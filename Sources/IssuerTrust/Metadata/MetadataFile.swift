import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// A signed file of a trust list: what is signed, and by which keys.
///
/// The bytes that are signed are the canonical form of the member `signed`. What Assay writes is
/// the same under RFC 8785 and under TUF's own canonical JSON: hexadecimal keys, whole numbers,
/// ASCII names, no control characters.
///
/// Source: The Update Framework 1.0 §4.2.
public struct MetadataFile: Sendable {
  /// Whose file it is.
  public let role: TrustRole

  /// What is signed.
  public let signed: JSONValue

  /// The file's own bytes.
  public let bytes: [UInt8]

  /// The canonical form of what is signed.
  let canonicalSigned: [UInt8]

  let signatures: [Signature]

  /// The file's name in messages.
  let name: String

  /// How the file was read.
  let rules: MetadataRules

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
    try self.init(bytes, role: role, name: name, rules: .assay)
  }

  /// Reads a file by other rules; nothing is verified yet.
  init(
    _ bytes: [UInt8], role: TrustRole, name: String? = nil, rules: MetadataRules
  ) throws(TrustError) {
    let name = name ?? role.rawValue
    let root = try TrustJSON.parse(bytes, maxBytes: role.maxBytes, file: name)
    let envelope = try ObjectReader(root, file: name)
    let signed = try envelope.required("signed", "an object")
    guard signed["_type"]?.hasText(role.metadataType) == true else {
      throw .malformed(file: name, pointer: "/signed/_type", expected: "'\(role.metadataType)'")
    }
    try MetadataFile.checkSpecification(signed, name)
    self.role = role
    self.signed = signed
    self.bytes = bytes
    self.name = name
    self.rules = rules
    canonicalSigned = rules.canonicalBytes(signed)
    signatures = try MetadataFile.signatures(in: envelope)
  }

  /// The digest of what is signed, in hexadecimal: signatures may be added without changing it.
  public var fingerprint: String {
    Base16.encode(DigestAlgorithm.sha256.digest(of: canonicalSigned))
  }

  /// Source: The Update Framework 1.0 §4.3: any `1.x` or `1.x.y`.
  private static func checkSpecification(_ signed: JSONValue, _ name: String) throws(TrustError) {
    guard let version = signed["spec_version"]?.exactString else {
      throw .malformed(file: name, pointer: "/signed/spec_version", expected: "a text")
    }
    let parts = version.string.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    let isNumbered = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard 2...3 ~= parts.count, isNumbered, parts[0].elementsEqual("1".utf8) else {
      throw .specificationVersion(file: name, found: version)
    }
  }

  /// The signatures; a second one under the same key id could only serve to be counted twice.
  ///
  /// What is not hexadecimal in lower case, its one spelling, is a signature that does not hold, as
  /// any other garbage is.
  private static func signatures(in envelope: ObjectReader) throws(TrustError) -> [Signature] {
    let list = try envelope.required("signatures", "a list")
    guard list.count <= TrustLimits.signatures else {
      throw .tooManySignatures(file: envelope.file, limit: TrustLimits.signatures)
    }
    var signatures: [Signature] = []
    for json in list.elements {
      let entry = try ObjectReader(json, file: envelope.file)
      let id = try entry.text("keyid")
      guard !signatures.contains(where: { $0.keyID == id }) else {
        throw .signatureRepeated(file: envelope.file, keyID: id)
      }
      let text = try entry.required("sig", "hexadecimal digits").stringBytes ?? []
      let isLowerCase = !text.contains { (0x41...0x46).contains($0) }
      let bytes = isLowerCase ? (try? Base16.decode(text)) ?? [] : []
      signatures.append(Signature(keyID: id, bytes: bytes))
    }
    return signatures
  }
}

/// Parses trust files with their limits.
enum TrustJSON {
  static func parse(
    _ bytes: [UInt8], maxBytes: Int, file: String
  ) throws(TrustError) -> JSONValue {
    try parse(bytes, limits: TrustLimits.json(maxBytes: maxBytes), file: file)
  }

  static func parse(
    _ bytes: [UInt8], limits: JSONLimits, file: String
  ) throws(TrustError) -> JSONValue {
    guard bytes.count <= limits.maxBytes else {
      throw .tooLarge(file: file, limit: limits.maxBytes)
    }
    do throws(JSONError) {
      return try JSONDocument(bytes, limits: limits).root
    } catch {
      throw .notJSON(file: file, error)
    }
  }
}
