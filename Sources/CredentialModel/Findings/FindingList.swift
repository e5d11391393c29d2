import StrictJSON

/// The findings of one run, as many as anybody reads.
struct FindingList {
  /// How many findings are made before the rest of the document is left alone.
  ///
  /// A hundred is more than a person mends at once, and keeps the work on a hostile document small.
  static let limit = 100

  private(set) var findings: [Finding] = []

  /// Whether looking further is pointless.
  var isFull: Bool { findings.count > FindingList.limit }

  /// Adds a finding about the value at `place`, or about a member that it lacks.
  mutating func add(
    _ problem: Problem, at place: JSONCursor, missing: StaticString? = nil,
    specification: StaticString
  ) {
    if findings.count < FindingList.limit {
      findings.append(finding(problem, place.value, missing, specification))
    } else if findings.count == FindingList.limit {
      let problem = Problem.tooManyFindings(limit: FindingList.limit)
      findings.append(finding(problem, place.value, nil, "Assay"))
    }
  }

  /// Adds a finding about a value.
  mutating func add(_ problem: Problem, at value: JSONValue, specification: StaticString) {
    value.withCursor { add(problem, at: $0, specification: specification) }
  }

  private func finding(
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
