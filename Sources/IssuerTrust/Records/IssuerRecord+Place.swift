public import StrictJSON

extension IssuerRecord {
  /// Where a record stands in the list's own registry: the place follows from the id, so that there is
  /// one.
  public static func path(of id: ExactString) -> ExactString { path(of: id, listedBy: nil) }

  /// Where a record stands among the targets.
  ///
  /// - Parameters:
  ///   - id: The issuer's id.
  ///   - authority: The authority that lists it; `nil` for the list's own registry.
  /// - Returns: `issuers/registry/….json`, or `issuers/AUTHORITY/….json`.
  public static func path(of id: ExactString, listedBy authority: ExactString?) -> ExactString {
    ExactString(
      "\(TargetPlace.recordFolder(of: authority))/\(TargetPlace.name(of: id)).json")
  }
}
