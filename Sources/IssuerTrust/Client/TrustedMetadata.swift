package import StrictJSON
import WireFormats

/// The second part of a client's workflow: from the newest root to the metadata that is in force.
///
/// A value that holds what was found to be signed, and the time at which the update began. Whoever
/// has the files feeds them, in this order: the timestamp, the snapshot, the targets, then whatever
/// ``search(for:)`` asks for. Each step checks all that has to be checked, and changes nothing where
/// it throws; who wants to keep the files keeps each one after its step.
///
/// Source: The Update Framework 1.0 §5.4 to §5.6.
package struct TrustedMetadata: Sendable {
  let root: RootMetadata
  /// The time by which expiry is judged; `nil` where nothing is refused for its age.
  let start: Instant?
  /// What may not be gone behind.
  private(set) var remembered: RememberedVersions
  /// Whether files of earlier updates are of no use: a key was taken away from their roles.
  let ignoresEarlierFiles: Bool

  private(set) var timestamp: TimestampMetadata?
  private(set) var snapshot: SnapshotMetadata?
  private(set) var targets: TargetsMetadata?
  private(set) var delegated: [ExactString: DelegatedMetadata] = [:]

  /// The metadata of a role that others hand on to.
  struct DelegatedMetadata: Sendable {
    let metadata: TargetsMetadata
    let file: MetadataFile
    /// The roles whose delegations the file's signatures satisfy.
    var delegators: Set<ExactString>
  }

  init(
    root: RootMetadata, start: Instant?, remembered: RememberedVersions, ignoresEarlierFiles: Bool
  ) {
    self.root = root
    self.start = start
    self.remembered = remembered
    self.ignoresEarlierFiles = ignoresEarlierFiles
  }

  private var rules: MetadataRules { root.file.rules }

  /// Takes the timestamp in.
  ///
  /// - Returns: Whether it is new: one of the version that is known already changes nothing.
  /// - Throws: `TrustError` where too few keys signed it, it is older than what is known, or it has
  ///   expired.
  @discardableResult
  package mutating func update(timestamp bytes: [UInt8]) throws(TrustError) -> Bool {
    let file = try MetadataFile(bytes, role: .timestamp, rules: rules)
    try root.keys(of: .timestamp).verify(file)
    let next = try TimestampMetadata(file)
    let isNew = next.version != remembered.timestamp
    // Source: §5.4.3.1: the same version again is discarded.
    guard isNew || timestamp == nil else { return false }
    try remembered.requireNoRollback(to: next, file: file.name)
    try requireCurrent(next.expires, file: file.name)
    timestamp = next
    remembered.remember(next)
    return isNew
  }

  /// Takes the snapshot in that the timestamp names.
  ///
  /// - Throws: `TrustError` where it is another one, too few keys signed it, it leaves out a role or
  ///   names older metadata than what is known, or it has expired.
  package mutating func update(snapshot bytes: [UInt8]) throws(TrustError) {
    let reference = try currentTimestamp().snapshot
    let name = TrustRole.snapshot.rawValue
    guard reference.fits(bytes) else { throw .mixed(file: name) }
    let file = try MetadataFile(bytes, role: .snapshot, rules: rules)
    try root.keys(of: .snapshot).verify(file)
    let next = try SnapshotMetadata(file)
    guard next.version == reference.version else { throw .mixed(file: name) }
    try remembered.requireNoRollback(to: next, file: name)
    try requireCurrent(next.expires, file: name)
    (snapshot, targets, delegated) = (next, nil, [:])
    remembered.remember(next)
  }

  /// Takes the targets in that the snapshot names.
  ///
  /// - Throws: `TrustError` where they are others, too few keys signed them, or they have expired.
  package mutating func update(targets bytes: [UInt8]) throws(TrustError) {
    targets = try read(bytes, role: .targets, keys: root.keys(of: .targets)).metadata
    delegated = [:]
  }

  /// Takes the metadata in of a role that another hands on to.
  ///
  /// Where several hand on to it, its signatures must satisfy each through whom it is reached.
  ///
  /// - Parameters:
  ///   - bytes: The metadata.
  ///   - role: The role's name.
  ///   - delegator: The name of the role that hands on to it, on the way that is being followed.
  ///   - toleratesExpiry: Whether its age is no reason to refuse it: one authority that is late is
  ///     not to keep all others back.
  /// - Throws: `TrustError` where it is not what the snapshot names, too few of the keys that the
  ///   delegator gives the role signed it, or it has expired.
  package mutating func update(
    delegated bytes: [UInt8], role: ExactString, delegator: ExactString,
    toleratingExpiry toleratesExpiry: Bool = false
  ) throws(TrustError) {
    guard let delegation = metadata(of: delegator)?.delegations.first(where: { $0.name == role })
    else { throw .bundleExtra(path: role) }
    if let known = delegated[role], known.file.bytes == bytes {
      // What it says was read already; whether these keys signed it was not asked yet.
      try delegation.keys.verify(known.file)
      if !toleratesExpiry { try requireCurrent(known.metadata.expires, file: role.string) }
    } else {
      guard delegated[role] == nil else { throw .mixed(file: role.string) }
      delegated[role] = try read(
        bytes, role: .delegated(role), keys: delegation.keys, toleratesExpiry: toleratesExpiry)
    }
    delegated[role]?.delegators.insert(delegator)
  }

  /// Reads targets of any role that the snapshot names.
  private func read(
    _ bytes: [UInt8], role: TrustRole, keys: RoleKeys, toleratesExpiry: Bool = false
  ) throws(TrustError) -> DelegatedMetadata {
    let snapshot = try currentSnapshot()
    guard let reference = snapshot.roles[role.name] else {
      throw .roleRemoved(file: TrustRole.snapshot.rawValue, role: role)
    }
    guard reference.fits(bytes) else { throw .mixed(file: role.rawValue) }
    let file = try MetadataFile(bytes, role: role, rules: rules)
    try keys.verify(file)
    let metadata = try TargetsMetadata(file)
    guard metadata.version == reference.version else { throw .mixed(file: role.rawValue) }
    if !toleratesExpiry { try requireCurrent(metadata.expires, file: role.rawValue) }
    return DelegatedMetadata(metadata: metadata, file: file, delegators: [])
  }
}

extension TrustedMetadata {
  /// The targets of a role, once they are there.
  func metadata(of role: ExactString) -> TargetsMetadata? {
    role == TrustRole.targets.name ? targets : delegated[role]?.metadata
  }

  /// Takes a timestamp of an earlier update into account, which may have expired.
  ///
  /// - Returns: Whether it counts: it does not where a key was taken away, or too few keys signed it.
  @discardableResult
  package mutating func remember(timestamp bytes: [UInt8]) -> Bool {
    guard !ignoresEarlierFiles,
      let file = try? MetadataFile(bytes, role: .timestamp, rules: rules),
      (try? root.keys(of: .timestamp).verify(file)) != nil,
      let earlier = try? TimestampMetadata(file)
    else { return false }
    timestamp = earlier
    remembered.remember(earlier)
    return true
  }

  /// Takes a snapshot of an earlier update into account, which may have expired; call it after the
  /// timestamp was updated.
  ///
  /// - Returns: Whether it is the one in force, so that none need be fetched.
  package mutating func remember(snapshot bytes: [UInt8]) -> Bool {
    guard !ignoresEarlierFiles,
      let file = try? MetadataFile(bytes, role: .snapshot, rules: rules),
      (try? root.keys(of: .snapshot).verify(file)) != nil,
      let earlier = try? SnapshotMetadata(file)
    else { return false }
    remembered.remember(earlier)
    return (try? update(snapshot: bytes)) != nil
  }

  /// Refuses what has expired at the time of the update.
  ///
  /// Source: The Update Framework 1.0 §5.4.4: the expiry "MUST be higher than" the time.
  func requireCurrent(_ expires: Instant, file: String) throws(TrustError) {
    guard let start, expires <= start else { return }
    throw .frozen(file: file, since: expires)
  }

  /// The timestamp; one of an earlier update may have expired since.
  func currentTimestamp() throws(TrustError) -> TimestampMetadata {
    let name = TrustRole.timestamp.rawValue
    guard let timestamp else { throw .bundleIncomplete(file: name) }
    try requireCurrent(timestamp.expires, file: name)
    return timestamp
  }

  /// The snapshot that the timestamp names.
  func currentSnapshot() throws(TrustError) -> SnapshotMetadata {
    let name = TrustRole.snapshot.rawValue
    let version = try currentTimestamp().snapshot.version
    guard let snapshot else { throw .bundleIncomplete(file: name) }
    guard snapshot.version == version else { throw .mixed(file: name) }
    return snapshot
  }
}
