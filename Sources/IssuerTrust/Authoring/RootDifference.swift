import StrictJSON
public import WireFormats

/// What a root says differently from the one before it.
///
/// Whoever signs a root is shown it: a root decides who may change everything else.
public struct RootDifference: Sendable {
  /// The versions.
  public let versions: (old: Int64, new: Int64)
  /// When the roots expire.
  public let expires: (old: Instant, new: Instant)
  /// The roles of which something changes.
  public let roles: [RoleDifference]
  /// The list's name before and now, where it changes.
  public let name: (old: String, new: String)?
  /// Who publishes the list, before and now, where that changes.
  public let operatorURL: (old: String?, new: String?)?

  /// Compares two roots of one list.
  ///
  /// - Throws: `TrustError.listChanged` where they are of two lists: readers follow no root to
  ///   another list, so nobody should sign one.
  public init(from old: TrustRoot, to new: TrustRoot) throws(TrustError) {
    guard new.listID == old.listID else { throw .listChanged(from: old.listID, to: new.listID) }
    guard new.environment == old.environment else {
      throw .listChanged(
        from: ExactString(old.environment.rawValue), to: ExactString(new.environment.rawValue))
    }
    versions = (old.version, new.version)
    expires = (old.expires, new.expires)
    roles = TrustRole.allCases.map { role in
      RoleDifference(ExactString(role.rawValue), from: old.keys(of: role), to: new.keys(of: role))
    }.filter { !$0.isEmpty }
    let names = (ExactString(old.listName), ExactString(new.listName))
    name = names.0 == names.1 ? nil : (old.listName, new.listName)
    let operators = (
      old.operatorURL.map { ExactString($0) }, new.operatorURL.map { ExactString($0) }
    )
    operatorURL = operators.0 == operators.1 ? nil : (old.operatorURL, new.operatorURL)
  }

  /// Whether all that changes is how long the root holds.
  public var isRenewal: Bool { roles.isEmpty && name == nil && operatorURL == nil }

  /// What is weaker than it was.
  public var dangers: [TrustDanger] { roles.flatMap(\.dangers) }
}
