public import StrictJSON

/// What becomes of what a list hands on to an authority.
public struct AuthorityDifference: Sendable {
  /// The name of its role: `authority/quality`.
  public let role: ExactString
  /// Whether it is new, goes, or was there and stays.
  public let fate: Fate
  /// What becomes of its keys.
  public let keys: RoleDifference
  /// The patterns of paths that it did not have before.
  public let pathsAdded: [ExactString]
  /// The patterns of paths that it has no more.
  public let pathsRemoved: [ExactString]
  /// Whether its issuers may award other things at most.
  public let isCeilingOther: Bool
  /// Whether its issuers may award more at most.
  public let isCeilingWider: Bool

  /// What can become of it.
  public enum Fate: String, Sendable {
    case new, gone, changed
  }

  /// Compares two delegations to one authority, at least one of which there is; `nil` where they are
  /// the same.
  init?(from old: DelegatedRole?, to new: DelegatedRole?) {
    guard let name = new?.name ?? old?.name else { return nil }
    role = name
    fate = old == nil ? .new : new == nil ? .gone : .changed
    let nobody = RoleKeys(keys: [], threshold: 0)
    keys = RoleDifference(name, from: old?.keys ?? nobody, to: new?.keys ?? nobody)
    let (before, after) = (old?.pathPatterns ?? [], new?.pathPatterns ?? [])
    pathsAdded = after.filter { !before.contains($0) }
    pathsRemoved = before.filter { !after.contains($0) }
    let isBoth = old != nil && new != nil
    isCeilingOther = isBoth && old?.ceiling != new?.ceiling
    isCeilingWider =
      isBoth && ScopeWidening.widened(from: old?.ceiling, to: new?.ceiling) != nil
    let isSame =
      isBoth && keys.isEmpty && pathsAdded.isEmpty && pathsRemoved.isEmpty && !isCeilingOther
    if isSame { return nil }
  }

  /// What is weaker than it was: nothing of one that is new or goes.
  public var dangers: [TrustDanger] {
    guard fate == .changed else { return [] }
    let isWider = isCeilingWider || !pathsAdded.isEmpty
    return keys.dangers + (isWider ? [TrustDanger(.ceilingWidening, role)] : [])
  }

  /// All differences between two lists of delegations, in the order of the roles' names.
  static func all(from old: [DelegatedRole], to new: [DelegatedRole]) -> [AuthorityDifference] {
    Set((old + new).map(\.name)).sorted().compactMap { name in
      AuthorityDifference(
        from: old.first { $0.name == name }, to: new.first { $0.name == name })
    }
  }
}
