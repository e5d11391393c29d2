import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A metadata file built by hand, so that it can be wrong in every way.
struct TestFile: Sendable {
  var signed: JSONTree
  var signatures: [(id: String, hex: String)] = []

  init(_ signed: JSONTree) { self.signed = signed }

  /// The file, signed by keys.
  init(_ signed: JSONTree, by keys: [TestKey]) throws {
    self.signed = signed
    for key in keys { try sign(key) }
  }

  mutating func sign(_ key: TestKey, as id: String? = nil) throws {
    signatures.append((id ?? key.id.string, try key.signature(for: signed.canonicalBytes())))
  }

  var bytes: [UInt8] {
    let list = signatures.map {
      JSONTree.members(["keyid": .string($0.id), "sig": .string($0.hex)])
    }
    let envelope: JSONTree = ["signatures": .array(list), "signed": signed]
    return envelope.canonicalBytes()
  }

  /// What other metadata says of the file.
  var reference: JSONTree {
    [
      "version": signed["version"] ?? .null, "length": .integer(Int64(bytes.count)),
      "hashes": ["sha256": .string(TestFile.sha256(bytes))],
    ]
  }

  static func sha256(_ bytes: [UInt8]) -> String {
    Base16.encode(DigestAlgorithm.sha256.digest(of: bytes))
  }
}
