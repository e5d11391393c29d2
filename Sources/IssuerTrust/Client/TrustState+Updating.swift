import OpenSSLCrypto
import StrictJSON
public import WireFormats

extension TrustState {
  /// Takes a new bundle in: the whole of a client's workflow against what is remembered.
  ///
  /// - Parameters:
  ///   - bundle: The bundle.
  ///   - now: The time at which the update begins, by which all of it is judged.
  /// - Returns: The bundle, what is to be remembered from now on, and whether there is anything new.
  ///   Where there is not, the state is the same, and the bundle that is there already is as good.
  /// - Throws: `TrustError` where the bundle is not in order, older than what is remembered
  ///   (`olderThanKnown`, `rollback`), no longer current (`frozen`), leaves out a record
  ///   (`targetRemoved`) or a role (`roleRemoved`), is of another list (`listChanged`), or where the
  ///   clock was set back (`clockRollback`).
  public func applying(
    _ bundle: [UInt8], at now: Instant
  ) throws(TrustError) -> (bundle: TrustBundle, state: TrustState, isNew: Bool) {
    try requireClock(now)
    let parts = try BundleContainer(bundle)
    let content = try read(parts, at: now)
    if let signedAt = content.timestamp.signedAt, now < TrustState.dayBefore(signedAt) {
      throw .clockRollback(now: now, known: signedAt)
    }
    let isNew = content.isNewTimestamp || content.root.version > root.version
    let state = isNew ? try following(content, parts.timestamp, at: now) : self
    return (TrustBundle(content), state, isNew)
  }

  /// Reads a bundle that is there already, or was given by hand, and changes nothing.
  ///
  /// Its age is no reason to refuse it: ``TrustBundle/freshness(at:graceSeconds:)`` tells how old it
  /// is. That it is older than what is remembered is one.
  ///
  /// - Parameter bundle: The bundle.
  /// - Returns: The bundle.
  /// - Throws: `TrustError` as ``applying(_:at:)`` does, but for the time.
  public func checked(_ bundle: [UInt8]) throws(TrustError) -> TrustBundle {
    TrustBundle(try read(try BundleContainer(bundle), at: nil))
  }

  private func read(
    _ parts: BundleContainer, at start: Instant?
  ) throws(TrustError) -> TrustContent {
    guard parts.listID == listID else { throw .listChanged(from: listID, to: parts.listID) }
    let content = try TrustContent(
      parts, pinned: .file(root), remembering: versions, at: start)
    try requireRecords(in: content)
    return content
  }

  /// Refuses a list that has forgotten a record: what became of the issuer could not be told any more,
  /// and it could come back as if nothing had been.
  ///
  /// The records of an authority go where the top-level targets hand nothing on to it any more, which
  /// as many people decided as who decide on the registry.
  ///
  /// Source: the rule of The Update Framework 1.0 §5.5.5 for roles, applied to targets too.
  private func requireRecords(in content: TrustContent) throws(TrustError) {
    var missing = recordPaths
    for path in content.files.recordPaths { missing.remove(path) }
    let authorities = Set(content.targets.delegations.map(\.name))
    let forgotten = missing.filter { path in
      Authority.id(ofPath: path).map { authorities.contains(Authority.role(of: $0)) } ?? true
    }
    if let path = forgotten.min() { throw .targetRemoved(path: path) }
  }

  /// What is to be remembered after a bundle was taken in.
  private func following(
    _ content: TrustContent, _ timestamp: [UInt8], at now: Instant
  ) throws(TrustError) -> TrustState {
    let root = try PinnedRootFile(content.root.file.bytes, name: content.root.file.name)
    guard content.isNewTimestamp else {
      // The root is newer, and all else is known.
      return TrustState(
        root: root, versions: versions, digests: digests, recordPaths: recordPaths,
        statuses: statuses, newestSignedAt: newestSignedAt,
        maxTrustedTime: maxTrustedTime, lastUpdate: TrustState.whole(now))
    }
    var versions = RememberedVersions()
    versions.remember(content.timestamp)
    versions.remember(content.snapshot)
    var digests = content.snapshot.roles.compactMapValues(\.sha256)
    digests[TrustRole.timestamp.name] = DigestAlgorithm.sha256.digest(of: timestamp)
    // Whoever had a key that was taken away may have dated what they signed as they liked.
    let known = content.tookKeysAway ? nil : newestSignedAt
    let newest = [known, content.timestamp.signedAt].compactMap { $0 }.max()
    return TrustState(
      root: root, versions: versions, digests: digests,
      recordPaths: Set(content.files.recordPaths), statuses: TrustState.statuses(in: content),
      newestSignedAt: newest,
      maxTrustedTime: TrustState.latest(
        content.tookKeysAway ? nil : maxTrustedTime, signedAt: newest, run: now),
      lastUpdate: TrustState.whole(now))
  }

  private static func statuses(in content: TrustContent) -> [ExactString: ExactString] {
    var statuses: [ExactString: ExactString] = [:]
    for record in content.records.all.compactMap(\.record) where record.status != .active {
      let path = IssuerRecord.path(of: record.id, listedBy: record.authority)
      statuses[path] = ExactString(record.status.name)
    }
    return statuses
  }

  /// The issuers whose status restricts less than it did, and what it was.
  ///
  /// An authority may find that it was wrong, so this is no reason to refuse a list. It is one to look.
  ///
  /// - Parameters:
  ///   - bundle: The bundle of this state.
  ///   - earlier: What was remembered before.
  /// - Returns: The records in the order of their places.
  public func relaxedStatuses(
    in bundle: TrustBundle, since earlier: TrustState
  ) -> [(record: IssuerRecord, was: String)] {
    guard !earlier.statuses.isEmpty else { return [] }
    return bundle.records.compactMap { record in
      let path = IssuerRecord.path(of: record.id, listedBy: record.authority)
      guard let was = earlier.statuses[path]?.string,
        record.status.severity < IssuerStatus.severity(ofName: was)
      else { return nil }
      return (record: record, was: was)
    }
  }
}
