import DurableFiles
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The folder of a ledger: making it, and opening the database in it.
struct LedgerFolder {
  let path: String
  let options: IssuanceLedger.Options

  /// The database.
  var database: String { "\(path)/ledger.db" }

  /// Makes a ledger where there is none.
  ///
  /// - Returns: whether this made it.
  func create(issuer: ExactString, at now: Instant) throws(LedgerError) -> Bool {
    try refuseLinks()
    let lock = try LedgerError.ofFiles { () throws(FileError) in
      let isThere = FileReader.isDirectory(path)
      try AtomicFile.createDirectory(path, mode: 0o700)
      if !isThere { try AtomicFile.synchronizeFolder("\(path)/..") }
      // Two that make it at once would both write a first entry.
      return try FolderLock(waitingFor: path)
    }
    defer { withExtendedLifetime(lock) {} }
    let isThere = FileReader.exists(database)
    // The marker is written last.
    if isThere, FileReader.exists("\(path)/\(LedgerHead.name)") { return false }
    try LedgerError.ofFiles { () throws(FileError) in
      guard !isThere else { return }
      // SQLite takes an empty file for a new database, and leaves its permissions alone.
      try AtomicFile.write([], to: database, mode: 0o600, replacing: false)
    }
    let opened = try SQLiteDatabase(
      database, called: path, access: .readingAndWriting, patience: options.patience,
      files: options.files)
    let version = try opened.first("PRAGMA user_version") { $0.integer(0) }
    guard version == 0 else {
      try completeHead(of: opened)
      return false
    }
    try initialize(opened, issuer: issuer, at: now)
    return true
  }

  /// Refuses a folder that holds something, but no ledger.
  func refuseOthers() throws(LedgerError) {
    guard FileReader.isDirectory(path), !FileReader.exists(database) else { return }
    let names = try LedgerError.ofFiles { () throws(FileError) in
      try FileReader.listing(of: path)
    }
    guard names.names.isEmpty, names.undecodable.isEmpty else { throw .notALedger(path: path) }
  }

  private func initialize(
    _ database: SQLiteDatabase, issuer: ExactString, at now: Instant
  ) throws(LedgerError) {
    try Self.configure(database)
    let id: String
    let secret: [UInt8]
    do throws(CryptoError) {
      id = Base16.encode(try SecureRandom.bytes(16))
      secret = try SecureRandom.bytes(32)
    } catch {
      throw .crypto(error)
    }
    try database.run("BEGIN IMMEDIATE")
    for statement in LedgerSchema.statements { try database.run(statement) }
    let settings = LedgerSettings(database)
    try settings.set(.secret, .bytes(secret))
    try settings.set(.issuer, .text(issuer.string))
    try settings.set(.id, .text(id))
    try settings.bindFile(at: self.database)
    var chain = LedgerChain(database, n: -1, digest: LedgerEntry.noDigest, at: now)
    try chain.append(.ledger(id: id, issuer: issuer.string))
    try chain.finish()
    try database.run("COMMIT")
    let head = LedgerHead(ledger: id, n: chain.n, digest: chain.digest)
    try LedgerError.ofFiles { () throws(FileError) in try head.write(in: path) }
  }

  /// Writes the marker of a ledger that has nothing yet, whose maker was stopped before that.
  private func completeHead(of database: SQLiteDatabase) throws(LedgerError) {
    let settings = LedgerSettings(database)
    guard try settings.integer(.n) == 0 else { return }
    let head = LedgerHead(
      ledger: try settings.text(.id), n: 0, digest: try settings.bytes(.digest))
    try LedgerError.ofFiles { () throws(FileError) in try head.write(in: path) }
  }

  /// Opens the database of a ledger that is there.
  func open(for access: IssuanceLedger.Access) throws(LedgerError) -> SQLiteDatabase {
    try refuseLinks()
    guard FileReader.exists(database) else { throw .notFound(path: path) }
    guard access == .reading || !FileReader.isOnNetwork(path) else {
      throw .networkFiles(path: path)
    }
    let mode = try LedgerError.ofFiles { () throws(FileError) in
      try FileReader.mode(of: database)
    }
    // Whoever can read it can work out which place is which credential's.
    guard mode & 0o077 == 0 else {
      throw .file(.loosePermissions(path: database, mode: mode))
    }
    do throws(LedgerError) {
      return try opened(.readingAndWriting, for: access)
    } catch .readOnly(let path, let reason) {
      // Where nobody can write, there is no need for the file by which readers and writers agree;
      // unless a writer left something to be taken in.
      guard access == .reading, !FileReader.exists("\(database)-wal") else {
        throw .readOnly(path: path, reason: reason)
      }
      return try opened(.readingUnchanging, for: access)
    }
  }

  private func opened(
    _ mode: SQLiteDatabase.Access, for access: IssuanceLedger.Access
  ) throws(LedgerError) -> SQLiteDatabase {
    let opened = try SQLiteDatabase(
      database, called: path, access: mode, patience: options.patience, files: options.files)
    let application = try opened.first("PRAGMA application_id") { $0.integer(0) } ?? 0
    let version = try opened.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    guard version != 0 else { throw .notFound(path: path) }
    guard application == LedgerSchema.applicationID else { throw .notALedger(path: path) }
    guard version == LedgerSchema.version else {
      throw .unknownVersion(path: path, version: version)
    }
    if mode == .readingAndWriting {
      if access != .reading, opened.isReadOnly {
        throw .readOnly(path: path, reason: "this user may only read it")
      }
      try Self.configure(opened)
    }
    return opened
  }

  /// Has every commit wait for the disk, and readers wait for nobody.
  ///
  /// Source: <https://www.sqlite.org/wal.html>: with `synchronous=FULL` the write-ahead log is synced
  /// after each transaction, so that what was committed survives a power cut.
  private static func configure(_ database: SQLiteDatabase) throws(LedgerError) {
    try database.run("PRAGMA journal_mode = WAL")
    try database.run("PRAGMA synchronous = FULL")
    // On systems that have a stronger sync than the usual one.
    try database.run("PRAGMA fullfsync = ON")
    try database.run("PRAGMA trusted_schema = OFF")
    // Room for the pages that a group touches, and a log that is taken in now and then, not always.
    try database.run("PRAGMA cache_size = -16384")
    try database.run("PRAGMA wal_autocheckpoint = 4000")
    try database.run("PRAGMA cell_size_check = ON")
  }

  /// Refuses links, by which what is thought to be written elsewhere would be written here.
  private func refuseLinks() throws(LedgerError) {
    for path in [path, database] where FileReader.isSymbolicLink(path) {
      throw .symbolicLink(path: path)
    }
  }
}

extension LedgerError {
  /// Does something with files, whose errors become the ledger's.
  static func ofFiles<Result>(
    _ body: () throws(FileError) -> Result
  ) throws(LedgerError) -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      throw .file(error)
    }
  }
}
