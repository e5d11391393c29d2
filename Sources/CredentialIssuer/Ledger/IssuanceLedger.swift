import DurableFiles
import OpenSSLCrypto
public import StrictJSON
import Synchronization
public import WireFormats

/// What an issuer has signed: which credentials, with which keys, and where their status stands.
///
/// A ledger is a folder with an SQLite database. Each entry names the one before by its digest, so
/// that nothing can be changed or left out unseen. Nothing is acknowledged before it is on the disk;
/// no place in a status list is given away twice, whatever is killed in between; several processes may
/// use one ledger at once. It holds digests, ids, places and times, and nothing about subjects.
///
/// docs/ledger.md has the guarantees, the format and what to do after a failure.
public final class IssuanceLedger: @unchecked Sendable {
  /// What is done with a ledger.
  public enum Access: Sendable {
    /// It is looked at.
    case reading
    /// It is added to. A damaged, copied or outdated ledger is refused.
    case writing
    /// It is mended: what ``writing`` refuses is let through, but for damage.
    case mending
  }

  /// How a ledger is used, beside what everybody needs; for tests.
  package struct Options: Sendable {
    /// How long, in milliseconds, others' writes are waited for.
    package var patience: Int32 = 60_000
    /// The SQLite VFS.
    package var files: String?
    /// Which counter a new list begins with.
    package var firstCounter = 0
    /// Told how far issuing or publishing came.
    package var reached: @Sendable (LedgerStep) -> Void = { _ in }

    package init() {}
  }

  /// The folder.
  public let folder: String
  /// Whose ledger it is.
  public let issuer: ExactString
  /// Whether opening it made it.
  public let isNew: Bool

  /// How many entries were read when it was opened: those since the last checkpoint.
  package let entriesRead: Int

  let access: Access
  let options: Options
  let place: LedgerFolder
  let database: SQLiteDatabase
  let settings: LedgerSettings
  let secret: [UInt8]
  /// Held while anything is done with the database.
  private let lock = Mutex<LedgerError?>(nil)

  /// How many entries lie between two checkpoints.
  static let entriesPerCheckpoint = 1000

  /// Opens a ledger that is there.
  ///
  /// - Parameters:
  ///   - folder: The ledger's folder.
  ///   - access: What is done with it.
  /// - Throws: `LedgerError` where it is not there, or cannot be used like that.
  public convenience init(opening folder: String, for access: Access) throws(LedgerError) {
    try self.init(opening: folder, for: access, options: Options())
  }

  /// Opens the ledger of an issuer to write into it, and makes it where there is none.
  ///
  /// - Parameters:
  ///   - folder: The ledger's folder; where there is no ledger, it must be missing or empty.
  ///   - issuer: Whose ledger it is.
  ///   - now: The time of its first entry.
  /// - Throws: `LedgerError.foreign` where it is another issuer's; else as ``init(opening:for:)``.
  public convenience init(
    _ folder: String, of issuer: ExactString, at now: Instant
  ) throws(LedgerError) {
    try self.init(folder, of: issuer, at: now, options: Options())
  }

  package convenience init(
    _ folder: String, of issuer: ExactString, at now: Instant, options: Options
  ) throws(LedgerError) {
    let place = LedgerFolder(path: folder, options: options)
    try place.refuseOthers()
    let isNew = try place.create(issuer: issuer, at: now)
    try self.init(opening: folder, for: .writing, options: options, isNew: isNew)
    guard self.issuer == issuer else {
      throw .foreign(path: folder, issuer: issuer, ledger: self.issuer)
    }
  }

  package init(
    opening folder: String, for access: Access, options: Options, isNew: Bool = false
  ) throws(LedgerError) {
    self.folder = folder
    self.access = access
    self.options = options
    self.isNew = isNew
    place = LedgerFolder(path: folder, options: options)
    let database = try place.open(for: access)
    self.database = database
    settings = LedgerSettings(database)
    secret = try settings.bytes(.secret)
    issuer = ExactString(try settings.text(.issuer))
    // One state of all tables, whoever writes meanwhile.
    try database.run("BEGIN")
    defer { try? database.run("ROLLBACK") }
    let tail = try LedgerTail(of: database, at: folder)
    entriesRead = tail.entriesRead
    if let fault = tail.fault, fault.stops(access) { throw fault }
    // The marker cannot be held against an entry that is damaged.
    guard access != .mending, tail.fault == nil else { return }
    try checkHead()
    if access == .writing, try !settings.isBound(to: place.database) {
      throw .copied(path: folder)
    }
  }

  /// The ledger's id: another one after a fork.
  public var id: String {
    get throws(LedgerError) { try settings.text(.id) }
  }

  /// Whether the database goes as far as the marker beside it says.
  ///
  /// - Parameter torn: A last entry that is damaged, and is not held against the marker.
  /// - Throws: `LedgerError.rolledBack` or `.headMissing`.
  func checkHead(torn: Int? = nil) throws(LedgerError) {
    let end = try settings.integer(.n) ?? -1
    let head = try LedgerError.ofFiles { () throws(FileError) in try LedgerHead(in: folder) }
    guard let head else {
      // Whoever made the ledger may have been stopped before the marker was written.
      if end == 0 { return }
      throw .headMissing(path: folder)
    }
    if head.n == torn { return }
    let line = try database.first("SELECT line FROM entry WHERE n = ?", .integer(head.n)) {
      $0.bytes(0)
    }
    guard let line, DigestAlgorithm.sha256.digest(of: line) == head.digest else {
      throw .rolledBack(path: folder, found: end, expected: head.n)
    }
  }
}

extension LedgerError {
  /// Whether a fault of the last entries keeps a ledger from being opened: damage stops whoever would
  /// write, and readers are told when they verify.
  fileprivate func stops(_ access: IssuanceLedger.Access) -> Bool {
    switch (self, access) {
    case (.torn, .mending), (_, .reading): false
    default: true
    }
  }
}

// Transactions.
extension IssuanceLedger {
  /// Does something with the database that changes nothing, seeing one state of it.
  func read<Result: Sendable>(
    _ body: () throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    try alone { () throws(LedgerError) in
      try database.run("BEGIN")
      defer { try? database.run("ROLLBACK") }
      return try body()
    }
  }

  /// Adds to the ledger, all or nothing; when this returns, it is on the disk.
  ///
  /// - Parameters:
  ///   - now: The time of the entries.
  ///   - body: Adds the entries.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws, or what SQLite does.
  func write<Result: Sendable>(
    at now: Instant, _ body: (inout LedgerChain) throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    try alone { () throws(LedgerError) in
      guard access != .reading else {
        throw .readOnly(path: folder, reason: "it was opened for reading")
      }
      try database.run("BEGIN IMMEDIATE")
      do throws(LedgerError) {
        var chain = try LedgerChain(database, at: now)
        let result = try body(&chain)
        try chain.finish()
        try database.run("COMMIT")
        return result
      } catch {
        // Where this fails too, SQLite has rolled back already.
        try? database.run("ROLLBACK")
        throw error
      }
    }
  }

  /// Does something with the database that is no transaction.
  func outside(_ body: () throws(LedgerError) -> Void) throws(LedgerError) {
    try alone { () throws(LedgerError) in try body() }
  }

  /// Does something while nobody else uses the connection, unless something failed for good before.
  private func alone<Result: Sendable>(
    _ body: () throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    try lock.withLock { failure throws(LedgerError) in
      if let failure { throw failure }
      do throws(LedgerError) {
        return try body()
      } catch {
        if error.isFinal { failure = error }
        throw error
      }
    }
  }

  /// Notes in the marker beside the database how far the ledger goes, unless the marker is further.
  ///
  /// Called at the end of each command that writes.
  public func seal() throws(LedgerError) {
    try LedgerError.ofFiles { () throws(FileError) in try FolderLock(waitingFor: folder) }
      .holding { () throws(LedgerError) in
        let head = try read { () throws(LedgerError) in
          LedgerHead(
            ledger: try settings.text(.id), n: try settings.integer(.n) ?? 0,
            digest: try settings.bytes(.digest))
        }
        try LedgerError.ofFiles { () throws(FileError) in
          if let before = try LedgerHead(in: folder), before.n >= head.n,
            before.ledger == head.ledger
          {
            return
          }
          try head.write(in: folder)
        }
      }
  }
}

extension FolderLock {
  /// Does something while the folder is locked.
  fileprivate func holding(_ body: () throws(LedgerError) -> Void) throws(LedgerError) {
    defer { withExtendedLifetime(self) {} }
    try body()
  }
}
