import StrictJSON

/// Finds out who lists the files of authorities, as ``TrustedMetadata/search(for:)`` does, for all of
/// them.
///
/// The top-level targets hand each authority only on what is its own, so that at most one of them is
/// entitled to a path; a search through all would take long in a list of many.
struct DelegatedSearch {
  private let metadata: TrustedMetadata
  /// What the top-level targets hand on, by the names of the roles.
  private let delegations: [ExactString: DelegatedRole]

  init(_ metadata: TrustedMetadata) {
    self.metadata = metadata
    var delegations: [ExactString: DelegatedRole] = [:]
    for role in metadata.targets?.delegations ?? [] { delegations[role.name] = role }
    self.delegations = delegations
  }

  /// The roles on the way to a file, the top-level targets first.
  ///
  /// - Returns: `nil` where nobody lists it who is entitled to.
  /// - Throws: `TrustError.tooManyRolesVisited`.
  func roles(to path: ExactString) throws(TrustError) -> [ExactString]? {
    guard metadata.targets?.target(at: path) == nil else { return [TrustRole.targets.name] }
    guard let id = Authority.id(ofPath: path), let role = delegations[Authority.role(of: id)],
      role.isEntitled(to: path), let targets = metadata.metadata(of: role.name)
    else { return nil }
    if targets.target(at: path) != nil { return [TrustRole.targets.name, role.name] }
    guard !targets.delegations.isEmpty,
      case .found(let found) = try metadata.search(for: path)
    else { return nil }
    return found.roles
  }

  /// What a role says of another that it hands on to.
  func delegation(from delegator: ExactString, to role: ExactString) -> DelegatedRole? {
    if delegator == TrustRole.targets.name { return delegations[role] }
    return metadata.metadata(of: delegator)?.delegations.first { $0.name == role }
  }
}
