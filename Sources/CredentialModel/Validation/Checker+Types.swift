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
      findings.add(.typeUnmapped(value.string ?? ""), at: value, specification: section)
    case .notURL(let target):
      let problem = Problem.typeMappedToNonURL(value.string ?? "", to: target)
      findings.add(problem, at: value, specification: section)
    }
  }

  /// Checks that the types include one of each group that the class needs.
  mutating func checkRequiredTypes(
    _ value: JSONCursor, of table: ClassTable, _ section: StaticString
  ) {
    for alternatives in table.requiredTypes where !value.includesType(of: alternatives) {
      findings.add(.typeMissing(oneOf: alternatives), at: value, specification: section)
    }
  }
}

extension JSONCursor {
  fileprivate func includesType(of alternatives: [StaticString]) -> Bool {
    for type in elementsOrSelf {
      for alternative in alternatives where type.hasText(alternative) { return true }
    }
    return false
  }
}
