import LinkedData
import TestSupport

/// Datasets of blank nodes that look the same, as N-Quads.
enum RDFShapes {
  /// Statements of one predicate between numbered blank nodes.
  static func graph(_ edges: [(Int, Int)], _ predicate: String = "urn:p") -> [UInt8] {
    Array(edges.map { "_:n\($0.0) <\(predicate)> _:n\($0.1) .\n" }.joined().utf8)
  }

  /// Each of n nodes points at all others.
  static func clique(_ n: Int) -> [UInt8] {
    graph((0..<n).flatMap { from in (0..<n).filter { $0 != from }.map { (from, $0) } })
  }

  /// Each node points at the next, the last at the first.
  static func ring(_ n: Int) -> [UInt8] { graph((0..<n).map { ($0, ($0 + 1) % n) }) }

  /// Each node points at the next.
  static func chain(_ n: Int) -> [UInt8] { graph((0..<n).map { ($0, $0 + 1) }) }

  /// Each node points at two others, `depth` times, from one root.
  static func binaryTree(depth: Int) -> [UInt8] {
    graph((1..<(1 << depth)).flatMap { [($0, 2 * $0), ($0, 2 * $0 + 1)] })
  }

  /// Each node points at the ones to the right and below.
  static func grid(_ width: Int) -> [UInt8] {
    var edges: [(Int, Int)] = []
    for node in 0..<width * width {
      if node % width < width - 1 { edges.append((node, node + 1)) }
      if node / width < width - 1 { edges.append((node, node + width)) }
    }
    return graph(edges)
  }

  /// As a grid, but the last of a row or column points at the first.
  static func torus(_ width: Int) -> [UInt8] {
    var edges: [(Int, Int)] = []
    for node in 0..<width * width {
      let (row, column) = (node / width, node % width)
      edges.append((node, row * width + (column + 1) % width))
      edges.append((node, (row + 1) % width * width + column))
    }
    return graph(edges)
  }

  /// Each of n nodes on one side points at all of n others.
  static func bipartite(_ n: Int) -> [UInt8] {
    graph((0..<n).flatMap { left in (n..<(2 * n)).map { (left, $0) } })
  }

  /// Hubs that each point at as many leaves of their own, all alike.
  static func stars(_ hubs: Int, leaves: Int) -> [UInt8] {
    graph(
      (0..<hubs).flatMap { hub in (0..<leaves).map { (hub, hubs + hub * leaves + $0) } })
  }

  /// Nodes of which the same is said, and nothing of one another.
  static func identical(_ n: Int) -> [UInt8] {
    Array((0..<n).map { "_:n\($0) <urn:p> \"same\" .\n" }.joined().utf8)
  }

  /// Nodes of each of which something else is said, in a chain.
  static func distinct(_ n: Int) -> [UInt8] {
    Array(
      (0..<n).map { "_:n\($0) <urn:p> \"\($0)\" .\n_:n\($0) <urn:next> _:n\(($0 + 1) % n) .\n" }
        .joined().utf8)
  }

  /// A list of nodes with content of their own.
  static func list(_ n: Int) -> [UInt8] {
    Array(
      (0..<n).map {
        """
        _:c\($0) <urn:first> _:e\($0) .
        _:c\($0) <urn:rest> \($0 == n - 1 ? "<urn:nil>" : "_:c\($0 + 1)") .
        _:e\($0) <urn:name> "\($0)" .

        """
      }.joined().utf8)
  }

  /// Pairs of statements that swap subject and object, between nodes chosen at random: regular.
  static func regular(_ n: Int, degree: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var edges: [(Int, Int)] = []
    for _ in 0..<degree {
      let order = (0..<n).shuffled(using: &generator)
      for (place, node) in order.enumerated() {
        let next = order[(place + 1) % n]
        edges += [(node, next), (next, node)]
      }
    }
    return graph(edges)
  }

  /// The statements that no order of related nodes distinguishes, with a long predicate.
  static func longPredicate(_ n: Int, bytes: Int) -> [UInt8] {
    let predicate = "urn:" + String(repeating: "p", count: bytes)
    return graph((0..<n).map { ($0, ($0 + 1) % n) }, predicate)
  }
}
