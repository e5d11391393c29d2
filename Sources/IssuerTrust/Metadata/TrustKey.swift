public import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// A key of a role.
///
/// Source: The Update Framework 1.0 §4.2.
public struct TrustKey: Sendable {
  /// The digest of the key's canonical description.
  public let id: ExactString
  /// The key.
  public let key: Ed25519PublicKey

  private let hasPrimeOrder = Once<Bool>()

  /// A key under its id.
  public init(_ key: Ed25519PublicKey) {
    self.key = key
    id = TrustKey.id(of: key)
  }

  /// Reads a key of a root, or of a list of delegations.
  init(
    _ json: JSONValue, id: ExactString, file: String, rules: MetadataRules = .assay
  ) throws(TrustError) {
    let reader = try ObjectReader(json, file: file)
    let type = try reader.text("keytype")
    guard type == "ed25519", try reader.text("scheme") == "ed25519" else {
      throw .keyTypeUnsupported(file: file, keytype: type)
    }
    guard let text = json["keyval"]?["public"]?.stringBytes, let bytes = try? Base16.decode(text)
    else { throw reader.malformed("keyval", expected: "a public key of 64 hexadecimal digits") }
    if rules.isAssay {
      let digest = DigestAlgorithm.sha256.digest(of: json.canonicalBytes())
      guard ExactString(Base16.encode(digest)) == id else {
        throw .keyIDMismatch(file: file, id: id)
      }
    }
    do throws(CryptoError) {
      key = try Ed25519PublicKey(rawRepresentation: bytes)
    } catch {
      throw .keyRefused(file: file, id: id, error)
    }
    self.id = id
  }

  /// Refuses a key that no honest generator makes.
  ///
  /// That costs more than checking a signature, and a root lists more keys than sign one file: so
  /// it is asked of the keys whose signatures count, and of all when a root is made.
  ///
  /// Source: "Taming the many EdDSAs" (2020/1244), on keys of mixed order.
  func requirePrimeOrder(file: String) throws(TrustError) {
    guard hasPrimeOrder.value(key.hasPrimeOrder) else {
      throw .keyNotPrimeOrder(file: file, id: id)
    }
  }

  /// The id of a key: the digest of its canonical description.
  static func id(of key: Ed25519PublicKey) -> ExactString {
    ExactString(Base16.encode(DigestAlgorithm.sha256.digest(of: tree(of: key).canonicalBytes())))
  }

  /// The description of a key in a root.
  static func tree(of key: Ed25519PublicKey) -> JSONTree {
    [
      "keytype": "ed25519", "scheme": "ed25519",
      "keyval": ["public": .string(Base16.encode(key.rawRepresentation))],
    ]
  }
}
