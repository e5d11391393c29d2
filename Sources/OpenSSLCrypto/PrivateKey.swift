/// A private key of one of the kinds that institutions have.
///
/// Embedded proofs are made with Ed25519; JSON Web Tokens with any of them.
public enum PrivateKey: ~Copyable, Sendable {
  /// Ed25519: what `assay key generate` makes.
  case ed25519(Ed25519PrivateKey)
  /// ECDSA on P-256 or P-384.
  case ecdsa(ECDSAPrivateKey)
  /// RSA of at least 2048 bits.
  case rsa(RSAPrivateKey)

  /// The public half.
  public var publicKey: PublicKey {
    switch self {
    case .ed25519(let key): .ed25519(key.publicKey)
    case .ecdsa(let key): .ecdsa(key.publicKey)
    case .rsa(let key): .rsa(key.publicKey)
    }
  }
}
