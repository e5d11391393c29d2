import StrictJSON
import WireFormats

extension IssuerStatus {
  /// How much the status restricts.
  var severity: Int { IssuerStatus.severity(ofName: name) }

  /// How much the status of a name restricts.
  static func severity(ofName name: String) -> Int {
    let names: [ExactString] = ["active", "withdrawn", "suspended", "revoked-ab-initio"]
    return names.firstIndex(of: ExactString(name)) ?? 0
  }

  /// The more restrictive of two statuses; of two withdrawals the earlier.
  ///
  /// Where two authorities disagree on an issuer, the doubts count: nobody can outvote a withdrawal by
  /// listing the issuer again.
  func combined(with other: IssuerStatus) -> IssuerStatus {
    if severity != other.severity { return severity > other.severity ? self : other }
    guard case .withdrawn(let since, _) = self, case .withdrawn(let otherSince, _) = other else {
      return self
    }
    return since <= otherSince ? self : other
  }
}
