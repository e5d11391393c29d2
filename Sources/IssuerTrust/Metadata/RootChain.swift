import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The roots of a list, from the first to the newest.
///
/// Source: The Update Framework 1.0 §5.3.
struct RootChain {
  /// The newest root that the pinned one leads to.
  let newest: RootMetadata

  /// The keys that any role has in any of the roots.
  let roleKeys: Set<[UInt8]>

  /// Follows the roots to the newest that the pinned one leads to.
  ///
  /// Every link is checked, also before the pinned root: nothing in a bundle is left unsigned. An
  /// expired root still vouches for the one after it.
  ///
  /// - Parameters:
  ///   - pinned: The root that the reader trusts.
  ///   - files: All roots of the list, oldest first.
  /// - Throws: `TrustError` where the pinned root is not among them, or one is not signed by enough
  ///   keys of the one before it and of its own.
  init(from pinned: PinnedRoot, through files: [[UInt8]]) throws(TrustError) {
    guard files.count <= TrustLimits.roots else { throw .tooManyRoots(limit: TrustLimits.roots) }
    var newest: RootMetadata?
    var isPinned = false
    var roleKeys: Set<[UInt8]> = []
    for (index, bytes) in files.enumerated() {
      let root = try RootMetadata(bytes, name: "root \(index + 1)")
      if index == 0 { try RootChain.checkList(of: root, against: pinned) }
      guard root.version == Int64(index + 1) else {
        throw .rootVersion(expected: Int64(index + 1), found: root.version)
      }
      if try RootChain.isSame(root, as: pinned) { isPinned = true }
      try RootChain.checkLink(from: newest, to: root)
      for role in root.roles.values {
        roleKeys.formUnion(role.keys.map { $0.key.rawRepresentation })
      }
      newest = root
    }
    guard let newest else { throw .bundleIncomplete(file: "its roots") }
    guard isPinned else { throw RootChain.missing(pinned, newest: newest) }
    self.newest = newest
    self.roleKeys = roleKeys
  }

  /// Refuses another authority's list before looking any further.
  private static func checkList(
    of root: RootMetadata, against pinned: PinnedRoot
  ) throws(TrustError) {
    guard case .file(let pinned) = pinned else { return }
    try checkIdentity(from: pinned.list, to: root.list)
  }

  private static func isSame(
    _ root: RootMetadata, as pinned: PinnedRoot
  ) throws(TrustError) -> Bool {
    switch pinned {
    case .noneUnsafe: return true
    case .fingerprint(let fingerprint):
      // Hexadecimal digits have two cases, and what is read out over a telephone has none.
      let digest = try? Base16.decode(fingerprint)
      return digest.map { ExactString(Base16.encode($0)) } == ExactString(root.file.fingerprint)
    case .file(let pinned):
      guard root.version == pinned.version else { return false }
      guard root.file.canonicalSigned == pinned.file.canonicalSigned else {
        throw .rootNotInBundle(version: pinned.version)
      }
      return true
    }
  }

  /// Source: The Update Framework 1.0 §5.3.4: signed by the root before, and by its own keys.
  private static func checkLink(
    from last: RootMetadata?, to root: RootMetadata
  ) throws(TrustError) {
    let needed = [try last?.keys(of: .root), try root.keys(of: .root)]
    for keys in needed.compactMap({ $0 }) {
      let signers = try keys.signers(of: root.file, enough: keys.threshold)
      guard signers >= keys.threshold else { throw .rootSignature(version: root.version) }
    }
    if let last { try checkIdentity(from: last.list, to: root.list) }
  }

  private static func checkIdentity(
    from last: TrustListIdentity, to next: TrustListIdentity
  ) throws(TrustError) {
    guard next.id == last.id else { throw .listChanged(from: last.id, to: next.id) }
    guard next.environment == last.environment else {
      throw .listChanged(
        from: ExactString(last.environment.rawValue), to: ExactString(next.environment.rawValue))
    }
  }

  /// Why the pinned root was not found.
  private static func missing(_ pinned: PinnedRoot, newest: RootMetadata) -> TrustError {
    switch pinned {
    case .fingerprint(let fingerprint):
      .fingerprintNotInBundle(
        ExactString(fingerprint), newest: ExactString(newest.file.fingerprint))
    case .file(let pinned): .rollback(pinned: pinned.version, newest: newest.version)
    case .noneUnsafe: .bundleIncomplete(file: "its roots")
    }
  }
}
