public import StrictJSON
public import WireFormats

/// What a reader remembers of a list, so that nobody can show them an older one.
///
/// A bundle alone says nothing about what came after it. A reader who updates keeps this value next to
/// the bundle, hands it every new bundle, and keeps what ``applying(_:at:)`` gives back. It is a value:
/// where an update is refused there is no new one, and the old one is as it was.
///
/// Source: The Update Framework 1.0 §5, for what a client keeps between updates.
public struct TrustState: Sendable {
  /// The newest root that was trusted.
  let root: PinnedRootFile

  /// What may not be gone behind.
  let versions: RememberedVersions

  /// The SHA-256 of the timestamp, and of the metadata that the snapshot names with one, by the names
  /// of the roles.
  let digests: [ExactString: [UInt8]]

  /// The places of all records: a list never forgets one.
  let recordPaths: Set<ExactString>

  /// The statuses of the records whose issuers are not simply active, by the records' places.
  let statuses: [ExactString: ExactString]

  /// The time that the list's newest timestamp says it was signed at.
  public let newestSignedAt: Instant?

  /// The latest time that is known to have been: a clock that is earlier was set back.
  public let maxTrustedTime: Instant?

  /// When the list was last updated; `nil` before the first time.
  public let lastUpdate: Instant?

  /// What a reader knows who has nothing but the root of a list.
  ///
  /// - Parameter root: The root, which they got by another way than the list.
  public init(pinning root: PinnedRootFile) {
    self.init(
      root: root, versions: RememberedVersions(), digests: [:], recordPaths: [], statuses: [:],
      newestSignedAt: nil, maxTrustedTime: nil, lastUpdate: nil)
  }

  /// What a reader knows who was told the digest of a list's root.
  ///
  /// - Parameters:
  ///   - fingerprint: The 64 hexadecimal digits, in either case, that `assay trust show` prints.
  ///   - bundle: A bundle that has the root.
  /// - Throws: `TrustError` where no root of the bundle has the fingerprint, or the bundle is not in
  ///   order.
  public init(pinningFingerprint fingerprint: String, of bundle: [UInt8]) throws(TrustError) {
    let roots = try BundleContainer(bundle).roots
    let digest = try? Base16.decode(fingerprint)
    for (index, bytes) in roots.enumerated() {
      let root = try PinnedRootFile(bytes, name: "root \(index + 1)")
      guard digest.map({ ExactString(Base16.encode($0)) }) == ExactString(root.file.fingerprint)
      else { continue }
      self.init(pinning: root)
      return
    }
    let newest = try roots.last.map { (bytes) throws(TrustError) in try PinnedRootFile(bytes) }
    throw .fingerprintNotInBundle(
      ExactString(fingerprint), newest: ExactString(newest?.file.fingerprint ?? ""))
  }

  init(
    root: PinnedRootFile, versions: RememberedVersions, digests: [ExactString: [UInt8]],
    recordPaths: Set<ExactString>, statuses: [ExactString: ExactString],
    newestSignedAt: Instant?, maxTrustedTime: Instant?, lastUpdate: Instant?
  ) {
    self.root = root
    self.versions = versions
    self.digests = digests
    self.recordPaths = recordPaths
    self.statuses = statuses
    self.newestSignedAt = newestSignedAt
    self.maxTrustedTime = maxTrustedTime
    self.lastUpdate = lastUpdate
  }
}

extension TrustState {
  /// The list's id; it never changes.
  public var listID: ExactString { root.list.id }
  /// The list's name.
  public var listName: String { root.list.name }
  /// What the list is made for; it never changes.
  public var environment: TrustEnvironment { root.list.environment }
  /// The newest root that was trusted: its file, byte for byte.
  public var rootBytes: [UInt8] { root.file.bytes }
  /// The version of the newest root that was trusted.
  public var rootVersion: Int64 { root.version }
  /// The digest of what is signed in that root, in hexadecimal.
  public var rootFingerprint: String { root.file.fingerprint }
  /// The version of the newest timestamp; `nil` before the first update.
  public var timestampVersion: Int64? { versions.timestamp }
  /// The version of the newest snapshot, which is the list's; `nil` before the first update.
  public var version: Int64? { versions.snapshot }
  /// How many records the list has had.
  public var recordCount: Int { recordPaths.count }

  /// The versions of the targets and of the authorities' metadata, by the names of the roles.
  public var roleVersions: [(role: TrustRole, version: Int64)] {
    versions.roles.sorted { $0.key < $1.key }.map {
      (role: TrustRole(targetsNamed: $0.key), version: $0.value)
    }
  }
}

extension TrustState: Equatable {
  /// Whether the same is remembered.
  public static func == (one: TrustState, other: TrustState) -> Bool {
    one.bytes() == other.bytes()
  }
}
