/// A tree of SHA-256 digests: its root stands for a whole list, and a short path proves that one
/// entry is in it.
///
/// Leaves and inner nodes are hashed with different prefixes, so that none can be passed off as
/// the other.
///
/// Source: RFC 6962 §2.1.
public enum MerkleTree {
  /// The most hashes that a path can have: one for each level of a tree whose size fits 64 bits.
  public static let maxPathLength = 64

  /// The hash of an entry, which stands for it at the foot of the tree.
  public static func leafHash(_ entry: [UInt8]) -> [UInt8] {
    DigestAlgorithm.sha256.digest(of: [[0x00], entry])
  }

  /// The root of the tree over a list of leaf hashes.
  ///
  /// - Parameter leafHashes: What ``leafHash(_:)`` makes of the entries, in their order.
  /// - Returns: 32 bytes; of no entries, the digest of nothing.
  /// - Complexity: Linear in the number of leaves, with memory for one hash a level.
  public static func root(of leafHashes: [[UInt8]]) -> [UInt8] {
    guard !leafHashes.isEmpty else { return DigestAlgorithm.sha256.digest(of: [UInt8]()) }
    // The roots of complete subtrees, the largest first: as many as the size has bits set.
    var subtrees: [[UInt8]] = []
    for (index, leaf) in leafHashes.enumerated() {
      subtrees.append(leaf)
      for _ in 0..<(index + 1).trailingZeroBitCount { join(&subtrees) }
    }
    while subtrees.count > 1 { join(&subtrees) }
    return subtrees[0]
  }

  /// The hashes that lead from one leaf to the root, the nearest first.
  ///
  /// - Parameters:
  ///   - index: Which leaf, from 0.
  ///   - leafHashes: All leaves of the tree, in their order.
  /// - Returns: The path; `nil` where the list has no such leaf.
  public static func inclusionPath(of index: Int, in leafHashes: [[UInt8]]) -> [[UInt8]]? {
    guard leafHashes.indices.contains(index) else { return nil }
    var (level, place, path) = (leafHashes, index, [[UInt8]]())
    while level.count > 1 {
      // The last of an odd number has no sibling, and goes up as it is.
      if place ^ 1 < level.count { path.append(level[place ^ 1]) }
      level = stride(from: 0, to: level.count, by: 2).map { left in
        left + 1 < level.count ? node(level[left], level[left + 1]) : level[left]
      }
      place /= 2
    }
    return path
  }

  /// The root to which a path leads from a leaf; whoever asks compares it with the one they trust.
  ///
  /// Source: RFC 9162 §2.1.3.2.
  ///
  /// - Parameters:
  ///   - leafHash: Where the path begins.
  ///   - index: The place of the leaf in the tree, from 0.
  ///   - size: How many leaves the tree has.
  ///   - path: What ``inclusionPath(of:in:)`` gave.
  /// - Returns: The root; `nil` where a tree of this size has no such leaf, or the path is longer
  ///   or shorter than it must be.
  public static func root(
    leafHash: [UInt8], index: UInt64, size: UInt64, path: [[UInt8]]
  ) -> [UInt8]? {
    guard index < size, path.count <= maxPathLength else { return nil }
    var (place, last, hash) = (index, size - 1, leafHash)
    for sibling in path {
      guard last > 0 else { return nil }
      if place & 1 == 1 || place == last {
        hash = node(sibling, hash)
        // Levels at which this side has no sibling are passed over.
        while place & 1 == 0 && place > 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        hash = node(hash, sibling)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 ? hash : nil
  }

  private static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    DigestAlgorithm.sha256.digest(of: [[0x01], left, right])
  }

  private static func join(_ subtrees: inout [[UInt8]]) {
    let right = subtrees.removeLast()
    subtrees[subtrees.count - 1] = node(subtrees[subtrees.count - 1], right)
  }
}
