internal import StrictJSON

// What a context says as a whole. Source: JSON-LD 1.1 API §4.1.2 steps 5.7 to 5.11.
extension ContextProcessor {
  mutating func applyEntries(
    of definition: inout ContextDefinition, to result: inout ActiveContext
  ) throws(JSONLDError) {
    let local = definition.local
    // A context that was included cannot move the document that includes it.
    if let entry = local[Keyword.base], definition.call.remoteContexts.isEmpty {
      try setBase(entry, of: &result)
    }
    if let entry = local[Keyword.vocab] { try setVocabulary(entry, of: &result) }
    if let entry = local[Keyword.language] {
      guard entry.value.isNull || entry.value.kind == .string else {
        throw fault(.invalidDefaultLanguage, at: entry)
      }
      result.language = entry.value.exactString
    }
    if let entry = local[Keyword.direction] {
      guard entry.value.isNull || ContextProcessor.isDirection(entry.value) else {
        throw fault(.invalidBaseDirection, at: entry)
      }
      result.direction = entry.value.exactString
    }
    if let entry = local[Keyword.propagate], entry.value.bool == nil {
      throw fault(.invalidPropagateValue, at: entry)
    }
    if let entry = local[Keyword.protected] {
      guard let protects = entry.value.bool else { throw fault(.invalidProtectedValue, at: entry) }
      definition.protectsTerms = protects
    }
  }

  static func isDirection(_ value: JSONValue) -> Bool {
    value.isString("ltr") || value.isString("rtl")
  }

  private mutating func setBase(
    _ entry: LocalContext.Entry, of result: inout ActiveContext
  ) throws(JSONLDError) {
    if entry.value.isNull {
      result.base = nil
      return
    }
    guard let value = entry.value.string else { throw fault(.invalidBaseIRI, at: entry) }
    if IRISyntax.hasScheme(value) {
      result.base = value
    } else if let base = result.base {
      try spendText(value, base, at: entry)
      result.base = IRIReference.resolve(value, against: base)
    } else {
      throw fault(.invalidBaseIRI, ExactString(value), at: entry)
    }
  }

  /// Relative references are allowed, and so is the empty one, though the algorithm's own words
  /// speak of IRIs only: see its overview, and JSON-LD 1.1 §4.1.2.
  private mutating func setVocabulary(
    _ entry: LocalContext.Entry, of result: inout ActiveContext
  ) throws(JSONLDError) {
    if entry.value.isNull {
      result.vocabulary = nil
      return
    }
    guard let value = entry.value.exactString,
      let expanded = try expandIRI(
        value, in: result, documentRelative: true,
        at: WorkBudget.Place(value: entry.value, source: entry.source)),
      !Keyword.contains(expanded)
    else { throw fault(.invalidVocabMapping, entry.value.exactString, at: entry) }
    result.vocabulary = expanded.string
  }

  private mutating func spendText(
    _ left: String, _ right: String, at entry: LocalContext.Entry
  ) throws(JSONLDError) {
    try budget.spendText(
      left.utf8.count + right.utf8.count,
      at: WorkBudget.Place(value: entry.value, source: entry.source))
  }
}
