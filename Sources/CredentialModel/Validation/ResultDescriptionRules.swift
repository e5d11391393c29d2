import StrictJSON

/// What a result description allows, read once for all results that name it.
///
/// A class, because each result that names it would copy a structure of this size. What the rules
/// need of the description's own texts is worked out here and not for each result: a text may be
/// long, and named by many results.
final class ResultDescriptionRules {
  /// The members that the rules are read from.
  let valueMin: JSONCursor?
  let valueMax: JSONCursor?
  let requiredValue: JSONCursor?
  let requiredLevel: JSONCursor?

  /// Whether a result must state a status.
  let needsStatus: Bool

  /// The ids of the rubric criterion levels, from low to high.
  let levels: RankedStrings

  /// The allowed values, from low to high.
  let allowed: RankedStrings

  private let isRubricScore: Bool
  private let minimum: DecimalText?
  private let maximum: DecimalText?
  private let requiredNumber: DecimalText?
  private let requiredRank: Int?
  private let requiredLevelRank: Int?

  init(_ description: JSONCursor) {
    let members = Members(of: description)
    valueMin = members.valueMin
    valueMax = members.valueMax
    requiredValue = members.requiredValue
    requiredLevel = members.requiredLevel
    needsStatus = members.resultType?.isString("Status") ?? false
    isRubricScore = members.resultType?.isString("RubricScore") ?? false
    levels = RankedStrings(members.rubricCriterionLevel, member: "id")
    allowed = RankedStrings(members.allowedValue)
    minimum = valueMin.flatMap(DecimalText.init)
    maximum = valueMax.flatMap(DecimalText.init)
    requiredNumber = requiredValue.flatMap(DecimalText.init)
    requiredRank = requiredValue.flatMap(allowed.rank(of:))
    requiredLevelRank = requiredLevel.flatMap(levels.rank(of:))
  }

  /// The members of a description that the rules are read from, found in one pass.
  private struct Members {
    var valueMin: JSONCursor?
    var valueMax: JSONCursor?
    var requiredValue: JSONCursor?
    var requiredLevel: JSONCursor?
    var resultType: JSONCursor?
    var rubricCriterionLevel: JSONCursor?
    var allowedValue: JSONCursor?

    init(of description: JSONCursor) {
      for (name, value) in description.members {
        if name.isString("valueMin") {
          valueMin = value
        } else if name.isString("valueMax") {
          valueMax = value
        } else if name.isString("requiredValue") {
          requiredValue = value
        } else if name.isString("requiredLevel") {
          requiredLevel = value
        } else if name.isString("resultType") {
          resultType = value
        } else if name.isString("rubricCriterionLevel") {
          rubricCriterionLevel = value
        } else if name.isString("allowedValue") {
          allowedValue = value
        }
      }
    }
  }

  // MARK: - The description itself

  private var hasRange: Bool { minimum != nil || maximum != nil }

  /// The bounds that are strings and no numbers.
  var unreadableBounds: [JSONCursor] {
    var bounds: [JSONCursor] = []
    if let valueMin, minimum == nil, valueMin.kind == .string { bounds.append(valueMin) }
    if let valueMax, maximum == nil, valueMax.kind == .string { bounds.append(valueMax) }
    return bounds
  }

  /// Whether the lower bound is above the upper one.
  var isRangeReversed: Bool {
    guard let minimum, let maximum else { return false }
    return maximum < minimum
  }

  /// Whether the required value is one that no result may have.
  var isRequiredValueImpossible: Bool {
    guard requiredValue?.kind == .string, requiredRank == nil else { return false }
    return !allows(requiredNumber)
  }

  /// Whether the required level is none of the levels.
  var isRequiredLevelUnknown: Bool { requiredLevel?.kind == .string && requiredLevelRank == nil }

  // MARK: - A result's value

  /// What is wrong with a value, or `nil` where it is allowed or nothing is said about values.
  func problem(withValue value: JSONCursor) -> Problem? {
    if allowed.rank(of: value) != nil { return nil }
    guard hasRange else { return allowed.isEmpty ? nil : .valueNotAllowed(value) }
    if allows(DecimalText(value)) { return nil }
    return .valueOutOfRange(
      value, minimum: minimum == nil ? nil : valueMin, maximum: maximum == nil ? nil : valueMax)
  }

  /// Whether a number, or what is none, is allowed where it is not listed.
  private func allows(_ number: DecimalText?) -> Bool {
    guard hasRange else { return allowed.isEmpty }
    guard let number else { return false }
    if let minimum, number < minimum { return false }
    if let maximum, maximum < number { return false }
    return true
  }

  /// Whether nothing but levels is said, so that a value means nothing that could be checked; the
  /// value of a rubric score stands beside its level.
  func hasLevelsOnly(besideLevel hasLevel: Bool) -> Bool {
    !levels.isEmpty && allowed.isEmpty && !hasRange && requiredValue == nil
      && !(isRubricScore && hasLevel)
  }

  /// What a result lacks of the required value, or `nil` where it meets it or none is required.
  func shortfall(ofValue value: JSONCursor?) -> Problem? {
    guard let requiredValue, requiredValue.kind == .string else { return nil }
    guard let value else { return .requiredValueNotMet(requiredValue, value: nil) }
    switch meets(value, requiredValue) {
    case true?: return nil
    case false?: return .requiredValueNotMet(requiredValue, value: value)
    case nil: return .requiredValueUndecided(requiredValue, value: value)
    }
  }

  /// By rank where both are listed, else as numbers; `nil` where neither orders them.
  private func meets(_ value: JSONCursor, _ required: JSONCursor) -> Bool? {
    if value.isSameString(as: required) { return true }
    if let requiredRank, let rank = allowed.rank(of: value) { return rank >= requiredRank }
    guard let requiredNumber, let number = DecimalText(value) else { return nil }
    return requiredNumber <= number
  }

  // MARK: - A result's level

  /// What a result lacks of the required level, or `nil` where it meets it or none is required.
  func shortfall(ofLevel level: JSONCursor?) -> Problem? {
    guard let requiredLevel, requiredLevel.kind == .string else { return nil }
    // A level that the description does not have is reported as such.
    if let level {
      guard let requiredLevelRank, let rank = levels.rank(of: level), rank < requiredLevelRank
      else { return nil }
    }
    return .requiredLevelNotMet(requiredLevel, level: level)
  }
}
