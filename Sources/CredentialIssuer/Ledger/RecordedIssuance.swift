import OpenSSLCrypto
public import WireFormats

/// A ledger that issuing writes into, and the clock that its entries are dated by.
public struct LedgerUse: Sendable {
  let ledger: IssuanceLedger
  let clock: @Sendable () -> Instant

  /// The use of a ledger.
  ///
  /// - Parameters:
  ///   - ledger: A ledger that is open for writing.
  ///   - clock: The present, asked for with each group of entries.
  public init(_ ledger: IssuanceLedger, clock: @escaping @Sendable () -> Instant) {
    self.ledger = ledger
    self.clock = clock
  }
}

/// Issues in groups, each noted in a ledger before anybody sees it.
///
/// For each group the places are taken, on the disk; then the credentials are signed, on all cores;
/// then they are recorded, on the disk; only then they are handed on to be written. A run that is
/// killed in between leaves places that nobody has, or recorded credentials without a file. The same
/// command again finds the latter by its row and its output, and makes the same bytes again: all
/// that is random about a credential is in the ledger.
struct RecordedIssuance: Sendable {
  let issuance: Issuance
  let use: LedgerUse
  /// Where the credentials go; two outputs may well have a credential each for one row.
  let output: String

  /// How many credentials are recorded at once: two waits for the disk, and at most so many places
  /// lost by a crash.
  static let groupSize = 256
  /// The same for a file of lines, which is written at the end: nobody waits for one before.
  static let linesGroupSize = 1024

  private var ledger: IssuanceLedger { use.ledger }

  /// The credentials of a group of recipients, all in the ledger; `nil` for those before which the
  /// run was asked to stop.
  ///
  /// - Parameters:
  ///   - group: The recipients.
  ///   - done: What names the rows whose files are on the disk since the last group.
  ///   - run: How it is done.
  /// - Returns: A credential, or none, for each recipient.
  /// - Throws: What signing or the ledger throws.
  func credentials(
    for group: ArraySlice<Recipient>, acknowledging done: [[UInt8]], _ run: IssueRun
  ) throws(IssuerError) -> [SignedCredential?] {
    let rows = try rows(of: group)
    let new = rows.filter { $0.recorded == nil }
    var places: [ReservedPlace?] = Array(repeating: nil, count: new.count)
    if let terms = issuance.status, !new.isEmpty {
      places = try IssuerError.ofLedger { () throws(LedgerError) in
        try ledger.reserve(new.count, for: terms, at: use.clock())
      }
    }
    let signed = try sign(Array(zip(new, places)), run)
    ledger.options.reached(.signed)
    try IssuerError.ofLedger { () throws(LedgerError) in
      try ledger.record(
        signed.compactMap(\.self), purposes: issuance.status?.purposes ?? [],
        signer: issuance.ledgerSigner, acknowledging: done, at: use.clock())
    }
    var next = signed.makeIterator()
    return rows.map { row in row.recorded ?? next.next().flatMap(\.self) }
  }

  /// Notes that files are there.
  func acknowledge(_ done: [[UInt8]]) throws(IssuerError) {
    try IssuerError.ofLedger { () throws(LedgerError) in
      try ledger.acknowledge(done, at: use.clock())
    }
  }

  /// Notes that the files of some recipients were found, where an earlier run could not.
  func acknowledge(found recipients: [Recipient]) throws(IssuerError) {
    let hasPending = try IssuerError.ofLedger { () throws(LedgerError) in try ledger.hasPending }
    if hasPending { try acknowledge(recipients.map(tag)) }
  }

  /// Notes where the ledger ends, when all is done.
  func seal() throws(IssuerError) {
    try IssuerError.ofLedger { () throws(LedgerError) in try ledger.seal() }
  }

  /// A recipient, and the credential that an interrupted run recorded.
  private struct Row: Sendable {
    let recipient: Recipient
    let tag: [UInt8]
    let recorded: SignedCredential?
  }

  /// What is known of each recipient; what was recorded for rows that say something else now is taken
  /// back.
  private func rows(of group: ArraySlice<Recipient>) throws(IssuerError) -> [Row] {
    let tags = group.map(tag)
    let known = try IssuerError.ofLedger { () throws(LedgerError) in
      try ledger.hasPending ? try ledger.pending(tags) : []
    }
    guard known.contains(where: { $0 != nil }) else {
      return zip(group, tags).map { Row(recipient: $0, tag: $1, recorded: nil) }
    }
    var (rows, outdated): ([Row], [[UInt8]]) = ([], [])
    for ((recipient, tag), found) in zip(zip(group, tags), known) {
      var recorded: SignedCredential?
      if let found {
        recorded = try again(found, for: recipient, tag: tag)
        if recorded == nil { outdated.append(tag) }
      }
      rows.append(Row(recipient: recipient, tag: tag, recorded: recorded))
    }
    try IssuerError.ofLedger { () throws(LedgerError) in
      try ledger.void(pending: outdated, at: use.clock())
    }
    return rows
  }

  /// The credential that was recorded, made again; `nil` where the row, the template or the key is
  /// another by now.
  private func again(
    _ recorded: RecordedCredential, for recipient: Recipient, tag: [UInt8]
  ) throws(IssuerError) -> SignedCredential? {
    let stamp = recorded.stamp
    guard issuance.status?.allows(stamp.status) ?? stamp.status.isEmpty else { return nil }
    let bytes = try issuance.credential(for: recipient, stamp: stamp)
    guard DigestAlgorithm.sha256.digest(of: bytes) == recorded.issue.digest else { return nil }
    return SignedCredential(
      bytes: bytes, stamp: stamp, validUntil: recorded.issue.validUntil, place: nil,
      recipient: recipient, tag: tag)
  }

  private func sign(
    _ rows: [(Row, ReservedPlace?)], _ run: IssueRun
  ) throws(IssuerError) -> [SignedCredential?] {
    let purposes = issuance.status?.purposes ?? []
    let results = ParallelRows.map(rows[...], workers: run.workers) { row, place in
      run.shouldStop() ? nil : sign(row, place, purposes)
    }
    var signed: [SignedCredential?] = []
    for result in results { signed.append(try result?.get()) }
    return signed
  }

  private func sign(
    _ row: Row, _ place: ReservedPlace?, _ purposes: [IssuedPurpose]
  ) -> Result<SignedCredential, IssuerError> {
    do throws(IssuerError) {
      var stamp = try IssueStamp(issuedAt: issuance.issuedAt)
      stamp.status = place?.entries(for: purposes) ?? []
      let bytes = try issuance.credential(for: row.recipient, stamp: stamp)
      return .success(
        SignedCredential(
          bytes: bytes, stamp: issuance.completed(stamp, by: bytes),
          validUntil: issuance.end(of: row.recipient, stamp: stamp), place: place,
          recipient: row.recipient, tag: row.tag))
    } catch {
      return .failure(error)
    }
  }

  private func tag(of recipient: Recipient) -> [UInt8] {
    ledger.tag(of: issuance.rowName(of: recipient), in: output)
  }
}

extension IssuerError {
  /// Does something with a ledger, whose errors become the issuer's.
  static func ofLedger<Result>(
    _ body: () throws(LedgerError) -> Result
  ) throws(IssuerError) -> Result {
    do throws(LedgerError) {
      return try body()
    } catch {
      throw .ledger(error)
    }
  }
}
