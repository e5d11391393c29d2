import StrictJSON
public import WireFormats

/// What can be done to the status of a credential.
public enum StatusAction: String, CaseIterable, Sendable {
  /// Make it void for good.
  case revoke
  /// Make it void until it is reinstated.
  case suspend
  /// Take a suspension back. A revocation is never taken back.
  case reinstate

  var purpose: IssuedPurpose { self == .revoke ? .revocation : .suspension }
  var sets: Bool { self != .reinstate }
}

/// What a ledger knows of one credential.
public struct LedgerCredential: Equatable, Sendable {
  /// Its id.
  public let id: String
  /// The number of its entry.
  public let entry: Int
  /// SHA-256 of the whole document in canonical form.
  public let digest: [UInt8]
  /// When its proof says that it was made.
  public let created: Instant
  /// When it was recorded.
  public let recorded: Instant
  /// When it ends.
  public let validUntil: Instant?
  /// What its proofs call the key.
  public let verificationMethod: String
  /// Where its status is looked up.
  public let status: [StatusEntry]
  /// Whether it was recorded and never handed out.
  public internal(set) var isVoid = false
  /// Whether it is revoked.
  public internal(set) var isRevoked = false
  /// Whether it is suspended.
  public internal(set) var isSuspended = false
  /// What happened to it, the first first.
  public internal(set) var history: [Event] = []

  /// Something that changed a status.
  public struct Event: Equatable, Sendable {
    /// The number of the entry.
    public let entry: Int
    /// When.
    public let at: Instant
    /// What was done; `nil` where it became void.
    public let action: StatusAction?
    /// Why.
    public let reason: String?
  }

  /// What its status can be.
  let purposes: [IssuedPurpose]
}

extension IssuanceLedger {
  /// The longest reason, in bytes: a sentence or two.
  public static let maxReasonBytes = 1000

  /// What the ledger knows of a credential.
  ///
  /// - Throws: `LedgerError.unknownCredential`, or what reading the ledger throws.
  public func credential(_ id: String) throws(LedgerError) -> LedgerCredential {
    try read { () throws(LedgerError) in try known(id) }
  }

  /// Changes the status of credentials: of all, or of none.
  ///
  /// - Parameters:
  ///   - ids: The credentials' ids.
  ///   - action: What is done.
  ///   - reason: Why. It stays in the ledger; lists do not say it.
  ///   - now: The time.
  ///   - isDryRun: Whether nothing is changed.
  /// - Returns: The ids whose status was another before, or would be.
  /// - Throws: `LedgerError.unknownCredential`, `.purposeMissing` where a credential has no such
  ///   status, `.revokedForGood` for reinstating what is revoked; or what writing throws.
  public func change(
    _ ids: [String], _ action: StatusAction, because reason: String, at now: Instant,
    isDryRun: Bool = false
  ) throws(LedgerError) -> [String] {
    if isDryRun {
      return try read { () throws(LedgerError) in
        var changed: [String] = []
        for id in ids where try isChange(try known(id), action) { changed.append(id) }
        return changed
      }
    }
    return try write(at: now) { chain throws(LedgerError) in
      var changed: [String] = []
      for id in ids where try isChange(try known(id), action) {
        try chain.append(
          .status(
            LedgerStatusChange(
              credential: id, purpose: action.purpose, isSet: action.sets, reason: reason)))
        try noteChange(of: id, entry: chain.n)
        changed.append(id)
      }
      return changed
    }
  }

  /// Notes that an entry is about the status of a credential; of none, where it is about many.
  func noteChange(of id: String?, entry n: Int) throws(LedgerError) {
    try database.run(
      "INSERT INTO change (n, credential) VALUES (?, ?)", .integer(n),
      .bytes(id.flatMap { CredentialNumber.bytes(of: $0) } ?? []))
  }

  /// Whether an action would change something.
  private func isChange(
    _ credential: LedgerCredential, _ action: StatusAction
  ) throws(LedgerError) -> Bool {
    guard credential.purposes.contains(action.purpose) else {
      throw .purposeMissing(credential: credential.id, action.purpose)
    }
    switch action {
    case .revoke: return !credential.isRevoked
    case .suspend: return !credential.isSuspended
    case .reinstate:
      guard !credential.isRevoked else { throw .revokedForGood(credential: credential.id) }
      return credential.isSuspended
    }
  }

  private func known(_ id: String) throws(LedgerError) -> LedgerCredential {
    guard let number = CredentialNumber.bytes(of: id) else { throw .unknownCredential(id) }
    let n = try database.first("SELECT n FROM issue WHERE credential = ?", .bytes(number)) {
      $0.integer(0)
    }
    guard let n, let entry = try entry(n) else { throw .unknownCredential(id) }
    let issue = try issue(n)
    let method = try database.first("SELECT method FROM signer WHERE n = ?", .integer(issue.key)) {
      $0.text(0)
    }
    var credential = LedgerCredential(
      id: issue.stamp.id, entry: n, digest: issue.digest, created: issue.stamp.issuedAt,
      recorded: entry.at, validUntil: issue.validUntil, verificationMethod: method ?? "",
      status: try recorded(issue).stamp.status, purposes: issue.purposes)
    var changes: [Int] = []
    try database.forEach(
      "SELECT n FROM change WHERE credential = ? ORDER BY n", .bytes(number)
    ) { row throws(LedgerError) in
      changes.append(row.integer(0))
      return true
    }
    for n in changes {
      if let entry = try self.entry(n) { credential.apply(entry) }
    }
    return credential
  }
}

extension LedgerCredential {
  /// Takes in what an entry says of the credential.
  fileprivate mutating func apply(_ entry: LedgerEntry) {
    switch entry.content {
    case .void:
      isVoid = true
      history.append(Event(entry: entry.n, at: entry.at, action: nil, reason: nil))
    case .status(let change):
      let action: StatusAction
      switch (change.purpose, change.isSet) {
      case (.revocation, _):
        // No entry takes it back, whatever it says.
        isRevoked = true
        action = .revoke
      case (.suspension, let isSet):
        isSuspended = isSet
        action = isSet ? .suspend : .reinstate
      }
      history.append(
        Event(entry: entry.n, at: entry.at, action: action, reason: change.reason))
    default: break
    }
  }
}
