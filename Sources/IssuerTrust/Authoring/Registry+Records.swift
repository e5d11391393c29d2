import StrictJSON
public import WireFormats

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
    try requireNoAuthorityKeys(in: [record])
    return try replacing(record, expires: expires)
  }

  /// The change that puts a record, changed by one of its own methods, into its place, and takes in
  /// a file that it refers to.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - file: A manifest that one of its keys refers to.
  ///   - expires: When the new targets expire.
  /// - Returns: The change; empty where the registry lists just this already.
  /// - Throws: `TrustError` for what makes the registry as it is unfit to be signed.
  public func changing(
    to record: RecordFile, with file: TargetFile? = nil, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    try replacing(record, with: file, expires: expires)
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
    try requireListing(but: [record.path])
    return RegistryChange(
      targets: try draft(records: others, expires: expires), kept: keptTargets,
      removedPath: record.path)
  }

  private func replacing(
    _ record: RecordFile, with file: TargetFile? = nil, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    let others = records.filter { $0.path != record.path }
    let old = records.first { $0.path == record.path }
    try requireListing(but: Set([record.path] + [file?.path].compactMap { $0 }))
    try requireUnedited(old, before: record)
    if let old, old.bytes != record.bytes {
      let (found, last) = (record.record.recordVersion, old.record.recordVersion)
      guard found > last else {
        throw .recordVersion(issuer: record.record.id, found: found, needed: last + 1)
      }
    }
    let isThere = file.map { file in
      files.contains { $0.path == file.path && $0.bytes == file.bytes }
    }
    if old?.bytes == record.bytes, isThere ?? true,
      listed[record.path]?.reference.fits(record.bytes) ?? false,
      file.map({ listed[$0.path]?.reference.fits($0.bytes) ?? false }) ?? true
    {
      return RegistryChange()
    }
    let targets = try draft(
      records: others + [record],
      files: file.map { file in files.filter { $0.path != file.path } + [file] }, expires: expires)
    // What it said when it was signed is told to those who sign the next.
    let isSigned = old.map { published[$0.path]?.reference.fits($0.bytes) ?? false } ?? false
    return RegistryChange(
      targets: targets, kept: keptTargets, keptRecord: isSigned ? old : nil, record: record,
      file: file)
  }

  /// Refuses to replace a published record that was edited where it stands, or taken away: what it
  /// said, and its version, could not be told any more.
  private func requireUnedited(
    _ old: RecordFile?, before record: RecordFile
  ) throws(TrustError) {
    guard let reference = published[record.path]?.reference else { return }
    let current = (old ?? record).bytes
    let isListed = listed[record.path]?.reference.fits(current) ?? false
    guard isListed || reference.fits(current) else {
      throw old == nil
        ? .bundleIncomplete(file: record.path.string) : .targetHash(path: record.path)
    }
  }
}
