import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// The registry of a list as its keepers have it: the records, contexts and other files, the targets
/// that list them, and what was signed before.
///
/// A list never forgets a record that it published: readers would no longer see what became of an
/// issuer, and an issuer that was withdrawn could come back as if nothing had been. What was
/// published is what enough keys signed, whether or not it has been bundled since. Contexts may be
/// replaced and go; ``difference`` tells those who sign.
///
/// Source: the rule of The Update Framework 1.0 §5.5.5 for roles, applied to targets too.
public struct Registry: Sendable {
  /// The roots, the first one first; never empty.
  let roots: [TrustRoot]

  /// Whose part of the list it is.
  public let place: RegistryPlace

  /// The role that an authority was given; `nil` for the list's own registry.
  public let delegation: DelegatedRole?

  /// The records, in any order.
  public let records: [RecordFile]

  /// The contexts, in any order.
  public let contexts: [ContextFile]

  /// The files that are neither, in any order.
  public let files: [TargetFile]

  /// The targets, which may be a draft; `nil` before the first.
  public let targets: MetadataFile?

  /// The newest targets that enough keys signed; `nil` before the first.
  public let signedTargets: MetadataFile?

  /// What the targets, and the newest signed ones, list.
  let listed: [ExactString: TargetsMetadata.Target]
  let published: [ExactString: TargetsMetadata.Target]

  /// What the newest signed targets list that say something else than the targets.
  let before: [ExactString: TargetsMetadata.Target]

  /// The roles that those targets handed on to.
  let authoritiesBefore: [DelegatedRole]

  /// The records that were signed last and have been replaced since.
  let signedRecords: [RecordFile]

  /// The registry that a folder holds.
  ///
  /// - Parameters:
  ///   - roots: All roots of the list, the first one first.
  ///   - records: The issuer records.
  ///   - contexts: The contexts.
  ///   - files: The status lists, manifests and evidence.
  ///   - signedRecords: Records that were signed before and may have been replaced since.
  ///   - targets: The targets, which may be a draft.
  ///   - earlier: The newest signed targets, where `targets` is a draft that follows them.
  ///   - snapshot: The snapshot that was published last.
  ///   - delegations: For the part of an authority: what the list hands on to it, as it was signed
  ///     and as it is drafted, the newest last.
  /// - Throws: `TrustError.targetsOutdated` where neither targets are as new as those that the
  ///   snapshot names, or `TrustError` where a file is malformed or delegates to other roles.
  public init(
    roots: [TrustRoot], records: [RecordFile], contexts: [ContextFile] = [],
    files: [TargetFile] = [], signedRecords: [RecordFile] = [], targets: MetadataFile?,
    earlier: MetadataFile?, snapshot: MetadataFile?, delegations: [DelegatedRole] = []
  ) throws(TrustError) {
    self.roots = roots
    delegation = delegations.last
    place = delegations.last.flatMap { RegistryPlace(.delegated($0.name)) } ?? .own
    self.records = records
    self.contexts = contexts
    self.files = files
    self.signedRecords = signedRecords
    self.targets = targets
    listed = try Registry.references(in: targets)
    let signers =
      delegations.isEmpty ? roots.map { $0.keys(of: .targets) } : delegations.map(\.keys)
    let signed = [earlier, targets].compactMap { $0 }.filter { file in
      signers.contains { file.signatureState(under: $0).isComplete }
    }
    let newest = try Registry.newest(of: signed)
    signedTargets = newest
    published = try Registry.references(in: newest)
    let older = try Registry.newest(
      of: signed.filter { file in targets.map { !$0.signsTheSame(as: file) } ?? true })
    before = try Registry.references(in: older)
    authoritiesBefore = try older?.authorities() ?? []
    guard let snapshot else { return }
    let role = place.role.name
    guard let named = try SnapshotMetadata(snapshot).roles[role] else { return }
    let needed = named.version ?? 1
    let found = try newest?.version()
    guard let found, found >= needed else { throw .targetsOutdated(found: found, needed: needed) }
  }

  /// Whether targets that enough keys signed list the record of an issuer, or what it was then.
  public func hasPublished(_ issuer: ExactString) -> Bool {
    published[place.recordPath(of: issuer)] != nil
  }

  /// The record of an issuer, by the id that its place follows from.
  public func record(of issuer: ExactString) -> RecordFile? {
    let path = place.recordPath(of: issuer)
    return records.first { $0.path == path }
  }

  /// Refuses what must not be signed or handed out: targets that list other files than there are, or
  /// older than what was signed, or without a record that was published; contexts
  /// that are none; and records that give an issuer a key which has a role in the newest root.
  ///
  /// - Throws: `TrustError.bundleIncomplete`, `bundleExtra`, `targetHash`, `targetsOutdated`,
  ///   `targetRemoved` or `keyHasRole`, or what is wrong with a context.
  public func requireOrder() throws(TrustError) {
    if let signedTargets {
      let (found, needed) = (try targets?.version(), try signedTargets.version())
      guard let found, found >= needed else {
        throw .targetsOutdated(found: found, needed: needed)
      }
    }
    try targets?.requireListing(of: records, contexts: contexts, files: files)
    for context in contexts { try ContextSyntax.check(context.bytes, file: context.name) }
    try requirePublished(in: Set(listed.keys))
    try roots.last?.requireNoRoleKeys(in: records)
    try requireNoAuthorityKeys(in: records)
    try requireEntitled(listed.keys)
  }

  /// Refuses records that give an issuer a key by which an authority signs its part of the list.
  func requireNoAuthorityKeys(in records: [RecordFile]) throws(TrustError) {
    for role in (try authorities) + [delegation].compactMap({ $0 }) {
      for record in records.map(\.record) {
        for key in record.keys
        where role.keys.keys.contains(where: { $0.key.rawRepresentation == key.rawRepresentation })
        {
          throw .keyHasRole(issuer: record.id, key: key.id, role: .delegated(role.name))
        }
      }
    }
  }

  /// Refuses files that an authority may not list: readers would not find them.
  func requireEntitled(_ paths: some Sequence<ExactString>) throws(TrustError) {
    guard let delegation else { return }
    for path in paths where !delegation.isEntitled(to: path) {
      throw .pathNotDelegated(role: delegation.name, path: path)
    }
  }

  /// The roles that the targets, which may be a draft, hand on to.
  public var authorities: [DelegatedRole] {
    get throws(TrustError) {
      try targets.map { (file) throws(TrustError) in try TargetsMetadata(file).delegations } ?? []
    }
  }

  private func requirePublished(in paths: Set<ExactString>) throws(TrustError) {
    let missing = published.keys.filter { !paths.contains($0) && !ContextPlace.isInFolder($0) }
    if let path = missing.min() { throw .targetRemoved(path: path) }
  }

  private static func newest(of files: [MetadataFile]) throws(TrustError) -> MetadataFile? {
    var newest: MetadataFile?
    for file in files {
      guard let other = newest else {
        newest = file
        continue
      }
      if try file.version() >= other.version() { newest = file }
    }
    return newest
  }

  private static func references(
    in file: MetadataFile?
  ) throws(TrustError) -> [ExactString: TargetsMetadata.Target] {
    guard let file else { return [:] }
    var references: [ExactString: TargetsMetadata.Target] = [:]
    for target in try TargetsMetadata(file).targets { references[target.path] = target }
    return references
  }
}

extension Registry {
  /// What the targets list differently from those that were signed before.
  ///
  /// Once enough keys have signed the targets, it is still what these changed.
  public var difference: RegistryDifference {
    RegistryDifference(
      from: ListedContent(
        Array(before.values), records: signedRecords + records, authorities: authoritiesBefore),
      to: ListedContent(
        Array(listed.values), records: records, authorities: (try? authorities) ?? []))
  }

  /// Whether anything was signed before that the targets follow.
  public var isFollowing: Bool { !before.isEmpty || !authoritiesBefore.isEmpty }

  /// All files that there are.
  private var allFiles: [any ListedFile] { records + contexts + files }

  /// The targets that list these files, unsigned: one version on where anybody signed the last.
  ///
  /// - Parameters:
  ///   - records: The records; `nil` for those that there are, as in what follows.
  ///   - contexts: The contexts.
  ///   - files: The other files.
  ///   - delegations: The roles that they hand on to.
  ///   - expires: When the targets expire.
  /// - Returns: The targets.
  /// - Throws: `TrustError.targetRemoved` where they leave out what was published and is no context,
  ///   or what ``TargetsDraft/file()`` throws.
  func draft(
    records: [RecordFile]? = nil, contexts: [ContextFile]? = nil, files: [TargetFile]? = nil,
    delegations: Delegations? = nil, expires: Instant
  ) throws(TrustError) -> MetadataFile {
    let next = max(try targets?.nextVersion() ?? 1, try signedTargets?.nextVersion() ?? 1)
    var draft = TargetsDraft(
      version: next, expires: expires, records: records ?? self.records,
      contexts: contexts ?? self.contexts, files: files ?? self.files)
    draft.place = place
    draft.delegations = (delegations ?? Delegations(of: targets)).tree
    try requireEntitled(draft.allFiles.map(\.path))
    try requirePublished(in: Set(draft.allFiles.map(\.path)))
    return try draft.file()
  }

  /// The signed targets that a draft takes the place of.
  var keptTargets: MetadataFile? {
    signedTargets?.bytes == targets?.bytes ? signedTargets : nil
  }

  /// Refuses to go on where somebody changed other files than those in question.
  ///
  /// Otherwise the next change of any file would take in whatever else is in the folder.
  ///
  /// - Parameter paths: The places of the files in question.
  /// - Throws: `TrustError.bundleExtra`, `targetHash` or `bundleIncomplete`.
  func requireListing(but paths: Set<ExactString>) throws(TrustError) {
    guard targets != nil else { return }
    let others = allFiles.filter { !paths.contains($0.path) }
    for file in others {
      guard let target = listed[file.path] else { throw .bundleExtra(path: file.path) }
      guard target.reference.fits(file.bytes) else { throw .targetHash(path: file.path) }
    }
    let present = Set(others.map(\.path)).union(paths)
    if let missing = listed.keys.filter({ !present.contains($0) }).min() {
      throw .bundleIncomplete(file: missing.string)
    }
  }
}
