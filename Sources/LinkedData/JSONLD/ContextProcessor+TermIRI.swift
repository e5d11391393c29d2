internal import StrictJSON

// What a term stands for. Source: JSON-LD 1.1 API §4.2.2 steps 14 to 18.
extension ContextProcessor {
  /// Finds what the term stands for.
  ///
  /// - Returns: Whether there is a definition at all.
  mutating func setIRI(
    of draft: inout TermDraft, of definition: inout ContextDefinition,
    in active: inout ActiveContext
  ) throws(JSONLDError) -> Bool {
    if let id = draft.id, !id.value.hasText(draft.term) {
      return try setMappedIRI(id, of: &draft, of: &definition, in: &active)
    }
    let term = draft.term
    if term.string.utf8.dropFirst().contains(UInt8(ascii: ":")) {
      try setCompactIRI(of: &draft, of: &definition, in: &active)
    } else if term.string.utf8.contains(UInt8(ascii: "/")) {
      let iri = try expandIRI(term, in: active, at: draft.entry.place)
      guard let iri, IRISyntax.hasIRIForm(iri.string) else {
        throw fault(.invalidIRIMapping, term, at: draft.entry)
      }
      draft.definition.iri = iri
    } else if term == Keyword.type {
      draft.definition.iri = Keyword.type
    } else {
      guard let vocabulary = active.vocabulary else {
        throw fault(.invalidIRIMapping, term, at: draft.entry)
      }
      draft.definition.iri = try joined(vocabulary, term.string, at: draft.entry.place)
    }
    return true
  }

  /// Step 14: the term is mapped.
  private mutating func setMappedIRI(
    _ id: LocalContext.Entry, of draft: inout TermDraft, of definition: inout ContextDefinition,
    in active: inout ActiveContext
  ) throws(JSONLDError) -> Bool {
    let term = draft.term
    if id.value.isNull { return true }
    guard let value = id.value.exactString else { throw fault(.invalidIRIMapping, term, at: id) }
    if !Keyword.contains(value) && Keyword.isForm(of: value) { return false }
    guard let iri = try expandIRI(value, in: &active, of: &definition, at: id.place),
      Keyword.contains(iri) || ContextProcessor.isName(iri)
    else { throw fault(.invalidIRIMapping, term, at: id) }
    guard iri != Keyword.context else { throw fault(.invalidKeywordAlias, term, at: id) }
    draft.definition.iri = iri
    let bytes = term.string.utf8
    let hasSlash = bytes.contains(UInt8(ascii: "/"))
    if hasSlash || bytes.dropFirst().dropLast().contains(UInt8(ascii: ":")) {
      definition.defined[term] = true
      guard try expandIRI(term, in: &active, of: &definition, at: id.place) == iri else {
        throw fault(.invalidIRIMapping, term, at: id)
      }
    }
    if draft.isSimple && !hasSlash && !bytes.contains(UInt8(ascii: ":")) {
      draft.definition.isPrefix = ContextProcessor.canBePrefix(iri)
    }
    return true
  }

  /// Step 15: the term is an IRI itself, or a compact one.
  private mutating func setCompactIRI(
    of draft: inout TermDraft, of definition: inout ContextDefinition,
    in active: inout ActiveContext
  ) throws(JSONLDError) {
    draft.definition.iri = draft.term
    guard let compact = CompactIRI(draft.term), !compact.isComplete else { return }
    try defineIfNeeded(compact.prefix, of: &definition, in: &active)
    if let iri = active[compact.prefix]?.iri {
      draft.definition.iri = try joined(iri.string, compact.suffix, at: draft.entry.place)
    }
  }

  /// Whether what a simple term stands for makes it a prefix: it ends with a `gen-delim` of RFC 3986,
  /// or is a blank node identifier.
  private static func canBePrefix(_ iri: ExactString) -> Bool {
    if IRISyntax.isBlankNode(iri.string) { return true }
    return iri.string.utf8.last.map { ":/?#[]@".utf8.contains($0) } ?? false
  }
}
