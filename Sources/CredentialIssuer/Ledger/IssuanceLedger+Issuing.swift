import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A place that is taken, and the URLs of the lists that have it.
struct ReservedPlace: Sendable {
  let place: LedgerPlace
  /// What the URLs of the list's purposes have in common.
  let base: String

  /// The entries of a credential that has the place.
  func entries(for purposes: [IssuedPurpose]) -> [StatusEntry] {
    purposes.map { purpose in
      StatusEntry(
        purpose: purpose.purpose, list: base + purpose.rawValue, index: place.index)
    }
  }
}

/// A credential that is signed, and not yet shown to anybody.
struct SignedCredential: Sendable {
  let bytes: [UInt8]
  let stamp: IssueStamp
  let validUntil: Instant?
  let place: ReservedPlace?
  let recipient: Recipient
  /// What names the row and the output among the pending ones.
  let tag: [UInt8]
}

/// A credential in the ledger, and what it needs to be made again.
struct RecordedCredential: Sendable {
  let issue: LedgerIssue
  let stamp: IssueStamp
}

/// The key that signs a batch, and what its proofs call it.
struct LedgerSigner: Hashable, Sendable {
  let method: ExactString
  let publicKeyMultibase: ExactString

  /// The key of a signer, which the ledger knows by a text that each key has one of.
  init(_ signer: CredentialSigner) {
    self.init(method: signer.verificationMethod, publicKeyMultibase: signer.publicKey.name)
  }

  init(method: String, publicKeyMultibase: String) {
    self.method = ExactString(method)
    self.publicKeyMultibase = ExactString(publicKeyMultibase)
  }
}

extension IssuanceLedger {
  /// Takes places in the lists of a series, for good: what becomes of them does not matter.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - terms: What the template says about status.
  ///   - now: The time.
  /// - Returns: The places, in the order of their counters.
  /// - Throws: What writing the ledger throws.
  func reserve(
    _ count: Int, for terms: StatusTerms, at now: Instant
  ) throws(LedgerError) -> [ReservedPlace] {
    let places = try write(at: now) { chain throws(LedgerError) in
      var places: [ReservedPlace] = []
      while places.count < count {
        let list = try openList(of: terms, chain: &chain)
        let taken = min(count - places.count, IndexPermutation.size - list.next)
        try chain.append(.reserve(list: list.number, first: list.next, count: taken))
        try database.run(
          "UPDATE list SET next = ?, purposes = purposes | ? WHERE number = ?",
          .integer(list.next + taken), .integer(terms.purposes.reduce(0) { $0 | $1.bit }),
          .integer(list.number))
        let order = permutation(of: list.base)
        for counter in list.next..<list.next + taken {
          let place = LedgerPlace(
            list: list.number, counter: counter, index: order.index(of: counter))
          places.append(ReservedPlace(place: place, base: list.base))
        }
      }
      options.reached(.reserving)
      return places
    }
    options.reached(.reserved)
    return places
  }

  /// Notes credentials that are signed; when this returns, they count, and may be shown.
  ///
  /// - Parameters:
  ///   - credentials: The credentials.
  ///   - purposes: What their status can be.
  ///   - signer: Who signed.
  ///   - done: What names the rows whose files are on the disk since the last call.
  ///   - now: The time.
  /// - Throws: What writing the ledger throws.
  func record(
    _ credentials: [SignedCredential], purposes: [IssuedPurpose], signer: LedgerSigner,
    acknowledging done: [[UInt8]], at now: Instant
  ) throws(LedgerError) {
    guard !credentials.isEmpty || !done.isEmpty else { return }
    try write(at: now) { chain throws(LedgerError) in
      try forget(done)
      let key = try number(of: signer, chain: &chain)
      for credential in credentials {
        try record(credential, purposes: purposes, key: key, chain: &chain)
      }
      options.reached(.recording)
    }
    options.reached(.recorded)
  }

  private func record(
    _ credential: SignedCredential, purposes: [IssuedPurpose], key: Int, chain: inout LedgerChain
  ) throws(LedgerError) {
    let digest = DigestAlgorithm.sha256.digest(of: credential.bytes)
    let place = credential.place?.place
    try chain.append(
      .issue(
        LedgerIssue(
          digest: digest, stamp: credential.stamp, key: key, validUntil: credential.validUntil,
          place: place, purposes: place == nil ? [] : purposes)))
    try database.run(
      """
      INSERT INTO issue (n, credential, digest, signer, at, list, place) \
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, .integer(chain.n), .bytes(CredentialNumber.bytes(of: credential.stamp.id) ?? []),
      .bytes(digest), .integer(key), .integer(Int(chain.at.secondsSinceEpoch)),
      place.map { .integer($0.list) } ?? .null, place.map { .integer($0.index) } ?? .null)
    try database.run(
      "INSERT OR REPLACE INTO pending (tag, n) VALUES (?, ?)", .bytes(credential.tag),
      .integer(chain.n))
  }

  /// Notes that the files of rows are on the disk.
  func acknowledge(_ done: [[UInt8]], at now: Instant) throws(LedgerError) {
    guard !done.isEmpty else { return }
    try write(at: now) { chain throws(LedgerError) in
      try forget(done)
      options.reached(.acknowledging)
    }
    options.reached(.acknowledged)
  }

  private func forget(_ done: [[UInt8]]) throws(LedgerError) {
    for tag in done { try database.run("DELETE FROM pending WHERE tag = ?", .bytes(tag)) }
  }

  /// Whether there are recorded credentials whose files may not have been written.
  var hasPending: Bool {
    get throws(LedgerError) {
      try read { () throws(LedgerError) in
        try database.first("SELECT 1 FROM pending LIMIT 1") { _ in true } ?? false
      }
    }
  }

  /// The credentials that were recorded for rows and whose files may not have been written.
  func pending(_ tags: [[UInt8]]) throws(LedgerError) -> [RecordedCredential?] {
    try read { () throws(LedgerError) in
      var found: [RecordedCredential?] = []
      for tag in tags {
        let n = try database.first("SELECT n FROM pending WHERE tag = ?", .bytes(tag)) {
          $0.integer(0)
        }
        guard let n else {
          found.append(nil)
          continue
        }
        found.append(try recorded(try issue(n)))
      }
      return found
    }
  }

  /// A credential with the stamp from which it was made.
  func recorded(_ issue: LedgerIssue) throws(LedgerError) -> RecordedCredential {
    var stamp = issue.stamp
    if let place = issue.place {
      let base = try database.first(
        "SELECT base FROM list WHERE number = ?", .integer(place.list)
      ) { $0.text(0) }
      stamp.status = ReservedPlace(place: place, base: base ?? "").entries(for: issue.purposes)
    }
    return RecordedCredential(issue: issue, stamp: stamp)
  }

  /// Takes back credentials that were recorded and never handed out: each becomes void, its place is
  /// never used again.
  func void(pending tags: [[UInt8]], at now: Instant) throws(LedgerError) {
    guard !tags.isEmpty else { return }
    try write(at: now) { chain throws(LedgerError) in
      for tag in tags {
        let n = try database.first("SELECT n FROM pending WHERE tag = ?", .bytes(tag)) {
          $0.integer(0)
        }
        guard let n else { continue }
        try void(try issue(n), chain: &chain)
      }
      try forget(tags)
    }
  }

  func void(_ issue: LedgerIssue, chain: inout LedgerChain) throws(LedgerError) {
    try chain.append(.void(credential: issue.stamp.id))
    try noteChange(of: issue.stamp.id, entry: chain.n)
  }

  /// Whether a document is in the ledger, as it is.
  func has(_ bytes: [UInt8]) throws(LedgerError) -> Bool {
    guard let id = IssuedToken.document(in: bytes)?["id"]?.string,
      let number = CredentialNumber.bytes(of: id)
    else { return false }
    let digest = try read { () throws(LedgerError) in
      try database.first("SELECT digest FROM issue WHERE credential = ?", .bytes(number)) {
        $0.bytes(0)
      }
    }
    return digest == DigestAlgorithm.sha256.digest(of: bytes)
  }

  /// What names a row and the place of its output; without the ledger's secret it says nothing.
  func tag(of row: String, in output: String) -> [UInt8] {
    let parts = [
      Array("assay pending row".utf8), secret, Array("\(output.utf8.count):\(output)\(row)".utf8),
    ]
    return Array(DigestAlgorithm.sha256.digest(of: parts).prefix(16))
  }

  /// The issue entry of a number.
  func issue(_ n: Int) throws(LedgerError) -> LedgerIssue {
    guard case .issue(let issue)? = try entry(n)?.content else {
      throw .corrupt(path: folder, entry: n, .form)
    }
    return issue
  }

  /// The entry of a number; `nil` where there is none.
  func entry(_ n: Int) throws(LedgerError) -> LedgerEntry? {
    let line = try database.first("SELECT line FROM entry WHERE n = ?", .integer(n)) {
      $0.bytes(0)
    }
    guard let line else { return nil }
    guard let entry = LedgerEntry(line: line), entry.n == n else {
      throw .corrupt(path: folder, entry: n, .form)
    }
    return entry
  }

  /// The order of the places of a list.
  func permutation(of base: String) -> IndexPermutation {
    IndexPermutation(secret: secret, list: Array(base.utf8))
  }

  /// The number of the entry that names a signer; it is added where there is none.
  func number(
    of signer: LedgerSigner, chain: inout LedgerChain
  ) throws(LedgerError) -> Int {
    let (method, key) = (signer.method.string, signer.publicKeyMultibase.string)
    let known = try database.first(
      "SELECT n FROM signer WHERE method = ? AND key = ?", .text(method), .text(key)
    ) { $0.integer(0) }
    if let known { return known }
    try chain.append(.key(method: method, publicKeyMultibase: key))
    try database.run(
      "INSERT INTO signer (n, method, key) VALUES (?, ?, ?)", .integer(chain.n), .text(method),
      .text(key))
    return chain.n
  }

  /// The list of a series that has places; a new one where none has.
  private func openList(
    of terms: StatusTerms, chain: inout LedgerChain
  ) throws(LedgerError) -> (number: Int, base: String, next: Int) {
    let known = try database.first(
      """
      SELECT number, base, next FROM list WHERE series = ? AND closed = 0 AND next < ? \
      ORDER BY number LIMIT 1
      """, .text(terms.list), .integer(IndexPermutation.size)
    ) { (number: $0.integer(0), base: $0.text(1), next: $0.integer(2)) }
    if let known { return known }
    let last = try database.first("SELECT max(number) FROM list") { $0.integer(0) } ?? 0
    // Two ledgers that serve one place on the web have lists of their own.
    let name = try settings.text(.id).utf8.prefix(12)
    let base = "\(terms.list)\(Substring(name))-\(last + 1)-"
    try chain.append(.list(number: last + 1, series: terms.list, base: base))
    try database.run(
      """
      INSERT INTO list (number, n, series, base, next, closed, purposes) \
      VALUES (?, ?, ?, ?, ?, 0, 0)
      """, .integer(last + 1), .integer(chain.n), .text(terms.list), .text(base),
      .integer(options.firstCounter))
    return (last + 1, base, options.firstCounter)
  }
}

/// The 16 bytes of a credential's `urn:uuid`, by which the tables know it.
enum CredentialNumber {
  /// The bytes; `nil` where the id is none that Assay gives.
  static func bytes(of id: String) -> [UInt8]? {
    let prefix = Array("urn:uuid:".utf8)
    let text = Array(id.utf8)
    guard text.starts(with: prefix), text.count == prefix.count + 36 else { return nil }
    let digits = text.dropFirst(prefix.count).filter { $0 != UInt8(ascii: "-") }
    guard let bytes = try? Base16.decode(Array(digits)), bytes.count == 16 else { return nil }
    return bytes
  }

  /// The id of bytes.
  static func id(of bytes: [UInt8]) -> String {
    let digits = Array(Base16.encode(bytes))
    var text = "urn:uuid:"
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text += "-" }
      text.append(digit)
    }
    return text
  }
}
