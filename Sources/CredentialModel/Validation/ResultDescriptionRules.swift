import StrictJSON

/// What a result description allows, read once for all results that name it.
struct ResultDescriptionRules {
  let description: ResultDescription

  /// The allowed values with their ranks, from low to high.
  private let allowed: [ExactString: Int]

  /// The ids of the rubric criterion levels with their ranks, from low to high.
  private let levels: [ExactString: Int]

  private let minimum: DecimalText?
  private let maximum: DecimalText?

  init(_ description: ResultDescription) {
    self.description = description
    allowed = ResultDescriptionRules.ranks(of: description.allowedValue)
    levels = ResultDescriptionRules.ranks(of: description.rubricCriterionLevel.map { $0.id })
    minimum = description.valueMin.flatMap { DecimalText($0.utf8) }
    maximum = description.valueMax.flatMap { DecimalText($0.utf8) }
  }

  private static func ranks(of names: [ExactString?]) -> [ExactString: Int] {
    var ranks: [ExactString: Int] = [:]
    for (rank, name) in names.enumerated() {
      if let name, ranks[name] == nil { ranks[name] = rank }
    }
    return ranks
  }

  private var hasRange: Bool { minimum != nil || maximum != nil }

  /// Whether the lower bound is above the upper one.
  var isRangeReversed: Bool {
    guard let minimum, let maximum else { return false }
    return maximum < minimum
  }

  /// What is wrong with a value, or `nil` where it is allowed or nothing is said about values.
  func problem(withValue value: ExactString) -> Problem? {
    if allowed[value] != nil || allowed.isEmpty && !hasRange { return nil }
    guard hasRange else { return .valueNotAllowed(value.string) }
    if let number = DecimalText(value.utf8), isInRange(number) { return nil }
    return .valueOutOfRange(
      value.string, minimum: description.valueMin?.string,
      maximum: description.valueMax?.string)
  }

  private func isInRange(_ number: DecimalText) -> Bool {
    if let minimum, number < minimum { return false }
    if let maximum, maximum < number { return false }
    return true
  }

  /// Whether a level is one of the description's.
  func hasLevel(_ level: ExactString) -> Bool { levels[level] != nil }

  /// What a result lacks of the required value, or `nil` where it meets it or none is required.
  func shortfall(ofValue value: ExactString?) -> Problem? {
    guard let required = description.requiredValue else { return nil }
    guard let value else { return .requiredValueNotMet(required.string, value: nil) }
    guard let isMet = meets(value, required) else {
      return .requiredValueUndecided(required.string, value: value.string)
    }
    return isMet ? nil : .requiredValueNotMet(required.string, value: value.string)
  }

  /// By rank where both are listed, else as numbers; `nil` where neither orders them.
  private func meets(_ value: ExactString, _ required: ExactString) -> Bool? {
    if value == required { return true }
    if let rank = allowed[value], let least = allowed[required] { return rank >= least }
    guard let number = DecimalText(value.utf8), let least = DecimalText(required.utf8) else {
      return nil
    }
    return least <= number
  }

  /// What a result lacks of the required level, or `nil` where it meets it or none is required.
  func shortfall(ofLevel level: ExactString?) -> Problem? {
    guard let required = description.requiredLevel else { return nil }
    guard let level else { return .requiredLevelNotMet(required.string, level: nil) }
    // A level that the description does not have is reported as such.
    guard let rank = levels[level], let least = levels[required], rank < least else { return nil }
    return .requiredLevelNotMet(required.string, level: level.string)
  }
}
