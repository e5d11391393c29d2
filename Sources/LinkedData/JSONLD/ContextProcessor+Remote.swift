internal import StrictJSON

extension ContextProcessor {
  /// Makes the context at a URL part of the active one.
  ///
  /// That protected terms may be overridden holds for what a term's own context includes as it does
  /// for what it says itself.
  ///
  /// Source: JSON-LD 1.1 API §4.1.2 step 5.2.
  mutating func include(
    _ reference: JSONValue, from origin: ContextOrigin, in result: inout ActiveContext,
    _ call: ContextCall
  ) throws(JSONLDError) {
    let url = try resolve(reference, from: origin)
    if !call.validatesScopedContexts && call.remoteContexts.contains(url) { return }
    guard call.remoteContexts.count < budget.limits.maxRemoteContexts else {
      throw fault(.contextOverflow, url, at: reference, in: origin.source)
    }
    // Deeper down, what is included depends on the way that led there.
    let key =
      call.remoteContexts.isEmpty && call.validatesScopedContexts
      ? Key(
        active: result.number, context: .remote(url),
        overridesProtected: call.overridesProtected, propagates: true) : nil
    if let key, let known = processed[key] {
      result = known
      return
    }
    let context = try load(url, for: reference, in: origin.source)
    result = try process(
      context, from: ContextOrigin(source: .context(url), baseURL: url.string), on: result,
      ContextCall(
        remoteContexts: call.remoteContexts + [url],
        overridesProtected: call.overridesProtected,
        validatesScopedContexts: call.validatesScopedContexts))
    if let key { processed[key] = result }
  }

  /// The context that another one imports.
  ///
  /// Source: JSON-LD 1.1 API §4.1.2 step 5.6.
  mutating func importing(
    _ entry: LocalContext.Entry, from origin: ContextOrigin
  ) throws(JSONLDError) -> LocalContext {
    guard entry.value.kind == .string else { throw fault(.invalidImportValue, at: entry) }
    let url = try resolve(entry.value, from: origin)
    let context = try load(url, for: entry.value, in: entry.source)
    guard context.kind == .object else {
      throw fault(.invalidRemoteContext, url, at: entry)
    }
    if let nested = context["@import"] {
      throw fault(.invalidContextEntry, Keyword.import, at: nested, in: .context(url))
    }
    return LocalContext(context, in: .context(url))
  }

  private mutating func resolve(
    _ reference: JSONValue, from origin: ContextOrigin
  ) throws(JSONLDError) -> ExactString {
    var url = reference.string ?? ""
    if let base = origin.baseURL {
      let place = WorkBudget.Place(value: reference, source: origin.source)
      try budget.spendText(base.utf8.count + url.utf8.count, at: place)
      url = IRIReference.resolve(url, against: base)
    }
    guard IRISyntax.hasScheme(url) else {
      throw fault(.loadingDocumentFailed, ExactString(url), at: reference, in: origin.source)
    }
    return ExactString(url)
  }

  /// The `@context` of the document at a URL, which is asked for once.
  private mutating func load(
    _ url: ExactString, for reference: JSONValue, in source: JSONLDError.Source
  ) throws(JSONLDError) -> JSONValue {
    if let context = loaded[url] { return context }
    guard let document = loader(url.string) else {
      throw JSONLDError(.contextUnavailable(url: url), at: reference, in: source)
    }
    guard let context = document.root["@context"] else {
      throw fault(.invalidRemoteContext, url, at: reference, in: source)
    }
    loaded[url] = context
    return context
  }
}
