import OpenSSLCrypto

/// A key that is made for a drill, and thrown away with it.
struct DrillKey: Sendable {
  private let seed: [UInt8]
  let publicKey: Ed25519PublicKey

  init() throws(CryptoError) {
    seed = try SecureRandom.bytes(32)
    publicKey = try Ed25519PrivateKey(seed: seed).publicKey
  }

  /// The private key.
  func key() throws(CryptoError) -> Ed25519PrivateKey { try Ed25519PrivateKey(seed: seed) }

  /// Several keys.
  static func several(_ count: Int) throws(CryptoError) -> [DrillKey] {
    var keys: [DrillKey] = []
    for _ in 0..<count { keys.append(try DrillKey()) }
    return keys
  }
}
