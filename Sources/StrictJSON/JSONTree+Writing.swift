extension JSONTree {
  /// The canonical form.
  ///
  /// Source: RFC 8785 §3.2.
  ///
  /// Of two members with the same name, which no well-made tree has, both are written; readers
  /// refuse such a text.
  public func canonicalBytes() -> [UInt8] {
    written(JSONTreeWriter(isCanonical: true, isPretty: false))
  }

  /// The text without white space, members in their order.
  public func compactBytes() -> [UInt8] {
    written(JSONTreeWriter(isCanonical: false, isPretty: false))
  }

  /// The text for people: two spaces a level, members in their order, a line feed at the end.
  public func prettyBytes() -> [UInt8] {
    written(JSONTreeWriter(isCanonical: false, isPretty: true)) + [UInt8(ascii: "\n")]
  }

  private func written(_ writer: JSONTreeWriter) -> [UInt8] {
    var writer = writer
    writer.output.reserveCapacity(1024)
    writer.write(self, level: 0)
    return writer.output
  }
}

/// Writes a tree as text.
private struct JSONTreeWriter {
  let isCanonical: Bool
  let isPretty: Bool
  var output: [UInt8] = []

  init(isCanonical: Bool, isPretty: Bool) {
    self.isCanonical = isCanonical
    self.isPretty = isPretty
  }

  mutating func write(_ tree: JSONTree, level: Int) {
    switch tree {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value) where value.magnitude <= 1 << 53:
      output += String(value).utf8
    case .integer(let value): output += ECMAScriptNumber.bytes(Double(value))
    case .number(let number): output += ECMAScriptNumber.bytes(number.value)
    case .string(let text): write(text)
    case .array(let elements):
      writeList(UInt8(ascii: "["), elements, UInt8(ascii: "]"), level: level) {
        $0.write($1, level: level + 1)
      }
    case .object(let members):
      let members =
        isCanonical ? members.sorted { UTF16Order.precedes($0.name, $1.name) } : members
      writeList(UInt8(ascii: "{"), members, UInt8(ascii: "}"), level: level) {
        $0.write($1.name)
        $0.output.append(UInt8(ascii: ":"))
        if $0.isPretty { $0.output.append(UInt8(ascii: " ")) }
        $0.write($1.value, level: level + 1)
      }
    }
  }

  private mutating func writeList<Item>(
    _ opening: UInt8, _ items: [Item], _ closing: UInt8, level: Int,
    _ writeItem: (inout JSONTreeWriter, Item) -> Void
  ) {
    output.append(opening)
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      breakLine(level: level + 1)
      writeItem(&self, item)
    }
    if !items.isEmpty { breakLine(level: level) }
    output.append(closing)
  }

  private mutating func breakLine(level: Int) {
    guard isPretty else { return }
    output.append(UInt8(ascii: "\n"))
    output += Array(repeating: UInt8(ascii: " "), count: 2 * level)
  }

  /// Writes a string: most need no escape, and are copied as a whole.
  private mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    let isWritten: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe write(bytes)
    }
    // Strings of Swift's own are contiguous; one that is bridged need not be.
    if isWritten == nil { unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe write($0) } }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in bytes.indices {
      guard let escape = unsafe CanonicalEscape.bytes(for: bytes[index]) else { continue }
      unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      output += escape
      start = index + 1
    }
    unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }
}
