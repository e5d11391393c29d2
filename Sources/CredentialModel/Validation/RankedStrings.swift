import StrictJSON

/// The strings of a list, found by their text; the rank of a string is its place in the list.
///
/// Short lists, which nearly all are, are searched as they stand; for long ones a table is made, so
/// that a hostile document cannot make the work grow with the square of its size.
struct RankedStrings {
  /// The longest list that is searched as it stands.
  private static let searched = 16

  private let values: [JSONCursor]
  private let ranks: [ExactString: Int]

  /// The values that are no strings take a rank and are never found.
  init(_ values: [JSONCursor]) {
    self.values = values
    ranks = values.count > RankedStrings.searched ? RankedStrings.table(of: values) : [:]
  }

  private static func table(of values: [JSONCursor]) -> [ExactString: Int] {
    var ranks: [ExactString: Int] = [:]
    for (rank, value) in values.enumerated() {
      if let text = value.exactString, ranks[text] == nil { ranks[text] = rank }
    }
    return ranks
  }

  var isEmpty: Bool { values.isEmpty }

  /// The rank of the first string with the text of `value`.
  func rank(of value: JSONCursor) -> Int? {
    if values.count > RankedStrings.searched { return value.exactString.flatMap { ranks[$0] } }
    return values.firstIndex { $0.isSameString(as: value) }
  }

  /// The strings that stand in the list before with the same text.
  var duplicates: [JSONCursor] {
    guard values.count > 1 else { return [] }
    return values.enumerated().compactMap { place, value in
      guard let rank = rank(of: value), rank < place else { return nil }
      return value
    }
  }
}
