import DurableFiles

/// What the database knows beside its entries, by name.
struct LedgerSettings {
  enum Name: String {
    /// The ledger's id, as the last entry that gives it one says.
    case id
    case issuer
    /// The key of what has to look random: the places in lists, the names of pending rows.
    case secret
    /// The number and the digest of the last entry.
    case n, digest
    /// The inode number of the database, by which a copy is told from it.
    case inode
    /// The number of the last entry that says what is published.
    case publication
    /// The version whose files are known to be written.
    case published
  }

  private let database: SQLiteDatabase

  init(_ database: SQLiteDatabase) {
    self.database = database
  }

  func bytes(_ name: Name) throws(LedgerError) -> [UInt8] {
    try database.first("SELECT value FROM setting WHERE name = ?", .text(name.rawValue)) {
      $0.bytes(0)
    } ?? []
  }

  func text(_ name: Name) throws(LedgerError) -> String {
    String(validating: try bytes(name), as: UTF8.self) ?? ""
  }

  func integer(_ name: Name) throws(LedgerError) -> Int? {
    try database.first("SELECT value FROM setting WHERE name = ?", .text(name.rawValue)) {
      $0.integer(0)
    }
  }

  func set(_ name: Name, _ value: SQLiteValue) throws(LedgerError) {
    try database.run(
      "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", .text(name.rawValue), value)
  }

  /// Notes which file the database is.
  func bindFile(at path: String) throws(LedgerError) {
    try set(.inode, .integer(try Self.inode(of: path)))
  }

  /// Whether the database is the file that it was.
  func isBound(to path: String) throws(LedgerError) -> Bool {
    try integer(.inode) == Self.inode(of: path)
  }

  private static func inode(of path: String) throws(LedgerError) -> Int {
    let inode = try LedgerError.ofFiles { () throws(FileError) in try FileReader.inode(of: path) }
    return Int(truncatingIfNeeded: inode)
  }
}
