/// Why a dataset is not canonicalized: it would cost more than the limits allow.
@nonexhaustive
public enum CanonicalizationError: Error, Equatable, Sendable {
  /// The canonical form could have more bytes than the limit.
  case tooLarge(bytes: Int, limit: Int)
  /// The dataset has more blank nodes than the limit.
  case tooManyBlankNodes(count: Int, limit: Int)
  /// The dataset has more statements than the limit.
  case tooManyStatements(count: Int, limit: Int)
  /// Telling apart the blank nodes that look the same takes more steps than the limit; `alike` is
  /// how many of them there are.
  case tooManySteps(limit: Int, alike: Int)
}
