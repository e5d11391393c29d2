import StrictJSON

/// What a result description allows, read once for all results that name it.
///
/// A class, because each result that names it would copy a structure of this size.
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
  private let allowed: RankedStrings

  private let minimum: DecimalText?
  private let maximum: DecimalText?

  init(_ description: JSONCursor) {
    valueMin = description["valueMin"]
    valueMax = description["valueMax"]
    requiredValue = description["requiredValue"]
    requiredLevel = description["requiredLevel"]
    needsStatus = description["resultType"]?.isString("Status") ?? false
    levels = RankedStrings(description["rubricCriterionLevel"], member: "id")
    allowed = RankedStrings(description["allowedValue"])
    minimum = valueMin.flatMap(DecimalText.init)
    maximum = valueMax.flatMap(DecimalText.init)
  }

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

  /// What is wrong with a value, or `nil` where it is allowed or nothing is said about values.
  func problem(withValue value: JSONCursor) -> Problem? {
    if allowed.isEmpty && !hasRange || allowed.rank(of: value) != nil { return nil }
    guard hasRange else { return .valueNotAllowed(value.string ?? "") }
    if let number = DecimalText(value), isInRange(number) { return nil }
    return .valueOutOfRange(
      value.string ?? "", minimum: valueMin?.string, maximum: valueMax?.string)
  }

  private func isInRange(_ number: DecimalText) -> Bool {
    if let minimum, number < minimum { return false }
    if let maximum, maximum < number { return false }
    return true
  }

  /// What a result lacks of the required value, or `nil` where it meets it or none is required.
  func shortfall(ofValue value: JSONCursor?) -> Problem? {
    guard let requiredValue, requiredValue.kind == .string else { return nil }
    let isMet = value.map { meets($0, requiredValue) } ?? false
    if isMet == true { return nil }
    let required = requiredValue.string ?? ""
    return isMet == nil
      ? .requiredValueUndecided(required, value: value?.string ?? "")
      : .requiredValueNotMet(required, value: value?.string)
  }

  /// By rank where both are listed, else as numbers; `nil` where neither orders them.
  private func meets(_ value: JSONCursor, _ required: JSONCursor) -> Bool? {
    if value.isSameString(as: required) { return true }
    if let rank = allowed.rank(of: value), let least = allowed.rank(of: required) {
      return rank >= least
    }
    guard let number = DecimalText(value), let least = DecimalText(required) else { return nil }
    return least <= number
  }

  /// What a result lacks of the required level, or `nil` where it meets it or none is required.
  func shortfall(ofLevel level: JSONCursor?) -> Problem? {
    guard let requiredLevel, requiredLevel.kind == .string else { return nil }
    // A level that the description does not have is reported as such.
    if let level {
      guard let rank = levels.rank(of: level), let least = levels.rank(of: requiredLevel),
        rank < least
      else { return nil }
    }
    return .requiredLevelNotMet(requiredLevel.string ?? "", level: level?.string)
  }
}
