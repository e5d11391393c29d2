import OpenSSLCrypto
import WireFormats

extension EncodedPublicKey {
  /// The most bytes that are decoded: enough to name an RSA key of 4096 bits in a refusal, and
  /// little work.
  private static let maxBytes = 1_024

  /// The key that text such as `z6Mk…` stands for.
  ///
  /// - Throws: `keyEncoding`, `keyBase`, `keyKind` (another kind of key), `keyLength`, or
  ///   `keyRefused` where a point is not written by one coordinate.
  public init(publicKeyMultibase text: [UInt8]) throws(IdentifierError) {
    // A text that is too long is refused before it is copied: its length is known.
    guard text.count <= IdentifierSyntax.maxBytes else {
      throw .tooLong(maxBytes: IdentifierSyntax.maxBytes)
    }
    let (code, key) = try EncodedPublicKey.decode(text)
    switch code {
    case Multicodec.ed25519PublicKey:
      guard key.count == 32 else { throw .keyLength(count: key.count) }
      self = .ed25519(key)
    case Multicodec.p256PublicKey: self = try EncodedPublicKey.point(key, on: .p256)
    case Multicodec.p384PublicKey: self = try EncodedPublicKey.point(key, on: .p384)
    default: throw .keyKind(code: code)
    }
  }

  /// Source: The did:key Method §3.1.3: a point is compressed; written out, it would have a second
  /// text.
  private static func point(
    _ bytes: [UInt8], on curve: ECDSACurve
  ) throws(IdentifierError) -> EncodedPublicKey {
    guard bytes.count == 1 + curve.coordinateBytes, bytes[0] == 2 || bytes[0] == 3 else {
      throw .keyRefused(.ecPointRefused(curve: curve))
    }
    return .ecdsa(curve, point: bytes)
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
