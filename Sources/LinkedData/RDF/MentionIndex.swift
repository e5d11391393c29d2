/// The statements that mention each blank node: the blank node to quads map.
///
/// Source: RDF Dataset Canonicalization 1.0 §4.2 and §4.4.3 step 2.
struct MentionIndex {
  /// Where the mentions of each node begin.
  private var starts: [UInt32]
  /// Where they end; before the next node's begin, where repeated statements were removed.
  private var ends: [UInt32]
  /// The statements, by their places in the dataset, all nodes' one after the other.
  private var entries: [UInt32]

  init(_ dataset: RDFDataset) {
    starts = [UInt32](repeating: 0, count: dataset.blankNodeCount)
    ends = starts
    entries = []
    for statement in dataset.statements {
      statement.forEachBlankNode { node in ends[Int(node)] &+= 1 }
    }
    var total: UInt32 = 0
    for node in starts.indices {
      starts[node] = total
      total &+= ends[node]
      ends[node] = starts[node]
    }
    entries = [UInt32](repeating: 0, count: Int(total))
    for (index, statement) in dataset.statements.enumerated() {
      statement.forEachBlankNode { node in
        entries[Int(ends[Int(node)])] = UInt32(index)
        ends[Int(node)] &+= 1
      }
    }
  }

  /// The statements that mention a node.
  subscript(node: Int) -> ArraySlice<UInt32> { entries[Int(starts[node])..<Int(ends[node])] }

  /// Whether no statement mentions a node.
  func isEmpty(_ node: Int) -> Bool { starts[node] == ends[node] }

  /// Puts a node's mentions into the order of their lines in first degree hashing, and removes
  /// repeated statements: a dataset is a set.
  @inline(__always)
  mutating func arrange(_ node: Int, of dataset: RDFDataset) {
    let (start, end) = (Int(starts[node]), Int(ends[node]))
    guard end - start > 1 else { return }
    let kept = unsafe dataset.text.withUnsafeBytes { text in
      unsafe dataset.statements.withUnsafeBufferPointer { statements in
        unsafe entries.withUnsafeMutableBufferPointer { entries in
          unsafe Self.arrange(
            UnsafeMutableBufferPointer(rebasing: entries[start..<end]), mentioning: UInt32(node),
            in: statements, text)
        }
      }
    }
    ends[node] = UInt32(start + kept)
  }

  /// Sorts statements, and moves the distinct ones to the front.
  ///
  /// - Returns: How many are distinct.
  private static func arrange(
    _ order: UnsafeMutableBufferPointer<UInt32>, mentioning node: UInt32,
    in statements: UnsafeBufferPointer<RDFStatement>, _ text: UnsafeRawBufferPointer
  ) -> Int {
    unsafe StatementSort.sort(order) { one, other in
      let (left, right) = unsafe (statements[Int(one)], statements[Int(other)])
      let order = unsafe TermOrder.compare(left, right, in: text) { one, other in
        // The node itself is `_:a`, all others are `_:z`.
        one == node ? -1 : other == node ? 1 : 0
      }
      if order != 0 { return order }
      // Lines that are the same for different nodes: so that repeated statements stand together.
      return unsafe TermOrder.compare(left, right, in: text) { Int($0) - Int($1) }
    }
    var kept = 1
    for index in 1..<order.count {
      let (left, right) = unsafe (
        statements[Int(order[kept - 1])], statements[Int(order[index])]
      )
      let isSame = unsafe TermOrder.compare(left, right, in: text) { Int($0) - Int($1) } == 0
      if isSame { continue }
      unsafe order[kept] = order[index]
      kept += 1
    }
    return kept
  }
}

extension RDFStatement {
  /// Calls `body` with each blank node of the statement, once for each node.
  @inline(__always)
  func forEachBlankNode(_ body: (UInt32) -> Void) {
    if subject.isBlank { body(subject.offset) }
    if object.isBlank && object != subject { body(object.offset) }
    if graph.isBlank && graph != subject && graph != object { body(graph.offset) }
  }
}
