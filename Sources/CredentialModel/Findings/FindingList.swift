import StrictJSON

/// The findings of one run, as many as anybody reads.
struct FindingList {
  /// How many errors, and how many warnings, are listed.
  ///
  /// A hundred is more than a person mends at once. After so many errors the rest of the document is
  /// left alone; after so many warnings the errors are still looked for, and the warnings counted.
  static let greatestLimit = 100

  private let limit: Int
  private var listed: [Finding] = []
  private var errors = 0
  private var warnings = 0

  /// A list without findings.
  ///
  /// - Parameter limit: How many errors, and how many warnings, it lists.
  init(limit: Int = greatestLimit) { self.limit = min(limit, FindingList.greatestLimit) }

  /// Whether looking further is pointless.
  var isFull: Bool { errors > limit }

  /// How many there are, listed or not.
  var count: Int { errors + warnings }

  /// Adds a finding about the value at `place`, or about a member that it lacks.
  mutating func add(
    _ problem: Problem, at place: JSONCursor, missing: StaticString? = nil,
    specification: StaticString
  ) {
    switch problem.severity {
    case .error:
      errors += 1
      if errors <= limit {
        list(problem, place, missing, specification)
      } else if errors == limit + 1 {
        list(.tooManyErrors(limit: limit), place, nil, "Assay")
      }
    case .warning:
      warnings += 1
      if warnings <= limit { list(problem, place, missing, specification) }
    }
  }

  /// All that is listed; the last says how many warnings about `document` are not.
  func findings(about document: JSONCursor) -> [Finding] {
    let unlisted = warnings - limit
    // Where the walk was broken off, nobody knows how many there are.
    guard unlisted > 0, !isFull else { return listed }
    let problem = Problem.unlistedWarnings(unlisted)
    return listed + [FindingList.finding(problem, document.value, nil, "Assay")]
  }

  private mutating func list(
    _ problem: Problem, _ place: JSONCursor, _ missing: StaticString?, _ section: StaticString
  ) {
    listed.append(FindingList.finding(problem, place.value, missing, section))
  }

  private static func finding(
    _ problem: Problem, _ value: JSONValue, _ missing: StaticString?, _ section: StaticString
  ) -> Finding {
    let position = value.position()
    let pointer = missing.map { value.pointer.appending("\($0)") } ?? value.pointer
    return Finding(
      severity: problem.severity, code: problem.code, pointer: pointer,
      byteOffset: value.byteOffset, line: position.line, column: position.column,
      message: problem.sentence, specification: "\(section)")
  }
}
