import StrictJSON
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

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let status = try ObjectReader(json, file: file, closed: ["value", "since", "reason"])
    let reason = try status.optionalText("reason")?.string
    _ = try status.optionalTime("since")
    switch try status.text("value") {
    case "active": self = .active
    case "suspended": self = .suspended(since: try status.time("since"), reason: reason)
    case "withdrawn": self = .withdrawn(since: try status.time("since"), reason: reason)
    case "revoked-ab-initio": self = .revokedFromTheBeginning(reason: reason)
    default:
      throw status.malformed(
        "value", expected: "active, suspended, withdrawn or revoked-ab-initio")
    }
  }
}

/// What an issuer's status was for a while.
public struct PastStatus: Equatable, Sendable {
  /// The name of the status: `suspended`.
  public let name: String
  /// From when.
  public let since: Instant
  /// Until when, where that was stated.
  public let until: Instant?
  /// Why.
  public let reason: String?

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let status = try ObjectReader(json, file: file, closed: ["value", "since", "until", "reason"])
    name = try status.text("value").string
    since = try status.time("since")
    until = try status.optionalTime("until")
    reason = try status.optionalText("reason")?.string
  }
}
