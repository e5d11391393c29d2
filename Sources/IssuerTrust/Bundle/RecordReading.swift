import StrictJSON

/// What comes of reading a record.
enum RecordReading: Sendable {
  case usable(IssuerRecord)
  case unusable(UnusableRecord)

  /// Reads the file in a record's place.
  ///
  /// A record that cannot be understood makes its own issuer unusable, and no other. So does one
  /// that stands in another's place, or claims an id that has a record of its own: whoever looks
  /// for that finds it, and not this one.
  init(_ place: RecordPlace, among directory: RecordDirectory) {
    do throws(TrustError) {
      let record = try IssuerRecord(place)
      guard IssuerRecord.path(of: record.id, listedBy: place.authority) == place.path else {
        throw .recordPath(path: place.path, issuer: record.id)
      }
      for id in record.alsoKnownAs where directory.hasPlace(of: id, in: place.authority) {
        throw .recordConflict(issuer: id)
      }
      self = .usable(record)
    } catch {
      self = .unusable(UnusableRecord(place, reason: error))
    }
  }

  /// The record, where it can be used.
  var record: IssuerRecord? {
    if case .usable(let record) = self { record } else { nil }
  }

  /// The record that cannot be used.
  var unusable: UnusableRecord? {
    if case .unusable(let record) = self { record } else { nil }
  }
}
