/// The numbers that say, in front of a key's bytes, what kind of key it is.
///
/// Assay verifies with Ed25519, P-256 and P-384; others have a name here, so that a refusal can say
/// what was found.
///
/// Source: W3C Controlled Identifiers 1.0 §2.2.2 (Multikey), the multicodec table.
public enum Multicodec {
  /// An Ed25519 public key of 32 bytes.
  public static let ed25519PublicKey: UInt64 = 0xED

  /// The varint of `ed25519PublicKey`: what stands before the 32 bytes of a key.
  public static let ed25519PublicKeyPrefix: [UInt8] = [0xED, 0x01]

  /// A compressed point of P-256, 33 bytes.
  public static let p256PublicKey: UInt64 = 0x1200

  /// The varint of `p256PublicKey`.
  public static let p256PublicKeyPrefix: [UInt8] = [0x80, 0x24]

  /// A compressed point of P-384, 49 bytes.
  public static let p384PublicKey: UInt64 = 0x1201

  /// The varint of `p384PublicKey`.
  public static let p384PublicKeyPrefix: [UInt8] = [0x81, 0x24]

  /// The usual name of a kind of key, or `nil` for a number that is none known here.
  public static func keyName(_ code: UInt64) -> String? {
    switch code {
    case 0xE7: "secp256k1"
    case 0xEA, 0xEB, 0xEE: "BLS12-381"
    case 0xEC: "X25519"
    case 0xED: "Ed25519"
    case 0x1200: "P-256"
    case 0x1201: "P-384"
    case 0x1202: "P-521"
    case 0x1203: "Ed448"
    case 0x1204: "X448"
    case 0x1205: "RSA"
    case 0x1206: "SM2"
    case 0x1300: "Ed25519 private"
    case 0x1301: "secp256k1 private"
    case 0x1302: "X25519 private"
    case 0x1305: "RSA private"
    case 0x1306: "P-256 private"
    case 0x1307: "P-384 private"
    case 0x1308: "P-521 private"
    case 0xEB51: "JSON Web Key"
    default: nil
    }
  }
}
