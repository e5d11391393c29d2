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
    let problem = Problem.creditsExceeded(earned: earned, available: available)
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
      add(.descriptionDuplicate(property, id: id), at: id)
    }
  }

  private mutating func check(_ rules: ResultDescriptionRules) {
    report(duplicatesIn: rules.levels, "rubricCriterionLevel")
    for value in rules.allowed.duplicates { add(.allowedValueDuplicate(value), at: value) }
    for bound in rules.unreadableBounds {
      add(.rangeNotNumeric(bound), at: bound)
    }
    if rules.isRangeReversed, let minimum = rules.valueMin, let maximum = rules.valueMax {
      add(.rangeReversed(minimum: minimum, maximum: maximum), at: minimum)
    }
    if rules.isRequiredValueImpossible, let value = rules.requiredValue {
      add(.requiredValueNotAllowed(value), at: value)
    }
    if rules.isRequiredLevelUnknown, let level = rules.requiredLevel {
      add(.requiredLevelUnknown(level), at: level)
    }
  }

  private mutating func add(_ problem: Problem, at place: JSONCursor) {
    findings.add(problem, at: place, specification: Checker.descriptionSection)
  }

  // MARK: - Results

  /// The members of a result, found in one pass.
  private struct ResultMembers {
    let result: JSONCursor
    var resultDescription: JSONCursor?
    var value: JSONCursor?
    var achievedLevel: JSONCursor?
    var status: JSONCursor?

    init(of result: JSONCursor) {
      self.result = result
      for (name, value) in result.members {
        if name.isString("resultDescription") { resultDescription = value }
        if name.isString("value") { self.value = value }
        if name.isString("achievedLevel") { achievedLevel = value }
        if name.isString("status") { status = value }
      }
    }
  }

  private mutating func check(result: JSONCursor, _ descriptions: Descriptions) {
    let before = findings.count
    let members = ResultMembers(of: result)
    checkDescription(of: members, descriptions)
    // Who hears that a required part is missing knows that it is.
    guard findings.count == before, members.value == nil, members.achievedLevel == nil,
      members.status == nil
    else { return }
    findings.add(.resultEmpty, at: result, specification: Checker.resultSection)
  }

  private mutating func checkDescription(of members: ResultMembers, _ descriptions: Descriptions) {
    guard let id = members.resultDescription else {
      // Levels have no meaning but the one that a description gives them.
      guard let level = members.achievedLevel else { return }
      findings.add(.levelWithoutDescription, at: level, specification: Checker.resultSection)
      return
    }
    guard id.kind == .string else { return }
    guard let rank = descriptions.ids.rank(of: id) else {
      findings.add(.unknownDescription(id: id), at: id, specification: Checker.resultSection)
      return
    }
    let rules = descriptions.rules[rank]
    checkValue(of: members, rules)
    checkLevel(of: members, rules)
    if rules.needsStatus, members.status == nil {
      findings.add(
        .statusMissing, at: members.result, missing: "status",
        specification: Checker.resultSection)
    }
  }

  private mutating func checkValue(of members: ResultMembers, _ rules: ResultDescriptionRules) {
    let value = members.value
    // What is no string is reported by the table of the class.
    if let value, value.kind != .string { return }
    if let value, let problem = rules.problem(withValue: value) {
      findings.add(problem, at: value, specification: Checker.resultSection)
    } else if let problem = rules.shortfall(ofValue: value) {
      add(problem, at: value ?? members.result)
    } else if let value, rules.hasLevelsOnly(besideLevel: members.achievedLevel != nil) {
      findings.add(.valueBesideLevels(value), at: value, specification: Checker.resultSection)
    }
  }

  private mutating func checkLevel(of members: ResultMembers, _ rules: ResultDescriptionRules) {
    let level = members.achievedLevel
    if let level, level.kind != .string { return }
    if let level, rules.levels.rank(of: level) == nil {
      findings.add(.unknownLevel(level), at: level, specification: Checker.resultSection)
    } else if let problem = rules.shortfall(ofLevel: level) {
      add(problem, at: level ?? members.result)
    }
  }
}
