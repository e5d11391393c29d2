import StrictJSON

/// Members that the data models do not know: claims of plain credentials, extensions, and what the
/// types of attachments bring along.
extension Checker {
  private static let jsonSection: StaticString = "Open Badges 3.0, JSON"

  /// Checks a member of an object whose class does not know it.
  mutating func checkUnknown(_ name: JSONCursor, _ value: JSONCursor, of table: ClassTable) {
    if !table.isExtensible {
      let problem = Problem.unknownMember(name, of: table.name)
      findings.add(problem, at: value, specification: table.section)
    }
    if name.isAtKeyword {
      checkKeyword(name, value)
    }
    checkClaim(name, value, levels: JSONLimits.greatestDepth)
  }

  private mutating func checkKeyword(_ name: JSONCursor, _ value: JSONCursor) {
    if name.isString("@context") {
      let specification: StaticString = "VC Data Integrity 1.0, Context Validation"
      findings.add(.contextNested, at: value, specification: specification)
    } else {
      findings.add(.keywordMember(name), at: value, specification: "JSON-LD 1.1 §1.7")
    }
  }

  /// Checks a member anywhere below an unknown one, as far as anything is known of it.
  ///
  /// Recurses once a level of the document, which its parser bounds.
  private mutating func checkClaim(_ name: JSONCursor, _ value: JSONCursor, levels: Int) {
    switch value.kind {
    case .null where document.isOpenBadges:
      findings.add(.unknownNull(name), at: value, specification: Checker.jsonSection)
    case .array where document.isOpenBadges && value.count == 0:
      findings.add(.unknownEmpty(name), at: value, specification: Checker.jsonSection)
    case .array, .object:
      checkClaims(in: value, levels: levels)
    default:
      break
    }
  }

  private mutating func checkClaims(in container: JSONCursor, levels: Int) {
    guard levels > 0 else { return }
    for element in container.elements where element.kind == .array || element.kind == .object {
      checkClaims(in: element, levels: levels - 1)
    }
    for (name, value) in container.members {
      if findings.isFull { return }
      // Values of their own kinds (`@value`, `@id`, `@list`, …) stand in claims as they should.
      if name.isAtKeyword, name.hasText(oneOf: Checker.hidingKeywords) {
        checkKeyword(name, value)
      }
      checkClaim(name, value, levels: levels - 1)
    }
  }

  /// The keywords by which a claim stands in another place than it means.
  private static let hidingKeywords: [StaticString] = [
    "@context", "@graph", "@included", "@nest", "@reverse",
  ]
}

extension JSONCursor {
  /// Whether the string begins with `@`, as the keywords of JSON-LD do.
  fileprivate var isAtKeyword: Bool {
    withStringSpan { $0.count > 0 && $0[0] == 0x40 } == true
  }
}
