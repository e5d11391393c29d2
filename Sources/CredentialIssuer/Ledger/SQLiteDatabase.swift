import CSQLite

/// An open SQLite database: just what the ledger needs of it.
///
/// Statements are prepared once and kept. A database is used by one thread at a time; the ledger sees
/// to that.
@safe final class SQLiteDatabase {
  /// How a database is opened.
  enum Access {
    case readingAndWriting
    /// From a medium that nobody writes to: without locks, and without a file beside it.
    case readingUnchanging
  }

  /// What errors call it.
  private let name: String
  private let connection: OpaquePointer
  private var statements: [String: SQLiteStatement] = [:]

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: What errors call it.
  ///   - access: What is done with it.
  ///   - patience: How long, in milliseconds, somebody else's write is waited for.
  ///   - files: The name of the SQLite VFS; `nil` for the system's. The tests give one that fails.
  /// - Throws: `LedgerError` where it cannot be opened.
  init(
    _ path: String, called name: String, access: Access, patience: Int32, files: String? = nil
  ) throws(LedgerError) {
    self.name = name
    let file = access == .readingUnchanging ? Self.uri(of: path) + "?immutable=1" : path
    var flags = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_FULLMUTEX
    switch access {
    case .readingAndWriting: flags |= SQLITE_OPEN_READWRITE
    case .readingUnchanging: flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    }
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(file, &opened, flags, files)
    guard code == SQLITE_OK, let connection = unsafe opened else {
      let error = unsafe LedgerError(code, of: opened, operation: "opening it", at: name)
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe self.connection = connection
    unsafe sqlite3_busy_timeout(connection, patience)
  }

  deinit {
    statements = [:]
    // Where this is the last connection, what is in the write-ahead log goes into the database.
    unsafe sqlite3_close_v2(connection)
  }

  /// The statement of a text.
  func statement(_ sql: String) throws(LedgerError) -> SQLiteStatement {
    if let statement = statements[sql] { return statement }
    let statement = try unsafe SQLiteStatement(sql, connection: connection, called: name)
    statements[sql] = statement
    return statement
  }

  /// Does what a statement says.
  func run(_ sql: String, _ values: SQLiteValue...) throws(LedgerError) {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
  }

  /// Hands each row that a statement finds to a closure, until that returns false.
  func forEach(
    _ sql: String, _ values: SQLiteValue...,
    do body: (SQLiteStatement) throws(LedgerError) -> Bool
  ) throws(LedgerError) {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {
      guard try body(statement) else { return }
    }
  }

  /// What a closure makes of the first row that a statement finds; `nil` where it finds none.
  func first<Value>(
    _ sql: String, _ values: SQLiteValue..., value: (SQLiteStatement) -> Value
  ) throws(LedgerError) -> Value? {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step() ? value(statement) : nil
  }

  /// Whether the file can only be read.
  var isReadOnly: Bool { unsafe sqlite3_db_readonly(connection, "main") != 0 }

  /// The URI of a file, with what has a meaning in URIs written as numbers.
  private static func uri(of path: String) -> String {
    var uri = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return uri
  }
}
