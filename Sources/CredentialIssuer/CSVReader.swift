/// Reads a CSV text (RFC 4180) row by row.
///
/// Strict where leniency would guess: the separator is the comma, rows end with LF or CRLF, a quote
/// begins a field or does not occur in it, and inside quotes it is doubled. Inside quotes commas,
/// quotes and line ends are text and survive as they are; outside, white space is text too. One
/// UTF-8 byte order mark at the very start, which Excel writes, is passed over.
struct CSVReader: Sendable {
  let text: TableText
  private let limits: RecipientLimits
  private var index: Int
  private var line = 1

  /// One row.
  struct Row: Sendable {
    let start: TableText.RowStart
    let fields: [Field]
  }

  /// One field: its text, and the byte where it begins.
  struct Field: Sendable {
    let text: String
    let offset: Int
  }

  init(_ bytes: [UInt8], limits: RecipientLimits) {
    text = TableText(bytes: bytes)
    self.limits = limits
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row; `nil` at the end.
  ///
  /// After a fault there are no more rows: where one field's end is in doubt, so is every other.
  mutating func next() throws(RowFault) -> Row? {
    guard index < text.bytes.count else { return nil }
    let start = TableText.RowStart(line: line, offset: index)
    do {
      let fields = try fields(start)
      return Row(start: start, fields: fields)
    } catch {
      index = text.bytes.count
      throw error
    }
  }

  private mutating func fields(_ start: TableText.RowStart) throws(RowFault) -> [Field] {
    var fields: [Field] = []
    repeat {
      guard fields.count < limits.maxColumns else {
        throw fault(.tooManyColumns(limit: limits.maxColumns), at: index, start)
      }
      let field = byte() == Self.quote ? try quotedField(start) : try plainField(start)
      fields.append(field)
    } while try isFollowedByField(start)
    return fields
  }

  /// Passes over what ends a field, and says whether that was a comma.
  private mutating func isFollowedByField(_ start: TableText.RowStart) throws(RowFault) -> Bool {
    switch byte() {
    case UInt8(ascii: ","):
      index += 1
      return true
    case UInt8(ascii: "\r"): index += 2
    case UInt8(ascii: "\n"): index += 1
    default: return false
    }
    line += 1
    return false
  }

  private mutating func plainField(_ start: TableText.RowStart) throws(RowFault) -> Field {
    let first = index
    while let byte = byte(), byte != UInt8(ascii: ","), byte != UInt8(ascii: "\n") {
      if byte == Self.quote { throw fault(.strayQuote, at: index, start) }
      if byte == UInt8(ascii: "\r") {
        guard self.byte(after: 1) == UInt8(ascii: "\n") else {
          throw fault(.bareCarriageReturn, at: index, start)
        }
        break
      }
      index += 1
    }
    return Field(text: try string(first..<index, start), offset: first)
  }

  private mutating func quotedField(_ start: TableText.RowStart) throws(RowFault) -> Field {
    let opening = index
    var content = ""
    index += 1
    var first = index
    while true {
      guard let byte = byte() else { throw fault(.quoteNotClosed, at: opening, start) }
      index += 1
      try checkLength(from: opening, start)
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == Self.quote else { continue }
      content += try string(first..<index - 1, start)
      guard self.byte() == Self.quote else { break }
      // Two quotes are one: the second begins what is copied next.
      first = index
      index += 1
    }
    guard isAtFieldEnd else { throw fault(.textAfterQuote, at: index, start) }
    return Field(text: content, offset: opening)
  }

  private var isAtFieldEnd: Bool {
    switch byte() {
    case nil, UInt8(ascii: ","), UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): byte(after: 1) == UInt8(ascii: "\n")
    default: false
    }
  }

  private func string(
    _ range: Range<Int>, _ start: TableText.RowStart
  ) throws(RowFault) -> String {
    try checkLength(from: range.lowerBound, start)
    if let string = text.string(range) { return string }
    let offset = text.firstInvalidByte(in: range) ?? range.lowerBound
    throw fault(.invalidUTF8, at: offset, start)
  }

  private func checkLength(from first: Int, _ start: TableText.RowStart) throws(RowFault) {
    guard index - first > limits.maxFieldBytes else { return }
    throw fault(.fieldTooLong(maxBytes: limits.maxFieldBytes), at: first, start)
  }

  private func fault(
    _ reason: RowFault.Reason, at offset: Int, _ start: TableText.RowStart
  ) -> RowFault {
    RowFault(place: text.place(of: offset, from: start), rowLine: start.line, reason: reason)
  }

  private func byte(after distance: Int = 0) -> UInt8? {
    index + distance < text.bytes.count ? text.bytes[index + distance] : nil
  }

  private static let quote = UInt8(ascii: "\"")
}
