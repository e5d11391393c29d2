import OpenSSLCrypto
import StrictJSON
public import WireFormats

/// What a ledger holds.
public struct LedgerSummary: Equatable, Sendable {
  /// The ledger's id.
  public internal(set) var id = ""
  /// How many entries it has.
  public internal(set) var entries = 0
  /// SHA-256 of the last entry, in hexadecimal digits: of two copies, the one that has it knows all.
  public internal(set) var digest = ""
  /// How many credentials it has.
  public internal(set) var credentials = 0
  /// How many of them are revoked.
  public internal(set) var revoked = 0
  /// How many of them are suspended.
  public internal(set) var suspended = 0
  /// How many were never handed out.
  public internal(set) var void = 0
  /// How many places in lists were taken and have no credential.
  public internal(set) var burnt = 0
  /// How many lists there are, each of 131,072 places.
  public internal(set) var lists = 0
  /// The version that was published last; 0 for none.
  public internal(set) var publishedVersion = 0
  /// When the last entry was written.
  public internal(set) var lastEntry = Instant.earliest
}

extension IssuanceLedger {
  /// Reads the whole ledger, and holds everything in it against everything else.
  ///
  /// - Throws: `LedgerError.corrupt` with the entry, `.torn` where only the last one is damaged, or
  ///   what reading throws.
  public func verify() throws(LedgerError) -> LedgerSummary {
    try read { () throws(LedgerError) in
      var replay = LedgerReplay(of: self)
      let end = try settings.integer(.n) ?? -1
      let digest = try settings.bytes(.digest)
      var expected = 0
      var previous = LedgerEntry.noDigest
      try database.forEach("SELECT n, line FROM entry ORDER BY n") { row throws(LedgerError) in
        let (n, line) = (row.integer(0), row.bytes(1))
        guard n == expected, n <= end else { throw fault(expected, .missing) }
        let found = DigestAlgorithm.sha256.digest(of: line)
        guard n < end || found == digest else { throw .torn(path: folder, entry: n) }
        guard let entry = LedgerEntry(line: line), entry.n == n else { throw fault(n, .form) }
        // Which of the two is wrong nobody knows; the one before is what this one speaks of.
        guard entry.prev == previous else { throw fault(max(0, n - 1), .chain) }
        try replay.take(entry)
        previous = found
        expected += 1
        return true
      }
      guard expected == end + 1 else { throw fault(expected, .missing) }
      var summary = try replay.summary()
      (summary.id, summary.entries, summary.digest) = (
        try settings.text(.id), expected, Base16.encode(digest)
      )
      return summary
    }
  }

  func fault(_ entry: Int?, _ damage: LedgerError.Damage) -> LedgerError {
    .corrupt(path: folder, entry: entry, damage)
  }

  /// Hands every entry to a closure, as the ledger has it: one line of canonical JSON each.
  public func forEachLine(
    _ body: ([UInt8]) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    try read { () throws(LedgerError) in
      try database.forEach("SELECT line FROM entry ORDER BY n") { row throws(LedgerError) in
        try body(row.bytes(0))
        return true
      }
    }
  }
}

/// The entries from the first on, held against the tables that follow from them.
private struct LedgerReplay {
  private let ledger: IssuanceLedger
  private var counts = LedgerSummary()
  private var issuer: String?
  private var signers: Set<Int> = []
  private var lists: [Int: List] = [:]
  private var status: [[UInt8]: (revoked: Bool, suspended: Bool, void: Bool)] = [:]
  private var changes = 0

  private struct List {
    let order: IndexPermutation
    /// The first counter that no entry took.
    var next: Int
    var reserved = 0
    var issued = 0
  }

  init(of ledger: IssuanceLedger) {
    self.ledger = ledger
  }

  mutating func take(_ entry: LedgerEntry) throws(LedgerError) {
    counts.lastEntry = entry.at
    switch entry.content {
    case .ledger(_, let issuer):
      guard entry.n == 0, ExactString(issuer) == ledger.issuer else {
        throw ledger.fault(entry.n, .form)
      }
    case .key: signers.insert(entry.n)
    case .list(let number, _, let base):
      guard lists[number] == nil else { throw ledger.fault(entry.n, .form) }
      lists[number] = List(order: ledger.permutation(of: base), next: 0)
    case .reserve(let list, let first, let count):
      guard let next = lists[list]?.next, first >= next else {
        throw ledger.fault(entry.n, .sharedIndex)
      }
      lists[list]?.next = first + count
      lists[list]?.reserved += count
    case .issue(let issue): try take(issue, entry.n)
    case .void(let id): try change(id, entry.n) { $0.void = true }
    case .status(let status):
      try change(status.credential, entry.n) { state in
        switch status.purpose {
        case .revocation: state.revoked = true
        case .suspension: state.suspended = status.isSet
        }
      }
    case .publish(let publication): counts.publishedVersion = publication.version
    case .fork: changes += 1
    case .published, .setAside: break
    }
    if entry.n == 0, case .ledger = entry.content { return }
    guard entry.n > 0 else { throw ledger.fault(0, .form) }
  }

  private mutating func take(_ issue: LedgerIssue, _ n: Int) throws(LedgerError) {
    guard let number = CredentialNumber.bytes(of: issue.stamp.id), signers.contains(issue.key)
    else { throw ledger.fault(n, .form) }
    if let place = issue.place {
      guard let list = lists[place.list], place.counter < list.next,
        list.order.index(of: place.counter) == place.index
      else { throw ledger.fault(n, .sharedIndex) }
      lists[place.list]?.issued += 1
    }
    // The table refuses a second credential with the id or the place of another.
    let isSame = try ledger.database.first(
      "SELECT credential, digest, signer, list, place FROM issue WHERE n = ?", .integer(n)
    ) { row in
      row.bytes(0) == number && row.bytes(1) == issue.digest && row.integer(2) == issue.key
        && row.isNull(3) == (issue.place == nil)
        && row.integer(3) == issue.place?.list ?? 0 && row.integer(4) == issue.place?.index ?? 0
    }
    guard isSame == true else { throw ledger.fault(n, .table("issue")) }
    counts.credentials += 1
  }

  private mutating func change(
    _ id: String, _ n: Int,
    _ body: (inout (revoked: Bool, suspended: Bool, void: Bool)) -> Void
  ) throws(LedgerError) {
    guard let number = CredentialNumber.bytes(of: id) else { throw ledger.fault(n, .form) }
    let isNoted = try ledger.database.first(
      "SELECT credential FROM change WHERE n = ?", .integer(n)
    ) { $0.bytes(0) == number }
    guard isNoted == true else { throw ledger.fault(n, .table("change")) }
    body(&status[number, default: (false, false, false)])
    changes += 1
  }

  /// What the entries came to, once the tables are seen to have nothing beside it.
  func summary() throws(LedgerError) -> LedgerSummary {
    var summary = counts
    try expect(summary.credentials, in: "issue")
    try expect(changes, in: "change")
    for (number, list) in lists {
      let isSame = try ledger.database.first(
        "SELECT next FROM list WHERE number = ?", .integer(number)
      ) { $0.integer(0) >= list.next }
      guard isSame == true else { throw ledger.fault(nil, .table("list")) }
      summary.burnt += list.reserved - list.issued
    }
    try expect(lists.count, in: "list")
    summary.lists = lists.count
    for state in status.values {
      if state.revoked { summary.revoked += 1 }
      if state.suspended { summary.suspended += 1 }
      if state.void { summary.void += 1 }
    }
    return summary
  }

  private func expect(_ count: Int, in table: String) throws(LedgerError) {
    let found = try ledger.database.first("SELECT count(*) FROM \(table)") { $0.integer(0) }
    guard found == count else { throw ledger.fault(nil, .table(table)) }
  }
}
