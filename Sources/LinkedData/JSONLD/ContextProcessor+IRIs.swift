internal import StrictJSON

// Source: JSON-LD 1.1 API §5.2.2.
extension ContextProcessor {
  /// The IRI, blank node identifier or keyword that a text stands for; `nil` for nothing.
  mutating func expandIRI(
    _ value: ExactString, in active: ActiveContext, documentRelative: Bool = false,
    vocabulary isOfVocabulary: Bool = true, at place: WorkBudget.Place
  ) throws(JSONLDError) -> ExactString? {
    if Keyword.contains(value) { return value }
    if Keyword.isForm(of: value) { return nil }
    if let definition = active[value] {
      if let iri = definition.iri {
        try budget.spendUse(of: iri, at: place)
        if Keyword.contains(iri) { return iri }
      }
      if isOfVocabulary { return definition.iri }
    }
    if let compact = CompactIRI(value) {
      if compact.isComplete { return value }
      if let definition = active[compact.prefix], definition.isPrefix, let iri = definition.iri {
        return try joined(iri.string, compact.suffix, at: place)
      }
      if IRISyntax.hasScheme(value.string) { return value }
    }
    if isOfVocabulary, let vocabulary = active.vocabulary {
      return try joined(vocabulary, value.string, at: place)
    }
    guard documentRelative, let base = active.base else { return value }
    try budget.spendText(base.utf8.count + value.string.utf8.count, at: place)
    return ExactString(IRIReference.resolve(value.string, against: base))
  }

  /// The same while a context is being processed, whose terms may have to be defined first.
  mutating func expandIRI(
    _ value: ExactString, in active: inout ActiveContext, of definition: inout ContextDefinition,
    at place: WorkBudget.Place
  ) throws(JSONLDError) -> ExactString? {
    guard !Keyword.contains(value), !Keyword.isForm(of: value) else {
      return Keyword.contains(value) ? value : nil
    }
    try defineIfNeeded(value, of: &definition, in: &active)
    if active[value] == nil, let compact = CompactIRI(value), !compact.isComplete {
      try defineIfNeeded(compact.prefix, of: &definition, in: &active)
    }
    return try expandIRI(value, in: active, at: place)
  }

  /// Defines a term that the context defines, unless that is done.
  mutating func defineIfNeeded(
    _ term: ExactString, of definition: inout ContextDefinition, in active: inout ActiveContext
  ) throws(JSONLDError) {
    guard definition.local[term] != nil, definition.defined[term] != true else { return }
    try defineTerm(term, of: &definition, in: &active)
  }

  /// Two texts as one.
  mutating func joined(
    _ prefix: String, _ suffix: String, at place: WorkBudget.Place
  ) throws(JSONLDError) -> ExactString {
    try budget.spendText(prefix.utf8.count + suffix.utf8.count, at: place)
    return ExactString(prefix + suffix)
  }
}

/// A text with a colon after its first character, taken apart at the first colon.
struct CompactIRI {
  let prefix: ExactString
  let suffix: String
  /// Whether it can be nothing but an IRI or a blank node identifier.
  let isComplete: Bool

  init?(_ text: ExactString) {
    let bytes = text.string.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      colon != bytes.startIndex || bytes.dropFirst().contains(UInt8(ascii: ":"))
    else { return nil }
    let suffix = bytes[bytes.index(after: colon)...]
    self.prefix = ExactString(String(Substring(bytes[..<colon])))
    self.suffix = String(Substring(suffix))
    isComplete = bytes[..<colon].elementsEqual("_".utf8) || suffix.starts(with: "//".utf8)
  }
}
