import OpenSSLCrypto
import StrictJSON

/// The keys of a role, and how many of them must sign.
///
/// Source: The Update Framework 1.0 §4.3.
public struct RoleKeys: Sendable {
  /// The keys in the order of the root.
  public let keys: [TrustKey]

  /// How many different keys must sign.
  public let threshold: Int

  init(keys: [TrustKey], threshold: Int) {
    self.keys = keys
    self.threshold = threshold
  }

  /// Reads the keys of a role.
  init(
    _ json: JSONValue, role: TrustRole, keys: [ExactString: TrustKey], file: String
  ) throws(TrustError) {
    let reader = try ObjectReader(json, file: file)
    var listed: [TrustKey] = []
    for id in try reader.texts("keyids") ?? [] {
      guard let key = keys[id], !listed.contains(where: { $0.id == id }) else {
        throw reader.malformed("keyids", expected: "ids of listed keys, each once")
      }
      listed.append(key)
    }
    let threshold = try reader.count("threshold")
    // One key under two ids is one key: otherwise its holder would be several people.
    let distinct = Set(listed.map(\.key)).count
    guard threshold <= distinct else {
      throw .thresholdImpossible(file: file, role: role, keys: distinct, needed: threshold)
    }
    self.init(keys: listed, threshold: Int(threshold))
  }

  /// The different keys of the role that signed a file.
  ///
  /// A key counts once, under however many ids it is listed and however often it signed; a
  /// signature that does not hold counts for nothing and does no harm.
  ///
  /// - Parameters:
  ///   - file: What they may have signed.
  ///   - enough: How many are looked for; each costs a signature check.
  /// - Returns: At most `enough` keys.
  /// - Throws: `TrustError.keyNotPrimeOrder` where a signature is by such a key.
  func signers(of file: MetadataFile, enough: Int) throws(TrustError) -> Set<Ed25519PublicKey> {
    var signers: Set<Ed25519PublicKey> = []
    for signature in file.signatures where signers.count < enough {
      guard let listed = keys.first(where: { $0.id == signature.keyID }),
        !signers.contains(listed.key),
        listed.key.isValidSignature(signature.bytes, for: file.canonicalSigned)
      else { continue }
      try listed.requirePrimeOrder(file: file.name)
      signers.insert(listed.key)
    }
    return signers
  }

  /// Refuses a file that too few keys of the role signed.
  func verify(_ file: MetadataFile) throws(TrustError) {
    let valid = try signers(of: file, enough: threshold).count
    guard valid >= threshold else {
      throw .thresholdNotMet(file: file.name, role: file.role, valid: valid, needed: threshold)
    }
  }
}
