public import StrictJSON

/// What was achieved.
///
/// Source: Open Badges 3.0, Achievement.
public struct Achievement: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The achievement's `id`.
  public var id: ExactString? { json.text("id") }

  /// The name.
  public var name: ExactString? { json.text("name") }

  /// A short description.
  public var description: ExactString? { json.text("description") }

  /// How it is earned.
  public var criteria: Criteria? { json.view("criteria") }

  /// The kind: a term of AchievementType such as `MicroCredential`, or one that begins with `ext:`.
  public var achievementType: ExactString? { json.text("achievementType") }

  /// The nodes of educational frameworks that it aligns to.
  public var alignment: [Alignment] { json.views("alignment") }

  /// Who defined it.
  public var creator: Profile? { json.view("creator") }

  /// The credits that it is worth.
  public var creditsAvailable: Double? { json["creditsAvailable"]?.double }

  /// Endorsements of the achievement, with embedded proofs.
  public var endorsement: [Credential] { json.views("endorsement") }

  /// Endorsements of the achievement, as compact JWS.
  public var endorsementJwt: [ExactString] { json.texts("endorsementJwt") }

  /// The field of study.
  public var fieldOfStudy: ExactString? { json.text("fieldOfStudy") }

  /// A code that people use for it.
  public var humanCode: ExactString? { json.text("humanCode") }

  /// An image of it.
  public var image: Image? { json.view("image") }

  /// The language of it, a tag of BCP 47.
  public var inLanguage: ExactString? { json.text("inLanguage") }

  /// Other identifiers of it.
  public var otherIdentifier: [IdentifierEntry] { json.views("otherIdentifier") }

  /// Other editions of the same achievement.
  public var related: [Related] { json.views("related") }

  /// The results that can be asserted with it.
  public var resultDescription: [ResultDescription] { json.views("resultDescription") }

  /// The specialization within the field of study.
  public var specialization: ExactString? { json.text("specialization") }

  /// Keywords.
  public var tag: [ExactString] { json.texts("tag") }

  /// The version of its definition.
  public var version: ExactString? { json.text("version") }
}

/// How an achievement is earned.
///
/// Source: Open Badges 3.0, Criteria.
public struct Criteria: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The URL of a page that says it.
  public var id: ExactString? { json.text("id") }

  /// What is needed, in Markdown.
  public var narrative: ExactString? { json.text("narrative") }
}

/// A node of an educational framework.
///
/// Source: Open Badges 3.0, Alignment.
public struct Alignment: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The name of the node.
  public var targetName: ExactString? { json.text("targetName") }

  /// The URL of the node's official description.
  public var targetUrl: ExactString? { json.text("targetUrl") }

  /// The node's code within its framework.
  public var targetCode: ExactString? { json.text("targetCode") }

  /// What the node is.
  public var targetDescription: ExactString? { json.text("targetDescription") }

  /// The name of the framework.
  public var targetFramework: ExactString? { json.text("targetFramework") }

  /// The kind of node: a term of AlignmentTargetType, or one that begins with `ext:`.
  public var targetType: ExactString? { json.text("targetType") }
}

/// Another edition of an achievement.
///
/// Source: Open Badges 3.0, Related.
public struct Related: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The other achievement's `id`.
  public var id: ExactString? { json.text("id") }

  /// Its language, a tag of BCP 47.
  public var inLanguage: ExactString? { json.text("inLanguage") }

  /// Its version.
  public var version: ExactString? { json.text("version") }
}
