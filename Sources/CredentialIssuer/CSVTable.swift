import StrictJSON

/// A table of recipients in CSV, with a header.
struct CSVTable: TableReader {
  private var reader: CSVReader
  private let header: [Column]

  private struct Column {
    let name: String
    let field: RecipientField
  }

  var text: TableText { reader.text }

  /// The table in a CSV text; its header is read at once.
  ///
  /// - Throws: everything that is wrong with the header.
  init(
    _ bytes: [UInt8], columns: RecipientColumns, limits: RecipientLimits
  ) throws(HeaderFaults) {
    reader = CSVReader(bytes, limits: limits)
    let row: CSVReader.Row?
    do { row = try reader.next() } catch { throw HeaderFaults(faults: [error]) }
    guard let row else {
      let place = TextPlace(line: 1, column: 1)
      throw HeaderFaults(faults: [RowFault(place: place, rowLine: 1, reason: .emptyTable)])
    }
    header = try Self.header(row, columns: columns, text: reader.text)
  }

  mutating func next() -> Result<TableRow, RowFault>? {
    do throws(RowFault) {
      guard let row = try reader.next() else { return nil }
      if row.fields.count == 1, row.fields[0].text.isEmpty {
        throw fault(.emptyLine, at: row.start.offset, row.start)
      }
      guard row.fields.count == header.count else { throw wrongCount(row) }
      return .success(TableRow(start: row.start, cells: cells(row)))
    } catch {
      return .failure(error)
    }
  }

  private func cells(_ row: CSVReader.Row) -> [TableRow.Cell] {
    zip(header, row.fields).compactMap { column, field in
      guard !field.text.isEmpty, column.field != .ignored else { return nil }
      return TableRow.Cell(
        field: column.field, column: column.name, text: field.text, offset: field.offset)
    }
  }

  /// The fault is at the first field too many, or at the last one where one is missing.
  private func wrongCount(_ row: CSVReader.Row) -> RowFault {
    let (expected, found) = (header.count, row.fields.count)
    let field = row.fields[min(expected, found - 1)]
    return fault(.fieldCount(expected: expected, found: found), at: field.offset, row.start)
  }

  private static func header(
    _ row: CSVReader.Row, columns: RecipientColumns, text: TableText
  ) throws(HeaderFaults) -> [Column] {
    var header: [Column] = []
    var faults: [RowFault] = []
    for cell in row.fields {
      let reason: RowFault.Reason?
      if let field = columns.field(named: ExactString(cell.text)) {
        let isRepeated = field != .ignored && header.contains { $0.field == field }
        reason = isRepeated ? .duplicateColumn(cell.text) : nil
        header.append(Column(name: cell.text, field: field))
      } else {
        reason = unknown(cell.text, columns: columns, isOnly: row.fields.count == 1)
      }
      guard let reason else { continue }
      let place = text.place(of: cell.offset, from: row.start)
      faults.append(RowFault(place: place, rowLine: row.start.line, reason: reason))
    }
    if faults.isEmpty, !header.contains(where: { $0.field.saysWho }) {
      let place = TextPlace(line: row.start.line, column: 1)
      faults = [RowFault(place: place, rowLine: row.start.line, reason: .noRecipientColumn)]
    }
    guard faults.isEmpty else { throw HeaderFaults(faults: faults) }
    return header
  }

  private static func unknown(
    _ name: String, columns: RecipientColumns, isOnly: Bool
  ) -> RowFault.Reason {
    let others: [Unicode.Scalar] = [";", "\t", "|"]
    if isOnly, let separator = others.first(where: { name.unicodeScalars.contains($0) }) {
      return .otherSeparator(String(separator))
    }
    return .unknownColumn(
      name, nearest: NearestName.to(name, among: columns.names), known: columns.names)
  }
}
