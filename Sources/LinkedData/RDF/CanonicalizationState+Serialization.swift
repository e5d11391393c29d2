extension CanonicalizationState {
  /// The lines of all statements with the canonical identifiers, each once, in code point order: §5.
  mutating func serialized() -> [UInt8] {
    let statements = dataset.statements.map { issuer.replacing($0) }
    let order = canonicalOrder(of: statements)
    let count = unsafe dataset.text.withUnsafeBytes { text in
      unsafe lines.withUnsafeMutableBytes { memory in
        var writer = unsafe LineWriter(text: text, memory: memory)
        var last: RDFStatement?
        for index in order {
          let statement = statements[Int(index)]
          if let last, unsafe Self.compare(last, statement, in: text) == 0 { continue }
          writer.write(statement) { number, writer in writer.write(canonical: number) }
          last = statement
        }
        return writer.count
      }
    }
    lines.removeLast(lines.count - count)
    return lines
  }

  /// The places of the statements, in the code point order of their lines.
  private func canonicalOrder(of statements: [RDFStatement]) -> [UInt32] {
    var order = (0..<UInt32(statements.count)).map { $0 }
    unsafe dataset.text.withUnsafeBytes { text in
      unsafe statements.withUnsafeBufferPointer { statements in
        unsafe order.withUnsafeMutableBufferPointer { order in
          unsafe StatementSort.sort(order) { one, other in
            unsafe Self.compare(statements[Int(one)], statements[Int(other)], in: text)
          }
        }
      }
    }
    return order
  }

  /// Compares statements whose blank nodes are the numbers of canonical identifiers.
  @inline(__always)
  private static func compare(
    _ one: RDFStatement, _ other: RDFStatement, in text: UnsafeRawBufferPointer
  ) -> Int {
    unsafe TermOrder.compare(one, other, in: text, blank: TermOrder.compareDigits)
  }
}
