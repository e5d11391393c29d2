import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The roots of a list, from the first to the newest.
///
/// Source: The Update Framework 1.0 §5.3.
struct RootChain {
  /// The newest root that the pinned one leads to, and what happened on the way from that.
  let trusted: TrustedRoot

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
    var trusted: TrustedRoot?
    var isPinned = false
    var roleKeys: Set<[UInt8]> = []
    for (index, bytes) in files.enumerated() {
      let root = try RootMetadata(bytes, name: "root \(index + 1)")
      if case .file(let pinned) = pinned, index == 0 {
        // Another authority's list is refused before looking any further.
        try pinned.list.requireSame(as: root.list)
      }
      guard root.version == Int64(index + 1) else {
        throw .rootVersion(expected: Int64(index + 1), found: root.version)
      }
      let isThis = try RootChain.isSame(root, as: pinned)
      if trusted == nil { trusted = try TrustedRoot(root) } else { try trusted?.update(root) }
      if isThis {
        isPinned = true
        trusted?.begin()
      }
      for role in root.roles.values {
        roleKeys.formUnion(role.keys.map { $0.key.rawRepresentation })
      }
    }
    guard let trusted else { throw .bundleIncomplete(file: "its roots") }
    guard isPinned else { throw RootChain.missing(pinned, newest: trusted.root) }
    self.trusted = trusted
    self.roleKeys = roleKeys
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
