public import StrictJSON
public import WireFormats

/// Somebody's decision on an issuer's quality.
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
  /// Where the decision itself is among the targets.
  public let evidencePath: ExactString?
  /// The SHA-256 that the decision must have, where it is stated.
  public let evidenceDigest: [UInt8]?

  /// Whether the decision holds at a time.
  public func holds(at time: Instant) -> Bool {
    validFrom.map { $0 <= time } ?? true && validUntil.map { time <= $0 } ?? true
  }

  /// Whether the decision is in the issuer's favour; one in words that are not known is not.
  public var isPositive: Bool {
    guard let decision else { return true }
    return Accreditation.positive.contains(ExactString(decision))
  }

  private static let positive: [ExactString] = ["accredited", "approved", "recognised"]

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let entry = try ObjectReader(
      json, file: file,
      closed: [
        "id", "authority", "kind", "decision", "reference", "validFrom", "validUntil", "evidence",
      ])
    let authority = try ObjectReader(
      try entry.required("authority", "an object"), file: file, closed: ["id", "name"])
    authorityName = try authority.text("name").string
    authorityID = try authority.optionalText("id")
    kind = try entry.optionalText("kind")?.string
    decision = try entry.optionalText("decision")?.string
    reference = try entry.optionalText("reference")?.string
    validFrom = try entry.optionalTime("validFrom")
    validUntil = try entry.optionalTime("validUntil")
    let evidence = try entry.optional("evidence").map { (json) throws(TrustError) in
      try ObjectReader(json, file: file, closed: ["path", "sha256"])
    }
    evidencePath = try evidence?.text("path")
    evidenceDigest = try evidence?.optionalSHA256("sha256")
  }
}

extension Accreditation {
  /// Whether this is what somebody demands: the authority's id or name, or the kind, byte for byte.
  public func answers(to demand: ExactString) -> Bool {
    authorityID == demand || ExactString(authorityName) == demand
      || kind.map { ExactString($0) == demand } ?? false
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
