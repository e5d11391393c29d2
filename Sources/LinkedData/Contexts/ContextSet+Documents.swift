public import StrictJSON

extension ContextRevision {
  /// A context document that means the same as the published one.
  ///
  /// It is made of the form in which documents are read, which keeps the meaning and not the
  /// spelling: the digest of the published bytes is ``digest``, and not that of these.
  public var document: JSONTree { ContextDecompiler(table).document(including: includes) }
}

extension ContextSet {
  /// The set's contexts for the general processor: of each URL the revision that is published today.
  ///
  /// ```swift
  /// let dataset = try JSONLD.dataset(of: document.root, loader: ContextSet.embedded.loader)
  /// ```
  public var loader: JSONLDLoader {
    { url in document(at: url) }
  }

  /// The document of the context at a URL, as it is published today; `nil` where the set has none.
  ///
  /// See ``ContextRevision/document`` for what it has in common with the published one.
  public func document(at url: String) -> JSONDocument? {
    guard let revision = current(url) else { return nil }
    // What was compiled can be parsed: its terms differ, and it is as deep as the compiler allows.
    return try? JSONDocument(revision.document.compactBytes())
  }
}
