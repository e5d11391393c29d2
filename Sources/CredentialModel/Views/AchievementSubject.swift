public import StrictJSON
public import WireFormats

/// The recipient of an achievement, and how they earned it; of a plain credential the subject.
///
/// Source: Open Badges 3.0, AchievementSubject; VC Data Model 2.0 §4.8.
public struct AchievementSubject: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The subject's `id`.
  public var id: ExactString? { json.text("id") }

  /// Other identifiers of the recipient, plain or hashed.
  public var identifier: [IdentityObject] { json.views("identifier") }

  /// What was achieved.
  public var achievement: Achievement? { json.view("achievement") }

  /// The results.
  public var result: [AchievementResult] { json.views("result") }

  /// When the activity began.
  public var activityStartDate: Instant? { json.time("activityStartDate") }

  /// When the activity ended.
  public var activityEndDate: Instant? { json.time("activityEndDate") }

  /// The credits earned, in the unit of the achievement's `creditsAvailable`.
  public var creditsEarned: Double? { json["creditsEarned"]?.double }

  /// An image of this recipient's achievement.
  public var image: Image? { json.view("image") }

  /// The number of the licence that was issued with it.
  public var licenseNumber: ExactString? { json.text("licenseNumber") }

  /// What connects the pieces of evidence, in Markdown.
  public var narrative: ExactString? { json.text("narrative") }

  /// The recipient's role.
  public var role: ExactString? { json.text("role") }

  /// Who assessed the achievement on the issuer's behalf.
  public var source: Profile? { json.view("source") }

  /// The academic term.
  public var term: ExactString? { json.text("term") }
}

/// What an endorsement is about, and what it says.
///
/// Source: Open Badges 3.0, EndorsementSubject.
public struct EndorsementSubject: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The `id` of the person, organization, credential or achievement that is endorsed.
  public var id: ExactString? { json.text("id") }

  /// What the endorser says, in Markdown.
  public var endorsementComment: ExactString? { json.text("endorsementComment") }
}
