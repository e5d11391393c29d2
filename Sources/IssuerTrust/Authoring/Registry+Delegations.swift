public import StrictJSON
public import WireFormats

extension Registry {
  /// The change that hands a part of the list on to an authority, or changes what it was given.
  ///
  /// - Parameters:
  ///   - draft: The delegation.
  ///   - expires: When the new targets expire.
  /// - Returns: The change.
  /// - Throws: `TrustError.delegationRefused` where the paths are not the authority's,
  ///   `thresholdImpossible`, `keyHasRole` where an issuer has one of the keys, or what makes the
  ///   registry as it is unfit to be signed.
  public func delegating(
    _ draft: DelegationDraft, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    try requireListing(but: [])
    var delegations = Delegations(of: targets)
    delegations.set(draft)
    return try changing(to: delegations, expires: expires)
  }

  /// The change that takes back what was handed on to an authority.
  ///
  /// - Parameters:
  ///   - authority: The authority's part of the list.
  ///   - expires: When the new targets expire.
  /// - Returns: The change; empty where nothing is handed on to it.
  /// - Throws: `TrustError.targetRemoved` where it has published records: a list never forgets them.
  public func undelegating(
    _ authority: Registry, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    try requireListing(but: [])
    let name = authority.place.role.name
    guard try authorities.contains(where: { $0.name == name }) else { return RegistryChange() }
    if let path = authority.published.keys.min() { throw .targetRemoved(path: path) }
    var delegations = Delegations(of: targets)
    delegations.remove(name)
    return try changing(to: delegations, expires: expires)
  }

  private func changing(
    to delegations: Delegations, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    let file = try draft(delegations: delegations, expires: expires)
    // Read back as readers will: one that they would refuse is never written.
    let roles = try TargetsMetadata(file).delegations
    for key in roles.flatMap(\.keys.keys) { try key.requirePrimeOrder(file: file.name) }
    let next = try Registry(
      roots: roots, records: records, contexts: contexts, files: files, targets: file,
      earlier: signedTargets, snapshot: nil)
    try next.requireNoAuthorityKeys(in: records)
    return RegistryChange(targets: file, kept: keptTargets)
  }

  /// What the issuers of an authority may award at most, as the targets state it; `nil` where they do
  /// not restrict it.
  public func ceiling(of place: RegistryPlace) -> JSONTree? {
    Delegations(of: targets).ceiling(of: place.role.name)
  }

  /// Whether a record grants more than the list lets an authority vouch for: readers ask for both.
  public func exceedsCeiling(_ record: RecordFile) -> Bool {
    guard let delegation else { return false }
    return ScopeWidening.widened(from: delegation.ceiling, to: record.record.scope) != nil
  }

  /// The metadata of an authority that lists nothing yet, unsigned.
  public static func empty(
    _ place: RegistryPlace, expires: Instant
  ) throws(TrustError) -> MetadataFile {
    var draft = TargetsDraft(version: 1, expires: expires, records: [])
    draft.place = place
    return try draft.file()
  }
}

extension MetadataFile {
  /// The roles that targets hand on to.
  ///
  /// - Throws: `TrustError` where the file is malformed.
  public func authorities() throws(TrustError) -> [DelegatedRole] {
    try TargetsMetadata(self).delegations
  }
}
