import StrictJSON

/// The roots of a list, from the one that the reader pinned to the newest.
///
/// Source: The Update Framework 1.0 §5.3.
enum RootChain {
  /// The newest root that the pinned one leads to.
  ///
  /// - Parameters:
  ///   - pinned: The root that the reader trusts.
  ///   - files: All roots of the list, oldest first.
  /// - Returns: The last of them.
  /// - Throws: `TrustError` where the pinned root is not among them, or a later one is not signed by
  ///   enough keys of the one before it and of its own.
  static func newest(
    from pinned: RootMetadata, through files: [[UInt8]]
  ) throws(TrustError) -> RootMetadata {
    guard !files.isEmpty, files.count <= TrustLimits.roots else {
      throw files.isEmpty
        ? .bundleIncomplete(file: "its roots")
        : .tooLarge(file: "the list of roots", limit: TrustLimits.roots)
    }
    var trusted: RootMetadata?
    for (index, bytes) in files.enumerated() {
      let root = try RootMetadata(bytes, name: "root \(index + 1)")
      guard root.version == Int64(index + 1) else {
        throw .rootVersion(expected: Int64(index + 1), found: root.version)
      }
      if let last = trusted {
        try check(root, after: last)
        trusted = root
      } else if root.version == pinned.version {
        try check(root, isPinned: pinned)
        trusted = root
      }
    }
    guard let trusted else { throw .rootNotInBundle(version: pinned.version) }
    return trusted
  }

  /// The pinned root's own signatures are checked too: a reader who pins a forgery is told.
  private static func check(
    _ root: RootMetadata, isPinned pinned: RootMetadata
  ) throws(TrustError) {
    guard root.list.id == pinned.list.id else {
      throw .listChanged(from: pinned.list.id, to: root.list.id)
    }
    guard root.file.canonicalSigned == pinned.file.canonicalSigned else {
      throw .rootNotInBundle(version: pinned.version)
    }
    guard try root.keys(of: .root).validSigners(of: root.file) >= root.keys(of: .root).threshold
    else { throw .rootSignature(version: root.version) }
  }

  private static func check(
    _ root: RootMetadata, after last: RootMetadata
  ) throws(TrustError) {
    for keys in [try last.keys(of: .root), try root.keys(of: .root)]
    where keys.validSigners(of: root.file) < keys.threshold {
      throw .rootSignature(version: root.version)
    }
    guard root.list.id == last.list.id else {
      throw .listChanged(from: last.list.id, to: root.list.id)
    }
    guard root.list.environment == last.list.environment else {
      throw .listChanged(
        from: ExactString(last.list.environment.rawValue),
        to: ExactString(root.list.environment.rawValue))
    }
  }
}
