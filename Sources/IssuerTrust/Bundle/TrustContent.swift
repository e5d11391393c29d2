import StrictJSON
import WireFormats

/// What a bundle holds, after everything in it was found to be signed.
final class TrustContent: Sendable {
  let root: RootMetadata
  let timestamp: TimestampMetadata
  let snapshot: SnapshotMetadata
  let targets: TargetsMetadata
  let files: TargetContents
  let index: RecordIndex

  /// Checks the parts, from the root up.
  ///
  /// Digests come before signatures: they are signed already by the part before, and cost less.
  ///
  /// Source: The Update Framework 1.0 §5.3 to §5.6.
  init(_ parts: BundleContainer, pinned: PinnedRoot) throws(TrustError) {
    let roots = try RootChain(from: pinned, through: parts.roots)
    root = roots.trusted.root
    guard parts.listID == root.list.id else {
      throw .listChanged(from: root.list.id, to: parts.listID)
    }
    var file = try MetadataFile(parts.timestamp, role: .timestamp)
    try root.keys(of: .timestamp).verify(file)
    timestamp = try TimestampMetadata(file)

    guard timestamp.snapshot.fits(parts.snapshot) else { throw .mixed(file: "snapshot") }
    file = try MetadataFile(parts.snapshot, role: .snapshot)
    try root.keys(of: .snapshot).verify(file)
    snapshot = try SnapshotMetadata(file)
    guard snapshot.version == timestamp.snapshot.version else { throw .mixed(file: file.name) }

    guard snapshot.targets.fits(parts.targets) else { throw .mixed(file: "targets") }
    file = try MetadataFile(parts.targets, role: .targets)
    try root.keys(of: .targets).verify(file)
    targets = try TargetsMetadata(file)
    guard targets.version == snapshot.targets.version else { throw .mixed(file: file.name) }
    if let role = targets.delegations.first {
      throw .delegationRefused(file: file.name, role: role.name)
    }

    files = try TargetReader.contents(of: parts.files, signedBy: targets)
    index = try RecordIndex(files.records, roleKeys: roots.roleKeys)
  }

  func expiry(of role: TrustRole) -> Instant {
    switch role {
    case .root: root.expires
    case .targets: targets.expires
    case .snapshot: snapshot.expires
    case .timestamp: timestamp.expires
    case .delegated: .latest
    }
  }

  func state(of role: TrustRole) -> RoleState {
    let version: Int64 =
      switch role {
      case .root: root.version
      case .targets: targets.version
      case .snapshot: snapshot.version
      case .timestamp: timestamp.version
      case .delegated: 0
      }
    let keys = root.roles[role]
    return RoleState(
      role: role, version: version, expires: expiry(of: role), threshold: keys?.threshold ?? 0,
      keyIDs: keys?.keys.map(\.id) ?? [])
  }
}
