internal import StrictJSON

// Create Term Definition. Source: JSON-LD 1.1 API §4.2.2.
extension ContextProcessor {
  /// Defines a term of a context, and first the terms that it depends on.
  mutating func defineTerm(
    _ term: ExactString, of definition: inout ContextDefinition, in active: inout ActiveContext
  ) throws(JSONLDError) {
    if definition.defined[term] == true { return }
    guard let entry = definition.local[term] else { return }
    guard definition.defined[term] == nil else { throw fault(.cyclicIRIMapping, term, at: entry) }
    guard !term.string.utf8.isEmpty else { throw fault(.invalidTermDefinition, term, at: entry) }
    let place = WorkBudget.Place(value: entry.value, source: entry.source)
    try budget.enter(.term, at: place)
    defer { budget.leave(.term) }
    try budget.spendTermDefinition(at: place)
    definition.defined[term] = false
    if term == Keyword.type {
      guard ContextProcessor.isTypeDefinition(entry.value) else {
        throw fault(.keywordRedefinition, term, at: entry)
      }
    } else if Keyword.contains(term) {
      throw fault(.keywordRedefinition, term, at: entry)
    } else if Keyword.isForm(of: term) {
      definition.defined[term] = true
      return
    }
    let previous = active.terms[term]
    if previous != nil { active.terms[term] = nil }
    var draft = TermDraft(term: term, entry: entry)
    guard entry.value.isNull || entry.value.kind == .string || entry.value.kind == .object else {
      throw fault(.invalidTermDefinition, term, at: entry)
    }
    guard try fill(&draft, of: &definition, in: &active) else {
      // The algorithm takes the term away here, be it protected or not; that it would be without
      // protection then is hardly meant.
      guard definition.call.overridesProtected || previous?.definition.isProtected != true else {
        throw fault(.protectedTermRedefinition, term, at: entry)
      }
      // It is dealt with; another term that names this one is no cycle.
      definition.defined[term] = true
      return
    }
    var defined = DefinedTerm(draft.definition, number: nextNumber())
    if !definition.call.overridesProtected, let previous, previous.definition.isProtected {
      guard previous.definition.isSame(as: draft.definition) else {
        throw fault(.protectedTermRedefinition, term, at: entry)
      }
      defined = previous
    }
    active.terms[term] = defined
    definition.defined[term] = true
  }

  /// Step 4: all that can be said of `@type`.
  private static func isTypeDefinition(_ value: JSONValue) -> Bool {
    guard value.kind == .object, value.count > 0 else { return false }
    for member in value.members {
      let isContainer = member.isNamed("@container") && member.value.isString("@set")
      guard isContainer || member.isNamed("@protected") else { return false }
    }
    return true
  }

  /// Steps 10 to 26.
  ///
  /// - Returns: Whether there is a definition; where a name has the form of a keyword there is none.
  private mutating func fill(
    _ draft: inout TermDraft, of definition: inout ContextDefinition,
    in active: inout ActiveContext
  ) throws(JSONLDError) -> Bool {
    draft.definition.isProtected = definition.protectsTerms
    if let entry = draft["@protected"] {
      guard let isProtected = entry.value.bool else {
        throw fault(.invalidProtectedValue, draft.term, at: entry)
      }
      draft.definition.isProtected = isProtected
    }
    try setType(of: &draft, of: &definition, in: &active)
    if let reverse = draft["@reverse"] {
      guard try setReverse(reverse, of: &draft, of: &definition, in: &active) else { return false }
    } else {
      guard try setIRI(of: &draft, of: &definition, in: &active) else { return false }
      try setContainer(of: &draft)
    }
    try setIndex(of: &draft, of: &definition, in: &active)
    try setContext(of: &draft, of: &definition, in: &active)
    try setLanguageAndDirection(of: &draft)
    try setNest(of: &draft)
    try setPrefix(of: &draft)
    try refuseUnknownEntries(of: draft)
    return true
  }

  /// Step 12: the type of the term's values.
  private mutating func setType(
    of draft: inout TermDraft, of definition: inout ContextDefinition,
    in active: inout ActiveContext
  ) throws(JSONLDError) {
    guard let entry = draft["@type"] else { return }
    guard let value = entry.value.exactString else {
      throw fault(.invalidTypeMapping, draft.term, at: entry)
    }
    let type = try expandIRI(value, in: &active, of: &definition, at: entry.place)
    switch type {
    case Keyword.id?, Keyword.json?, Keyword.none?, Keyword.vocab?: break
    case let type? where IRISyntax.hasIRIForm(type.string): break
    default: throw fault(.invalidTypeMapping, draft.term, at: entry)
    }
    draft.definition.type = type
  }

  /// Step 13: a property that runs from the value to the node.
  ///
  /// Unlike in the Recommendation of 2020, what follows this step holds for reverse properties too,
  /// as its erratum of 2023 says.
  private mutating func setReverse(
    _ entry: LocalContext.Entry, of draft: inout TermDraft,
    of definition: inout ContextDefinition, in active: inout ActiveContext
  ) throws(JSONLDError) -> Bool {
    guard draft["@id"] == nil, draft["@nest"] == nil else {
      throw fault(.invalidReverseProperty, draft.term, at: entry)
    }
    guard let value = entry.value.exactString else {
      throw fault(.invalidIRIMapping, draft.term, at: entry)
    }
    if !Keyword.contains(value) && Keyword.isForm(of: value) { return false }
    guard let iri = try expandIRI(value, in: &active, of: &definition, at: entry.place),
      ContextProcessor.isName(iri)
    else { throw fault(.invalidIRIMapping, draft.term, at: entry) }
    draft.definition.iri = iri
    draft.definition.isReverse = true
    if let container = draft["@container"], !container.value.isNull {
      guard container.value.kind == .string, let kind = TermContainer(container.value),
        kind == .set || kind == .index
      else { throw fault(.invalidReverseProperty, draft.term, at: container) }
      draft.definition.container = kind
    }
    return true
  }

  /// Whether a text has the form of an IRI or of a blank node identifier.
  static func isName(_ text: ExactString) -> Bool {
    IRISyntax.hasIRIForm(text.string) || IRISyntax.isBlankNode(text.string)
  }
}

/// A term definition that is being made.
struct TermDraft {
  let term: ExactString
  /// What the context says of the term: `null`, an IRI, or an object.
  let entry: LocalContext.Entry
  var definition = TermDefinition()

  init(term: ExactString, entry: LocalContext.Entry) {
    self.term = term
    self.entry = entry
  }

  /// An entry of the definition; a definition that is no object is the value of its `@id`.
  subscript(_ name: StaticString) -> LocalContext.Entry? {
    entry.value[name].map { LocalContext.Entry(value: $0, source: entry.source) }
  }

  /// The value that the term is mapped to, where there is one.
  var id: LocalContext.Entry? { entry.value.kind == .object ? self["@id"] : entry }

  /// Whether the definition is nothing but a text.
  var isSimple: Bool { entry.value.kind == .string }
}

extension LocalContext.Entry {
  /// Where the entry stands.
  var place: WorkBudget.Place { WorkBudget.Place(value: value, source: source) }
}
