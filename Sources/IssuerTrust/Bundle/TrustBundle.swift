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
/// Source: The Update Framework 1.0 §5, without delegations and without a client's memory.
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
  /// All issuers whose records can be used, in the order of their paths.
  public var records: [IssuerRecord] { content.files.records }
  /// The records that cannot be used, and why: of a newer format, say.
  public var unusableRecords: [UnusableRecord] { content.files.unusableRecords }

  /// The contexts that documents may name besides those that are part of Assay, in the order in
  /// which they were signed.
  public var contexts: [TrustedContext] { content.files.contexts }
  /// The files in places of contexts that are none, and why.
  public var unusableContexts: [UnusableContext] { content.files.unusableContexts }

  /// What the root says of a role, and how far its metadata is.
  public func role(_ role: TrustRole) -> RoleState { content.state(of: role) }
}

extension TrustBundle {
  /// What the list says about an issuer, by its id or another id of its.
  ///
  /// - Returns: `nil` where the list has no record of the issuer, or one that cannot be used:
  ///   ``unusableRecord(forIssuer:)`` tells them apart.
  public func record(forIssuer id: ExactString) -> IssuerRecord? {
    content.index.byID[id].map { content.files.records[$0] }
  }

  /// Why the list's record of an issuer cannot be used; `nil` where it can, or there is none.
  ///
  /// Another id of the issuer finds it too, where the record is at least JSON.
  public func unusableRecord(forIssuer id: ExactString) -> TrustError? {
    guard !content.files.unusableRecords.isEmpty else { return nil }
    let path = IssuerRecord.path(of: id)
    return content.files.unusableRecords
      .first { $0.path == path || $0.issuerIDs.contains(id) }?.reason
  }

  /// The issuers to whom the list gives a key.
  public func issuers(listing key: Ed25519PublicKey) -> [IssuerRecord] {
    content.index.byKey[key.rawRepresentation]?.map { content.files.records[$0] } ?? []
  }

  /// The key that proofs name so, and the issuer to whom the list gives it.
  ///
  /// - Parameter id: A proof's verification method.
  /// - Returns: `nil` where the list has no key of that name, whoever's.
  public func listedKey(
    verificationMethod id: ExactString
  ) -> (issuer: IssuerRecord, key: ListedKey)? {
    guard let place = content.index.byMethod[id] else { return nil }
    let issuer = content.files.records[place.record]
    return (issuer, issuer.keys[place.key])
  }

  /// Whether a key that the list gives to an issuer is also one that signs the list.
  ///
  /// Keys of one kind are never accepted for the other: whoever publishes the list could otherwise
  /// award, and the issuer publish. A key of any role of any of the list's roots counts.
  public func isKeyOfRole(_ key: ListedKey) -> Bool {
    !content.index.keysOfRoles.isEmpty
      && content.index.keysOfRoles.contains(key.rawRepresentation)
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
    var (role, since) = (TrustRole.root, content.root.expires)
    for other in TrustRole.allCases where content.expiry(of: other) < since {
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
