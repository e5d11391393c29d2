/// The name that somebody probably meant.
enum NearestName {
  /// The known name that is nearest to a misspelt one; `nil` where none is near.
  ///
  /// Near is: the same but for case, spaces and punctuation, or at most two letters wrong, added,
  /// left out or swapped, and fewer than a third of them.
  static func to(_ name: String, among known: [String]) -> String? {
    let wanted = letters(name)
    guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
    let bound = min(2, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = distance(wanted, letters(candidate))
      if distance <= bound, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  private static func letters(_ name: String) -> [UInt8] {
    name.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): nil
      default: byte
      }
    }
  }

  /// How many changes of one letter make one text the other (Levenshtein).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count.distance(to: right.count).magnitude <= 2 else { return .max }
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let changed = previous[column] + (byte == other ? 0 : 1)
        current.append(min(changed, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
