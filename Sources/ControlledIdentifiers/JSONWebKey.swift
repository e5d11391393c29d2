public import OpenSSLCrypto
public import StrictJSON

/// A public key as a JSON object: `{"kty":"OKP","crv":"Ed25519","x":"…"}`.
///
/// Source: RFC 7517 §4, RFC 7518 §6, RFC 8037 §2.
public struct JSONWebKey: Sendable {
  /// The key.
  public let publicKey: PublicKey

  /// The name that the key was given, where it was: `kid`.
  public let keyID: ExactString?

  /// The one algorithm that the key is for, where it says so: `alg`, one that fits the key.
  public let algorithm: ExactString?

  /// Reads a public key.
  ///
  /// - Throws: `IdentifierError` where it is no object, is of another kind, has a private member, is
  ///   not for verifying signatures, or is a key that cryptography refuses.
  public init(_ json: JSONValue) throws(IdentifierError) {
    publicKey = try EncodedPublicKey(jwk: json).admitted()
    keyID = try JWKMember.optionalText(json, "kid")
    algorithm = try JWKMember.optionalText(json, "alg")
  }
}
