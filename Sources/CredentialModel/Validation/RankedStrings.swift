import StrictJSON

/// The strings of a list, found by their text; the rank of a string is its place in the list.
///
/// Short lists, which nearly all are, are searched where they stand; for long ones a table is made,
/// so that a hostile document cannot make the work grow with the square of its size.
struct RankedStrings {
  /// The longest list that is searched where it stands.
  private static let searched = 16

  private let list: JSONCursor?
  private let member: StaticString?
  private let count: Int
  private let ranks: [ExactString: Int]

  /// The strings of a list, or the one that stands in its place.
  ///
  /// What is no string takes a rank and is never found.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - member: The member of each element that holds the string, if the elements are no strings.
  init(_ list: JSONCursor?, member: StaticString? = nil) {
    self.list = list
    self.member = member
    count = list?.elementsOrSelf.underestimatedCount ?? 0
    guard let list, count > RankedStrings.searched else {
      ranks = [:]
      return
    }
    var ranks: [ExactString: Int] = [:]
    for (rank, element) in list.elements.enumerated() {
      guard let text = RankedStrings.string(of: element, member)?.exactString else { continue }
      if ranks[text] == nil { ranks[text] = rank }
    }
    self.ranks = ranks
  }

  private static func string(of element: JSONCursor, _ member: StaticString?) -> JSONCursor? {
    guard let member else { return element }
    return element[member]
  }

  var isEmpty: Bool { count == 0 }

  /// The rank of the first string with the text of `value`.
  func rank(of value: JSONCursor) -> Int? {
    guard let list else { return nil }
    if count > RankedStrings.searched { return value.exactString.flatMap { ranks[$0] } }
    var rank = 0
    for element in list.elementsOrSelf {
      if RankedStrings.string(of: element, member)?.isSameString(as: value) == true { return rank }
      rank += 1
    }
    return nil
  }

  /// The strings that stand in the list before with the same text.
  var duplicates: [JSONCursor] {
    guard let list, count > 1 else { return [] }
    var duplicates: [JSONCursor] = []
    // The first cannot stand before.
    for (place, element) in list.elements.enumerated().dropFirst() {
      guard let text = RankedStrings.string(of: element, member), let rank = rank(of: text),
        rank < place
      else { continue }
      duplicates.append(text)
    }
    return duplicates
  }
}
