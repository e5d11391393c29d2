extension JSONParser {
  /// The error for the byte at the current position, or for the end of the text there.
  func unexpected(_ expected: JSONError.Expectation) -> JSONError {
    position >= input.count
      ? error(.unexpectedEnd(expected: expected), at: input.count)
      : error(.unexpectedByte(input[position], expected: expected), at: position)
  }

  /// The error with the place that belongs to a byte offset.
  func error(_ reason: JSONError.Reason, at offset: Int) -> JSONError {
    let place = TextPosition(of: offset, in: input)
    return JSONError(
      reason: reason, line: place.line, column: place.column, byteOffset: offset,
      pointer: pointer)
  }

  /// The value that is being read: the names and indices of all open containers.
  private var pointer: JSONPointer {
    JSONPointer((outer + [current]).compactMap { token(in: $0) })
  }

  private func token(in container: OpenContainer) -> ExactString? {
    switch container.kind {
    case .document: nil
    case .array: container.count > 0 ? ExactString(String(container.count - 1)) : nil
    case .object:
      container.lastName > 0 ? ExactString(content(ofString: container.lastName)) : nil
    }
  }

  /// The decoded content of a string that was read.
  func content(ofString index: Int) -> String {
    let node = nodes[index]
    if node.trait == .escaped {
      let start = Int(node.link)
      return String(decoding: arena[start..<start + Int(node.length)], as: UTF8.self)
    }
    return input.text(Int(node.start)..<Int(node.start) + Int(node.length))
  }
}

/// A line and a column, both from 1; the column in Unicode scalars.
struct TextPosition {
  var line = 1
  var column = 1

  init(of offset: Int, in input: PaddedBytes) {
    for place in 0..<min(offset, input.count) {
      let byte = input[place]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}
