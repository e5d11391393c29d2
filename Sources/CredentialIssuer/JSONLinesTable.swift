import StrictJSON

/// A table of recipients in JSON lines: each line an object whose members are the columns.
///
/// A member's value is text, or a number where the column is one; `null` is no value.
struct JSONLinesTable: TableReader {
  let text: TableText
  private let columns: RecipientColumns
  private let limits: JSONLimits
  private var index = 0
  private var line = 1

  /// The table in a text of JSON lines.
  init(_ bytes: [UInt8], columns: RecipientColumns, limits: RecipientLimits) {
    text = TableText(bytes: bytes)
    self.columns = columns
    // A line has room for a few long fields; a member is two nodes, its name and its value.
    self.limits = JSONLimits(
      maxBytes: limits.maxFieldBytes * 4, maxDepth: 8, maxNodes: 2 * limits.maxColumns + 1)
  }

  mutating func next() -> Result<TableRow, RowFault>? {
    guard index < text.bytes.count else { return nil }
    let start = TableText.RowStart(line: line, offset: index)
    let end = text.bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.bytes.count
    index = end + 1
    line += 1
    do throws(RowFault) {
      return .success(try row(start, end: end))
    } catch {
      return .failure(error)
    }
  }

  private func row(_ start: TableText.RowStart, end: Int) throws(RowFault) -> TableRow {
    let bytes = Array(text.bytes[start.offset..<end])
    guard bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else {
      throw fault(.emptyLine, at: start.offset, start)
    }
    let root: JSONValue
    do {
      root = try JSONDocument(bytes, limits: limits).root
    } catch {
      throw fault(.notJSON(error.reason), at: start.offset + error.byteOffset, start)
    }
    guard root.kind == .object else { throw fault(.notAnObject, at: start.offset, start) }
    var cells: [TableRow.Cell] = []
    for member in root.members {
      guard let cell = try cell(member, start) else { continue }
      if cells.contains(where: { $0.field == cell.field }) {
        throw fault(.duplicateColumn(cell.column), at: cell.offset, start)
      }
      cells.append(cell)
    }
    return TableRow(start: start, cells: cells)
  }

  private func cell(
    _ member: JSONMember, _ start: TableText.RowStart
  ) throws(RowFault) -> TableRow.Cell? {
    let name = member.name
    guard let field = columns.field(named: ExactString(name)) else {
      let nearest = NearestName.to(name, among: columns.names)
      throw fault(
        .unknownColumn(name, nearest: nearest, known: columns.names),
        at: start.offset + member.nameValue.byteOffset, start)
    }
    let offset = start.offset + member.value.byteOffset
    let text: String
    switch member.value.kind {
    case .string: text = member.value.string ?? ""
    case .number: text = String(validating: member.value.canonicalBytes(), as: UTF8.self) ?? ""
    case .null: return nil
    case .array, .bool, .object: throw fault(.notText(column: name), at: offset, start)
    }
    guard !text.isEmpty, field != .ignored else { return nil }
    return TableRow.Cell(field: field, column: name, text: text, offset: offset)
  }
}
