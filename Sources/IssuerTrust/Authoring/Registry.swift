public import StrictJSON
public import WireFormats

/// The registry of a list as its keepers have it: the records, the targets that list them, and what
/// was signed before.
///
/// A list never forgets a record that it published: readers would no longer see what became of an
/// issuer, and an issuer that was withdrawn could come back as if nothing had been. What was
/// published is what enough keys signed, whether or not it has been bundled since.
///
/// Source: the rule of The Update Framework 1.0 §5.5.5 for roles, applied to targets too.
public struct Registry: Sendable {
  /// The roots, the first one first; never empty.
  let roots: [TrustRoot]

  /// The records, in any order.
  public let records: [RecordFile]

  /// The targets, which may be a draft; `nil` before the first.
  public let targets: MetadataFile?

  /// The newest targets that enough keys signed; `nil` before the first.
  public let signedTargets: MetadataFile?

  /// What the targets, and the newest signed ones, list.
  private let listed: [ExactString: FileReference]
  private let published: [ExactString: FileReference]

  /// The registry that a folder holds.
  ///
  /// - Parameters:
  ///   - roots: All roots of the list, the first one first.
  ///   - records: The issuer records.
  ///   - targets: The targets, which may be a draft.
  ///   - earlier: The newest signed targets, where `targets` is a draft that follows them.
  ///   - snapshot: The snapshot that was published last.
  /// - Throws: `TrustError.targetsOutdated` where neither targets are as new as those that the
  ///   snapshot names, or `TrustError` where a file is malformed or delegates to other roles.
  public init(
    roots: [TrustRoot], records: [RecordFile], targets: MetadataFile?, earlier: MetadataFile?,
    snapshot: MetadataFile?
  ) throws(TrustError) {
    self.roots = roots
    self.records = records
    self.targets = targets
    listed = try Registry.references(in: targets)
    let signed = [earlier, targets].compactMap { $0 }.filter { file in
      roots.contains { file.signatureState(.targets, under: $0).isComplete }
    }
    var newest: MetadataFile?
    for file in signed {
      guard let other = newest else {
        newest = file
        continue
      }
      if try file.version() >= other.version() { newest = file }
    }
    signedTargets = newest
    published = try Registry.references(in: newest)
    guard let snapshot else { return }
    let needed = try SnapshotMetadata(snapshot).targets.version ?? 1
    let found = try newest?.version()
    guard let found, found >= needed else { throw .targetsOutdated(found: found, needed: needed) }
  }

  /// Whether targets that enough keys signed list the record of an issuer, or what it was then.
  public func hasPublished(_ issuer: ExactString) -> Bool {
    published[IssuerRecord.path(of: issuer)] != nil
  }

  /// The record of an issuer, by the id that its place follows from.
  public func record(of issuer: ExactString) -> RecordFile? {
    let path = IssuerRecord.path(of: issuer)
    return records.first { $0.path == path }
  }

  /// Refuses what must not be signed or handed out: targets that list other files than the records,
  /// or older than what was signed, or without something that was published; and records that give
  /// an issuer a key which has a role in the newest root.
  ///
  /// - Throws: `TrustError.bundleIncomplete`, `bundleExtra`, `targetHash`, `targetsOutdated`,
  ///   `targetRemoved` or `keyHasRole`.
  public func requireOrder() throws(TrustError) {
    if let signedTargets {
      let (found, needed) = (try targets?.version(), try signedTargets.version())
      guard let found, found >= needed else {
        throw .targetsOutdated(found: found, needed: needed)
      }
    }
    try targets?.requireListing(of: records)
    try requirePublished(in: Set(listed.keys))
    try roots.last?.requireNoRoleKeys(in: records)
  }

  private func requirePublished(in paths: Set<ExactString>) throws(TrustError) {
    if let path = published.keys.filter({ !paths.contains($0) }).min() {
      throw .targetRemoved(path: path)
    }
  }

  private static func references(
    in file: MetadataFile?
  ) throws(TrustError) -> [ExactString: FileReference] {
    guard let file else { return [:] }
    var references: [ExactString: FileReference] = [:]
    for target in try TargetsMetadata(file).targets { references[target.path] = target.reference }
    return references
  }
}

extension Registry {
  /// The change that takes a record in, or puts it into the place of the issuer's record so far.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - expires: When the new targets expire.
  /// - Returns: The change; empty where the registry lists just this record already.
  /// - Throws: `TrustError.recordVersion` where the record so far is not of a lower version,
  ///   `keyHasRole` where it lists a key that any root gives a role, `recordConflict` where another
  ///   record claims one of its ids, `malformed` where its id is no URL, or what makes the registry
  ///   as it is unfit to be signed.
  public func adding(
    _ record: RecordFile, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    try record.record.requireSyntax(file: record.name)
    for root in roots { try root.requireNoRoleKeys(in: [record]) }
    return try replacing(record, expires: expires)
  }

  /// The change that withdraws from an issuer: ``RecordFile/withdrawn(since:reason:)``.
  ///
  /// - Returns: The change; empty where the list has withdrawn already.
  /// - Throws: `TrustError` for what makes the registry as it is unfit to be signed.
  public func withdrawing(
    _ record: RecordFile, since: Instant, reason: String?, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    try replacing(try record.withdrawn(since: since, reason: reason), expires: expires)
  }

  /// The change that deletes a record.
  ///
  /// - Throws: `TrustError.targetRemoved` where the record was published, or what makes the registry
  ///   as it is unfit to be signed.
  public func removing(
    _ record: RecordFile, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    guard published[record.path] == nil else { throw .targetRemoved(path: record.path) }
    let others = records.filter { $0.path != record.path }
    try requireListing(of: others, but: record.path)
    return RegistryChange(
      targets: try draft(listing: others, expires: expires), kept: keptTargets,
      removedPath: record.path)
  }

  private func replacing(
    _ record: RecordFile, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    let others = records.filter { $0.path != record.path }
    let old = records.first { $0.path == record.path }
    try requireListing(of: others, but: record.path)
    try requireUnedited(old, before: record)
    if let old, old.bytes != record.bytes {
      let (found, last) = (record.record.recordVersion, old.record.recordVersion)
      guard found > last else {
        throw .recordVersion(issuer: record.record.id, found: found, needed: last + 1)
      }
    }
    if old?.bytes == record.bytes, listed[record.path]?.fits(record.bytes) ?? false {
      return RegistryChange()
    }
    return RegistryChange(
      targets: try draft(listing: others + [record], expires: expires), kept: keptTargets,
      record: record)
  }

  /// The targets that list these records, unsigned: one version on where anybody signed the last.
  func draft(
    listing records: [RecordFile], expires: Instant
  ) throws(TrustError) -> MetadataFile {
    try requirePublished(in: Set(records.map(\.path)))
    let next = max(try targets?.nextVersion() ?? 1, try signedTargets?.nextVersion() ?? 1)
    return try TargetsDraft(version: next, expires: expires, records: records).file()
  }

  /// The signed targets that a draft takes the place of.
  private var keptTargets: MetadataFile? {
    signedTargets?.bytes == targets?.bytes ? signedTargets : nil
  }

  /// Refuses to go on where somebody changed other records than the one in question.
  ///
  /// Otherwise the next change of any record would take in whatever else is in the folder.
  private func requireListing(
    of others: [RecordFile], but path: ExactString
  ) throws(TrustError) {
    guard targets != nil else { return }
    for record in others {
      guard let reference = listed[record.path] else { throw .bundleExtra(path: record.path) }
      guard reference.fits(record.bytes) else { throw .targetHash(path: record.path) }
    }
    let paths = Set(others.map(\.path))
    if let missing = listed.keys.filter({ $0 != path && !paths.contains($0) }).min() {
      throw .bundleIncomplete(file: missing.string)
    }
  }

  /// Refuses to replace a published record that was edited where it stands, or taken away: what it
  /// said, and its version, could not be told any more.
  private func requireUnedited(
    _ old: RecordFile?, before record: RecordFile
  ) throws(TrustError) {
    guard let reference = published[record.path] else { return }
    let current = (old ?? record).bytes
    let isListed = listed[record.path]?.fits(current) ?? false
    guard isListed || reference.fits(current) else {
      throw old == nil
        ? .bundleIncomplete(file: record.path.string) : .targetHash(path: record.path)
    }
  }
}
