public import StrictJSON
public import WireFormats

/// Somebody's decision that an issuer's quality is good.
public struct Accreditation: Equatable, Sendable {
  /// Who decided.
  public let authorityName: String
  /// Who decided, as a URL or DID.
  public let authorityID: ExactString?
  /// What kind of recognition it is.
  public let kind: String?
  /// What was decided.
  public let decision: String?
  /// Under which number.
  public let reference: String?
  /// From when.
  public let validFrom: Instant?
  /// Until when.
  public let validUntil: Instant?

  /// Whether the decision holds at a time.
  public func holds(at time: Instant) -> Bool {
    validFrom.map { $0 <= time } ?? true && validUntil.map { time <= $0 } ?? true
  }

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let entry = try ClosedObject(
      json, file: file,
      members: [
        "id", "authority", "kind", "decision", "reference", "validFrom", "validUntil", "evidence",
      ])
    let authority = try ClosedObject(
      try entry.required("authority", "an object"), file: file, members: ["id", "name"])
    authorityName = try authority.text("name").string
    authorityID = try authority.optionalText("id")
    kind = try entry.optionalText("kind")?.string
    decision = try entry.optionalText("decision")?.string
    reference = try entry.optionalText("reference")?.string
    validFrom = try entry.optionalTime("validFrom")
    validUntil = try entry.optionalTime("validUntil")
  }
}

/// What an issuer's accreditations come to at a time.
public enum AccreditationStanding: Equatable, Sendable {
  /// At least one holds.
  case accredited(by: String, until: Instant?)
  /// One held.
  case expired(by: String, until: Instant)
  /// None holds or held.
  case none
}
