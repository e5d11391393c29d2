/// How much the canonicalization of a dataset may cost.
///
/// Anyone can write a small dataset that takes the algorithm longer than the universe has stood.
/// What is canonicalized is not yet authenticated, and so everything is counted: never in seconds,
/// so that every machine accepts and refuses the same.
public struct CanonicalizationLimits: Equatable, Sendable {
  /// The most statements a dataset may have, repeated ones counted.
  public let maxStatements: Int

  /// The most blank nodes a dataset may have.
  public let maxBlankNodes: Int

  /// The most bytes that the canonical form may have.
  public let maxBytes: Int

  /// The most steps that telling blank nodes apart may take which their own statements do not.
  ///
  /// A step is a node visited, a statement of it read, a node put in its place in an order that is
  /// tried, or 64 bytes hashed; a digest costs four more.
  public let maxSteps: Int

  /// Limits of the caller's choice.
  ///
  /// - Parameters:
  ///   - maxStatements: Repeated ones are counted.
  ///   - maxBlankNodes: At most 2^31 is used.
  ///   - maxBytes: Of the canonical form.
  ///   - maxSteps: See ``maxSteps``.
  public init(maxStatements: Int, maxBlankNodes: Int, maxBytes: Int, maxSteps: Int) {
    self.maxStatements = maxStatements
    self.maxBlankNodes = min(maxBlankNodes, 1 << 31)
    self.maxBytes = maxBytes
    self.maxSteps = maxSteps
  }

  /// 100,000 statements and blank nodes, 16 MiB, 400,000 steps.
  ///
  /// A blank node that nothing but one statement mentions is already unusual, and 100,000 statements
  /// of usual length have 16 MiB. All the blank nodes of a credential take no step at all. A list of
  /// a hundred objects without identifiers takes 310,000, the costliest of the W3C's tests that have
  /// a result 24,000; and 400,000 take some 20 ms.
  public static let standard = CanonicalizationLimits(
    maxStatements: 100_000, maxBlankNodes: 100_000, maxBytes: 16 << 20, maxSteps: 400_000)
}
