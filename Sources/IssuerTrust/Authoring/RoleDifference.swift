public import OpenSSLCrypto
public import StrictJSON

/// What becomes of a role's keys.
public struct RoleDifference: Sendable {
  /// The role's name: `root`, `authority/quality`.
  public let role: ExactString
  /// The keys that it did not have before.
  public let added: [Ed25519PublicKey]
  /// The keys that it has no more.
  public let removed: [Ed25519PublicKey]
  /// How many keys had to sign, and must now.
  public let thresholds: (old: Int, new: Int)
  /// How many different keys it had, and has.
  public let keyCounts: (old: Int, new: Int)

  /// Compares two states of a role; a role that there was not has no keys.
  init(_ role: ExactString, from old: RoleKeys, to new: RoleKeys) {
    self.role = role
    let (before, after) = (Set(old.keys.map(\.key)), Set(new.keys.map(\.key)))
    added = RoleDifference.distinct(new).filter { !before.contains($0) }
    removed = RoleDifference.distinct(old).filter { !after.contains($0) }
    thresholds = (old.threshold, new.threshold)
    keyCounts = (before.count, after.count)
  }

  /// Whether nothing changes.
  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && thresholds.old == thresholds.new
  }

  /// What is weaker than it was.
  public var dangers: [TrustDanger] {
    var found: [TrustDanger] = []
    if thresholds.new < thresholds.old { found.append(TrustDanger(.thresholdDecrease, role)) }
    if keyCounts.new < keyCounts.old { found.append(TrustDanger(.fewerKeys, role)) }
    return found
  }

  private static func distinct(_ role: RoleKeys) -> [Ed25519PublicKey] {
    var keys: [Ed25519PublicKey] = []
    for key in role.keys.map(\.key) where !keys.contains(key) { keys.append(key) }
    return keys
  }
}
