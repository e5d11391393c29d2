public import StrictJSON
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

  /// The change that takes in one file, or puts it into the place of the one that is there.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - expires: When the new targets expire.
  /// - Returns: The change; empty where the registry lists just this file already.
  /// - Throws: `TrustError` for what makes the registry as it is unfit to be signed.
  public func adding(_ file: TargetFile, expires: Instant) throws(TrustError) -> RegistryChange {
    try requireListing(but: [file.path])
    let isThere = files.contains { $0.path == file.path && $0.bytes == file.bytes }
    if isThere, listed[file.path]?.reference.fits(file.bytes) ?? false { return RegistryChange() }
    let others = files.filter { $0.path != file.path }
    return RegistryChange(
      targets: try draft(files: others + [file], expires: expires), kept: keptTargets, file: file)
  }

  /// The SHA-256 of the file that the targets list under a path; `nil` where they list none.
  public func listedDigest(ofFile path: ExactString) -> [UInt8]? { listed[path]?.reference.sha256 }

  /// The registry after such a change was written.
  public func takingIn(_ change: RegistryChange) throws(TrustError) -> Registry {
    try Registry(
      roots: roots, records: records, contexts: contexts, files: files,
      signedRecords: signedRecords, targets: change.targets ?? targets, earlier: signedTargets,
      snapshot: nil)
  }
}
