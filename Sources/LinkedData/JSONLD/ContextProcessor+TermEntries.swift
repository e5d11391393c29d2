internal import StrictJSON

// What else is said of a term. Source: JSON-LD 1.1 API §4.2.2 steps 19 to 26.
extension ContextProcessor {
  /// Step 19.
  mutating func setContainer(of draft: inout TermDraft) throws(JSONLDError) {
    guard let entry = draft["@container"] else { return }
    guard let container = TermContainer(entry.value) else {
      throw fault(.invalidContainerMapping, draft.term, at: entry)
    }
    draft.definition.container = container
    guard container.contains(.type) else { return }
    let type = draft.definition.type ?? Keyword.id
    guard type == Keyword.id || type == Keyword.vocab else {
      throw fault(.invalidTypeMapping, draft.term, at: entry)
    }
    draft.definition.type = type
  }

  /// Step 20.
  mutating func setIndex(
    of draft: inout TermDraft, of definition: inout ContextDefinition,
    in active: inout ActiveContext
  ) throws(JSONLDError) {
    guard let entry = draft["@index"] else { return }
    guard draft.definition.container.contains(.index), let index = entry.value.exactString,
      let iri = try expandIRI(index, in: &active, of: &definition, at: entry.place),
      IRISyntax.hasIRIForm(iri.string)
    else { throw fault(.invalidTermDefinition, draft.term, at: entry) }
    draft.definition.index = index
  }

  /// Step 21: the context is tried out, and kept for where the term is used.
  mutating func setContext(
    of draft: inout TermDraft, of definition: inout ContextDefinition,
    in active: inout ActiveContext
  ) throws(JSONLDError) {
    guard let entry = draft["@context"] else { return }
    let origin = ContextOrigin(source: entry.source, baseURL: definition.origin.baseURL)
    let call = ContextCall(
      remoteContexts: definition.call.remoteContexts, overridesProtected: true,
      validatesScopedContexts: false)
    active.terms.settle()
    do throws(JSONLDError) {
      _ = try process(entry.value, from: origin, on: active, call)
    } catch {
      throw error.scoped(to: draft.term)
    }
    draft.definition.context = TermDefinition.ScopedContext(value: entry.value, origin: origin)
  }

  /// Steps 22 and 23.
  mutating func setLanguageAndDirection(of draft: inout TermDraft) throws(JSONLDError) {
    guard draft["@type"] == nil else { return }
    if let entry = draft["@language"] {
      if let language = entry.value.exactString {
        draft.definition.language = .value(language)
      } else if entry.value.isNull {
        draft.definition.language = .null
      } else {
        throw fault(.invalidLanguageMapping, draft.term, at: entry)
      }
    }
    if let entry = draft["@direction"] {
      if entry.value.isNull {
        draft.definition.direction = .null
      } else if ContextProcessor.isDirection(entry.value), let direction = entry.value.exactString {
        draft.definition.direction = .value(direction)
      } else {
        throw fault(.invalidBaseDirection, draft.term, at: entry)
      }
    }
  }

  /// Step 24.
  mutating func setNest(of draft: inout TermDraft) throws(JSONLDError) {
    guard let entry = draft["@nest"] else { return }
    guard let nest = entry.value.exactString, nest == Keyword.nest || !Keyword.contains(nest) else {
      throw fault(.invalidNestValue, draft.term, at: entry)
    }
    draft.definition.nest = nest
  }

  /// Step 25.
  mutating func setPrefix(of draft: inout TermDraft) throws(JSONLDError) {
    guard let entry = draft["@prefix"] else { return }
    let isPlain = !draft.term.string.utf8.contains { $0 == 0x3A || $0 == 0x2F }
    guard isPlain else { throw fault(.invalidTermDefinition, draft.term, at: entry) }
    guard let isPrefix = entry.value.bool else {
      throw fault(.invalidPrefixValue, draft.term, at: entry)
    }
    draft.definition.isPrefix = isPrefix
    if isPrefix, let iri = draft.definition.iri, Keyword.contains(iri) {
      throw fault(.invalidTermDefinition, draft.term, at: entry)
    }
  }

  /// Step 26.
  func refuseUnknownEntries(of draft: TermDraft) throws(JSONLDError) {
    for member in draft.entry.value.members {
      switch ExactString(member.name) {
      case Keyword.id, Keyword.reverse, Keyword.container, Keyword.context, Keyword.direction,
        Keyword.index, Keyword.language, Keyword.nest, Keyword.prefix, Keyword.protected,
        Keyword.type:
        break
      default:
        throw fault(
          .invalidTermDefinition, draft.term, at: member.value, in: draft.entry.source)
      }
    }
  }
}
