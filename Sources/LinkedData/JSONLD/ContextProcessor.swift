internal import StrictJSON

/// Makes active contexts of local ones.
///
/// Source: JSON-LD 1.1 API §4.
struct ContextProcessor {
  var budget: WorkBudget
  let loader: JSONLDLoader
  /// The `@context` of each document that was loaded, by URL.
  var loaded: [ExactString: JSONValue] = [:]
  /// What processing a context that may be met again has given.
  var processed: [Key: ActiveContext] = [:]
  private var lastNumber = 0

  /// The same context, processed on top of the same context in the same way.
  struct Key: Hashable {
    let active: Int
    let context: Subject
    let overridesProtected: Bool
    let propagates: Bool

    enum Subject: Hashable {
      /// The context of a term's own, by the number of the definition.
      case scoped(Int)
      case remote(ExactString)
    }
  }

  init(limits: JSONLDLimits, loader: @escaping JSONLDLoader) {
    budget = WorkBudget(limits)
    self.loader = loader
  }

  /// A number that no context and no definition has.
  mutating func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  /// The active context with a local one made part of it.
  ///
  /// Source: JSON-LD 1.1 API §4.1.2.
  mutating func process(
    _ local: JSONValue, from origin: ContextOrigin, on active: ActiveContext,
    _ call: ContextCall = ContextCall()
  ) throws(JSONLDError) -> ActiveContext {
    let place = WorkBudget.Place(value: local, source: origin.source)
    try budget.enter(.context, at: place)
    defer { budget.leave(.context) }
    try budget.spendContext(at: place)
    let propagates = local["@propagate"]?.bool ?? call.propagates
    var result = active
    if !propagates && result.previous == nil {
      result.setPrevious(active)
      result.number = nextNumber()
    }
    for context in local.elementsOrSelf {
      switch context.kind {
      case .null:
        try nullify(&result, at: context, origin, call, propagates: propagates)
      case .string:
        try include(context, from: origin, in: &result, call)
      case .object:
        try define(context, from: origin, in: &result, call)
      case .array, .bool, .number:
        throw fault(.invalidLocalContext, at: context, in: origin.source)
      }
    }
    return result
  }

  /// The active context with the context of a term's own made part of it.
  mutating func process(
    scopedTo term: DefinedTerm, on active: ActiveContext, overridesProtected: Bool = false,
    propagates: Bool = true
  ) throws(JSONLDError) -> ActiveContext {
    guard let context = term.definition.context else { return active }
    let key = Key(
      active: active.number, context: .scoped(term.number),
      overridesProtected: overridesProtected, propagates: propagates)
    if let result = processed[key] { return result }
    let result = try process(
      context.value, from: context.origin, on: active,
      ContextCall(overridesProtected: overridesProtected, propagates: propagates))
    processed[key] = result
    return result
  }

  /// Step 5.1: a context of `null`.
  ///
  /// Of several contexts in a row, the protected terms of those before count too.
  private mutating func nullify(
    _ result: inout ActiveContext, at value: JSONValue, _ origin: ContextOrigin,
    _ call: ContextCall, propagates: Bool
  ) throws(JSONLDError) {
    guard call.overridesProtected || !result.terms.hasProtectedTerms else {
      throw fault(.invalidContextNullification, at: value, in: origin.source)
    }
    var empty = ActiveContext(base: result.originalBase)
    if !propagates {
      // Each is let go of when the one before it is, so a long row of them costs as nesting does.
      let place = WorkBudget.Place(value: value, source: origin.source)
      try budget.checkDepth(result.previousCount, at: place)
      empty.setPrevious(result)
    }
    empty.number = nextNumber()
    result = empty
  }

  /// Step 5.3 and what follows: a context that is an object.
  private mutating func define(
    _ context: JSONValue, from origin: ContextOrigin, in result: inout ActiveContext,
    _ call: ContextCall
  ) throws(JSONLDError) {
    var local = LocalContext(context, in: origin.source)
    if let version = local[Keyword.version], version.value.double != 1.1 {
      throw fault(.invalidVersionValue, at: version)
    }
    if let entry = local[Keyword.import] {
      local = try importing(entry, from: origin)
      local.merge(context, in: origin.source)
    }
    var definition = ContextDefinition(local: local, origin: origin, call: call)
    try applyEntries(of: &definition, to: &result)
    for name in local.names where !Keyword.isContextEntry(name) {
      try defineTerm(name, of: &definition, in: &result)
    }
    result.terms.settle()
    result.number = nextNumber()
  }
}

extension ContextProcessor {
  func fault(
    _ code: JSONLDErrorCode, _ subject: ExactString? = nil, at value: JSONValue,
    in source: JSONLDError.Source
  ) -> JSONLDError {
    JSONLDError(.fault(code, subject: subject), at: value, in: source)
  }

  func fault(
    _ code: JSONLDErrorCode, _ subject: ExactString? = nil, at entry: LocalContext.Entry
  ) -> JSONLDError {
    fault(code, subject, at: entry.value, in: entry.source)
  }
}
