/// How much a document may ask of its reader.
///
/// Everything is parsed before anything is authenticated, so each limit bounds what a stranger can
/// make us spend.
public struct JSONLimits: Equatable, Sendable {
  /// The most bytes a text may have.
  public let maxBytes: Int

  /// The most containers that may stand in one another; at most ``greatestDepth``.
  public let maxDepth: Int

  /// The most values and member names a text may have, together.
  public let maxNodes: Int

  /// Limits of the caller's choice.
  ///
  /// - Parameters:
  ///   - maxBytes: At most 4 GiB − 1 is used: places are 32-bit numbers.
  ///   - maxDepth: Values above ``greatestDepth`` are lowered to it.
  ///   - maxNodes: Values and member names, together.
  public init(maxBytes: Int, maxDepth: Int, maxNodes: Int) {
    self.maxBytes = min(maxBytes, Int(UInt32.max) - 16)
    self.maxDepth = min(maxDepth, JSONLimits.greatestDepth)
    self.maxNodes = maxNodes
  }

  /// 16 MiB, 64 levels, 1,000,000 nodes.
  ///
  /// The largest credentials seen (endorsements and images embedded) have 3 MB and 12 levels. A
  /// document at all three limits costs a copy of its text, 20 bytes a node, and as much again as
  /// its strings have when they are written with escapes: some 60 MB.
  public static let standard = JSONLimits(
    maxBytes: 16 << 20, maxDepth: 64, maxNodes: 1_000_000)

  /// The deepest nesting that any limits allow: writing recurses once a level, and half a thousand
  /// small frames fit the smallest stack a thread is given.
  public static let greatestDepth = 512
}
