/// What ``NDegreeHasher`` needs at one depth of a path; kept, so that nothing is allocated anew for
/// each node that is visited.
struct NDegreeFrame {
  /// The related nodes, and their hashes one after the other: the map `Hn`.
  private var nodes: [UInt32] = []
  var hashes: [UInt8] = []
  /// The places of the related nodes, by their hashes.
  private(set) var order: [UInt32] = []

  /// What is hashed of one related node.
  var input: [UInt8] = []
  /// Data to hash.
  var data: [UInt8] = []
  var path = GossipPath()
  /// The related nodes of a group, in the order that is tried.
  var permutation: [UInt32] = []
  /// The recursion list.
  var recursion: [UInt32] = []
  /// What the chosen issuer issued since the paths part.
  private(set) var chosen: [UInt32] = []

  /// How many identifiers were issued when the paths part.
  var base = 0
  /// Whether a path is begun and not ended.
  private(set) var isOnPath = false
  /// How many nodes of the recursion list were visited on the path.
  var visited = 0
  /// The group of related nodes that paths are tried for, in the order.
  private var group = 0..<0

  /// Forgets the node that was visited before.
  mutating func begin() {
    nodes.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    order.removeAll(keepingCapacity: true)
    data.removeAll(keepingCapacity: true)
    isOnPath = false
    group = 0..<0
  }

  /// Adds a related node, whose hash is yet to be written.
  ///
  /// - Returns: The place of its hash.
  mutating func add(_ node: UInt32, digestBytes: Int) -> Int {
    let place = hashes.count
    order.append(UInt32(nodes.count))
    nodes.append(node)
    hashes.append(contentsOf: repeatElement(0, count: digestBytes))
    return place
  }

  /// Sorts the related nodes by their hashes.
  mutating func sort(digestBytes: Int) {
    guard order.count > 1 else { return }
    order.sort { [hashes] one, other in
      hashes[Self.slice(of: one, digestBytes)].lexicographicallyPrecedes(
        hashes[Self.slice(of: other, digestBytes)])
    }
  }

  /// Goes on to the next related nodes that have one hash, and puts them into their first order:
  /// §4.8.3 steps 5.1 to 5.3.
  ///
  /// - Returns: Whether there are any.
  mutating func beginGroup(digestBytes: Int) -> Bool {
    guard group.upperBound < order.count else { return false }
    let start = group.upperBound
    let first = hashes[Self.slice(of: order[start], digestBytes)]
    var end = start + 1
    while end < order.count, hashes[Self.slice(of: order[end], digestBytes)] == first { end += 1 }
    group = start..<end
    data.append(hexadecimal: first)
    path.reset()
    permutation.removeAll(keepingCapacity: true)
    for place in group { permutation.append(nodes[Int(order[place])]) }
    permutation.sort()
    return true
  }

  /// Begins a path, which no node is visited on yet.
  mutating func beginPath() {
    path.begin()
    recursion.removeAll(keepingCapacity: true)
    visited = 0
    isOnPath = true
  }

  /// The node of the recursion list that is to be visited next on the path.
  var nextVisit: UInt32? { visited < recursion.count ? recursion[visited] : nil }

  /// Remembers what the issuer of the least path issued.
  mutating func choose(_ issued: ArraySlice<UInt32>) {
    chosen.removeAll(keepingCapacity: true)
    chosen.append(contentsOf: issued)
  }

  /// Ends the paths of a group, the least of which counts: step 5.5.
  mutating func endGroup() {
    isOnPath = false
    data.append(contentsOf: path.chosen)
  }

  private static func slice(of index: UInt32, _ digestBytes: Int) -> Range<Int> {
    (Int(index) * digestBytes)..<((Int(index) + 1) * digestBytes)
  }
}
