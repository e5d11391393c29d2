public import StrictJSON
public import WireFormats

/// What a credential awards, in the terms in which a list grants.
public struct AwardFacts: Sendable {
  /// The credential's types.
  public var credentialTypes: [ExactString]
  /// The achievements' types: `MicroCredential`, `Course` and so on.
  public var achievementTypes: [ExactString]
  /// The achievement's id.
  public var achievementID: ExactString?
  /// What the achievements are aligned to.
  public var alignments: [Alignment]
  /// The fields of study.
  public var fields: [ExactString]
  /// The credits, those earned before those available.
  public var credits: Double?
  /// The language of the achievement.
  public var language: ExactString?
  /// When it was awarded.
  public var awardedAt: Instant?
  /// The types of the evidence that the credential carries.
  public var evidenceTypes: [ExactString]

  /// An alignment of an achievement with a framework.
  public struct Alignment: Sendable {
    /// The framework's name.
    public var framework: ExactString?
    /// The URL of what it is aligned to.
    public var targetURL: ExactString?
    /// The level or code in the framework.
    public var level: ExactString?

    /// An alignment.
    public init(framework: ExactString?, targetURL: ExactString?, level: ExactString?) {
      self.framework = framework
      self.targetURL = targetURL
      self.level = level
    }
  }

  /// The facts of an award; what is not stated is missing.
  public init(
    credentialTypes: [ExactString] = [], achievementTypes: [ExactString] = [],
    achievementID: ExactString? = nil, alignments: [Alignment] = [], fields: [ExactString] = [],
    credits: Double? = nil, language: ExactString? = nil, awardedAt: Instant? = nil,
    evidenceTypes: [ExactString] = []
  ) {
    self.credentialTypes = credentialTypes
    self.achievementTypes = achievementTypes
    self.achievementID = achievementID
    self.alignments = alignments
    self.fields = fields
    self.credits = credits
    self.language = language
    self.awardedAt = awardedAt
    self.evidenceTypes = evidenceTypes
  }
}
