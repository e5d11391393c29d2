import StrictJSON

/// Who lists a record: the list's own registry, or an authority that it handed on to.
final class RecordListing: Sendable {
  /// The roles on the way to the record, the top-level targets first.
  let roles: [ExactString]

  /// What may be awarded at most, by each role on the way that restricts it.
  let ceilings: [Ceiling]

  /// What of an award the ceilings restrict.
  let restrictedDimensions: AwardDimensions

  /// A restriction of what issuers may award, by those who handed a part of the list on.
  struct Ceiling: Sendable {
    /// The role whose issuers are restricted.
    let role: ExactString
    let grants: [Grant]
  }

  /// The list's own registry.
  static let registry = RecordListing(roles: [TrustRole.targets.name], ceilings: [])

  /// An authority that is reached by these roles.
  convenience init(roles: [ExactString], search: DelegatedSearch) {
    let ceilings = zip(roles, roles.dropFirst()).compactMap { delegator, role in
      search.delegation(from: delegator, to: role)?.ceiling.map {
        Ceiling(role: role, grants: $0)
      }
    }
    self.init(roles: roles, ceilings: ceilings)
  }

  private init(roles: [ExactString], ceilings: [Ceiling]) {
    self.roles = roles
    self.ceilings = ceilings
    restrictedDimensions = ceilings.reduce(into: []) { dimensions, ceiling in
      dimensions.formUnion(AwardDimensions(restrictedBy: ceiling.grants))
    }
  }

  /// Why no role on the way lets an award be made that the record grants; `nil` where all do.
  func refusal(for award: AwardFacts) -> ScopeRefusal? {
    for ceiling in ceilings {
      let refusal = ScopeRefusal(of: award, by: ceiling.grants, ceilingOf: ceiling.role)
      if let refusal { return refusal }
    }
    return nil
  }
}
