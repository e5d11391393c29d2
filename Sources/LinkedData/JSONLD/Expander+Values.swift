internal import StrictJSON

// Source: JSON-LD 1.1 API §5.3.2.
extension Expander {
  /// The expanded form of a scalar.
  mutating func expandValue(
    _ value: JSONValue, of property: ExactString, in active: ActiveContext
  ) throws(JSONLDError) -> ExpandedMap {
    let definition = active[property]
    let type = definition?.type
    if let text = value.exactString, type == Keyword.id || type == Keyword.vocab {
      let iri = try contexts.expandIRI(
        text, in: active, documentRelative: true, vocabulary: type == Keyword.vocab,
        at: place(value))
      return ExpandedMap(Keyword.id, Expanded(iri: iri))
    }
    var result = ExpandedMap(Keyword.value, .verbatim(value))
    if let type, type != Keyword.id, type != Keyword.vocab, type != Keyword.none {
      try contexts.budget.spendUse(of: type, at: place(value))
      result[Keyword.type] = .text(type)
    } else if value.kind == .string {
      let language = (definition?.language ?? .inherited).applied(to: active.language)
      if let language { try contexts.budget.spendUse(of: language, at: place(value)) }
      let direction = definition?.direction ?? .inherited
      result[Keyword.language] = language.map { .text($0) }
      result[Keyword.direction] = direction.applied(to: active.direction).map { .text($0) }
    }
    return result
  }
}
