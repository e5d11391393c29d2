import StrictJSON
public import WireFormats

extension Registry {
  /// The contexts that differ from those in the targets that were signed before, by their paths.
  ///
  /// Once enough keys have signed the targets, it is still what these changed.
  public var contextChanges: [ContextChange] {
    let paths = Set(listed.keys).union(before.keys).filter(ContextPlace.isInFolder)
    return paths.sorted().compactMap { path in
      let (old, new) = (before[path], listed[path])
      guard old?.reference.sha256 != new?.reference.sha256 else { return nil }
      let url = new?.context?.url ?? old?.context?.url
      return ContextChange(
        path: path, url: url?.string, old: old?.reference.sha256, new: new?.reference.sha256)
    }
  }

  /// The file in the place of a URL's context.
  public func context(of url: String) -> ContextFile? {
    let path = ContextPlace(url: url).path
    return contexts.first { $0.path == path }
  }

  /// The SHA-256 of the context that the targets list for a URL; `nil` where they list none.
  public func listedDigest(ofContext url: String) -> [UInt8]? {
    listed[ContextPlace(url: url).path]?.reference.sha256
  }

  /// Whether targets that enough keys signed list a context for a URL.
  public func hasPublished(contextOf url: String) -> Bool {
    published[ContextPlace(url: url).path] != nil
  }

  /// The change that takes a context in, or puts it into the place of the one that its URL has.
  ///
  /// - Parameters:
  ///   - context: The context.
  ///   - expires: When the new targets expire.
  /// - Returns: The change; empty where the registry lists just this context already.
  /// - Throws: `TrustError.tooManyContexts`, or what makes the registry as it is unfit to be signed.
  public func adding(
    _ context: ContextFile, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    let others = contexts.filter { $0.path != context.path }
    try requireListing(but: [context.path])
    let isThere = contexts.contains { $0.path == context.path && $0.bytes == context.bytes }
    if isThere, let target = listed[context.path], target.reference.fits(context.bytes),
      target.context?.url != nil
    {
      return RegistryChange()
    }
    return RegistryChange(
      targets: try draft(contexts: others + [context], expires: expires),
      kept: keptTargets, context: context)
  }

  /// The change that deletes a context, published or not.
  ///
  /// Unlike an issuer's record it need not stay: without it documents cannot be read, and none means
  /// anything else than it did.
  ///
  /// - Returns: The change; the file may be missing already.
  /// - Throws: `TrustError` for what makes the registry as it is unfit to be signed.
  public func removing(
    contextOf url: String, expires: Instant
  ) throws(TrustError) -> RegistryChange {
    let path = ContextPlace(url: url).path
    let others = contexts.filter { $0.path != path }
    try requireListing(but: [path])
    return RegistryChange(
      targets: try draft(contexts: others, expires: expires), kept: keptTargets,
      removedPath: others.count < contexts.count ? path : nil)
  }
}
