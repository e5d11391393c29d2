import OpenSSLCrypto

/// Blank nodes that have one first degree hash, in an array of nodes sorted by hash.
typealias AlikeNodes = ArraySlice<UInt32>

extension CanonicalizationState {
  /// Issues identifiers to the nodes whose first degree hash no other node has, in the order of the
  /// hashes: §4.4.3 step 4.
  ///
  /// - Returns: The groups of nodes that share a hash, in the order of the hashes.
  mutating func issueByFirstDegreeHashes() -> [AlikeNodes] {
    let nodes = nodesByHash()
    var groups: [AlikeNodes] = []
    var start = 0
    while start < nodes.count {
      var end = start + 1
      while end < nodes.count, nodes[end].prefix == nodes[start].prefix,
        hash(of: nodes[end].node) == hash(of: nodes[start].node)
      {
        end += 1
      }
      if end == start + 1 {
        issuer.issue(nodes[start].node)
      } else {
        groups.append(ArraySlice(nodes[start..<end].map(\.node)))
      }
      start = end
    }
    return groups
  }

  private struct HashedNode {
    /// The first eight bytes of the hash, the first byte weighing most.
    let prefix: UInt64
    let node: UInt32
  }

  /// The nodes that statements mention, in the order of their hashes.
  private func nodesByHash() -> [HashedNode] {
    let length = algorithm.byteCount
    var nodes: [HashedNode] = []
    nodes.reserveCapacity(dataset.blankNodeCount)
    for node in 0..<dataset.blankNodeCount where !mentions.isEmpty(node) {
      let prefix = unsafe hashes.withUnsafeBytes {
        unsafe $0.loadUnaligned(fromByteOffset: node * length, as: UInt64.self)
      }
      nodes.append(HashedNode(prefix: UInt64(bigEndian: prefix), node: UInt32(node)))
    }
    nodes.sort { [hashes] one, other in
      if one.prefix != other.prefix { return one.prefix < other.prefix }
      let (left, right) = (Int(one.node) * length, Int(other.node) * length)
      return hashes[left..<(left + length)]
        .lexicographicallyPrecedes(hashes[right..<(right + length)])
    }
    return nodes
  }

  /// The first degree hash of a node.
  func hash(of node: UInt32) -> ArraySlice<UInt8> {
    hashes[(Int(node) * algorithm.byteCount)..<((Int(node) + 1) * algorithm.byteCount)]
  }
}
