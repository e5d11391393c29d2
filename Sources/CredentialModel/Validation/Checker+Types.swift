import StrictJSON

/// The values of `type`: terms that a context defines, or absolute URLs.
///
/// Source: VC Data Model 2.0 §4.5.
extension Checker {
  mutating func checkType(_ value: JSONCursor, _ section: StaticString) {
    guard let hasColon = value.withStringSpan({ TextFormat.hasColon($0) }) else {
      findings.add(.typeNotTerm, at: value, specification: section)
      return
    }
    if hasColon {
      let isURL = value.withStringSpan { URLSyntax.isAbsolute($0) } == true
      if !isURL { findings.add(.typeNotTerm, at: value, specification: section) }
    } else if value.isString("") {
      findings.add(.typeNotTerm, at: value, specification: section)
    } else if document.terms.isDecidable {
      checkMeaning(of: value, section)
    }
  }

  private mutating func checkMeaning(of value: JSONCursor, _ section: StaticString) {
    switch document.terms.meaning(of: value) {
    case .known:
      break
    case .unmapped:
      findings.add(.typeUnmapped(value), at: value, specification: section)
    case .notURL(let target):
      findings.add(.typeMappedToNonURL(value, to: target), at: value, specification: section)
    }
  }

  /// Checks that the types include one of each group that the class needs, none of another class,
  /// and each only once.
  mutating func checkTypes(_ value: JSONCursor, of table: ClassTable, _ section: StaticString) {
    for alternatives in table.requiredTypes where !value.includesType(of: alternatives) {
      findings.add(.typeMissing(oneOf: alternatives), at: value, specification: section)
    }
    if !table.excludedTypes.isEmpty { checkExcludedTypes(value, of: table, section) }
    guard value.kind == .array, value.count > 1 else { return }
    for type in RankedStrings(value).duplicates {
      findings.add(.typeDuplicate(type), at: type, specification: section)
    }
  }

  private mutating func checkExcludedTypes(
    _ value: JSONCursor, of table: ClassTable, _ section: StaticString
  ) {
    for type in value.elementsOrSelf {
      for excluded in table.excludedTypes where type.hasText(excluded) {
        findings.add(.typeConflict(type, with: table.name), at: type, specification: section)
      }
    }
  }
}

extension JSONCursor {
  /// Whether one of the types is one of these.
  func includesType(of alternatives: [StaticString]) -> Bool {
    for type in elementsOrSelf where type.hasText(oneOf: alternatives) { return true }
    return false
  }

  /// Whether the value is a string, and one of these.
  func hasText(oneOf texts: [StaticString]) -> Bool {
    for text in texts where hasText(text) { return true }
    return false
  }
}
