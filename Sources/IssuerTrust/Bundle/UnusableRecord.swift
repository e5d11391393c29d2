public import StrictJSON

/// A record that the list signed and that this version cannot use.
public struct UnusableRecord: Equatable, Sendable {
  /// Where the record stands among the targets.
  public let path: ExactString
  /// What is wrong with it.
  public let reason: TrustError
  /// Whose record it is, as far as it can be read: its `id`, and what it has in `alsoKnownAs`.
  public let issuerIDs: [ExactString]

  /// A record that cannot be used.
  ///
  /// - Parameters:
  ///   - place: Where it stands, and what it is; all that is read is whose record it is.
  ///   - reason: What is wrong with it.
  init(_ place: RecordPlace, reason: TrustError) {
    path = place.path
    self.reason = reason
    issuerIDs = UnusableRecord.issuerIDs(in: place)
  }

  /// A file that nobody looks for, because whoever lists it must not.
  init(path: ExactString, reason: TrustError) {
    self.path = path
    self.reason = reason
    issuerIDs = []
  }

  /// The ids in a record that stands in its place; of another nothing is believed.
  private static func issuerIDs(in place: RecordPlace) -> [ExactString] {
    guard
      let json = try? TrustJSON.parse(
        place.bytes, maxBytes: TrustLimits.record, file: place.path.string),
      let id = json["id"]?.exactString,
      IssuerRecord.path(of: id, listedBy: place.authority) == place.path
    else { return [] }
    return [id] + (json["alsoKnownAs"]?.elements.compactMap { $0.exactString } ?? [])
  }
}
