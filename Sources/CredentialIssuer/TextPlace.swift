/// Where something stands in a text file.
public struct TextPlace: Hashable, Sendable {
  /// The line, from 1; lines end at each line feed.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// A place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The bytes of a table, and the places in them.
struct TableText: Sendable {
  let bytes: [UInt8]

  /// Where a row begins; places in the row are counted from here, so that finding one costs no more
  /// than the row.
  struct RowStart: Sendable {
    let line: Int
    let offset: Int
  }

  /// The place of a byte in the row that begins at `start`.
  func place(of offset: Int, from start: RowStart) -> TextPlace {
    var line = start.line
    var column = 1
    for byte in bytes[start.offset..<min(max(offset, start.offset), bytes.count)] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        // Every byte but the later ones of a UTF-8 sequence begins a scalar.
        column += 1
      }
    }
    return TextPlace(line: line, column: column)
  }

  /// The text of a range; `nil` where it is not UTF-8.
  func string(_ range: Range<Int>) -> String? {
    String(validating: bytes[range], as: UTF8.self)
  }

  /// The first byte of a range that is not part of UTF-8 text.
  func firstInvalidByte(in range: Range<Int>) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes[range].makeIterator()
    var offset = range.lowerBound
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
