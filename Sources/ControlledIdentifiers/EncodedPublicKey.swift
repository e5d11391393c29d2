public import OpenSSLCrypto
import WireFormats

/// A public key as somebody wrote it: of the right form, and not yet admitted by cryptography.
///
/// Loading a key costs about as much as checking a signature. Who reads a list of a thousand keys
/// reads them so, and loads those that are asked for.
public enum EncodedPublicKey: Sendable {
  /// The 32 bytes of a key of Ed25519.
  case ed25519([UInt8])
  /// A point: the byte 2 or 3 and one coordinate, or the byte 4 and both.
  case ecdsa(ECDSACurve, point: [UInt8])
  /// The numbers of an RSA key, without leading zeros.
  case rsa(modulus: [UInt8], exponent: [UInt8])

  /// A key that was admitted.
  public init(_ key: PublicKey) {
    switch key {
    case .ed25519(let key): self = .ed25519(key.rawRepresentation)
    case .ecdsa(let key): self = .ecdsa(key.curve, point: key.rawRepresentation)
    case .rsa(let key): self = .rsa(modulus: key.modulus, exponent: key.exponent)
    }
  }

  /// The key, where cryptography admits it.
  ///
  /// - Throws: `CryptoError` for a point that is none, or a weak key.
  public func load() throws(CryptoError) -> PublicKey {
    switch self {
    case .ed25519(let bytes): .ed25519(try Ed25519PublicKey(rawRepresentation: bytes))
    case .ecdsa(let curve, let point): .ecdsa(try ECDSAPublicKey(curve: curve, point: point))
    case .rsa(let modulus, let exponent):
      .rsa(try RSAPublicKey(modulus: modulus, exponent: exponent))
    }
  }

  /// The key, or why an identifier that is one is refused.
  func admitted() throws(IdentifierError) -> PublicKey {
    do throws(CryptoError) {
      return try load()
    } catch {
      throw .keyRefused(error)
    }
  }
}

extension EncodedPublicKey {
  /// What `PublicKey.rawRepresentation` is, where that can be told without loading the key: not of
  /// a point that is written by one coordinate.
  public var rawRepresentation: [UInt8]? {
    switch self {
    case .ed25519(let bytes): bytes
    case .ecdsa(_, let point): point.first == 4 ? point : nil
    case .rsa(let modulus, let exponent):
      PublicKey.rawRepresentation(modulus: modulus, exponent: exponent)
    }
  }

  /// The key as a multikey, `z6Mk…`; `nil` for RSA, which has none.
  public var publicKeyMultibase: String? {
    switch self {
    case .ed25519(let bytes):
      Multibase.encode(Multicodec.ed25519PublicKeyPrefix + bytes, as: .base58btc)
    case .ecdsa(let curve, let point):
      Multibase.encode(
        EncodedPublicKey.prefix(of: curve) + EncodedPublicKey.compressed(point, on: curve),
        as: .base58btc)
    case .rsa: nil
    }
  }

  /// The kind of key, for people: `Ed25519`, `P-256`, `P-384`, `RSA`.
  public var kindName: String {
    switch self {
    case .ed25519: "Ed25519"
    case .ecdsa(let curve, _): curve.rawValue
    case .rsa: "RSA"
    }
  }

  /// The bytes that say in a multikey what kind of key follows.
  static func prefix(of curve: ECDSACurve) -> [UInt8] {
    switch curve {
    case .p256: Multicodec.p256PublicKeyPrefix
    case .p384: Multicodec.p384PublicKeyPrefix
    }
  }

  /// Source: SEC 1 §2.3.3.
  private static func compressed(_ point: [UInt8], on curve: ECDSACurve) -> [UInt8] {
    guard point.first == 4, let last = point.last else { return point }
    return [last & 1 == 1 ? 3 : 2] + point[1...curve.coordinateBytes]
  }
}
