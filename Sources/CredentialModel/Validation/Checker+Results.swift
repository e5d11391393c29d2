import StrictJSON

/// The rules about results that Open Badges 3.0 states in prose.
extension Checker {
  private static let resultSection: StaticString = "Open Badges 3.0, Result"
  private static let descriptionSection: StaticString = "Open Badges 3.0, ResultDescription"

  mutating func checkResults(of json: JSONValue) {
    let subject = AchievementSubject(json)
    guard let achievement = subject.achievement, achievement.json.kind == .object else { return }
    checkCredits(of: subject, achievement)
    let rules = readDescriptions(of: achievement)
    for result in json["result"]?.elementsOrSelf ?? json.elements where result.kind == .object {
      if findings.isFull { return }
      check(AchievementResult(result), rules)
    }
  }

  private mutating func checkCredits(of subject: AchievementSubject, _ achievement: Achievement) {
    guard let place = subject.json["creditsEarned"], let earned = place.double,
      let available = achievement.creditsAvailable, earned > available
    else { return }
    let problem = Problem.creditsExceeded(earned: "\(earned)", available: "\(available)")
    findings.add(
      problem, at: place, specification: "Open Badges 3.0, AchievementSubject")
  }

  // MARK: - Descriptions

  /// The rules of each result description by its id; what is wrong with them is reported.
  private mutating func readDescriptions(
    of achievement: Achievement
  ) -> [ExactString: ResultDescriptionRules] {
    var rules: [ExactString: ResultDescriptionRules] = [:]
    guard let descriptions = achievement.json["resultDescription"] else { return rules }
    for json in descriptions.elementsOrSelf where json.kind == .object {
      let read = ResultDescriptionRules(ResultDescription(json))
      check(read)
      guard let id = read.description.id else { continue }
      if rules.updateValue(read, forKey: id) != nil, let place = json["id"] {
        let problem = Problem.descriptionDuplicate("resultDescription", id: id.string)
        findings.add(problem, at: place, specification: Checker.descriptionSection)
      }
    }
    return rules
  }

  private mutating func check(_ rules: ResultDescriptionRules) {
    let description = rules.description
    checkLevels(of: description)
    if rules.isRangeReversed, let minimum = description.valueMin, let maximum = description.valueMax
    {
      let problem = Problem.rangeReversed(minimum: minimum.string, maximum: maximum.string)
      add(problem, at: description.json["valueMin"])
    }
    for place in [description.json["valueMin"], description.json["valueMax"]] {
      guard let bytes = place?.stringBytes, DecimalText(bytes) == nil else { continue }
      add(.rangeNotNumeric(place?.string ?? ""), at: place)
    }
    if let required = description.requiredValue, rules.problem(withValue: required) != nil {
      add(.requiredValueNotAllowed(required.string), at: description.json["requiredValue"])
    }
    if let required = description.requiredLevel, !rules.hasLevel(required) {
      add(.requiredLevelUnknown(required.string), at: description.json["requiredLevel"])
    }
  }

  private mutating func checkLevels(of description: ResultDescription) {
    guard let levels = description.json["rubricCriterionLevel"], levels.count > 1 else { return }
    var seen: Set<ExactString> = []
    for level in levels.elements {
      guard let id = level["id"]?.exactString, !seen.insert(id).inserted else { continue }
      let problem = Problem.descriptionDuplicate("rubricCriterionLevel", id: id.string)
      add(problem, at: level["id"])
    }
  }

  private mutating func add(_ problem: Problem, at place: JSONValue?) {
    guard let place else { return }
    findings.add(problem, at: place, specification: Checker.descriptionSection)
  }

  // MARK: - Results

  private mutating func check(
    _ result: AchievementResult, _ rules: [ExactString: ResultDescriptionRules]
  ) {
    guard let place = result.json["resultDescription"], let id = place.exactString else { return }
    guard let rules = rules[id] else {
      let problem = Problem.unknownDescription(id: id.string)
      findings.add(problem, at: place, specification: Checker.resultSection)
      return
    }
    checkValue(of: result, rules)
    checkLevel(of: result, rules)
    if rules.description.json["resultType"]?.isString("Status") == true,
      result.json["status"] == nil
    {
      findings.add(
        .statusMissing, at: result.json, missing: "status",
        specification: Checker.resultSection)
    }
  }

  private mutating func checkValue(of result: AchievementResult, _ rules: ResultDescriptionRules) {
    let place = result.json["value"]
    if let value = result.value, let problem = rules.problem(withValue: value) {
      findings.add(problem, at: place ?? result.json, specification: Checker.resultSection)
    } else if let problem = rules.shortfall(ofValue: result.value) {
      findings.add(
        problem, at: place ?? result.json, specification: Checker.descriptionSection)
    }
  }

  private mutating func checkLevel(of result: AchievementResult, _ rules: ResultDescriptionRules) {
    let place = result.json["achievedLevel"]
    if let level = result.achievedLevel, !rules.hasLevel(level) {
      let problem = Problem.unknownLevel(level.string)
      findings.add(problem, at: place ?? result.json, specification: Checker.resultSection)
    } else if let problem = rules.shortfall(ofLevel: result.achievedLevel) {
      findings.add(
        problem, at: place ?? result.json, specification: Checker.descriptionSection)
    }
  }
}
