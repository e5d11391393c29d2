import StrictJSON

/// The versions that a client has seen, below which nothing goes.
struct RememberedVersions: Equatable, Sendable {
  /// The version of the newest timestamp.
  var timestamp: Int64?
  /// The version of the newest snapshot that a timestamp named.
  var snapshot: Int64?
  /// The versions that the newest snapshot named, by the names of the roles.
  var roles: [ExactString: Int64] = [:]

  /// Takes the timestamp into account.
  mutating func remember(_ timestamp: TimestampMetadata) {
    self.timestamp = timestamp.version
    snapshot = timestamp.snapshot.version
  }

  /// Takes the snapshot into account.
  mutating func remember(_ snapshot: SnapshotMetadata) {
    roles = snapshot.roles.mapValues { $0.version ?? 1 }
  }

  /// Refuses a timestamp that is older, or names an older snapshot.
  ///
  /// Source: The Update Framework 1.0 §5.4.3.
  func requireNoRollback(to next: TimestampMetadata, file: String) throws(TrustError) {
    try RememberedVersions.require(next.version, notBelow: timestamp, file: file)
    try RememberedVersions.require(
      next.snapshot.version ?? 1, notBelow: snapshot, file: TrustRole.snapshot.rawValue)
  }

  /// Refuses a snapshot that leaves out a role, or names an older version of one.
  ///
  /// Source: The Update Framework 1.0 §5.5.5.
  func requireNoRollback(to next: SnapshotMetadata, file: String) throws(TrustError) {
    for (name, version) in roles.sorted(by: { $0.key < $1.key }) {
      guard let listed = next.roles[name] else {
        throw .roleRemoved(file: file, role: TrustRole(targetsNamed: name))
      }
      try RememberedVersions.require(listed.version ?? 1, notBelow: version, file: name.string)
    }
  }

  private static func require(
    _ found: Int64, notBelow known: Int64?, file: String
  ) throws(TrustError) {
    guard let known, found < known else { return }
    throw .olderThanKnown(file: file, found: found, known: known)
  }
}
