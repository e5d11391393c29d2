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
    } else if count > 1 {
      for url in RankedStrings(value).duplicates {
        findings.add(.contextDuplicate(url), at: url, specification: Checker.section)
      }
    }
  }

  private mutating func checkContextItem(_ item: JSONCursor, at offset: Int) {
    let isBase = item.hasText(document.version.baseContext)
    let isBadges =
      offset == 1 && document.isOpenBadges
      && item.withStringSpan { OpenBadgesContext.isURL($0) } == true
    if item.kind == .object {
      // What an envelope defines for itself is about nothing but the envelope.
      if !document.isEnvelope { checkInlineContext(item) }
    } else if !isBase, !isBadges, item.withStringSpan({ URLSyntax.isAbsolute($0) }) != true {
      findings.add(.contextItem, at: item, specification: Checker.section)
    }
    if document.isEnvelope { return }
    if !isBase {
      if offset == 0 {
        let problem = Problem.contextNotBase(expected: document.version.baseContext)
        findings.add(problem, at: item, specification: Checker.section)
      } else if item.hasText(document.version.other.baseContext) {
        findings.add(.contextConflict, at: item, specification: Checker.section)
      }
    }
    if offset == 1, document.isOpenBadges, !isBadges {
      let specification = Checker.openBadgesSection
      findings.add(.contextNotOpenBadges, at: item, specification: specification)
    }
  }

  /// Checks that a context in the document leaves alone what is defined already.
  private mutating func checkInlineContext(_ context: JSONCursor) {
    let terms = ProtectedTerms.of(document.version)
    for (term, definition) in context.members {
      if findings.isFull { return }
      if ProtectedTerms.isKeyword(term, definedBy: definition) {
        report(term, definition, by: "JSON-LD", "JSON-LD 1.1 §4.1.11")
      } else if let isChanged = terms.areChanged(by: definition, of: term) {
        if isChanged { report(term, definition, by: "the base context", Checker.section) }
      } else if document.isOpenBadges,
        ProtectedTerms.areBadgeTermsChanged(by: definition, of: term)
      {
        report(term, definition, by: "Open Badges 3.0", Checker.openBadgesSection)
      }
    }
  }

  private mutating func report(
    _ term: JSONCursor, _ definition: JSONCursor, by owner: StaticString, _ section: StaticString
  ) {
    findings.add(.contextProtected(term, by: owner), at: definition, specification: section)
  }
}
