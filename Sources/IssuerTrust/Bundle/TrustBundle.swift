public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// A list of the issuers that somebody accountable vouches for, checked from the root up.
///
/// A bundle is one file with everything needed offline. The reader pins a root, which they got from
/// the list's authority by another way; each part of the bundle is then signed by keys that the
/// root names, or the bundle is refused. Age is no reason to refuse it: ``freshness(at:graceSeconds:)`` tells
/// how old it is.
///
/// Source: The Update Framework 1.0 §5, without delegations and without a client's memory.
public struct TrustBundle: Sendable {
  private let content: Content

  /// A list is shared by all verifications; its content is not copied.
  private final class Content: Sendable {
    let root: RootMetadata
    let timestamp: TimestampMetadata
    let snapshot: SnapshotMetadata
    let targets: TargetsMetadata
    let records: [IssuerRecord]
    let recordsByID: [ExactString: Int]
    let recordsByKey: [Ed25519PublicKey: [Int]]

    init(
      root: RootMetadata, timestamp: TimestampMetadata, snapshot: SnapshotMetadata,
      targets: TargetsMetadata, records: [IssuerRecord]
    ) throws(TrustError) {
      self.root = root
      self.timestamp = timestamp
      self.snapshot = snapshot
      self.targets = targets
      self.records = records
      var byID: [ExactString: Int] = [:]
      var byKey: [Ed25519PublicKey: [Int]] = [:]
      for (index, record) in records.enumerated() {
        for id in Set([record.id] + record.alsoKnownAs) {
          guard byID.updateValue(index, forKey: id) == nil else {
            throw .recordConflict(issuer: id)
          }
        }
        for key in Set(record.keys.map(\.publicKey)) { byKey[key, default: []].append(index) }
      }
      recordsByID = byID
      recordsByKey = byKey
    }
  }

  /// Checks a bundle.
  ///
  /// - Parameters:
  ///   - bytes: The bundle.
  ///   - root: The root that the reader pins: any version of the list's own.
  /// - Throws: `TrustError` at the first thing that is not as it was signed.
  public init(_ bytes: [UInt8], root: [UInt8]) throws(TrustError) {
    let pinned = try RootMetadata(root, name: "the pinned root")
    let parts = try BundleContainer(bytes)
    let root = try RootChain.newest(from: pinned, through: parts.roots)
    guard parts.listID == root.list.id else {
      throw .listChanged(from: root.list.id, to: parts.listID)
    }
    let timestamp = try TimestampMetadata(
      try MetadataFile(parts.timestamp, role: .timestamp), keys: try root.keys(of: .timestamp))
    let snapshot = try SnapshotMetadata(
      try MetadataFile(parts.snapshot, role: .snapshot), keys: try root.keys(of: .snapshot),
      reference: timestamp.snapshot)
    let targets = try TargetsMetadata(
      try MetadataFile(parts.targets, role: .targets), keys: try root.keys(of: .targets),
      reference: snapshot.targets)
    content = try Content(
      root: root, timestamp: timestamp, snapshot: snapshot, targets: targets,
      records: try TrustBundle.records(in: parts, signedBy: targets))
  }

  /// The issuer records: exactly those that were signed, each in its place.
  private static func records(
    in parts: BundleContainer, signedBy targets: TargetsMetadata
  ) throws(TrustError) -> [IssuerRecord] {
    var files: [ExactString: [UInt8]] = [:]
    for file in parts.files { files[file.path] = file.bytes }
    var records: [IssuerRecord] = []
    for (path, reference) in targets.targets {
      guard let bytes = files.removeValue(forKey: path) else {
        throw .bundleIncomplete(file: path.string)
      }
      guard reference.fits(bytes) else { throw .targetHash(path: path) }
      let record = try IssuerRecord(bytes, file: path.string)
      guard IssuerRecord.path(of: record.id) == path else {
        throw .recordPath(path: path, issuer: record.id)
      }
      records.append(record)
    }
    if let extra = files.keys.min() { throw .bundleExtra(path: extra) }
    return records
  }
}

extension IssuerRecord {
  /// Where a record stands among the targets: the place follows from the id, so that there is one.
  public static func path(of id: ExactString) -> ExactString {
    let digest = DigestAlgorithm.sha256.digest(of: id.utf8)
    return ExactString("issuers/registry/\(Base16.encode(digest)).json")
  }
}

extension TrustBundle {
  /// The list's id; it never changes.
  public var listID: ExactString { content.root.list.id }
  /// The list's name.
  public var listName: String { content.root.list.name }
  /// What the list is made for.
  public var environment: TrustEnvironment { content.root.list.environment }
  /// Who publishes the list.
  public var operatorURL: String? { content.root.list.operatorURL }
  /// The digest of the newest root, in hexadecimal.
  public var rootFingerprint: String { content.root.file.fingerprint }
  /// The list's version: that of its snapshot.
  public var version: Int64 { content.snapshot.version }
  /// When the list was last said to be current.
  public var signedAt: Instant? { content.timestamp.signedAt }
  /// All issuers, in the order of their paths.
  public var records: [IssuerRecord] { content.records }

  /// What the root says of a role, and how far its metadata is.
  public func role(_ role: TrustRole) -> RoleState {
    let (version, expires) =
      switch role {
      case .root: (content.root.version, content.root.expires)
      case .targets: (content.targets.version, content.targets.expires)
      case .snapshot: (content.snapshot.version, content.snapshot.expires)
      case .timestamp: (content.timestamp.version, content.timestamp.expires)
      }
    let keys = content.root.roles[role]
    return RoleState(
      role: role, version: version, expires: expires, threshold: keys?.threshold ?? 0,
      keyIDs: keys?.keys.map(\.id) ?? [])
  }

  /// Whether the list is recent enough to rely on.
  ///
  /// - Parameters:
  ///   - time: The time to judge by.
  ///   - graceSeconds: How long an expired list is merely `stale`.
  /// - Returns: The gravest state of any role.
  public func freshness(at time: Instant, graceSeconds: Int64) -> TrustFreshness {
    // A day is allowed for clocks that are set to the wrong zone.
    if let signedAt, time.adding(seconds: 86_400) < signedAt {
      return .clockBeforeList(signedAt: signedAt)
    }
    let first = TrustRole.allCases.map { role($0) }.min { $0.expires < $1.expires }
    guard let first, first.expires < time else { return .fresh }
    return first.expires.adding(seconds: graceSeconds) < time
      ? .expired(role: first.role, since: first.expires)
      : .stale(role: first.role, since: first.expires)
  }

  /// What the list says about an issuer, by its id or another id of its.
  public func record(forIssuer id: ExactString) -> IssuerRecord? {
    content.recordsByID[id].map { content.records[$0] }
  }

  /// The issuers to whom the list gives a key.
  public func issuers(listing key: Ed25519PublicKey) -> [IssuerRecord] {
    content.recordsByKey[key]?.map { content.records[$0] } ?? []
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
