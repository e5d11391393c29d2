import StrictJSON

/// The rules about results that Open Badges 3.0 states in prose.
extension Checker {
  private static let resultSection: StaticString = "Open Badges 3.0, Result"
  private static let descriptionSection: StaticString = "Open Badges 3.0, ResultDescription"

  mutating func checkResults(of subject: JSONCursor) {
    guard let achievement = subject["achievement"], achievement.kind == .object else { return }
    checkCredits(of: subject, achievement)
    let descriptions = readDescriptions(of: achievement)
    guard let results = subject["result"] else { return }
    for result in results.elementsOrSelf where result.kind == .object {
      if findings.isFull { return }
      check(result: result, descriptions)
    }
  }

  private mutating func checkCredits(of subject: JSONCursor, _ achievement: JSONCursor) {
    guard let place = subject["creditsEarned"], let earned = place.double,
      let available = achievement["creditsAvailable"]?.double, earned > available
    else { return }
    let problem = Problem.creditsExceeded(earned: "\(earned)", available: "\(available)")
    findings.add(problem, at: place, specification: "Open Badges 3.0, AchievementSubject")
  }

  // MARK: - Descriptions

  /// The result descriptions of an achievement, found by their ids.
  private struct Descriptions {
    let ids: RankedStrings
    let rules: [ResultDescriptionRules]
  }

  /// Reads the result descriptions, and reports what is wrong with them.
  private mutating func readDescriptions(of achievement: JSONCursor) -> Descriptions {
    let descriptions = achievement["resultDescription"]
    let rules = descriptions?.elementsOrSelf.map { ResultDescriptionRules($0) } ?? []
    let read = Descriptions(ids: RankedStrings(descriptions, member: "id"), rules: rules)
    report(duplicatesIn: read.ids, "resultDescription")
    for rules in rules where !findings.isFull { check(rules) }
    return read
  }

  private mutating func report(duplicatesIn ids: RankedStrings, _ property: StaticString) {
    for id in ids.duplicates {
      add(.descriptionDuplicate(property, id: id.string ?? ""), at: id)
    }
  }

  private mutating func check(_ rules: ResultDescriptionRules) {
    report(duplicatesIn: rules.levels, "rubricCriterionLevel")
    for bound in rules.unreadableBounds {
      add(.rangeNotNumeric(bound.string ?? ""), at: bound)
    }
    if rules.isRangeReversed, let minimum = rules.valueMin, let maximum = rules.valueMax?.string {
      add(.rangeReversed(minimum: minimum.string ?? "", maximum: maximum), at: minimum)
    }
    if let value = rules.requiredValue, value.kind == .string,
      rules.problem(withValue: value) != nil
    {
      add(.requiredValueNotAllowed(value.string ?? ""), at: value)
    }
    if let level = rules.requiredLevel, level.kind == .string, rules.levels.rank(of: level) == nil {
      add(.requiredLevelUnknown(level.string ?? ""), at: level)
    }
  }

  private mutating func add(_ problem: Problem, at place: JSONCursor) {
    findings.add(problem, at: place, specification: Checker.descriptionSection)
  }

  // MARK: - Results

  private mutating func check(result: JSONCursor, _ descriptions: Descriptions) {
    guard let id = result["resultDescription"], id.kind == .string else { return }
    guard let rank = descriptions.ids.rank(of: id) else {
      let problem = Problem.unknownDescription(id: id.string ?? "")
      findings.add(problem, at: id, specification: Checker.resultSection)
      return
    }
    let rules = descriptions.rules[rank]
    checkValue(of: result, rules)
    checkLevel(of: result, rules)
    if rules.needsStatus, result["status"] == nil {
      findings.add(
        .statusMissing, at: result, missing: "status", specification: Checker.resultSection)
    }
  }

  private mutating func checkValue(of result: JSONCursor, _ rules: ResultDescriptionRules) {
    let value = result["value"]
    // What is no string is reported by the table of the class.
    if let value, value.kind != .string { return }
    if let value, let problem = rules.problem(withValue: value) {
      findings.add(problem, at: value, specification: Checker.resultSection)
    } else if let problem = rules.shortfall(ofValue: value) {
      add(problem, at: value ?? result)
    }
  }

  private mutating func checkLevel(of result: JSONCursor, _ rules: ResultDescriptionRules) {
    let level = result["achievedLevel"]
    if let level, level.kind != .string { return }
    if let level, rules.levels.rank(of: level) == nil {
      let problem = Problem.unknownLevel(level.string ?? "")
      findings.add(problem, at: level, specification: Checker.resultSection)
    } else if let problem = rules.shortfall(ofLevel: level) {
      add(problem, at: level ?? result)
    }
  }
}
