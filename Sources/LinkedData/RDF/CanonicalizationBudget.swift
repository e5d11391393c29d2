/// Counts the steps that telling blank nodes apart takes, and ends it where they are too many.
struct CanonicalizationBudget {
  /// How many steps are taken.
  private(set) var steps = 0
  private let limit: Int
  private let alike: Int

  /// A budget of which nothing is spent.
  ///
  /// - Parameters:
  ///   - limit: The most steps.
  ///   - alike: How many nodes have to be told apart, for the error.
  init(limit: Int, alike: Int) {
    self.limit = limit
    self.alike = alike
  }

  /// Takes steps.
  @inline(__always)
  mutating func take(_ count: Int) throws(CanonicalizationError) {
    steps &+= count
    if steps > limit { throw .tooManySteps(limit: limit, alike: alike) }
  }

  /// Takes the steps of hashing some bytes: one for each block of 64, and four for starting and
  /// ending, which cost about as much.
  @inline(__always)
  mutating func takeDigest(of bytes: Int) throws(CanonicalizationError) {
    try take(5 + bytes >> 6)
  }
}
