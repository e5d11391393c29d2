import StrictJSON

/// Where the records of a list and their keys are found, worked out once when the list is read.
///
/// Verifying is done far more often than reading a list, and must not search.
struct RecordIndex: Sendable {
  /// Whose key it is, and which.
  struct KeyPlace: Sendable {
    let record: Int
    let key: Int
  }

  /// Which record is under an id; each id belongs to one issuer.
  private(set) var byID: [ExactString: Int] = [:]
  /// Which records list a key; it may be several, and that is for the verifier to judge.
  private(set) var byKey: [[UInt8]: [Int]] = [:]
  /// Which key proofs name so; keys are named after their issuer, so there is one.
  private(set) var byMethod: [ExactString: KeyPlace] = [:]
  /// The issuers' keys that are also keys of a role: none, in a list that is well kept.
  private(set) var keysOfRoles: Set<[UInt8]> = []

  /// Where everything is.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - roleKeys: The keys that ever signed the list itself.
  /// - Throws: `TrustError.recordConflict` where two records claim one id.
  init(_ records: [IssuerRecord], roleKeys: Set<[UInt8]>) throws(TrustError) {
    byID.reserveCapacity(records.count)
    byKey.reserveCapacity(records.count)
    byMethod.reserveCapacity(records.count)
    for (index, record) in records.enumerated() {
      for id in [record.id] + record.alsoKnownAs {
        guard byID.updateValue(index, forKey: id) == nil else {
          throw .recordConflict(issuer: id)
        }
      }
      for (place, key) in record.keys.enumerated() {
        byMethod[key.id] = KeyPlace(record: index, key: place)
        if byKey[key.rawRepresentation]?.last != index {
          byKey[key.rawRepresentation, default: []].append(index)
        }
        if roleKeys.contains(key.rawRepresentation) { keysOfRoles.insert(key.rawRepresentation) }
      }
    }
  }
}
