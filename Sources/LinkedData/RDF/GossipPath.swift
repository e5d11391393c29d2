/// The text of a path that is tried, beside the least one found before.
///
/// A path only grows. Once a byte of it is greater than the chosen path's byte in the same place, or
/// the chosen path has ended there, it can no more become the least, whatever follows; the
/// specification's own rule, which also looks at the length, leaves no path sooner.
///
/// Source: RDF Dataset Canonicalization 1.0 §4.8.3 steps 5.4.4 to 5.4.6.
struct GossipPath {
  /// The least path that was tried to its end; empty before the first.
  private(set) var chosen: [UInt8] = []
  /// The path that is being tried.
  var bytes: [UInt8] = []
  private var hasChosen = false
  /// Up to where the two are the same.
  private var compared = 0
  private var isLess = false

  /// Forgets all paths.
  mutating func reset() {
    chosen.removeAll(keepingCapacity: true)
    hasChosen = false
    begin()
  }

  /// Begins to try a path.
  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    compared = 0
    isLess = false
  }

  /// Whether the path is greater than the chosen one, however it goes on.
  mutating func isHopeless() -> Bool {
    guard hasChosen, !isLess else { return false }
    let common = min(bytes.count, chosen.count)
    while compared < common {
      if bytes[compared] != chosen[compared] {
        isLess = bytes[compared] < chosen[compared]
        return !isLess
      }
      compared += 1
    }
    return bytes.count > chosen.count
  }

  /// Ends the path, and chooses it if it is the least.
  ///
  /// - Returns: Whether it is chosen.
  mutating func finish() -> Bool {
    if isHopeless() { return false }
    guard !hasChosen || isLess || bytes.count < chosen.count else { return false }
    swap(&chosen, &bytes)
    hasChosen = true
    return true
  }
}
