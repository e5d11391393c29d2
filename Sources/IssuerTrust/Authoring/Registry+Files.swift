public import WireFormats

extension Registry {
  /// Whether the targets list all status lists, manifests and evidence as they are.
  public var listsAllFiles: Bool {
    let paths = Set(files.map(\.path))
    return files.allSatisfy { listed[$0.path]?.reference.fits($0.bytes) ?? false }
      && listed.keys.allSatisfy { paths.contains($0) || !TargetFile.isPlace($0) }
  }

  /// The change that takes in the status lists, manifests and evidence that there are, as they are.
  ///
  /// - Parameter expires: When the new targets expire.
  /// - Returns: The change; empty where the targets list them all.
  /// - Throws: `TrustError.targetRemoved` where one that was published is gone, or what makes the
  ///   registry as it is unfit to be signed.
  public func takingInFiles(expires: Instant) throws(TrustError) -> RegistryChange {
    let paths = files.map(\.path) + listed.keys.filter(TargetFile.isPlace)
    try requireListing(but: Set(paths))
    guard targets == nil || !listsAllFiles else { return RegistryChange() }
    return RegistryChange(targets: try draft(expires: expires), kept: keptTargets)
  }
}
