import IssuerTrust
import StrictJSON
import WireFormats

/// Brings what is trusted up to date, and fetches targets: it has the files, and the engine decides.
struct Client {
  /// Why a target could not be had, where the engine has nothing against it.
  enum Failure: Error {
    case notTrustedYet
    case notPublished(String)
    case targetNotFound(String)
    case targetAltered(String)
  }

  /// The metadata that is trusted, by the names of the roles.
  let trusted: any Storage
  /// Where newer metadata and targets are to be had.
  let repository: any Repository
  /// The time at which the update began.
  let start: Instant

  private static let rules = MetadataRules.updateFramework(
    canonicalBytes: CanonicalJSON.bytes, otherKey: OtherKeys.load)

  /// Follows the workflow of a client up to the metadata of the targets.
  ///
  /// Source: The Update Framework 1.0 §5.2 to §5.6.
  func refresh() throws -> TrustedMetadata {
    var metadata = try newestRoot().finished(at: start)
    try updateTimestamp(of: &metadata)
    try updateSnapshot(of: &metadata)
    try updateTargets(of: &metadata)
    return metadata
  }

  private func newestRoot() throws -> TrustedRoot {
    guard let bytes = try trusted.file("root.json") else { throw Failure.notTrustedYet }
    var root = try TrustedRoot(bytes, rules: Self.rules)
    while let next = try repository.metadata(root.nextName, limit: TrustedMetadata.rootLimit) {
      try root.update(next)
      // First of all: whoever is interrupted here begins with the earlier root again, and whoever
      // is interrupted later must not go by what was signed with a key that was taken away.
      // Source: The Update Framework 1.0 §5.3.11.
      if root.tookKeysAway {
        try trusted.remove("timestamp.json")
        try trusted.remove("snapshot.json")
      }
      try trusted.keep(next, as: "root.json")
    }
    return root
  }

  private func updateTimestamp(of metadata: inout TrustedMetadata) throws {
    if let earlier = try trusted.file("timestamp.json") { metadata.remember(timestamp: earlier) }
    let bytes = try published(
      TrustedMetadata.timestampName, limit: TrustedMetadata.timestampLimit)
    if try metadata.update(timestamp: bytes) { try trusted.keep(bytes, as: "timestamp.json") }
  }

  private func updateSnapshot(of metadata: inout TrustedMetadata) throws {
    if let earlier = try trusted.file("snapshot.json"), metadata.remember(snapshot: earlier) {
      return
    }
    let bytes = try published(metadata.snapshotName, limit: metadata.snapshotLimit)
    try metadata.update(snapshot: bytes)
    try trusted.keep(bytes, as: "snapshot.json")
  }

  private func updateTargets(of metadata: inout TrustedMetadata) throws {
    if let earlier = try trusted.file("targets.json"),
      (try? metadata.update(targets: earlier)) != nil
    {
      return
    }
    let bytes = try published(
      metadata.targetsName(of: "targets"), limit: metadata.targetsLimit(of: "targets"))
    try metadata.update(targets: bytes)
    try trusted.keep(bytes, as: "targets.json")
  }

  private func updateDelegated(
    _ role: ExactString, delegator: ExactString, of metadata: inout TrustedMetadata
  ) throws {
    let name = "\(role.string).json"
    if let earlier = try trusted.file(name),
      (try? metadata.update(delegated: earlier, role: role, delegator: delegator)) != nil
    {
      return
    }
    let bytes = try published(
      metadata.targetsName(of: role), limit: metadata.targetsLimit(of: role))
    try metadata.update(delegated: bytes, role: role, delegator: delegator)
    try trusted.keep(bytes, as: name)
  }
}

extension Client {
  /// Fetches a target, unless it was fetched before and is still the one that is signed.
  ///
  /// - Parameters:
  ///   - path: The target's path.
  ///   - fetched: Where they are kept.
  ///   - metadata: What is trusted; what the search for the target needs is added to it.
  /// - Throws: What the engine throws, or `Failure` where there is no such target.
  func download(
    _ path: String, to fetched: any Storage, by metadata: inout TrustedMetadata
  ) throws {
    let target = try find(path, in: &metadata)
    if let known = try fetched.file(path), target.fits(known) { return }
    for name in metadata.names(of: target) {
      guard let bytes = try repository.target(name, limit: Int(target.length)) else { continue }
      guard target.fits(bytes) else { throw Failure.targetAltered(path) }
      try fetched.keep(bytes, as: path)
      return
    }
    throw Failure.notPublished(path)
  }

  /// Searches for a target, and fetches the metadata that it takes.
  ///
  /// The engine bounds how many roles are asked, and asks for each once for every delegator.
  private func find(
    _ path: String, in metadata: inout TrustedMetadata
  ) throws -> FoundTarget {
    while true {
      switch try metadata.search(for: ExactString(path)) {
      case .found(let target): return target
      case .notFound: throw Failure.targetNotFound(path)
      case .needs(let role, let delegator):
        try updateDelegated(role, delegator: delegator, of: &metadata)
      }
    }
  }

  /// A file of the repository that must be there.
  private func published(_ name: String?, limit: Int) throws -> [UInt8] {
    guard let name, let bytes = try repository.metadata(name, limit: limit) else {
      throw Failure.notPublished(name ?? "metadata that the snapshot does not name")
    }
    return bytes
  }
}
