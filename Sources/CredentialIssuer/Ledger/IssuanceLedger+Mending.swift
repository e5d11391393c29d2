import DurableFiles
import OpenSSLCrypto
import StrictJSON
public import WireFormats

/// What a crash left in a ledger.
public struct LedgerRecovery: Equatable, Sendable {
  /// The number of a damaged last entry that was set aside.
  public internal(set) var setAside: Int?
  /// Whether the ledger was told that it is the only one, after it was moved.
  public internal(set) var isMoved = false
  /// Credentials that were recorded, and whose files may not have been written.
  ///
  /// The same `assay issue` again writes them; what is voided here it issues anew.
  public internal(set) var pending: [String] = []
  /// Whether those were made void.
  public internal(set) var isVoided = false
  /// What the ledger holds now.
  public internal(set) var summary = LedgerSummary()
}

extension IssuanceLedger {
  /// Finds what a crash left, and mends what can be mended.
  ///
  /// The ledger must be open for mending.
  ///
  /// - Parameters:
  ///   - voids: Whether credentials without a file are made void. No run may be issuing meanwhile.
  ///   - isMoved: Whether this is the ledger itself at another place, and no copy of one in use.
  ///   - now: The time.
  /// - Returns: What was found and mended.
  /// - Throws: `LedgerError.corrupt` where more than the last entry is damaged; or what writing throws.
  public func recover(
    voiding voids: Bool = false, moved isMoved: Bool = false, at now: Instant
  ) throws(LedgerError) -> LedgerRecovery {
    var recovery = LedgerRecovery()
    recovery.setAside = try setAsideLast(at: now)
    if isMoved {
      try checkNewest()
      try write(at: now) { _ throws(LedgerError) in
        try settings.bindFile(at: place.database)
      }
      recovery.isMoved = true
    }
    let tags = try read { () throws(LedgerError) in
      var found: [(tag: [UInt8], n: Int)] = []
      try database.forEach("SELECT tag, n FROM pending ORDER BY n") { row throws(LedgerError) in
        found.append((row.bytes(0), row.integer(1)))
        return true
      }
      return found
    }
    for (_, n) in tags {
      recovery.pending.append(try read { () throws(LedgerError) in try issue(n).stamp.id })
    }
    if voids {
      try void(pending: tags.map(\.tag), at: now)
      recovery.isVoided = true
    }
    recovery.summary = try verify()
    if recovery.setAside != nil || isMoved || voids { try seal() }
    return recovery
  }

  /// Takes a damaged last entry out of the chain, and keeps its bytes.
  private func setAsideLast(at now: Instant) throws(LedgerError) -> Int? {
    let mended = try write(at: now) { chain throws(LedgerError) in
      guard case .torn(_, let n)? = try LedgerTail(of: database, at: folder).fault, n > 0 else {
        return nil as (entry: Int, head: LedgerHead)?
      }
      try checkHead(torn: n)
      let before = try database.first("SELECT line FROM entry WHERE n = ?", .integer(n - 1)) {
        $0.bytes(0)
      }
      guard let before else { throw fault(n - 1, .missing) }
      try database.run(
        "INSERT INTO aside (n, line) SELECT n, line FROM entry WHERE n = ?", .integer(n))
      // What a lost reservation took stays taken: the list's counter is not set back.
      for table in ["entry", "issue", "change", "pending", "signer", "list"] {
        try database.run("DELETE FROM \(table) WHERE n = ?", .integer(n))
      }
      try database.run("DELETE FROM checkpoint WHERE n >= ?", .integer(n))
      chain = LedgerChain(
        database, n: n - 1, digest: DigestAlgorithm.sha256.digest(of: before), at: now)
      try chain.append(.setAside(entry: n))
      let id = try settings.text(.id)
      return (n, LedgerHead(ledger: id, n: chain.n, digest: chain.digest))
    }
    // The marker may speak of the entry that is no more.
    try LedgerError.ofFiles { () throws(FileError) in try mended?.head.write(in: folder) }
    return mended?.entry
  }

  /// Refuses a ledger that is older than the marker beside it.
  private func checkNewest() throws(LedgerError) {
    try read { () throws(LedgerError) in try checkHead() }
  }

  /// Goes on as another ledger, after a copy or an old backup was put in its place.
  ///
  /// New credentials get places in new lists, so that nothing which this ledger does not know of can
  /// have one of them. The old lists stay: what is known of them is published as before.
  ///
  /// - Parameters:
  ///   - published: The folder that the lists were published into: what is set there and unknown here
  ///     stays set. `nil` where there is none.
  ///   - now: The time.
  /// - Returns: The new id.
  /// - Throws: `LedgerError.corrupt`, `.listForeign`, or what writing throws.
  public func fork(published: String? = nil, at now: Instant) throws(LedgerError) -> String {
    let id: String
    do throws(CryptoError) {
      id = Base16.encode(try SecureRandom.bytes(16))
    } catch {
      throw .crypto(error)
    }
    _ = try verify()
    let head = try write(at: now) { chain throws(LedgerError) in
      let inherited = try published.map { folder throws(LedgerError) in try unknownBits(in: folder)
      }
      try chain.append(.fork(id: id, inherited: inherited ?? []))
      try noteChange(of: nil, entry: chain.n)
      try settings.set(.id, .text(id))
      try settings.bindFile(at: place.database)
      try database.run("UPDATE list SET closed = 1")
      return LedgerHead(ledger: id, n: chain.n, digest: chain.digest)
    }
    // Whatever the marker said, it said of another ledger.
    try LedgerError.ofFiles { () throws(FileError) in try head.write(in: folder) }
    return id
  }

  /// The bits of published lists that the ledger does not have.
  private func unknownBits(in folder: String) throws(LedgerError) -> [LedgerInheritance] {
    let states = try ListStates(of: self)
    var inherited: [LedgerInheritance] = []
    for (list, url) in states.lists {
      let path = "\(folder)/\(Self.listPath(of: url))"
      guard let published = try PublishedList(at: path, url: url) else { continue }
      let indices = published.indices.filter { !states.isSet($0, in: list) }
      if !indices.isEmpty {
        inherited.append(
          LedgerInheritance(list: list.number, purpose: list.purpose, indices: indices))
      }
    }
    return inherited
  }

  /// Writes a copy of the database, complete as of now, while others go on writing.
  ///
  /// A copy is for the day when the ledger is lost. Put in its place, it has to be forked.
  ///
  /// - Parameter path: The file, which must not be there.
  /// - Throws: `LedgerError.file` where it cannot be written, or `.storage`.
  public func backUp(to path: String) throws(LedgerError) {
    let partial = "\(path).partial"
    try LedgerError.ofFiles { () throws(FileError) in
      guard !FileReader.exists(path) else { throw .alreadyExists(path: path) }
      // SQLite takes an empty file, and leaves its permissions alone.
      try AtomicFile.write([], to: partial, mode: 0o600, replacing: true)
    }
    try outside { () throws(LedgerError) in
      try database.run("VACUUM INTO ?", .text(partial))
    }
    try LedgerError.ofFiles { () throws(FileError) in
      try AtomicFile.publish(partial, as: path)
    }
  }
}
