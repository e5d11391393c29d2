internal import StrictJSON
public import WireFormats

/// Whether the list stands by an issuer.
public enum IssuerStatus: Equatable, Sendable {
  /// It does.
  case active
  /// The question is open.
  case suspended(since: Instant, reason: String?)
  /// It did until then; what was signed before stays good.
  case withdrawn(since: Instant, reason: String?)
  /// It never should have: a diploma mill.
  case revokedFromTheBeginning(reason: String?)

  /// Whether nothing that the issuer ever signed is good.
  public var isNeverValid: Bool {
    if case .revokedFromTheBeginning = self { return true }
    return false
  }

  /// The name of the status in a record.
  public var name: String {
    switch self {
    case .active: "active"
    case .suspended: "suspended"
    case .withdrawn: "withdrawn"
    case .revokedFromTheBeginning: "revoked-ab-initio"
    }
  }

  init(_ json: ClosedObject) throws(TrustError) {
    let reason = try json.optionalText("reason")?.string
    switch try json.text("value").string {
    case "active": self = .active
    case "suspended": self = .suspended(since: try json.time("since"), reason: reason)
    case "withdrawn": self = .withdrawn(since: try json.time("since"), reason: reason)
    case "revoked-ab-initio": self = .revokedFromTheBeginning(reason: reason)
    default:
      throw json.malformed(
        "value", expected: "active, suspended, withdrawn or revoked-ab-initio")
    }
  }
}
