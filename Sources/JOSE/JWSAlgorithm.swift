public import OpenSSLCrypto

/// A signature algorithm of JOSE that Assay takes.
///
/// There is no `none`, and no HMAC: what is verified with a public key cannot be one.
///
/// Source: RFC 7518 §3.1, RFC 8037 §3.1.
public enum JWSAlgorithm: String, CaseIterable, Sendable {
  /// Ed25519.
  case edDSA = "EdDSA"
  /// ECDSA on P-256 with SHA-256.
  case es256 = "ES256"
  /// ECDSA on P-384 with SHA-384.
  case es384 = "ES384"
  /// RSASSA-PKCS1-v1_5 with SHA-256.
  case rs256 = "RS256"
  /// RSASSA-PSS with SHA-256.
  case ps256 = "PS256"

  /// Whether keys of that kind sign with the algorithm.
  ///
  /// An algorithm that does not fit the key is a forger's choice.
  public func fits(_ key: PublicKey) -> Bool {
    switch (self, key) {
    case (.edDSA, .ed25519), (.rs256, .rsa), (.ps256, .rsa): true
    case (.es256, .ecdsa(let key)): key.curve == .p256
    case (.es384, .ecdsa(let key)): key.curve == .p384
    default: false
    }
  }

  /// Whether the key made the signature for exactly these bytes with this algorithm.
  ///
  /// - Returns: whether it did; no for a key that the algorithm does not fit.
  public func isValid(_ signature: [UInt8], for message: [UInt8], by key: PublicKey) -> Bool {
    guard fits(key) else { return false }
    return switch key {
    case .ed25519(let key): key.isValidSignature(signature, for: message)
    case .ecdsa(let key):
      key.isValidSignature(signature, encoding: .fixedWidth, for: message)
    case .rsa(let key):
      key.isValidSignature(
        signature, padding: self == .ps256 ? .pss : .pkcs1v15, for: message)
    }
  }
}
