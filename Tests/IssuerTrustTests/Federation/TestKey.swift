import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A key pair made from a name, the same in every run.
struct TestKey: Sendable {
  let seed: [UInt8]
  let publicKey: Ed25519PublicKey

  init(_ name: String) throws {
    seed = DigestAlgorithm.sha256.digest(of: Array(name.utf8))
    publicKey = try Ed25519PrivateKey(seed: seed).publicKey
  }

  /// The digest of the key's description.
  var id: ExactString { ExactString(TestFile.sha256(tree.canonicalBytes())) }

  /// The key as a root lists it.
  var tree: JSONTree {
    [
      "keytype": "ed25519", "scheme": "ed25519",
      "keyval": ["public": .string(Base16.encode(publicKey.rawRepresentation))],
    ]
  }

  func signature(for bytes: [UInt8]) throws -> String {
    Base16.encode(try Ed25519PrivateKey(seed: seed).signature(for: bytes))
  }

  /// Keys with numbered names.
  static func several(_ name: String, _ count: Int) throws -> [TestKey] {
    try (1...count).map { try TestKey("\(name) \($0)") }
  }
}

/// A time from its text.
func at(_ text: String) throws -> Instant { try Instant(rfc3339: text) }
