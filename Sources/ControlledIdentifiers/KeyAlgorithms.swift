import OpenSSLCrypto
public import StrictJSON

extension EncodedPublicKey {
  /// The names of the algorithms of JOSE that keys of this kind sign with, those that Assay verifies
  /// first.
  ///
  /// Source: RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2 (names that tell the curve, too).
  public var algorithmNames: [ExactString] {
    switch self {
    case .ed25519: ["EdDSA", "Ed25519"]
    case .ecdsa(.p256, _): ["ES256", "ESP256"]
    case .ecdsa(.p384, _): ["ES384", "ESP384"]
    case .rsa: ["RS256", "PS256", "RS384", "RS512", "PS384", "PS512"]
    }
  }

  /// Whether keys of this kind sign with an algorithm.
  public func signs(with algorithm: ExactString) -> Bool { algorithmNames.contains(algorithm) }
}
