import StrictJSON
public import WireFormats

extension Registry {
  /// Whether the targets list all status lists, manifests and evidence as they are.
  public var listsAllFiles: Bool {
    let paths = Set(files.map(\.path))
    return files.allSatisfy { listed[$0.path]?.reference.fits($0.bytes) ?? false }
      && listed.keys.allSatisfy { paths.contains($0) || !TargetFile.isKnownPlace($0) }
  }

  /// The status lists, manifests and evidence that differ from what the targets list.
  public var fileChanges: [RegistryDifference.FileChange] {
    var found: [ExactString: [UInt8]] = [:]
    for file in files { found[file.path] = file.sha256 }
    let paths = Set(found.keys).union(listed.keys.filter(TargetFile.isKnownPlace))
    return paths.sorted().compactMap { path in
      let (old, new) = (listed[path]?.reference.sha256, found[path])
      return old == new ? nil : RegistryDifference.FileChange(path: path, old: old, new: new)
    }
  }

  /// The change that takes in the status lists, manifests and evidence that there are, as they are.
  ///
  /// - Parameter expires: When the new targets expire.
  /// - Returns: The change; empty where the targets list them all.
  /// - Throws: `TrustError.targetRemoved` where one that was published is gone, or what makes the
  ///   registry as it is unfit to be signed.
  public func takingInFiles(expires: Instant) throws(TrustError) -> RegistryChange {
    let paths = files.map(\.path) + listed.keys.filter(TargetFile.isKnownPlace)
    try requireListing(but: Set(paths))
    guard targets == nil || !listsAllFiles else { return RegistryChange() }
    return RegistryChange(targets: try draft(expires: expires), kept: keptTargets)
  }

  /// The registry after such a change was written.
  public func takingIn(_ change: RegistryChange) throws(TrustError) -> Registry {
    try Registry(
      roots: roots, records: records, contexts: contexts, files: files,
      signedRecords: signedRecords, targets: change.targets ?? targets, earlier: signedTargets,
      snapshot: nil)
  }
}
