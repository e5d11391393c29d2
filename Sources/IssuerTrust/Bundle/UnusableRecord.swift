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
  ///   - path: Where it stands.
  ///   - bytes: What it is; all that is read of it is whose record it is.
  ///   - reason: What is wrong with it.
  init(path: ExactString, bytes: [UInt8], reason: TrustError) {
    self.path = path
    self.reason = reason
    issuerIDs = UnusableRecord.issuerIDs(in: bytes, at: path)
  }

  /// The ids in a record that stands in its place; of another nothing is believed.
  private static func issuerIDs(in bytes: [UInt8], at path: ExactString) -> [ExactString] {
    guard let json = try? TrustJSON.parse(bytes, maxBytes: TrustLimits.record, file: path.string),
      let id = json["id"]?.exactString, IssuerRecord.path(of: id) == path
    else { return [] }
    return [id] + (json["alsoKnownAs"]?.elements.compactMap { $0.exactString } ?? [])
  }
}
