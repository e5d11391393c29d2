import StrictJSON

/// Where the records of a list and their keys are found, by everything that no path tells.
struct RecordIndex: Sendable {
  /// Whose key it is, and which.
  struct KeyPlace: Sendable {
    let record: Int
    let key: Int
  }

  /// All records, whether they can be used or not.
  let readings: [RecordReading]
  /// Which records name another id of their issuers.
  private var byAlias: [ExactString: [Int]] = [:]
  /// Which records list a key; it may be several, and that is for the verifier to judge.
  private var byKey: [[UInt8]: [Int]] = [:]
  /// Which key proofs name so; keys are named after their issuer.
  private var byMethod: [ExactString: KeyPlace] = [:]

  /// Where everything is.
  init(_ readings: [RecordReading]) {
    self.readings = readings
    byAlias.reserveCapacity(readings.count)
    byKey.reserveCapacity(readings.count)
    byMethod.reserveCapacity(readings.count)
    for (number, reading) in readings.enumerated() {
      switch reading {
      case .usable(let record): add(record, number)
      case .unusable(let record):
        for id in record.issuerIDs { byAlias[id, default: []].append(number) }
      }
    }
  }

  private mutating func add(_ record: IssuerRecord, _ number: Int) {
    for id in record.alsoKnownAs { byAlias[id, default: []].append(number) }
    for (place, key) in record.keys.enumerated() {
      // The list's own registry comes first.
      if byMethod[key.id] == nil { byMethod[key.id] = KeyPlace(record: number, key: place) }
      if byKey[key.rawRepresentation]?.last != number {
        byKey[key.rawRepresentation, default: []].append(number)
      }
    }
  }

  /// The records that name an id as another one of their issuers.
  func readings(alsoKnownAs id: ExactString) -> [RecordReading] {
    (byAlias[id] ?? []).map { readings[$0] }
  }

  /// The records that list a key.
  func records(listing key: [UInt8]) -> [IssuerRecord] {
    (byKey[key] ?? []).compactMap { readings[$0].record }
  }

  /// The key that proofs name so, and whose it is.
  func key(named method: ExactString) -> (issuer: IssuerRecord, key: ListedKey)? {
    guard let place = byMethod[method], let record = readings[place.record].record else {
      return nil
    }
    return (record, record.keys[place.key])
  }
}
