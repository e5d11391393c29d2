extension CanonicalizationState {
  /// Issues identifiers to the nodes that share first degree hashes: §4.4.3 step 5.
  ///
  /// - Parameters:
  ///   - groups: The nodes that share a hash, in the order of the hashes.
  ///   - limits: How much it may cost.
  /// - Returns: How many steps it took.
  /// - Throws: ``CanonicalizationError`` where it would cost more than that.
  mutating func issueByNDegreeHashes(
    _ groups: [AlikeNodes], limits: CanonicalizationLimits
  ) throws(CanonicalizationError) -> Int {
    let alike = groups.reduce(0) { $0 + $1.count }
    var hasher = NDegreeHasher(self, alike: alike, limits: limits)
    for group in groups {
      for result in try results(of: group, &hasher) {
        for node in result.order { hasher.canonical.issue(node) }
      }
    }
    issuer = hasher.canonical
    return hasher.steps
  }

  /// What hashing one node gave: its hash, and the nodes that were issued temporary identifiers, in
  /// that order.
  private struct NDegreeResult {
    let hash: [UInt8]
    let order: [UInt32]
  }

  /// The hash path list of one group, in the order of the hashes.
  private func results(
    of group: AlikeNodes, _ hasher: inout NDegreeHasher
  ) throws(CanonicalizationError) -> [NDegreeResult] {
    var results: [NDegreeResult] = []
    for node in group where !hasher.canonical.hasIssued(node) {
      hasher.issuer.issue(node)
      try hasher.visit(node)
      results.append(NDegreeResult(hash: hasher.hash, order: hasher.issuer.order))
      hasher.issuer.takeBack(to: 0)
    }
    results.sort { $0.hash.lexicographicallyPrecedes($1.hash) }
    return results
  }
}
