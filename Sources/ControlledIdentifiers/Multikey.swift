public import OpenSSLCrypto
import WireFormats

/// A public key as controller documents write it: `z6Mk…` for Ed25519, `zDn…` for P-256, `z82…` for
/// P-384.
///
/// The text is base58btc of two bytes that say what kind of key it is, and the bytes of the key; a
/// point of P-256 or P-384 is written by its first coordinate and the sign of the second. Each key
/// has one text.
///
/// Source: W3C Controlled Identifiers 1.0 §2.2.2.
public struct Multikey: Hashable, Sendable {
  /// The key: of Ed25519, P-256 or P-384.
  public let publicKey: PublicKey

  /// The kind of key and the key, as the text has them.
  private let encoded: [UInt8]

  /// The most bytes that are decoded: enough to name an RSA key of 4096 bits in a refusal, and
  /// little work.
  private static let maxBytes = 1_024

  /// The multikey of an Ed25519 key.
  public init(_ key: Ed25519PublicKey) {
    publicKey = .ed25519(key)
    encoded = Multicodec.ed25519PublicKeyPrefix + key.rawRepresentation
  }

  /// The multikey of a key on P-256 or P-384.
  public init(_ key: ECDSAPublicKey) {
    publicKey = .ecdsa(key)
    encoded = Self.prefix(of: key.curve) + key.compressedRepresentation
  }

  /// The multikey of a key; `nil` for RSA, which has none.
  public init?(_ key: PublicKey) {
    switch key {
    case .ed25519(let key): self.init(key)
    case .ecdsa(let key): self.init(key)
    case .rsa: return nil
    }
  }

  /// The key's only text.
  public var publicKeyMultibase: String { Multibase.encode(encoded, as: .base58btc) }

  /// The key that text such as `z6Mk…` stands for.
  ///
  /// - Throws: `keyEncoding`, `keyBase`, `keyKind` (another kind of key), `keyLength` or
  ///   `keyRefused` (a weak or malformed key).
  public init(publicKeyMultibase text: String) throws(IdentifierError) {
    // A text that is too long is refused before it is copied: its length is known.
    guard text.utf8.count <= IdentifierSyntax.maxBytes else {
      throw .tooLong(maxBytes: IdentifierSyntax.maxBytes)
    }
    try self.init(publicKeyMultibase: [UInt8](text.utf8))
  }

  init(publicKeyMultibase text: [UInt8]) throws(IdentifierError) {
    let (code, key) = try Self.decode(text)
    switch code {
    case Multicodec.ed25519PublicKey:
      guard key.count == 32 else { throw .keyLength(count: key.count) }
      self.init(
        try Self.admitted { () throws(CryptoError) in
          try Ed25519PublicKey(rawRepresentation: key)
        })
    case Multicodec.p256PublicKey: self.init(try Self.point(key, on: .p256))
    case Multicodec.p384PublicKey: self.init(try Self.point(key, on: .p384))
    default: throw .keyKind(code: code)
    }
  }

  private static func point(
    _ bytes: [UInt8], on curve: ECDSACurve
  ) throws(IdentifierError) -> ECDSAPublicKey {
    try admitted { () throws(CryptoError) in
      // Written out, a point would have a second text.
      guard bytes.count == 1 + curve.coordinateBytes else { throw .ecPointRefused(curve: curve) }
      return try ECDSAPublicKey(curve: curve, point: bytes)
    }
  }

  private static func admitted<Key>(
    _ load: () throws(CryptoError) -> Key
  ) throws(IdentifierError) -> Key {
    do throws(CryptoError) {
      return try load()
    } catch {
      throw .keyRefused(error)
    }
  }

  private static func prefix(of curve: ECDSACurve) -> [UInt8] {
    switch curve {
    case .p256: Multicodec.p256PublicKeyPrefix
    case .p384: Multicodec.p384PublicKeyPrefix
    }
  }

  private static func decode(
    _ text: [UInt8]
  ) throws(IdentifierError) -> (code: UInt64, key: [UInt8]) {
    let base: Multibase.Base
    let bytes: [UInt8]
    let code: UInt64
    let length: Int
    do throws(WireFormatError) {
      (base, bytes) = try Multibase.decode(text, maxBytes: maxBytes)
      (code, length) = try Varint.decode(bytes)
    } catch {
      throw .keyEncoding(error)
    }
    guard base == .base58btc else { throw .keyBase(base) }
    return (code, [UInt8](bytes[length...]))
  }
}
