import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The end of the chain, while entries are added to it in one transaction.
struct LedgerChain {
  private let database: SQLiteDatabase
  private let settings: LedgerSettings
  /// The number of the last entry.
  private(set) var n: Int
  /// The digest of the last entry.
  private(set) var digest: [UInt8]
  /// The time of the new entries.
  let at: Instant

  /// The end of the chain as the database has it; read inside the transaction, for others write too.
  init(_ database: SQLiteDatabase, at now: Instant) throws(LedgerError) {
    let settings = LedgerSettings(database)
    self.init(
      database, n: try settings.integer(.n) ?? -1, digest: try settings.bytes(.digest), at: now)
  }

  init(_ database: SQLiteDatabase, n: Int, digest: [UInt8], at now: Instant) {
    self.database = database
    settings = LedgerSettings(database)
    (self.n, self.digest) = (n, digest)
    at = Instant(secondsSinceEpoch: now.secondsSinceEpoch)
  }

  /// Adds an entry.
  mutating func append(_ content: LedgerEntry.Content) throws(LedgerError) {
    let line = LedgerEntry(n: n + 1, prev: digest, at: at, content: content).line
    digest = DigestAlgorithm.sha256.digest(of: line)
    n += 1
    try database.run("INSERT INTO entry (n, line) VALUES (?, ?)", .integer(n), .bytes(line))
    if n % IssuanceLedger.entriesPerCheckpoint == 0 {
      try database.run(
        "INSERT OR REPLACE INTO checkpoint (n, digest) VALUES (?, ?)", .integer(n),
        .bytes(digest))
    }
  }

  /// Notes where the chain ends now.
  func finish() throws(LedgerError) {
    try settings.set(.n, .integer(n))
    try settings.set(.digest, .bytes(digest))
  }
}

/// The last entries, and whether they hang together.
struct LedgerTail {
  /// How many entries were read.
  private(set) var entriesRead = 0
  /// What is wrong with them; `nil` where nothing is.
  private(set) var fault: LedgerError?

  /// Reads the entries since the last checkpoint; those before it are read by
  /// ``IssuanceLedger/verify()``.
  init(of database: SQLiteDatabase, at path: String) throws(LedgerError) {
    let settings = LedgerSettings(database)
    let end = try settings.integer(.n) ?? -1
    let digest = try settings.bytes(.digest)
    let checkpoint = try database.first(
      "SELECT n, digest FROM checkpoint ORDER BY n DESC LIMIT 1"
    ) { (n: $0.integer(0), digest: $0.bytes(1)) }
    var expected = checkpoint?.n ?? 0
    var previous: (line: [UInt8], digest: [UInt8])?
    var fault: LedgerError?
    try database.forEach(
      "SELECT n, line FROM entry WHERE n >= ? ORDER BY n", .integer(expected)
    ) { row throws(LedgerError) in
      let n = row.integer(0)
      let line = row.bytes(1)
      entriesRead += 1
      guard n == expected, n <= end else {
        fault = .corrupt(path: path, entry: expected, .missing)
        return false
      }
      expected += 1
      let found = DigestAlgorithm.sha256.digest(of: line)
      if n == checkpoint?.n, found != checkpoint?.digest, n < end {
        fault = .corrupt(path: path, entry: n, .chain)
        return false
      }
      if n == end, found != digest {
        // Everything before it is vouched for by the entries between, or by nothing but this one.
        fault = .torn(path: path, entry: n)
        return false
      }
      if let previous, Self.prev(of: line) != previous.digest {
        fault = .corrupt(path: path, entry: n - 1, .chain)
        return false
      }
      previous = (line, found)
      return true
    }
    if fault == nil, expected != end + 1 {
      fault = .corrupt(path: path, entry: expected, .missing)
    }
    self.fault = fault
  }

  private static func prev(of line: [UInt8]) -> [UInt8]? {
    guard let text = (try? JSONDocument(line))?.root["prev"]?.string else { return nil }
    return try? Base16.decode(text)
  }
}
