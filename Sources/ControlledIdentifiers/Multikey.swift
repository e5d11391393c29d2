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

  /// The multikey of an Ed25519 key.
  public init(_ key: Ed25519PublicKey) {
    publicKey = .ed25519(key)
    encoded = Multicodec.ed25519PublicKeyPrefix + key.rawRepresentation
  }

  /// The multikey of a key on P-256 or P-384.
  public init(_ key: ECDSAPublicKey) {
    publicKey = .ecdsa(key)
    encoded = EncodedPublicKey.prefix(of: key.curve) + key.compressedRepresentation
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
    guard text.utf8.count <= IdentifierSyntax.maxBytes else {
      throw .tooLong(maxBytes: IdentifierSyntax.maxBytes)
    }
    try self.init(publicKeyMultibase: [UInt8](text.utf8))
  }

  init(publicKeyMultibase text: [UInt8]) throws(IdentifierError) {
    switch try EncodedPublicKey(publicKeyMultibase: text).admitted() {
    case .ed25519(let key): self.init(key)
    case .ecdsa(let key): self.init(key)
    // The code of RSA is refused with the text.
    case .rsa: throw .keyKind(code: 0x1205)
    }
  }
}
