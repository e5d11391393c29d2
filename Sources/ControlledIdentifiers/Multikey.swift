public import OpenSSLCrypto
import WireFormats

/// An Ed25519 public key as controller documents write it: `z6Mk…`.
///
/// The text is base58btc of two bytes that say what kind of key it is, and the 32 bytes of the
/// key. Each key has one text.
///
/// Source: W3C Controlled Identifiers 1.0 §2.2.2.
public struct Multikey: Hashable, Sendable {
  /// The key.
  public let publicKey: Ed25519PublicKey

  /// The most bytes that are decoded: enough to name an RSA key of 4096 bits in a refusal, and
  /// little work.
  private static let maxBytes = 1_024

  /// The multikey of a key.
  public init(_ publicKey: Ed25519PublicKey) { self.publicKey = publicKey }

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
    guard code == Multicodec.ed25519PublicKey else { throw .keyKind(code: code) }
    guard key.count == 32 else { throw .keyLength(count: key.count) }
    do throws(CryptoError) {
      publicKey = try Ed25519PublicKey(rawRepresentation: key)
    } catch {
      throw .keyRefused(error)
    }
  }

  /// The key's only text.
  public var publicKeyMultibase: String {
    Multibase.encode(
      Multicodec.ed25519PublicKeyPrefix + publicKey.rawRepresentation, as: .base58btc)
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
