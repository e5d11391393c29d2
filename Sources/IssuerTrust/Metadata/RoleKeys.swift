public import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// The keys of a role, and how many of them must sign.
///
/// Source: The Update Framework 1.0 §4.3.
public struct RoleKeys: Sendable {
  /// The keys by their ids, in the order of the root.
  public let keys: [(id: ExactString, key: Ed25519PublicKey)]

  /// How many different keys must sign.
  public let threshold: Int

  /// How many different keys of the role signed a file.
  ///
  /// A key counts once, under however many ids it is listed and however often it signed; a
  /// signature that does not hold counts for nothing and does no harm.
  func validSigners(of file: MetadataFile) -> Int {
    var signers: Set<Ed25519PublicKey> = []
    for signature in file.signatures {
      guard let key = keys.first(where: { $0.id == signature.keyID })?.key,
        !signers.contains(key),
        key.isValidSignature(signature.bytes, for: file.canonicalSigned)
      else { continue }
      signers.insert(key)
    }
    return signers.count
  }

  /// Refuses a file that too few keys of the role signed.
  func verify(_ file: MetadataFile, role: TrustRole) throws(TrustError) {
    let valid = validSigners(of: file)
    guard valid >= threshold else {
      throw .thresholdNotMet(file: file.name, role: role, valid: valid, needed: threshold)
    }
  }
}

/// A key of a trust list.
///
/// Source: The Update Framework 1.0 §4.2.
enum TrustKey {
  /// The id of a key: the digest of its canonical description.
  static func id(of key: Ed25519PublicKey) -> ExactString {
    ExactString(Base16.encode(DigestAlgorithm.sha256.digest(of: tree(of: key).canonicalBytes())))
  }

  /// The description of a key.
  static func tree(of key: Ed25519PublicKey) -> JSONTree {
    [
      "keytype": "ed25519", "scheme": "ed25519",
      "keyval": ["public": .string(Base16.encode(key.rawRepresentation))],
    ]
  }

  /// Reads a key, and makes sure that it is one to trust.
  static func read(
    _ json: JSONValue, id: ExactString, file: String
  ) throws(TrustError) -> Ed25519PublicKey {
    guard let type = json["keytype"]?.exactString else {
      throw .malformed(file: file, pointer: json.pointer, expected: "a key")
    }
    guard type == "ed25519", json["scheme"]?.isString("ed25519") == true else {
      throw .keyTypeUnsupported(file: file, keytype: type)
    }
    guard let text = json["keyval"]?["public"]?.string, let bytes = try? Base16.decode(text) else {
      throw .malformed(
        file: file, pointer: json.pointer.appending("keyval").appending("public"),
        expected: "64 hexadecimal digits")
    }
    let digest = DigestAlgorithm.sha256.digest(of: json.canonicalBytes())
    guard ExactString(Base16.encode(digest)) == id else { throw .keyIDMismatch(file: file, id: id) }
    let key: Ed25519PublicKey
    do throws(CryptoError) {
      key = try Ed25519PublicKey(rawRepresentation: bytes)
    } catch {
      throw .keyRefused(file: file, id: id, error)
    }
    guard key.hasPrimeOrder() else { throw .keyNotPrimeOrder(file: file, id: id) }
    return key
  }
}
