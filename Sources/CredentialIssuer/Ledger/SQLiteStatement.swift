import CSQLite

/// A value that a statement is given.
enum SQLiteValue {
  case null
  case integer(Int)
  case bytes([UInt8])
  case text(String)
}

/// A prepared statement of an SQLite database, and the row that it stands on.
@safe final class SQLiteStatement {
  private let name: String
  private let connection: OpaquePointer
  private let statement: OpaquePointer

  init(
    _ sql: String, connection: OpaquePointer, called name: String
  ) throws(LedgerError) {
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let statement = unsafe prepared else {
      throw unsafe LedgerError(
        code, of: connection, operation: "preparing a statement", at: name)
    }
    self.name = name
    unsafe self.connection = connection
    unsafe self.statement = statement
  }

  deinit { unsafe sqlite3_finalize(statement) }

  /// Gives the statement its values, from the first on.
  func bind(_ values: [SQLiteValue]) throws(LedgerError) {
    for (offset, value) in values.enumerated() {
      let code = bind(value, at: Int32(offset + 1))
      guard code == SQLITE_OK else {
        throw unsafe LedgerError(
          code, of: connection, operation: "giving a statement its values", at: name)
      }
    }
  }

  private func bind(_ value: SQLiteValue, at place: Int32) -> Int32 {
    switch value {
    case .null: unsafe sqlite3_bind_null(statement, place)
    case .integer(let number): unsafe sqlite3_bind_int64(statement, place, Int64(number))
    // No bytes have no address, which would be taken for no value.
    case .bytes(let bytes) where bytes.isEmpty: unsafe sqlite3_bind_zeroblob(statement, place, 0)
    case .bytes(let bytes):
      unsafe csqlite_bind_blob(statement, place, bytes, Int32(clamping: bytes.count))
    case .text(let text):
      unsafe csqlite_bind_text(statement, place, text, Int32(clamping: text.utf8.count))
    }
  }

  /// Goes to the next row.
  ///
  /// - Returns: whether there is one.
  func step() throws(LedgerError) -> Bool {
    switch unsafe sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      throw unsafe LedgerError(
        code, of: connection, operation: "reading or writing", at: name)
    }
  }

  /// Ends the statement, so that it can be run again.
  func reset() {
    unsafe sqlite3_reset(statement)
    unsafe sqlite3_clear_bindings(statement)
  }

  /// The number in a column of the row; 0 where there is none.
  func integer(_ column: Int32) -> Int { Int(unsafe sqlite3_column_int64(statement, column)) }

  /// The bytes in a column of the row, be they a text's or not; none where there is no value.
  func bytes(_ column: Int32) -> [UInt8] {
    // The pointer has to be asked for before the count.
    guard let start = unsafe sqlite3_column_blob(statement, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The text in a column of the row; empty where it is none.
  func text(_ column: Int32) -> String {
    String(validating: bytes(column), as: UTF8.self) ?? ""
  }

  /// Whether a column of the row has no value.
  func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
  }
}
