import StrictJSON

/// Text with its language and direction.
///
/// Source: VC Data Model 2.0 §11.1.
extension Checker {
  private static let section: StaticString = "VC Data Model 2.0 §11.1"

  mutating func checkLanguageText(
    _ value: JSONCursor, _ property: Property, _ section: StaticString
  ) {
    switch value.kind {
    case .string:
      break
    case .object:
      checkLanguageValue(value)
    default:
      let expected: StaticString = "a string, or text in a language"
      let problem = Problem.wrongKind(property.name, expected: expected, found: value.kind)
      findings.add(problem, at: value, specification: section)
    }
  }

  private mutating func checkLanguageValue(_ value: JSONCursor) {
    var hasText = false
    for member in value.members where !findings.isFull {
      if member.name.isString("@value") {
        hasText = member.value.kind == .string
      } else if member.name.isString("@language") {
        checkLanguage(member.value)
      } else if member.name.isString("@direction") {
        checkDirection(member.value)
      } else {
        findings.add(
          .languageMember(member.name), at: member.value, specification: Checker.section)
      }
    }
    if !hasText {
      findings.add(.languageValueMissing, at: value, specification: Checker.section)
    }
  }

  private mutating func checkLanguage(_ value: JSONCursor) {
    guard value.withStringSpan({ LanguageTag.isWellFormed($0) }) != true else { return }
    findings.add(.languageTag(value), at: value, specification: Checker.section)
  }

  private mutating func checkDirection(_ value: JSONCursor) {
    guard !value.isString("ltr"), !value.isString("rtl") else { return }
    findings.add(.languageDirection, at: value, specification: Checker.section)
  }
}
