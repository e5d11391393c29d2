/// The nodes of a text while it is parsed: a list in memory that was made large enough beforehand.
///
/// Appending needs no growth. That it also needs no more room than there is follows from
/// ``capacity(bytes:limits:)``, but memory is not staked on a proof: the parser asks ``isFull``.
@safe
struct NodeList {
  private let base: UnsafeMutablePointer<JSONNode>
  private let capacity: Int
  private(set) var count = 0

  /// How many nodes a text within the limits can have.
  ///
  /// Each node but the first takes a byte of its own and the bracket, comma or colon before it. A
  /// bracket serves as both, for its container and for the first value inside, until the closing
  /// one pays for it; so what is open at the end, at most `maxDepth` containers, adds half a node
  /// each.
  static func capacity(bytes: Int, limits: JSONLimits) -> Int {
    let open = min(bytes, max(limits.maxDepth, 0))
    return min((bytes + open) / 2 + 1, max(limits.maxNodes, 0))
  }

  /// A list in `buffer`, which must outlive this value.
  init(_ buffer: UnsafeMutableBufferPointer<JSONNode>) {
    capacity = buffer.count
    // A buffer of no nodes has no address, and takes none.
    unsafe base = buffer.baseAddress ?? UnsafeMutablePointer(bitPattern: 8).unsafelyUnwrapped
  }

  /// Whether there is no room for another node.
  @inline(__always)
  var isFull: Bool { count >= capacity }

  /// Adds a node; the list must not be full.
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
