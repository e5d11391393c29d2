internal import StrictJSON

/// What was spent of the limits.
struct WorkBudget {
  let limits: JSONLDLimits
  private var contexts = 0
  private var depth = 0
  private var nodes = 0
  private var termDefinitions = 0
  private var textBytes = 0

  init(_ limits: JSONLDLimits) {
    self.limits = limits
  }

  /// Where work is done, for the error when there is too much of it.
  struct Place {
    let value: JSONValue
    let source: JSONLDError.Source
  }

  mutating func spendContext(at place: Place) throws(JSONLDError) {
    contexts += 1
    try check(contexts, limits.maxContexts, .contexts, place)
  }

  mutating func spendNodes(_ count: Int = 1, at place: Place) throws(JSONLDError) {
    nodes += count
    try check(nodes, limits.maxNodes, .nodes, place)
  }

  mutating func spendTermDefinition(at place: Place) throws(JSONLDError) {
    termDefinitions += 1
    try check(termDefinitions, limits.maxTermDefinitions, .termDefinitions, place)
  }

  mutating func spendText(_ bytes: Int, at place: Place) throws(JSONLDError) {
    textBytes += bytes
    try check(textBytes, limits.maxTextBytes, .textBytes, place)
  }

  /// Counts a text that is not made but may be used again and again, as what a term stands for.
  ///
  /// Each use costs a walk along the text. What is not longer than such texts usually are is free.
  mutating func spendUse(of text: ExactString, at place: Place) throws(JSONLDError) {
    let length = text.string.utf8.count
    if length > 128 { try spendText(length, at: place) }
  }

  /// Goes down; to be followed by ``leave(_:)`` unless it throws.
  ///
  /// - Parameters:
  ///   - levels: How many levels of values it costs as much stack as: 4 KB each.
  ///   - place: What is gone into.
  /// - Throws: `JSONLDError` where it is too deep.
  mutating func enter(_ levels: Levels, at place: Place) throws(JSONLDError) {
    try check(depth + levels.rawValue, limits.maxDepth, .depth, place)
    depth += levels.rawValue
  }

  /// Tests a depth that comes not of calls but of what is held.
  func checkDepth(_ count: Int, at place: Place) throws(JSONLDError) {
    try check(count, limits.maxDepth, .depth, place)
  }

  mutating func leave(_ levels: Levels) { depth -= levels.rawValue }

  /// What can stand in itself, and how many levels it counts as.
  enum Levels: Int {
    case value = 1
    case context = 2
    case term = 3
  }

  private func check(
    _ spent: Int, _ limit: Int, _ kind: JSONLDLimit, _ place: Place
  ) throws(JSONLDError) {
    guard spent > limit else { return }
    throw JSONLDError(.limitExceeded(kind, limit), at: place.value, in: place.source)
  }
}
