/// How much a document may ask of the processor.
///
/// A small document can ask for much: a context is applied again wherever a term or type with a
/// context of its own is used, and contexts include one another. So what is done is counted, and
/// ends at these limits.
public struct JSONLDLimits: Equatable, Sendable {
  /// The most contexts that may be processed, included and scoped ones with them.
  public let maxContexts: Int

  /// The most levels that values, contexts and term definitions may stand in one another; a context
  /// counts as two levels, and a definition that another one waits for as three.
  public let maxDepth: Int

  /// The most values made by expansion and statements made of them, together.
  public let maxNodes: Int

  /// The most contexts that may include one another in a row; more is a `context overflow`.
  public let maxRemoteContexts: Int

  /// The most term definitions that may be made.
  public let maxTermDefinitions: Int

  /// The most bytes of text that may be made: of IRIs put together, and of terms of statements.
  public let maxTextBytes: Int

  /// Limits of the caller's choice.
  ///
  /// - Parameters:
  ///   - maxContexts: Contexts processed.
  ///   - maxDepth: Levels; at most ``greatestDepth`` is used.
  ///   - maxNodes: Values and statements.
  ///   - maxRemoteContexts: Contexts that include one another.
  ///   - maxTermDefinitions: Term definitions made.
  ///   - maxTextBytes: Bytes; at most 1 GiB is used: places in the text of statements are 32-bit
  ///     numbers.
  public init(
    maxContexts: Int, maxDepth: Int, maxNodes: Int, maxRemoteContexts: Int,
    maxTermDefinitions: Int, maxTextBytes: Int
  ) {
    self.maxContexts = maxContexts
    self.maxDepth = min(maxDepth, JSONLDLimits.greatestDepth)
    self.maxNodes = min(maxNodes, Int(Int32.max))
    self.maxRemoteContexts = maxRemoteContexts
    self.maxTermDefinitions = maxTermDefinitions
    self.maxTextBytes = min(maxTextBytes, 1 << 30)
  }

  /// 10,000 contexts, 100 levels, 1,000,000 nodes, 16 included contexts, 250,000 term definitions,
  /// 64 MiB of text.
  ///
  /// A credential with the contexts of Verifiable Credentials 2.0 and Open Badges 3.0 needs some
  /// hundred contexts and two thousand definitions, and is 20 levels deep. The parser's own limits,
  /// 64 levels and a million nodes, leave room for the levels that contexts add.
  public static let standard = JSONLDLimits(
    maxContexts: 10_000, maxDepth: 100, maxNodes: 1_000_000, maxRemoteContexts: 16,
    maxTermDefinitions: 250_000, maxTextBytes: 64 << 20)

  /// The greatest depth that any limits allow: so many levels fit a stack of half a megabyte, the
  /// smallest that common systems give a thread.
  public static let greatestDepth = 128
}

/// What can be exceeded, besides the specification's own limit of included contexts.
@nonexhaustive
public enum JSONLDLimit: Hashable, Sendable {
  /// Source: ``JSONLDLimits/maxContexts``.
  case contexts
  /// Source: ``JSONLDLimits/maxDepth``.
  case depth
  /// Source: ``JSONLDLimits/maxNodes``.
  case nodes
  /// Source: ``JSONLDLimits/maxTermDefinitions``.
  case termDefinitions
  /// Source: ``JSONLDLimits/maxTextBytes``.
  case textBytes
}
