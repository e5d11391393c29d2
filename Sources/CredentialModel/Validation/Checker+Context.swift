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
    } else if count <= badgesOffset, document.isOpenBadges {
      reportMissingContext(at: value, offset: count)
    }
    if count > 1 {
      for url in RankedStrings(value).duplicates {
        findings.add(.contextDuplicate(url), at: url, specification: Checker.section)
      }
    }
  }

  private mutating func checkContextItem(_ item: JSONCursor, at offset: Int) {
    let isBase = item.hasText(document.version.baseContext)
    let isProfile = isProfileContext(item, at: offset)
    if item.kind == .object {
      // What an envelope defines for itself is about nothing but the envelope.
      if !document.isEnvelope { checkInlineContext(item) }
    } else if !isBase, !isProfile, item.withStringSpan({ URLSyntax.isAbsolute($0) }) != true {
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
    if offset > 0, offset <= badgesOffset, document.isOpenBadges, !isProfile {
      reportMissingContext(at: item, offset: offset)
    }
  }

  /// Where the context of Open Badges stands: after that of a record, in one.
  private var badgesOffset: Int { document.isRecord ? 2 : 1 }

  /// Whether a context is the one that a profile of the data model demands in its place.
  private func isProfileContext(_ item: JSONCursor, at offset: Int) -> Bool {
    guard document.isOpenBadges, offset > 0, offset <= badgesOffset else { return false }
    let isBadges = offset == badgesOffset
    return item.withStringSpan {
      isBadges ? ProfileContext.isOpenBadges($0) : ProfileContext.isLearnerRecord($0)
    } == true
  }

  /// Reports that a context stands, or ends the list, where a profile demands another.
  private mutating func reportMissingContext(at place: JSONCursor, offset: Int) {
    if offset == badgesOffset {
      let problem = Problem.contextNotOpenBadges(isThird: document.isRecord)
      findings.add(problem, at: place, specification: Checker.openBadgesSection)
    } else {
      findings.add(
        .contextNotLearnerRecord, at: place, specification: ClassTable.clrCredential.section)
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
