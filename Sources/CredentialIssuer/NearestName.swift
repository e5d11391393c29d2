/// The name that somebody probably meant.
enum NearestName {
  /// The known name that is nearest to a misspelt one; `nil` where none is near.
  ///
  /// Near is: the same but for case, spaces and punctuation, or at most two slips of one letter, and
  /// at most one for every three letters.
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

  /// How many letters must be changed, added, left out, or swapped with their neighbour to make one
  /// text the other.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count.distance(to: right.count).magnitude <= 2 else { return .max }
    var rows = [Array(0...right.count)]
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let changed = rows[row][column] + (byte == other ? 0 : 1)
        var best = min(changed, rows[row][column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], other == left[row - 1] {
          best = min(best, rows[row - 1][column - 1] + 1)
        }
        current.append(best)
      }
      rows.append(current)
    }
    return rows[left.count][right.count]
  }
}
