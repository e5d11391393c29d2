extension RDFDataset {
  /// The dataset as N-Quads, its statements in their order, each on a line in canonical form.
  ///
  /// Blank nodes have the labels that they were read with. Those that never had one are named `b0`,
  /// `b1` and so on by their numbers, with as many `b` as set them apart from all labels read.
  public func nquads() -> [UInt8] {
    let prefix = freshPrefix()
    var lines: [UInt8] = []
    lines.reserveCapacity(text.count + 8 * statements.count)
    for statement in statements {
      append(statement.subject, to: &lines, prefix: prefix)
      append(statement.predicate, to: &lines, prefix: prefix)
      append(statement.object, to: &lines, prefix: prefix)
      if !statement.graph.isDefaultGraph { append(statement.graph, to: &lines, prefix: prefix) }
      lines.append(contentsOf: ".\n".utf8)
    }
    return lines
  }

  private func append(_ term: RDFTerm, to lines: inout [UInt8], prefix: [UInt8]) {
    if let node = term.blankNode {
      lines.append(contentsOf: "_:".utf8)
      if let label = label(of: node) {
        lines.append(contentsOf: text[label.range])
      } else {
        lines.append(contentsOf: prefix)
        lines.append(contentsOf: String(node).utf8)
      }
    } else {
      lines.append(contentsOf: text[term.range])
    }
    lines.append(UInt8(ascii: " "))
  }

  /// The label that a node was read with.
  private func label(of node: Int) -> RDFTerm? {
    guard node < blankNodeLabels.count, blankNodeLabels[node].length > 0 else { return nil }
    return blankNodeLabels[node]
  }

  /// As many `b` as no label has before nothing but digits.
  private func freshPrefix() -> [UInt8] {
    var most = 0
    for label in blankNodeLabels {
      let bytes = text[label.range]
      let rest = bytes.drop { $0 == UInt8(ascii: "b") }
      let isDigits = rest.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      if isDigits { most = max(most, bytes.count - rest.count) }
    }
    return [UInt8](repeating: UInt8(ascii: "b"), count: most + 1)
  }
}
