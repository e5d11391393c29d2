/// The statements of a dataset as lines of canonical N-Quads, its blank nodes under labels of somebody
/// else's choice.
///
/// Source: Data Integrity ECDSA Cryptosuites 1.0 §3.4.1, labelReplacementCanonicalizeNQuads.
package struct RelabelledStatements: Sendable {
  /// The lines, each once, with their ends, in code point order.
  package let lines: [[UInt8]]

  /// Of each statement of the dataset which of the lines it is.
  package let lineNumbers: [Int]
}

extension RDFDataset {
  /// The dataset under other labels.
  ///
  /// - Parameters:
  ///   - canonical: The dataset's canonical form.
  ///   - label: The label, without `_:`, of the blank node with a canonical number; `nil` where it has
  ///     none.
  /// - Returns: The lines; `nil` where a blank node has no label.
  package func relabelled(
    by canonical: CanonicalDataset, label: (Int) -> [UInt8]?
  ) -> RelabelledStatements? {
    var written: [(line: [UInt8], statement: Int)] = []
    written.reserveCapacity(statements.count)
    for (number, statement) in statements.enumerated() {
      var line: [UInt8] = []
      var terms = [statement.subject, statement.predicate, statement.object]
      if !statement.graph.isDefaultGraph { terms.append(statement.graph) }
      for term in terms {
        if let node = term.blankNode {
          guard let label = canonical.canonicalNumber(ofBlankNode: node).flatMap(label) else {
            return nil
          }
          line.append(contentsOf: "_:".utf8)
          line.append(contentsOf: label)
        } else {
          line.append(contentsOf: text[term.range])
        }
        line.append(UInt8(ascii: " "))
      }
      line.append(contentsOf: ".\n".utf8)
      written.append((line, number))
    }
    written.sort { RDFDataset.precedes($0.line, $1.line) }
    var lines: [[UInt8]] = []
    var lineNumbers = [Int](repeating: 0, count: statements.count)
    for (line, statement) in written {
      if lines.last != line { lines.append(line) }
      lineNumbers[statement] = lines.count - 1
    }
    return RelabelledStatements(lines: lines, lineNumbers: lineNumbers)
  }

  private static func precedes(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    unsafe one.withUnsafeBufferPointer { one in
      unsafe other.withUnsafeBufferPointer { unsafe CodeUnitOrder.precedes(one, $0) }
    }
  }
}
