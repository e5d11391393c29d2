import StrictJSON
package import WireFormats

/// The first part of a client's workflow: from the root that is trusted to the newest.
///
/// Nothing is read or fetched here. Whoever has the files feeds them: each root under the name
/// ``nextName``, until there is none of that name.
///
/// Source: The Update Framework 1.0 §5.3.
package struct TrustedRoot: Sendable {
  /// The newest root so far.
  private(set) var root: RootMetadata

  /// Whether a root on the way took a key away from the role timestamp or snapshot.
  ///
  /// Whoever had that key may have signed the highest version there is, so that no later one could
  /// ever follow: what is remembered of these roles counts no more.
  ///
  /// Source: The Update Framework 1.0 §5.3.11.
  package private(set) var tookKeysAway = false

  private var updates = 0

  /// Begins with a root that is trusted already; its own keys must have signed it.
  ///
  /// - Parameters:
  ///   - bytes: The root.
  ///   - rules: How metadata is to be read.
  /// - Throws: `TrustError` where it is malformed, or its own keys did not sign it.
  package init(_ bytes: [UInt8], rules: MetadataRules) throws(TrustError) {
    try self.init(RootMetadata(bytes, rules: rules))
  }

  init(_ root: RootMetadata) throws(TrustError) {
    self.root = root
    try TrustedRoot.check(root, signedAsBy: root)
  }

  /// The name of the file that the next root has, if there is one.
  package var nextName: String { "\(root.version + 1).root.json" }

  /// Follows to the next root, which the trusted root's keys and its own must have signed.
  ///
  /// It may have expired; so may all but the last.
  ///
  /// - Throws: `TrustError`, and nothing is changed, where it is not the next one or not signed so.
  package mutating func update(_ bytes: [UInt8]) throws(TrustError) {
    let name = "root \(root.version + 1)"
    try update(RootMetadata(bytes, name: name, rules: root.file.rules))
  }

  mutating func update(_ next: RootMetadata) throws(TrustError) {
    guard updates < TrustLimits.roots else { throw .tooManyRoots(limit: TrustLimits.roots) }
    guard next.version == root.version + 1 else {
      throw .rootVersion(expected: root.version + 1, found: next.version)
    }
    try TrustedRoot.check(next, signedAsBy: root)
    try TrustedRoot.check(next, signedAsBy: next)
    try root.list.requireSame(as: next.list)
    for role in [TrustRole.timestamp, .snapshot] {
      let isKept = try root.keys(of: role).isSubset(of: next.keys(of: role))
      tookKeysAway = tookKeysAway || !isKept
    }
    updates += 1
    root = next
  }

  /// Forgets what happened so far: from here on keys are taken away, or not.
  mutating func begin() { tookKeysAway = false }

  /// Ends the first part: there is no newer root.
  ///
  /// - Parameters:
  ///   - start: The time at which the update began, by which everything is judged; `nil` where
  ///     nothing is refused for its age.
  ///   - remembered: What is known of earlier updates.
  /// - Returns: The second part.
  /// - Throws: `TrustError.frozen` where the newest root has expired.
  func finished(
    at start: Instant?, remembering remembered: RememberedVersions = RememberedVersions()
  ) throws(TrustError) -> TrustedMetadata {
    let known = tookKeysAway ? RememberedVersions() : remembered
    let metadata = TrustedMetadata(
      root: root, start: start, remembered: known, ignoresEarlierFiles: tookKeysAway)
    try metadata.requireCurrent(root.expires, file: root.file.name)
    return metadata
  }

  /// Ends the first part: there is no newer root.
  ///
  /// - Parameter start: The time at which the update began, by which everything is judged.
  /// - Returns: The second part.
  /// - Throws: `TrustError.frozen` where the newest root has expired.
  package func finished(at start: Instant) throws(TrustError) -> TrustedMetadata {
    try finished(at: start, remembering: RememberedVersions())
  }

  private static func check(
    _ next: RootMetadata, signedAsBy root: RootMetadata
  ) throws(TrustError) {
    let keys = try root.keys(of: .root)
    guard try keys.signers(of: next.file, enough: keys.threshold) >= keys.threshold else {
      throw .rootSignature(version: next.version)
    }
  }
}
