/// The nodes of a text while it is parsed: a list in memory that was made large enough beforehand.
///
/// A text of n bytes has at most n/2 + 1 nodes, since each but the first takes a byte of its own
/// and a bracket, comma or colon. So appending needs neither growth nor a check of room; that is
/// what makes this type, and the parser above it, safe to use.
@safe
struct NodeList {
  private let base: UnsafeMutablePointer<JSONNode>
  private(set) var count = 0

  /// How many nodes a text within the limits can have.
  static func capacity(bytes: Int, limits: JSONLimits) -> Int {
    min(bytes / 2 + 1, max(limits.maxNodes, 0))
  }

  /// A list in `buffer`, which must have room for ``capacity(bytes:limits:)`` nodes and outlive
  /// this value.
  init(_ buffer: UnsafeMutableBufferPointer<JSONNode>) {
    // A buffer of no nodes has no address, and takes none.
    unsafe base = buffer.baseAddress ?? UnsafeMutablePointer(bitPattern: 8).unsafelyUnwrapped
  }

  @inline(__always)
  mutating func append(_ node: JSONNode) {
    unsafe (base + count).initialize(to: node)
    count += 1
  }

  /// The node at an index below ``count``.
  @inline(__always)
  subscript(index: Int) -> JSONNode {
    get { unsafe base[index] }
    nonmutating _modify { yield unsafe &base[index] }
  }
}
