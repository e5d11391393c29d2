/// A row of a table, its columns understood, its values not yet.
struct TableRow: Sendable {
  let start: TableText.RowStart
  /// The fields that are not empty.
  let cells: [Cell]

  /// One field of a row.
  struct Cell: Sendable {
    let field: RecipientField
    /// The column's name, as it stands in the table.
    let column: String
    let text: String
    /// The byte where the field begins.
    let offset: Int
  }
}

/// A table of recipients, read row by row.
protocol TableReader {
  var text: TableText { get }
  /// The next row, or why it is refused; `nil` at the end.
  mutating func next() -> Result<TableRow, RowFault>?
}

extension TableReader {
  /// A fault at a byte of a row.
  func fault(
    _ reason: RowFault.Reason, at offset: Int, _ start: TableText.RowStart
  ) -> RowFault {
    RowFault(place: text.place(of: offset, from: start), rowLine: start.line, reason: reason)
  }
}

/// Everything that is wrong with a table's header.
struct HeaderFaults: Error {
  let faults: [RowFault]
}
