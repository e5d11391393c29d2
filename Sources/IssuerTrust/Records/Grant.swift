public import StrictJSON
public import WireFormats

/// Something that an issuer may award.
///
/// A dimension that a grant does not name is not restricted. One that it names must be met: where
/// the credential says nothing about it, it is not.
///
/// Source: the limit fields of the European Learning Model's Accreditation.
public struct Grant: Sendable {
  /// Types of credential.
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
  /// Languages of instruction.
  public let languages: [ExactString]?
  /// The first moment of award.
  public let awardedFrom: Instant?
  /// The last moment of award.
  public let awardedUntil: Instant?
  /// Dimensions that this version cannot check; nothing is granted under them.
  let uncheckable: [ScopeRefusal.Dimension]

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let grant = try ClosedObject(
      json, file: file,
      members: [
        "credentialTypes", "achievementTypes", "achievements", "frameworks", "fields", "credits",
        "jurisdictions", "languages", "modes", "awardedFrom", "awardedUntil", "schema",
        "qualityStatement",
      ])
    credentialTypes = try grant.texts("credentialTypes")
    achievementTypes = try grant.texts("achievementTypes")
    achievements = try grant.texts("achievements")
    frameworks =
      grant.optional("frameworks") == nil
      ? nil
      : try grant.list("frameworks") { (json) throws(TrustError) in
        try FrameworkGrant(json, file: file)
      }
    fields = try grant.texts("fields")
    maxCredits = try Grant.maxCredits(in: grant)
    languages = try grant.texts("languages")
    awardedFrom = try grant.optionalTime("awardedFrom")
    awardedUntil = try grant.optionalTime("awardedUntil")
    uncheckable = [
      ("jurisdictions", .jurisdictions), ("modes", .modes), ("schema", .schema),
      ("qualityStatement", .qualityStatement),
    ].compactMap { (name: StaticString, dimension: ScopeRefusal.Dimension) in
      grant.optional(name).map { _ in dimension }
    }
  }

  private static func maxCredits(in grant: ClosedObject) throws(TrustError) -> Double? {
    guard let json = grant.optional("credits") else { return nil }
    let credits = try ClosedObject(json, file: grant.file, members: ["max", "scheme"])
    guard let max = credits.json["max"]?.double, max >= 0 else {
      throw credits.malformed("max", expected: "a number from 0 up")
    }
    return max
  }
}

/// A framework in which an issuer may award, and at which levels.
public struct FrameworkGrant: Sendable {
  /// The framework's name, or the beginning of its URLs.
  public let framework: ExactString
  /// The levels by name; `nil` where they are not restricted so.
  public let levels: [ExactString]?
  /// The lowest level; `nil` where there is none.
  public let minLevel: DecimalLevel?
  /// The highest level; `nil` where there is none.
  public let maxLevel: DecimalLevel?

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let grant = try ClosedObject(
      json, file: file, members: ["framework", "levels", "minLevel", "maxLevel"])
    framework = try grant.text("framework")
    levels = try grant.texts("levels")
    minLevel = try FrameworkGrant.level("minLevel", in: grant)
    maxLevel = try FrameworkGrant.level("maxLevel", in: grant)
  }

  /// Whether levels matter at all.
  var restrictsLevels: Bool { levels != nil || minLevel != nil || maxLevel != nil }

  /// Whether an alignment is to this framework: by its name, or by its URL.
  func covers(_ alignment: AwardFacts.Alignment) -> Bool {
    alignment.framework == framework
      || alignment.targetURL?.string.utf8.starts(with: framework.string.utf8) ?? false
        && framework.string.utf8.contains(UInt8(ascii: ":"))
  }

  /// Whether a level is granted.
  func grants(level: ExactString?) -> Bool {
    guard restrictsLevels else { return true }
    guard let level else { return false }
    if let levels, !levels.contains(level) { return false }
    guard minLevel != nil || maxLevel != nil else { return true }
    guard let value = DecimalLevel(level.string) else { return false }
    return minLevel.map { $0 <= value } ?? true && maxLevel.map { value <= $0 } ?? true
  }

  private static func level(
    _ name: StaticString, in grant: ClosedObject
  ) throws(TrustError) -> DecimalLevel? {
    guard let text = try grant.optionalText(name) else { return nil }
    guard let level = DecimalLevel(text.string) else {
      throw grant.malformed(name, expected: "a level such as 5 or 4.5")
    }
    return level
  }
}

/// A level such as 5 or 4.5, compared exactly: binary fractions would not be.
public struct DecimalLevel: Comparable, CustomStringConvertible, Sendable {
  /// The level in thousandths.
  private let thousandths: Int

  /// The level that a text spells: at most six digits, and three after a point.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = DecimalLevel.digits(parts[0], atMost: 6) else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard let value = DecimalLevel.digits(parts[1], atMost: 3) else { return nil }
      fraction = value * [100, 10, 1][parts[1].count - 1]
    }
    thousandths = whole * 1000 + fraction
  }

  /// The level as it is written: `5`, `4.5`.
  public var description: String {
    let fraction = thousandths % 1000
    guard fraction > 0 else { return String(thousandths / 1000) }
    let digits = String(1000 + fraction).dropFirst()
    let kept = digits.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.count
    return "\(thousandths / 1000).\(digits.prefix(kept))"
  }

  /// Whether one level is below another.
  public static func < (left: DecimalLevel, right: DecimalLevel) -> Bool {
    left.thousandths < right.thousandths
  }

  private static func digits(_ text: Substring.UTF8View, atMost count: Int) -> Int? {
    guard 1...count ~= text.count, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
