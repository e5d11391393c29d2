import StrictJSON
public import WireFormats

/// The targets before they are signed: all issuers of a list, each with its record, contexts, and
/// other files.
///
/// Source: The Update Framework 1.0 §4.5.
public struct TargetsDraft: Sendable {
  /// One more than the version before.
  public var version: Int64
  /// When the metadata expires.
  public var expires: Instant
  /// The records, in any order; the file comes out the same.
  public var records: [RecordFile]
  /// The contexts, in any order, each URL once.
  public var contexts: [ContextFile]
  /// The status lists, manifests and evidence, in any order.
  public var files: [TargetFile]
  /// Whose part of the list they are.
  var place: RegistryPlace = .own
  /// The member `delegations`, where they hand on to others.
  var delegations: JSONTree?

  /// The targets with these files.
  public init(
    version: Int64, expires: Instant, records: [RecordFile], contexts: [ContextFile] = [],
    files: [TargetFile] = []
  ) {
    self.version = version
    self.expires = expires
    self.records = records
    self.contexts = contexts
    self.files = files
  }

  /// All files, whatever is in them.
  var allFiles: [any ListedFile] { records + contexts + files }

  /// The targets' file, without signatures.
  ///
  /// - Throws: `TrustError.recordConflict` where two records claim one id,
  ///   `TrustError.tooManyContexts`, or `TrustError` where the file is larger than readers accept.
  public func file() throws(TrustError) -> MetadataFile {
    var claimed: Set<ExactString> = []
    for record in records.map(\.record) {
      for id in Set([record.id] + record.alsoKnownAs) where !claimed.insert(id).inserted {
        throw .recordConflict(issuer: id)
      }
    }
    guard contexts.count <= TrustLimits.contexts else {
      throw .tooManyContexts(limit: TrustLimits.contexts)
    }
    let targets = allFiles.sorted { $0.path < $1.path }.map {
      JSONTreeMember($0.path.string, $0.reference)
    }
    var signed = MetadataFile.signed(
      role: place.role, version: version, expires: expires, ["targets": .object(targets)])
    signed["delegations"] = delegations
    return try MetadataFile(unsigned: signed, role: place.role)
  }
}

extension MetadataFile {
  /// Refuses targets that list other files than these: what a person is shown before they sign must
  /// be what they sign.
  ///
  /// The URL of a context is bound by its path.
  ///
  /// - Throws: `TrustError.bundleIncomplete`, `bundleExtra` or `targetHash`.
  public func requireListing(
    of records: [RecordFile], contexts: [ContextFile] = [], files others: [TargetFile] = []
  ) throws(TrustError) {
    let files: [any ListedFile] = records + contexts + others
    var listed: [ExactString: FileReference] = [:]
    for target in try TargetsMetadata(self).targets { listed[target.path] = target.reference }
    for file in files {
      guard let reference = listed.removeValue(forKey: file.path) else {
        throw .bundleExtra(path: file.path)
      }
      guard reference.fits(file.bytes) else { throw .targetHash(path: file.path) }
    }
    if let missing = listed.keys.min() { throw .bundleIncomplete(file: missing.string) }
  }
}

/// A snapshot before it is signed: which targets belong to it.
///
/// Source: The Update Framework 1.0 §4.4.
public struct SnapshotDraft: Sendable {
  /// One more than the version before: ``nextVersion(after:_:)``.
  public var version: Int64
  /// When the metadata expires.
  public var expires: Instant
  /// The signed targets.
  public var targets: MetadataFile
  /// The signed metadata of the roles that they hand on to.
  public var authorities: [MetadataFile]
  /// The snapshot before: what it names is named for ever, or readers would refuse to follow.
  public var previous: MetadataFile?

  /// The snapshot of these targets.
  public init(
    version: Int64, expires: Instant, targets: MetadataFile, authorities: [MetadataFile] = [],
    after previous: MetadataFile? = nil
  ) {
    self.version = version
    self.expires = expires
    self.targets = targets
    self.authorities = authorities
    self.previous = previous
  }

  /// The version of the next snapshot: above all that the last snapshot and timestamp know of.
  ///
  /// - Parameters:
  ///   - snapshot: The last snapshot; `nil` where there is none.
  ///   - timestamp: The last timestamp; `nil` where there is none.
  /// - Returns: 1 for the first.
  /// - Throws: `TrustError` where one of the two is malformed.
  public static func nextVersion(
    after snapshot: MetadataFile?, _ timestamp: MetadataFile?
  ) throws(TrustError) -> Int64 {
    let named = try timestamp.map { (file) throws(TrustError) in
      try TimestampMetadata(file).snapshot.version ?? 0
    }
    return max(try snapshot?.nextVersion() ?? 1, (named ?? 0) + 1)
  }

  /// The snapshot's file, without signatures.
  ///
  /// Source: The Update Framework 1.0 §5.5.5, on roles that a snapshot leaves out.
  ///
  /// - Throws: `TrustError` where the targets have no version.
  public func file() throws(TrustError) -> MetadataFile {
    var meta: JSONTree = [:]
    if let before = previous?.signed["meta"]?.tree() { meta = before }
    for file in [targets] + authorities {
      meta["\(file.role.rawValue).json"] = try file.reference()
    }
    return try MetadataFile(
      unsigned: MetadataFile.signed(
        role: .snapshot, version: version, expires: expires, ["meta": meta]),
      role: .snapshot)
  }
}

/// A timestamp before it is signed: which snapshot is in force.
///
/// Source: The Update Framework 1.0 §4.6.
public struct TimestampDraft: Sendable {
  /// One more than the version before, and no less than the snapshot's: ``nextVersion(after:for:)``.
  public var version: Int64
  /// When the metadata expires.
  public var expires: Instant
  /// When it is signed: readers whose clocks are far behind are warned.
  public var signedAt: Instant
  /// The signed snapshot.
  public var snapshot: MetadataFile

  /// The timestamp of this snapshot.
  public init(version: Int64, expires: Instant, signedAt: Instant, snapshot: MetadataFile) {
    self.version = version
    self.expires = expires
    self.signedAt = signedAt
    self.snapshot = snapshot
  }

  /// The version of the timestamp of a new snapshot.
  ///
  /// - Parameters:
  ///   - timestamp: The last timestamp; `nil` where there is none.
  ///   - snapshot: The new snapshot.
  /// - Returns: 1 for the first; at least the snapshot's, so that one that was lost is not repeated.
  /// - Throws: `TrustError` where one of the two has no version.
  public static func nextVersion(
    after timestamp: MetadataFile?, for snapshot: MetadataFile
  ) throws(TrustError) -> Int64 {
    max(try timestamp?.nextVersion() ?? 1, try snapshot.version())
  }

  /// The timestamp's file, without signatures.
  ///
  /// - Throws: `TrustError` where the snapshot has no version.
  public func file() throws(TrustError) -> MetadataFile {
    let meta: JSONTree = ["snapshot.json": try snapshot.reference()]
    return try MetadataFile(
      unsigned: MetadataFile.signed(
        role: .timestamp, version: version, expires: expires,
        ["meta": meta, "x-signedAt": .string(MetadataFile.expiry(signedAt))]),
      role: .timestamp)
  }
}
