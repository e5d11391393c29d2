import LinkedData
import OpenSSLCrypto
import TestSupport
import Testing

struct RDFCanonicalizationTests {
  private func dataset(_ lines: [String]) throws -> RDFDataset {
    try NQuads.dataset(of: Array(lines.joined().utf8))
  }

  @Test func `small datasets have the form that the specification's own words give them`() throws {
    var random = RDFRandomDatasets(seed: 1)
    var ambiguous = 0
    for round in 0..<1500 {
      let lines = random.lines(
        nodes: 2 + round % 5, statements: 2 + round % 9, links: [3, 6, 8, 10][round % 4])
      let dataset = try dataset(lines)
      let canonical = try dataset.canonicalized()
      let text = String(decoding: canonical.nquads, as: UTF8.self)
      #expect(text == RDFReference.canonicalize(dataset), "\(lines.joined())")
      if canonical.steps > 0 { ambiguous += 1 }
    }
    #expect(ambiguous > 100)
  }

  @Test(arguments: [
    RDFShapes.clique(4), RDFShapes.clique(5), RDFShapes.ring(7), RDFShapes.chain(12),
    RDFShapes.binaryTree(depth: 2), RDFShapes.binaryTree(depth: 3), RDFShapes.grid(3),
    RDFShapes.torus(3), RDFShapes.bipartite(3), RDFShapes.stars(2, leaves: 4),
    RDFShapes.stars(3, leaves: 2), RDFShapes.list(12), RDFShapes.identical(9),
    RDFShapes.regular(8, degree: 2, seed: 1), RDFShapes.regular(7, degree: 2, seed: 2),
  ])
  func `symmetric shapes have the form that the specification's own words give them`(
    text: [UInt8]
  ) throws {
    let dataset = try NQuads.dataset(of: text)
    let canonical = try dataset.canonicalized()
    #expect(String(decoding: canonical.nquads, as: UTF8.self) == RDFReference.canonicalize(dataset))
  }

  @Test func `graphs whose nodes all look the same have the form that the words give them`() throws
  {
    for seed in 0..<60 {
      let text = RDFShapes.regular(4 + seed % 4, degree: 1 + seed % 2, seed: UInt64(seed))
      let dataset = try NQuads.dataset(of: text)
      let canonical = try dataset.canonicalized()
      #expect(canonical.steps > 0)
      #expect(
        String(decoding: canonical.nquads, as: UTF8.self) == RDFReference.canonicalize(dataset))
    }
  }

  @Test func `labels, order and repetition change nothing in a graph`() throws {
    var random = RDFRandomDatasets(seed: 2)
    for round in 0..<1500 {
      let nodes = 2 + round % 7
      let lines = random.lines(
        nodes: nodes, statements: 2 + round % 12, links: [3, 6, 8, 10][round % 4],
        namesGraphs: false)
      let first = try dataset(lines).canonicalized().nquads
      let second = try dataset(random.disguised(lines, nodes: nodes)).canonicalized().nquads
      #expect(first == second, "\(lines.joined())")
      #expect(try NQuads.dataset(of: first).canonicalized().nquads == first)
    }
  }

  /// How a blank node is related to others is hashed without the graph.
  ///
  /// So the algorithm takes nodes for alike that differ only in which statement stands in which
  /// graph, and then the form depends on the order of the input: in the specification's own words as
  /// in ours.
  @Test func `where graphs are named, RDFC-1.0 does not always give one form`() throws {
    let lines = [
      "_:a <urn:p> _:b _:c .\n", "_:b <urn:p> _:c _:a .\n", "_:c <urn:p> _:d _:b .\n",
    ]
    let forms = try [lines, lines.reversed()].map { lines in
      let dataset = try dataset(lines)
      let text = String(decoding: try dataset.canonicalized().nquads, as: UTF8.self)
      #expect(text == RDFReference.canonicalize(dataset))
      return text
    }
    #expect(forms[0] != forms[1])
  }

  @Test func `lines stand in code point order, each once, whatever terms begin alike`() throws {
    var random = RDFRandomDatasets(seed: 3)
    for round in 0..<50 {
      let lines = random.lines(nodes: 120, statements: 300, links: round % 4)
      let canonical = try dataset(lines).canonicalized().nquads
      let written = canonical.split(separator: UInt8(ascii: "\n"))
      #expect(written.count == Set(written).count)
      #expect(written == written.sorted { $0.lexicographicallyPrecedes($1) })
    }
  }

  @Test func `what is said of nobody in particular needs no steps beyond the statements`() throws {
    for count in [10, 1000, 10_000] {
      let dataset = try NQuads.dataset(of: RDFShapes.distinct(count))
      let canonical = try dataset.canonicalized()
      #expect(canonical.steps == 0)
      #expect(canonical.nquads.count { $0 == UInt8(ascii: "\n") } == 2 * count)
    }
  }

  @Test func `nodes that are alike and apart take steps in proportion to their number`() throws {
    func steps(_ text: [UInt8]) throws -> Int {
      try NQuads.dataset(of: text).canonicalized().steps
    }
    #expect(try steps(RDFShapes.identical(8000)) <= 8 * steps(RDFShapes.identical(1000)))
    #expect(
      try steps(RDFShapes.stars(1, leaves: 8000)) <= 8 * steps(RDFShapes.stars(1, leaves: 1000)))
    #expect(try steps(RDFShapes.stars(1, leaves: 20)) < 1000)
  }

  @Test func `sorting compares no more than n·log n times, in whatever order the input is`() {
    var generator = SeededGenerator(seed: 4)
    for count in [0, 1, 2, 6, 7, 12, 13, 100, 1000, 10_000] {
      let sorted = (0..<UInt32(count)).map { $0 / 3 }
      for var order in [sorted, sorted.reversed(), sorted.shuffled(using: &generator)] {
        var comparisons = 0
        order.withUnsafeMutableBufferPointer { order in
          StatementSort.sort(order) { one, other in
            comparisons += 1
            return Int(one) - Int(other)
          }
        }
        #expect(order == sorted)
        let log = Int.bitWidth - max(count, 1).leadingZeroBitCount
        #expect(comparisons <= count * log + 1)
      }
    }
  }

  @Test func `a node that no statement mentions has no identifier`() throws {
    var dataset = try NQuads.dataset(of: Array("_:a <urn:p> \"a\" .\n".utf8))
    dataset.blankNodeCount = 4
    let canonical = try dataset.canonicalized()
    #expect(String(decoding: canonical.nquads, as: UTF8.self) == "_:c14n0 <urn:p> \"a\" .\n")
    #expect((0..<4).map { canonical.canonicalNumber(ofBlankNode: $0) } == [0, nil, nil, nil])
  }

  @Test func `a dataset that says nothing has an empty form`() throws {
    #expect(try RDFDataset().canonicalized().nquads.isEmpty)
  }

  @Test func `each limit that is exceeded is named`() throws {
    let ring = try NQuads.dataset(of: RDFShapes.ring(12))
    let cases: [(CanonicalizationLimits, CanonicalizationError, String)] = [
      (
        limits(statements: 11), .tooManyStatements(count: 12, limit: 11),
        "the dataset has 12 statements, more than the limit of 11; split the document"
      ),
      (
        limits(blankNodes: 11), .tooManyBlankNodes(count: 12, limit: 11),
        "the dataset has 12 blank nodes, more than the limit of 11; give them identifiers, or split "
          + "the document"
      ),
      (
        limits(bytes: 100), .tooLarge(bytes: 12 * (8 + 7 + 8 + 5), limit: 100),
        "the canonical form could have 336 bytes, more than the limit of 100; split the document"
      ),
      (
        limits(steps: 1000), .tooManySteps(limit: 1000, alike: 12),
        "12 blank nodes look the same, and 1000 steps do not tell them apart; give them identifiers"
      ),
    ]
    for (limits, expected, sentence) in cases {
      #expect(throws: expected) { try ring.canonicalized(limits: limits) }
      #expect(expected.description == sentence)
    }
    #expect(try ring.canonicalized(limits: limits()).nquads.isEmpty == false)
  }

  private func limits(
    statements: Int = 12, blankNodes: Int = 12, bytes: Int = 336, steps: Int = 10_000
  ) -> CanonicalizationLimits {
    CanonicalizationLimits(
      maxStatements: statements, maxBlankNodes: blankNodes, maxBytes: bytes, maxSteps: steps)
  }

  @Test func `other hash functions give other identifiers and the same statements`() throws {
    let dataset = try NQuads.dataset(of: RDFShapes.distinct(30))
    let (short, long) = try (dataset.canonicalized(), dataset.canonicalized(hashingWith: .sha384))
    #expect(short.nquads != long.nquads)
    #expect(
      try NQuads.dataset(of: short.nquads).canonicalized(hashingWith: .sha384).nquads
        == long.nquads)
  }
}
