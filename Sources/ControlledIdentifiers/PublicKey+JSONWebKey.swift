public import OpenSSLCrypto
public import StrictJSON
import WireFormats

extension PublicKey {
  /// The key as a JSON Web Key: the members that it needs, in the order of their names.
  ///
  /// Source: RFC 7518 §6, RFC 8037 §2.
  public var jsonWebKey: JSONTree {
    switch self {
    case .ed25519(let key):
      ["crv": "Ed25519", "kty": "OKP", "x": PublicKey.text(key.rawRepresentation[...])]
    case .ecdsa(let key):
      [
        "crv": .string(key.curve.rawValue), "kty": "EC",
        "x": PublicKey.text(key.rawRepresentation.dropFirst().prefix(key.curve.coordinateBytes)),
        "y": PublicKey.text(key.rawRepresentation.suffix(key.curve.coordinateBytes)),
      ]
    case .rsa(let key):
      ["e": PublicKey.text(key.exponent[...]), "kty": "RSA", "n": PublicKey.text(key.modulus[...])]
    }
  }

  /// The SHA-256 of that key in base64url: one name for each key, RSA keys too, that everybody
  /// computes alike.
  ///
  /// Source: RFC 7638 §3.
  public var jwkThumbprint: String {
    Base64URL.encode(DigestAlgorithm.sha256.digest(of: jsonWebKey.canonicalBytes()))
  }

  /// A text that is the key, or stands for it alone: its multikey, or for RSA the URI of its
  /// thumbprint.
  ///
  /// Source: RFC 9278 §3.
  public var name: String {
    Multikey(self)?.publicKeyMultibase
      ?? "urn:ietf:params:oauth:jwk-thumbprint:sha-256:\(jwkThumbprint)"
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> JSONTree {
    .string(Base64URL.encode(Array(bytes)))
  }
}
