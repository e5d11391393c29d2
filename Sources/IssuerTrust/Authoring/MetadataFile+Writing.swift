import OpenSSLCrypto
import StrictJSON
public import WireFormats

extension MetadataFile {
  /// The version of TUF that Assay writes.
  static let specificationVersion = "1.0.34"

  /// A time as TUF writes it: whole seconds, UTC.
  static func expiry(_ time: Instant) -> String {
    Instant(secondsSinceEpoch: time.secondsSinceEpoch).description
  }

  /// A file with no signatures yet.
  init(unsigned tree: JSONTree, role: TrustRole, name: String? = nil) throws(TrustError) {
    try self.init(MetadataFile.envelope(tree, []), role: role, name: name)
  }

  /// What all metadata but a root says.
  static func signed(
    role: TrustRole, version: Int64, expires: Instant, _ members: KeyValuePairs<String, JSONTree>
  ) -> JSONTree {
    var tree: JSONTree = [
      "_type": .string(role.metadataType.string), "spec_version": .string(specificationVersion),
      "version": .integer(version), "expires": .string(expiry(expires)),
    ]
    for (name, value) in members { tree[name] = value }
    return tree
  }

  /// What other metadata says of this file: its version, length and digest.
  func reference() throws(TrustError) -> JSONTree {
    [
      "version": .integer(try version()), "length": .integer(Int64(bytes.count)),
      "hashes": MetadataFile.hashes(of: bytes),
    ]
  }

  static func hashes(of bytes: [UInt8]) -> JSONTree {
    ["sha256": .string(Base16.encode(DigestAlgorithm.sha256.digest(of: bytes)))]
  }

  /// The bytes of a file: canonical, so that the same signatures always make the same file.
  static func envelope(_ signed: JSONTree, _ signatures: [Signature]) -> [UInt8] {
    let list = signatures.sorted { $0.keyID < $1.keyID }.map { signature in
      JSONTree.members([
        "keyid": .string(signature.keyID.string), "sig": .string(Base16.encode(signature.bytes)),
      ])
    }
    let envelope: JSONTree = ["signatures": .array(list), "signed": signed]
    return envelope.canonicalBytes()
  }
}

extension MetadataFile {
  /// The version of what is signed.
  ///
  /// - Throws: `TrustError.malformed` where it is no whole number from 1 up.
  public func version() throws(TrustError) -> Int64 {
    guard let version = signed["version"]?.integer, version >= 1 else {
      throw .malformed(
        file: name, pointer: "/signed/version", expected: "a whole number from 1 up")
    }
    return version
  }

  /// The version of the file that takes this one's place: the next, or the same as long as nobody
  /// signed it.
  ///
  /// A signature counts whoever made it: what was signed under an earlier root was published.
  ///
  /// - Throws: `TrustError.malformed` where the version is no whole number from 1 up.
  public func nextVersion() throws(TrustError) -> Int64 {
    try version() + (signatures.isEmpty ? 0 : 1)
  }

  /// Whether anybody signed the file, rightly or not.
  public var isSigned: Bool { !signatures.isEmpty }

  /// When the metadata expires.
  ///
  /// - Throws: `TrustError.malformed` where it is no time.
  public func expires() throws(TrustError) -> Instant {
    guard let text = signed["expires"]?.stringBytes, let time = try? Instant(rfc3339: text) else {
      throw .malformed(
        file: name, pointer: "/signed/expires", expected: "a time such as 2026-03-01T00:00:00Z")
    }
    return time
  }

  /// Whether two files sign the same, whoever signed them.
  public func signsTheSame(as other: MetadataFile) -> Bool {
    canonicalSigned == other.canonicalSigned
  }
}
