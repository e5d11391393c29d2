import CSQLite

extension LedgerError {
  /// What an error of SQLite means for a ledger.
  ///
  /// - Parameters:
  ///   - code: SQLite's extended result code.
  ///   - connection: Where it came up; it knows the words for it.
  ///   - operation: What was being done.
  ///   - path: The ledger.
  init(_ code: Int32, of connection: OpaquePointer?, operation: String, at path: String) {
    let text = unsafe connection.flatMap { unsafe sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    let reason = unsafe text.map { unsafe String(cString: $0) } ?? "error \(code)"
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: path)
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      self = .corrupt(path: path, entry: nil, .database(reason))
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN:
      self = .readOnly(path: path, reason: reason)
    default: self = .storage(path: path, operation: operation, reason: reason)
    }
  }

  /// Whether nothing more is to be asked of the files after this.
  ///
  /// A system that could not write once may say the next time that all is well, though what it was
  /// given before is lost. So nothing is tried again: whoever opens the ledger anew reads what is
  /// really there.
  var isFinal: Bool {
    switch self {
    case .storage, .corrupt, .readOnly: true
    default: false
    }
  }
}
