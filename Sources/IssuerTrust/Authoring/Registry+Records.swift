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
    try requireListing(of: others + contexts, but: record.path)
    return RegistryChange(
      targets: try draft(listing: others, expires: expires), kept: keptTargets,
      removedPath: record.path)
  }

  private func replacing(
    _ record: RecordFile, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    let others = records.filter { $0.path != record.path }
    let old = records.first { $0.path == record.path }
    try requireListing(of: others + contexts, but: record.path)
    try requireUnedited(old, before: record)
    if let old, old.bytes != record.bytes {
      let (found, last) = (record.record.recordVersion, old.record.recordVersion)
      guard found > last else {
        throw .recordVersion(issuer: record.record.id, found: found, needed: last + 1)
      }
    }
    if old?.bytes == record.bytes, listed[record.path]?.reference.fits(record.bytes) ?? false {
      return RegistryChange()
    }
    return RegistryChange(
      targets: try draft(listing: others + [record], expires: expires), kept: keptTargets,
      record: record)
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
