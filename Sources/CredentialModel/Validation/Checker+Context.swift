import StrictJSON

/// The `@context`: an ordered set with the base context first.
extension Checker {
  private static let section: StaticString = "VC Data Model 2.0 §4.3"
  private static let openBadgesSection: StaticString = "Open Badges 3.0, AchievementCredential"

  mutating func checkContext(_ value: JSONCursor) {
    var count = 0
    for item in value.elementsOrSelf {
      if findings.isFull { return }
      checkContextItem(item, at: count)
      count += 1
    }
    if count == 0 {
      findings.add(.empty("@context"), at: value, specification: Checker.section)
    } else if count == 1, document.isOpenBadges {
      let specification = Checker.openBadgesSection
      findings.add(.contextNotOpenBadges, at: value, specification: specification)
    } else if count == 2, let first = value[0], let second = value[1] {
      if first.isSameString(as: second) { reportDuplicate(second) }
    } else if count > 2 {
      checkContextDuplicates(value)
    }
  }

  private mutating func checkContextItem(_ item: JSONCursor, at offset: Int) {
    let isValid = item.kind == .object || item.withStringSpan { URLSyntax.isAbsolute($0) } == true
    if !isValid { findings.add(.contextItem, at: item, specification: Checker.section) }
    if offset == 0, !item.hasText(document.version.baseContext) {
      let problem = Problem.contextNotBase(expected: document.version.baseContext)
      findings.add(problem, at: item, specification: Checker.section)
    }
    if offset == 1, document.isOpenBadges,
      item.withStringSpan({ OpenBadgesContext.isURL($0) }) != true
    {
      let specification = Checker.openBadgesSection
      findings.add(.contextNotOpenBadges, at: item, specification: specification)
    }
  }

  private mutating func checkContextDuplicates(_ value: JSONCursor) {
    var seen: Set<ExactString> = []
    for item in value.elements {
      guard let url = item.exactString, !seen.insert(url).inserted else { continue }
      reportDuplicate(item)
    }
  }

  private mutating func reportDuplicate(_ item: JSONCursor) {
    let problem = Problem.contextDuplicate(item.string ?? "")
    findings.add(problem, at: item, specification: Checker.section)
  }
}
