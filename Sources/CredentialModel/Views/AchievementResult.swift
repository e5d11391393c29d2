public import StrictJSON

/// A result that was achieved.
///
/// Source: Open Badges 3.0, Result.
///
/// The type is not called `Result`, so that Swift's own stays within reach.
public struct AchievementResult: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The `id` of the rubric criterion level that was achieved.
  public var achievedLevel: ExactString? { json.text("achievedLevel") }

  /// Alignments of the result, besides those of its description.
  public var alignment: [Alignment] { json.views("alignment") }

  /// The `id` of the result description in the asserted achievement.
  public var resultDescription: ExactString? { json.text("resultDescription") }

  /// The status: a term of ResultStatusType such as `Completed`.
  public var status: ExactString? { json.text("status") }

  /// The value, as text.
  public var value: ExactString? { json.text("value") }
}

/// A result that can be asserted with an achievement.
///
/// Source: Open Badges 3.0, ResultDescription.
public struct ResultDescription: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The `id` that results name.
  public var id: ExactString? { json.text("id") }

  /// The name of the result.
  public var name: ExactString? { json.text("name") }

  /// The kind of result: a term of ResultType such as `Percent`, or one that begins with `ext:`.
  public var resultType: ExactString? { json.text("resultType") }

  /// Alignments of the result.
  public var alignment: [Alignment] { json.views("alignment") }

  /// The allowed values, from low to high.
  public var allowedValue: [ExactString] { json.texts("allowedValue") }

  /// The `id` of the level that is needed to pass.
  public var requiredLevel: ExactString? { json.text("requiredLevel") }

  /// The value that is needed to pass.
  public var requiredValue: ExactString? { json.text("requiredValue") }

  /// The levels, from low to high.
  public var rubricCriterionLevel: [RubricCriterionLevel] { json.views("rubricCriterionLevel") }

  /// The greatest value.
  public var valueMax: ExactString? { json.text("valueMax") }

  /// The least value.
  public var valueMin: ExactString? { json.text("valueMin") }
}

/// A level of a rubric.
///
/// Source: Open Badges 3.0, RubricCriterionLevel.
public struct RubricCriterionLevel: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The `id` that results name.
  public var id: ExactString? { json.text("id") }

  /// The name of the level.
  public var name: ExactString? { json.text("name") }

  /// What the level is.
  public var description: ExactString? { json.text("description") }

  /// The level in terms of success.
  public var level: ExactString? { json.text("level") }

  /// The points that it is worth, as text.
  public var points: ExactString? { json.text("points") }

  /// Alignments of the level.
  public var alignment: [Alignment] { json.views("alignment") }
}
