public import StrictJSON
public import WireFormats

/// Something that an issuer may award.
///
/// A dimension that a grant does not name is not restricted. One that it names must be met: where
/// the credential says nothing about it, it is not.
///
/// Source: the limit fields of the European Learning Model's Accreditation.
public struct Grant: Equatable, Sendable {
  /// Types of credential; `VerifiableCredential`, which all have, need not be among them.
  public let credentialTypes: [ExactString]?
  /// Types of achievement.
  public let achievementTypes: [ExactString]?
  /// Ids of achievements; one that ends in `/*` stands for all one segment below.
  public let achievements: [ExactString]?
  /// Frameworks, each with the levels granted.
  public let frameworks: [FrameworkGrant]?
  /// Fields of study, by the beginning of their codes.
  public let fields: [ExactString]?
  /// The most credits.
  public let maxCredits: Double?
  /// Languages of instruction; `en` stands for `en-GB` too.
  public let languages: [ExactString]?
  /// Types of evidence, all of which the credential must carry.
  public let evidenceTypes: [ExactString]?
  /// The first moment of award.
  public let awardedFrom: Instant?
  /// The last moment of award.
  public let awardedUntil: Instant?
  /// Dimensions that this version cannot check; nothing is granted under them.
  public let uncheckable: [ScopeRefusal.Dimension]
  /// What the grant says under those dimensions, in canonical JSON: all that can be told of it is
  /// whether another grant says the same.
  let unchecked: [ScopeRefusal.Dimension: [UInt8]]

  /// Whether the grant restricts nothing.
  public var isUnrestricted: Bool { self == Grant() }

  private init() {
    (credentialTypes, achievementTypes, achievements, frameworks) = (nil, nil, nil, nil)
    (fields, maxCredits, languages, evidenceTypes) = (nil, nil, nil, nil)
    (awardedFrom, awardedUntil) = (nil, nil)
    (uncheckable, unchecked) = ([], [:])
  }

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let grant = try ObjectReader(
      json, file: file,
      closed: [
        "credentialTypes", "achievementTypes", "achievements", "frameworks", "fields", "credits",
        "jurisdictions", "languages", "modes", "awardedFrom", "awardedUntil", "schema",
        "qualityStatement",
      ])
    try grant.refuseNull()
    credentialTypes = try grant.texts("credentialTypes")
    achievementTypes = try grant.texts("achievementTypes")
    achievements = try grant.texts("achievements")
    frameworks = try Grant.frameworks(in: grant)
    fields = try grant.texts("fields")
    languages = try grant.texts("languages")
    evidenceTypes = try grant.texts("qualityStatement")
    awardedFrom = try grant.optionalTime("awardedFrom")
    awardedUntil = try grant.optionalTime("awardedUntil")
    var uncheckable: [ScopeRefusal.Dimension] = []
    var unchecked: [ScopeRefusal.Dimension: [UInt8]] = [:]
    for (dimension, value) in [
      (ScopeRefusal.Dimension.jurisdictions, grant.json["jurisdictions"]),
      (.modes, grant.json["modes"]), (.schema, grant.json["schema"]),
      // Credentials do not say in which scheme their credits are counted.
      (.credits, grant.json["credits"]?["scheme"]),
    ] {
      guard let value else { continue }
      uncheckable.append(dimension)
      unchecked[dimension] = value.canonicalBytes()
    }
    self.uncheckable = uncheckable
    self.unchecked = unchecked
    maxCredits = try Grant.maxCredits(in: grant)
  }

  private static func frameworks(
    in grant: ObjectReader
  ) throws(TrustError) -> [FrameworkGrant]? {
    guard grant.optional("frameworks") != nil else { return nil }
    return try grant.list("frameworks") { (json) throws(TrustError) in
      try FrameworkGrant(json, file: grant.file)
    }
  }

  private static func maxCredits(in grant: ObjectReader) throws(TrustError) -> Double? {
    guard let json = grant.optional("credits") else { return nil }
    let credits = try ObjectReader(json, file: grant.file, closed: ["max", "scheme"])
    try credits.refuseNull()
    guard let max = credits.json["max"]?.double, max >= 0 else {
      throw credits.malformed("max", expected: "a number from 0 up")
    }
    return max
  }
}
