package import StrictJSON

/// How far the search for a target got.
package enum TargetSearch: Sendable {
  /// The target, and who lists it.
  case found(FoundTarget)
  /// The metadata of a role has to be fetched, or its signatures satisfy other delegators only: feed
  /// it, and search again.
  case needs(role: ExactString, delegator: ExactString)
  /// Nobody who is entitled to lists the target.
  case notFound
}

/// A target that was found, as it is signed.
package struct FoundTarget: Sendable {
  /// The roles on the way to it, the top-level targets first.
  package let roles: [ExactString]
  /// Where it is listed.
  let target: TargetsMetadata.Target

  /// Its length in bytes.
  package var length: Int64 { target.reference.length ?? 0 }

  /// Whether bytes are the target.
  package func fits(_ bytes: [UInt8]) -> Bool { target.reference.fits(bytes) }
}

extension TrustedMetadata {
  /// Searches for a target: a role before those that it hands on to, and these in their order.
  ///
  /// A role that is reached again is not asked again, so that circles end. Where a role is entitled
  /// to the path and terminating, nobody after it is asked.
  ///
  /// - Parameter path: The target's path.
  /// - Returns: The target, what is needed to go on, or that there is none.
  /// - Throws: `TrustError.tooManyRolesVisited`, or where the targets are not there yet.
  ///
  /// Source: The Update Framework 1.0 §5.6.7.
  package func search(for path: ExactString) throws(TrustError) -> TargetSearch {
    guard targets != nil else { throw .bundleIncomplete(file: TrustRole.targets.rawValue) }
    var toVisit: [[ExactString]] = [[TrustRole.targets.name]]
    var visited: Set<ExactString> = []
    while let roles = toVisit.popLast() {
      guard let role = roles.last, !visited.contains(role) else { continue }
      guard visited.count < TrustLimits.visitedRoles else {
        throw .tooManyRolesVisited(path: path, limit: TrustLimits.visitedRoles)
      }
      guard isTrusted(roles), let metadata = metadata(of: role) else {
        return .needs(role: role, delegator: roles[roles.count - 2])
      }
      if let target = metadata.target(at: path) {
        return .found(FoundTarget(roles: roles, target: target))
      }
      visited.insert(role)
      var entitled: [[ExactString]] = []
      for delegation in metadata.delegations where delegation.isEntitled(to: path) {
        entitled.append(roles + [delegation.name])
        guard !delegation.isTerminating else {
          toVisit = []
          break
        }
      }
      toVisit += entitled.reversed()
    }
    return .notFound
  }

  /// Whether the last role's metadata is there, and satisfies the one before it.
  private func isTrusted(_ roles: [ExactString]) -> Bool {
    guard roles.count > 1 else { return true }
    return delegated[roles[roles.count - 1]]?.delegators.contains(roles[roles.count - 2]) ?? false
  }
}
