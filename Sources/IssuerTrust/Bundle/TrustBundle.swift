public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// A list of the issuers that somebody accountable vouches for, checked from the root up.
///
/// A bundle is one file with everything needed offline. The reader pins a root, which they got from
/// the list's authority by another way; each part of the bundle is then signed by keys that the
/// root names, or the bundle is refused. Age is no reason to refuse it:
/// ``freshness(at:graceSeconds:)`` tells how old it is.
///
/// What was seen before is ``TrustState``'s to know: a bundle alone can be an older one.
///
/// Source: The Update Framework 1.0 §5.
public struct TrustBundle: Sendable {
  /// A list is shared by all verifications; its content is not copied.
  let content: TrustContent

  /// Checks a bundle against the root that the reader has.
  ///
  /// - Parameters:
  ///   - bytes: The bundle.
  ///   - root: The root that the reader pins: any version of the list's own.
  /// - Throws: `TrustError` at the first thing that is not as it was signed.
  public init(_ bytes: [UInt8], root: [UInt8]) throws(TrustError) {
    try self.init(bytes, root: try PinnedRootFile(root))
  }

  /// Checks a bundle against the root that the reader has, which was read before.
  ///
  /// - Parameters:
  ///   - bytes: The bundle.
  ///   - root: The root that the reader pins.
  /// - Throws: `TrustError` at the first thing that is not as it was signed.
  public init(_ bytes: [UInt8], root: PinnedRootFile) throws(TrustError) {
    content = try TrustContent(try BundleContainer(bytes), pinned: .file(root))
  }

  /// Checks a bundle against the digest of the root that the reader was told.
  ///
  /// - Parameters:
  ///   - bytes: The bundle.
  ///   - rootFingerprint: The 64 hexadecimal digits, in either case, that `assay trust show` prints.
  /// - Throws: `TrustError` at the first thing that is not as it was signed.
  public init(_ bytes: [UInt8], rootFingerprint: String) throws(TrustError) {
    content = try TrustContent(
      try BundleContainer(bytes), pinned: .fingerprint(rootFingerprint))
  }

  /// Checks that a bundle fits together, against no root that the reader knows.
  ///
  /// Anybody can make such a bundle. It is good for looking at, never for verifying with.
  package init(unpinnedUnsafe bytes: [UInt8]) throws(TrustError) {
    content = try TrustContent(try BundleContainer(bytes), pinned: .noneUnsafe)
  }

  /// A bundle whose content was checked.
  init(_ content: TrustContent) { self.content = content }

  /// The list's id; it never changes.
  public var listID: ExactString { content.root.list.id }
  /// The list's name.
  public var listName: String { content.root.list.name }
  /// What the list is made for.
  public var environment: TrustEnvironment { content.root.list.environment }
  /// Who publishes the list.
  public var operatorURL: String? { content.root.list.operatorURL }
  /// The digest of what is signed in the newest root, in hexadecimal.
  public var rootFingerprint: String { content.root.file.fingerprint }
  /// The list's version: that of its snapshot.
  public var version: Int64 { content.snapshot.version }
  /// When the list was last said to be current.
  public var signedAt: Instant? { content.timestamp.signedAt }
  /// All issuers whose records can be used, in the order of their paths: the registry's, then those of
  /// the authorities.
  ///
  /// Whom several list is there several times. Every record is read for it, which verifying does not need.
  public var records: [IssuerRecord] { content.records.all.compactMap(\.record) }

  /// The records that cannot be used, and why: of a newer format, say, or not the authority's to list.
  public var unusableRecords: [UnusableRecord] {
    content.records.all.compactMap(\.unusable) + content.files.misplaced
  }

  /// How many records there are, whether they can be used or not; none is read for it.
  public var recordCount: Int { content.files.records.count }

  /// The contexts that documents may name besides those that are part of Assay, in the order in
  /// which they were signed.
  public var contexts: [TrustedContext] { content.contexts.usable }
  /// The files in places of contexts that are none, and why.
  public var unusableContexts: [UnusableContext] { content.contexts.unusable }

  /// The roles that the list hands parts of itself on to, by their names.
  public var delegatedRoles: [RoleState] {
    content.delegated.keys.sorted().map { content.state(of: .delegated($0)) }
  }

  /// What is said of a role that the list hands a part of itself on to: what it is entitled to, and
  /// what its issuers may award at most.
  ///
  /// - Returns: `nil` where there is no such role. Where several hand on to it, what the first says.
  public func delegation(to role: ExactString) -> DelegatedRole? { content.delegation(to: role) }

  /// What the root says of a role, and how far its metadata is.
  public func role(_ role: TrustRole) -> RoleState { content.state(of: role) }
}

extension TrustBundle {
  /// What the list says about an issuer, by its id or another id of its.
  ///
  /// Several authorities may list it. The record is then of the one that lists a key which a proof
  /// names, or of the first; its status is the most restrictive that any of them gives the issuer.
  ///
  /// - Parameters:
  ///   - id: The issuer's id.
  ///   - methods: The verification methods that the proofs in question name; asked for only where
  ///     several authorities list the issuer.
  /// - Returns: `nil` where the list has no record of the issuer, or one that cannot be used:
  ///   ``unusableRecord(forIssuer:)`` tells them apart.
  public func record(
    forIssuer id: ExactString, naming methods: @autoclosure () -> [ExactString] = []
  ) -> IssuerRecord? {
    let records = records(forIssuer: id)
    guard records.count > 1 else { return records.first }
    let methods = methods()
    let named = records.first { record in
      methods.contains { record.key(verificationMethod: $0) != nil }
    }
    return (named ?? records[0]).combined(with: records)
  }

  /// The records of an issuer, by its id or another id of its: one for each authority that lists it,
  /// each with the status that this authority gives it.
  ///
  /// - Returns: None where the list has no record, or one that cannot be used.
  public func records(forIssuer id: ExactString) -> [IssuerRecord] {
    if case .listed(let records) = content.records.listing(ofIssuer: id) { records } else { [] }
  }

  /// Why the list's record of an issuer cannot be used; `nil` where it can, or there is none.
  ///
  /// Another id of the issuer finds it too, where the record is at least JSON.
  public func unusableRecord(forIssuer id: ExactString) -> TrustError? {
    if case .unusable(let reason) = content.records.listing(ofIssuer: id) { reason } else { nil }
  }

  /// The issuers to whom the list gives a key.
  public func issuers(listing key: PublicKey) -> [IssuerRecord] {
    content.records.index.records(listing: key.rawRepresentation)
  }

  /// The key that proofs name so, and the issuer to whom the list gives it.
  ///
  /// - Parameter id: A proof's verification method.
  /// - Returns: `nil` where the list has no key of that name, whoever's, or a record of the issuer that
  ///   cannot be used.
  public func listedKey(
    verificationMethod id: ExactString
  ) -> (issuer: IssuerRecord, key: ListedKey)? {
    // Keys are named after their issuers, whose records need not be searched for.
    if let controller = String(id.string.utf8.prefix { $0 != 0x23 }) {
      switch content.records.listing(ofIssuer: ExactString(controller)) {
      case .listed(let records):
        for record in records {
          if let key = record.key(verificationMethod: id) { return (record, key) }
        }
      case .unusable: return nil
      case .none: break
      }
    }
    return content.records.index.key(named: id)
  }

  /// Whether a key that the list gives to an issuer is also one that signs the list.
  ///
  /// Keys of one kind are never accepted for the other: whoever publishes the list could otherwise
  /// award, and the issuer publish. A key of any role of any of the list's roots counts, and of any
  /// authority.
  public func isKeyOfRole(_ key: ListedKey) -> Bool {
    content.roleKeys.contains(key.rawRepresentation)
  }
}

extension TrustBundle {
  /// Whether the list is recent enough to rely on.
  ///
  /// - Parameters:
  ///   - time: The time to judge by.
  ///   - graceSeconds: How long an expired list is merely `stale`.
  /// - Returns: The gravest state of any role, the root's among them.
  public func freshness(at time: Instant, graceSeconds: Int64) -> TrustFreshness {
    // A day is allowed for clocks that are set to the wrong zone.
    if let signedAt, time.adding(seconds: 86_400) < signedAt {
      return .clockBeforeList(signedAt: signedAt)
    }
    return age(of: TrustRole.allCases, at: time, graceSeconds: graceSeconds)
  }

  /// Whether what the authority says that lists an issuer is recent enough to rely on.
  ///
  /// - Parameters:
  ///   - record: The issuer's record, of this list.
  ///   - time: The time to judge by.
  ///   - graceSeconds: How long expired metadata is merely `stale`.
  /// - Returns: The gravest state of any role that the list handed on to, on the way to the record;
  ///   `fresh` for a record of the list's own registry, whose age is the list's.
  public func freshness(
    of record: IssuerRecord, at time: Instant, graceSeconds: Int64
  ) -> TrustFreshness {
    let roles = record.listing.roles.dropFirst().map { TrustRole.delegated($0) }
    return age(of: roles, at: time, graceSeconds: graceSeconds)
  }

  private func age(
    of roles: [TrustRole], at time: Instant, graceSeconds: Int64
  ) -> TrustFreshness {
    guard let first = roles.first else { return .fresh }
    var (role, since) = (first, content.expiry(of: first))
    for other in roles.dropFirst() where content.expiry(of: other) < since {
      (role, since) = (other, content.expiry(of: other))
    }
    // Source: The Update Framework 1.0 §5: the expiry "MUST be higher than" the time.
    guard since <= time else { return .fresh }
    return since.adding(seconds: graceSeconds) < time
      ? .expired(role: role, since: since)
      : .stale(role: role, since: since)
  }
}

/// A role of a list: its keys, and how far its metadata is.
public struct RoleState: Equatable, Sendable {
  /// The role.
  public let role: TrustRole
  /// The version of its metadata.
  public let version: Int64
  /// When its metadata expires.
  public let expires: Instant
  /// How many of its keys must sign.
  public let threshold: Int
  /// The ids of its keys.
  public let keyIDs: [ExactString]
}
