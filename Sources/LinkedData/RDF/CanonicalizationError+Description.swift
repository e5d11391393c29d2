extension CanonicalizationError: CustomStringConvertible {
  /// One line: what is too much, how much is allowed, and what to do.
  public var description: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      """
      the canonical form could have \(bytes) bytes, more than the limit of \(limit); \
      split the document
      """
    case .tooManyBlankNodes(let count, let limit):
      """
      the dataset has \(count) blank nodes, more than the limit of \(limit); \
      give them identifiers, or split the document
      """
    case .tooManyStatements(let count, let limit):
      "the dataset has \(count) statements, more than the limit of \(limit); split the document"
    case .tooManySteps(let limit, let alike):
      """
      \(alike) blank nodes look the same, and \(limit) steps do not tell them apart; \
      give them identifiers
      """
    }
  }
}
