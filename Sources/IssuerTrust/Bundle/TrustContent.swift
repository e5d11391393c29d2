import OpenSSLCrypto
import StrictJSON
import WireFormats

/// What a bundle holds, after everything in it was found to be signed.
final class TrustContent: Sendable {
  let root: RootMetadata
  let timestamp: TimestampMetadata
  let snapshot: SnapshotMetadata
  let targets: TargetsMetadata
  /// The metadata of authorities, by the names of their roles.
  let delegated: [ExactString: TargetsMetadata]
  let files: ListFiles
  let records: RecordDirectory
  let contexts: ContextShelf
  let documents: DocumentShelf
  /// The keys that ever signed the list itself, in any role.
  let roleKeys: Set<[UInt8]>

  /// Whether a root on the way from the one that was trusted took a key of timestamp or snapshot away.
  let tookKeysAway: Bool
  /// Whether the timestamp is another than the one that is remembered.
  let isNewTimestamp: Bool

  /// Checks the parts, from the root up.
  ///
  /// Digests come before signatures: they are signed already by the part before, and cost less. One
  /// authority that is late does not keep the others back: age is for ``TrustBundle/freshness(at:graceSeconds:)``
  /// to tell, and that of an authority concerns its own issuers.
  ///
  /// - Parameters:
  ///   - parts: The parts.
  ///   - pinned: The root that is trusted.
  ///   - remembered: What is known of earlier lists, which nothing may go behind.
  ///   - start: The time at which an update began, which nothing may have expired at; `nil` where
  ///     a list is only read.
  /// - Throws: `TrustError` at the first thing that is not as it was signed, or older than what is
  ///   remembered.
  ///
  /// Source: The Update Framework 1.0 §5.3 to §5.6.
  init(
    _ parts: BundleContainer, pinned: PinnedRoot,
    remembering remembered: RememberedVersions = RememberedVersions(), at start: Instant? = nil
  ) throws(TrustError) {
    let roots = try RootChain(from: pinned, through: parts.roots)
    root = roots.trusted.root
    guard parts.listID == root.list.id else {
      throw .listChanged(from: root.list.id, to: parts.listID)
    }
    var metadata = try roots.trusted.finished(at: start, remembering: remembered)
    isNewTimestamp = try metadata.update(timestamp: parts.timestamp)
    try metadata.update(snapshot: parts.snapshot)
    try metadata.update(targets: parts.targets)
    try metadata.takeIn(parts.roles)
    timestamp = try metadata.currentTimestamp()
    snapshot = try metadata.currentSnapshot()
    guard let targets = metadata.targets else {
      throw .bundleIncomplete(file: TrustRole.targets.rawValue)
    }
    self.targets = targets
    delegated = metadata.delegated.mapValues(\.metadata)
    tookKeysAway = roots.trusted.tookKeysAway
    roleKeys = roots.roleKeys.union(TrustContent.keys(in: [targets] + delegated.values))
    files = try ListFiles(parts.files, signedBy: metadata)
    records = RecordDirectory(files.records)
    contexts = ContextShelf(files.contexts)
    documents = DocumentShelf(among: files.others)
  }

  private static func keys(in metadata: [TargetsMetadata]) -> [[UInt8]] {
    metadata.flatMap(\.delegations).flatMap(\.keys.keys).map(\.key.rawRepresentation)
  }
}

extension TrustContent {
  func expiry(of role: TrustRole) -> Instant {
    switch role {
    case .root: root.expires
    case .targets: targets.expires
    case .snapshot: snapshot.expires
    case .timestamp: timestamp.expires
    case .delegated(let name): delegated[name]?.expires ?? .earliest
    }
  }

  func state(of role: TrustRole) -> RoleState {
    let version: Int64 =
      switch role {
      case .root: root.version
      case .targets: targets.version
      case .snapshot: snapshot.version
      case .timestamp: timestamp.version
      case .delegated(let name): delegated[name]?.version ?? 0
      }
    let keys = keys(of: role)
    return RoleState(
      role: role, version: version, expires: expiry(of: role), threshold: keys?.threshold ?? 0,
      keyIDs: keys?.keys.map(\.id) ?? [])
  }

  private func keys(of role: TrustRole) -> RoleKeys? {
    guard case .delegated(let name) = role else { return root.roles[role] }
    return delegation(to: name)?.keys
  }

  /// What is said of a role by the first that hands on to it, the top-level targets before others.
  func delegation(to name: ExactString) -> DelegatedRole? {
    let others = delegated.sorted { $0.key < $1.key }.map(\.value)
    return ([targets] + others).lazy.flatMap(\.delegations).first { $0.name == name }
  }
}

extension TrustedMetadata {
  /// Takes in the metadata of all roles that are handed on to, from the top-level targets down.
  ///
  /// Each is checked against everybody who hands on to it.
  ///
  /// - Parameter files: The metadata by the names of the roles.
  /// - Throws: `TrustError` where a role is missing, is not signed as each of its delegators asks,
  ///   or is none that anybody hands on to.
  fileprivate mutating func takeIn(_ files: [ExactString: [UInt8]]) throws(TrustError) {
    var delegators = [TrustRole.targets.name]
    var (next, links) = (0, 0)
    while next < delegators.count {
      let delegator = delegators[next]
      next += 1
      for delegation in metadata(of: delegator)?.delegations ?? [] {
        let role = delegation.name
        links += 1
        guard links <= TrustLimits.delegations else {
          throw .tooManyDelegations(file: delegator.string, limit: TrustLimits.delegations)
        }
        guard snapshot?.roles[role] != nil else {
          throw .roleRemoved(file: TrustRole.snapshot.rawValue, role: .delegated(role))
        }
        guard let bytes = files[role] else { throw .bundleIncomplete(file: role.string) }
        if delegated[role] == nil { delegators.append(role) }
        try update(delegated: bytes, role: role, delegator: delegator, toleratingExpiry: true)
      }
    }
    if let extra = files.keys.filter({ delegated[$0] == nil }).min() {
      throw .bundleExtra(path: extra)
    }
  }
}
