import OpenSSLCrypto
import StrictJSON

/// The keys of a role, and how many of them must sign.
///
/// Source: The Update Framework 1.0 §4.3, §4.5.
public struct RoleKeys: Sendable {
  /// The keys in the order of the file that lists them.
  public let keys: [TrustKey]

  /// How many different keys must sign.
  public let threshold: Int

  /// The keys of other kinds; in the product there are none.
  let otherKeys: [OtherKey]

  init(keys: [TrustKey], otherKeys: [OtherKey] = [], threshold: Int) {
    self.keys = keys
    self.otherKeys = otherKeys
    self.threshold = threshold
  }

  /// Reads the keys of a role.
  init(
    _ json: JSONValue, role: TrustRole, keys: KeyTable, file: String
  ) throws(TrustError) {
    let reader = try ObjectReader(json, file: file)
    var (listed, others): ([TrustKey], [OtherKey]) = ([], [])
    var ids: Set<ExactString> = []
    let list = try reader.texts("keyids") ?? []
    guard list.count <= TrustLimits.keys else {
      throw reader.malformed("keyids", expected: "at most \(TrustLimits.keys) ids")
    }
    for id in list {
      let isNew = ids.insert(id).inserted
      if let key = keys.keys[id], isNew {
        listed.append(key)
      } else if let key = keys.otherKeys[id], isNew {
        others.append(key)
      } else {
        throw reader.malformed("keyids", expected: "ids of listed keys, each once")
      }
    }
    let threshold = try reader.count("threshold")
    // One key under two ids is one key: otherwise its holder would be several people.
    let distinct = Set(listed.map(\.key)).count + Set(others.map(\.key.identity)).count
    // TUF's own rules know such a role, which nobody can ever sign for.
    guard threshold <= distinct || !keys.rules.isAssay else {
      throw .thresholdImpossible(file: file, role: role, keys: distinct, needed: threshold)
    }
    self.init(keys: listed, otherKeys: others, threshold: Int(threshold))
  }

  /// How many different keys of the role signed a file.
  ///
  /// A key counts once, under however many ids it is listed and however often it signed; a
  /// signature that does not hold counts for nothing and does no harm.
  ///
  /// - Parameters:
  ///   - file: What they may have signed.
  ///   - enough: How many are looked for; each costs a signature check.
  /// - Returns: At most `enough`.
  /// - Throws: `TrustError.keyNotPrimeOrder` where a signature is by such a key.
  func signers(of file: MetadataFile, enough: Int) throws(TrustError) -> Int {
    var signers: Set<[UInt8]> = []
    for signature in file.signatures where signers.count < enough {
      if let listed = keys.first(where: { $0.id == signature.keyID }) {
        guard !signers.contains(listed.key.rawRepresentation),
          listed.key.isValidSignature(signature.bytes, for: file.canonicalSigned)
        else { continue }
        try listed.requirePrimeOrder(file: file.name)
        signers.insert(listed.key.rawRepresentation)
      } else if let other = otherKeys.first(where: { $0.id == signature.keyID }),
        !signers.contains(other.key.identity),
        other.key.isValidSignature(signature.bytes, for: file.canonicalSigned)
      {
        signers.insert(other.key.identity)
      }
    }
    return signers.count
  }

  /// Whether each key of these is one of those, too.
  func isSubset(of others: RoleKeys) -> Bool {
    Set(keys.map(\.key)).isSubset(of: others.keys.map(\.key))
      && Set(otherKeys.map(\.key.identity)).isSubset(of: others.otherKeys.map(\.key.identity))
  }

  /// Refuses a file that too few keys of the role signed.
  func verify(_ file: MetadataFile) throws(TrustError) {
    let valid = try signers(of: file, enough: threshold)
    guard valid >= threshold else {
      throw .thresholdNotMet(file: file.name, role: file.role, valid: valid, needed: threshold)
    }
  }
}
