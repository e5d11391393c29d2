/// What of an award the grants of an issuer restrict, so that nothing else need be read.
public struct AwardDimensions: OptionSet, Sendable {
  /// One bit for each dimension.
  public let rawValue: UInt16

  /// The dimensions of these bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The credential's types.
  public static let credentialTypes = AwardDimensions(rawValue: 1)
  /// The achievement's type.
  public static let achievementTypes = AwardDimensions(rawValue: 1 << 1)
  /// The achievement's id.
  public static let achievements = AwardDimensions(rawValue: 1 << 2)
  /// What the achievement is aligned to.
  public static let frameworks = AwardDimensions(rawValue: 1 << 3)
  /// The field of study.
  public static let fields = AwardDimensions(rawValue: 1 << 4)
  /// The credits.
  public static let credits = AwardDimensions(rawValue: 1 << 5)
  /// The language of the achievement.
  public static let languages = AwardDimensions(rawValue: 1 << 6)
  /// When it was awarded.
  public static let dates = AwardDimensions(rawValue: 1 << 7)
  /// The evidence that the credential carries.
  public static let evidence = AwardDimensions(rawValue: 1 << 8)

  /// What any of some grants restricts.
  init(restrictedBy grants: [Grant]) {
    var dimensions: AwardDimensions = []
    for grant in grants {
      if grant.credentialTypes != nil { dimensions.insert(.credentialTypes) }
      if grant.achievementTypes != nil { dimensions.insert(.achievementTypes) }
      if grant.achievements != nil { dimensions.insert(.achievements) }
      if grant.frameworks != nil { dimensions.insert(.frameworks) }
      if grant.fields != nil { dimensions.insert(.fields) }
      if grant.maxCredits != nil { dimensions.insert(.credits) }
      if grant.languages != nil { dimensions.insert(.languages) }
      if grant.evidenceTypes != nil { dimensions.insert(.evidence) }
      if grant.awardedFrom != nil || grant.awardedUntil != nil { dimensions.insert(.dates) }
    }
    self = dimensions
  }
}
