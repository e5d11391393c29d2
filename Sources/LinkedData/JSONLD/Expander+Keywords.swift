internal import StrictJSON

// Source: JSON-LD 1.1 API §5.1.2 step 13.4.
extension Expander {
  /// Adds what an entry whose key stands for a keyword says.
  mutating func expandKeyword(
    _ keyword: ExactString, _ value: JSONValue, in scope: Scope, into result: inout ExpandedMap
  ) throws(JSONLDError) {
    switch keyword {
    case Keyword.id: result[keyword] = try expandID(value, in: scope)
    case Keyword.type:
      let types = try expandType(value, in: scope)
      if result.contains(keyword) {
        result.add(types, to: keyword)
      } else {
        result[keyword] = types
      }
    case Keyword.graph:
      result[keyword] = .array(try list(value, of: Keyword.graph, in: scope))
    case Keyword.included:
      result.add(try expandIncluded(value, in: scope), to: keyword)
    case Keyword.value:
      guard scope.hasJSONType || !(value.kind == .object || value.kind == .array) else {
        throw fault(.invalidValueObjectValue, at: value)
      }
      result[keyword] = .verbatim(value)
    case Keyword.language:
      result[keyword] = try text(value, otherwise: .invalidLanguageTaggedString)
    case Keyword.direction:
      guard ContextProcessor.isDirection(value) else {
        throw fault(.invalidBaseDirection, at: value)
      }
      result[keyword] = .verbatim(value)
    case Keyword.index: result[keyword] = try text(value, otherwise: .invalidIndexValue)
    case Keyword.list:
      if scope.property == nil || scope.property == Keyword.graph {
        return try lose(.freeFloating, at: value)
      }
      result[keyword] = .array(try list(value, of: scope.property, in: scope))
    case Keyword.set:
      let set = try expand(value, of: scope.property, in: scope.active)
      result[keyword] = set ?? .array([])
    case Keyword.reverse: try expandReverse(value, in: scope, into: &result)
    default:
      // The other keywords say something in contexts only.
      try lose(.keyword, keyword, at: value)
    }
  }

  private func text(
    _ value: JSONValue, otherwise code: JSONLDErrorCode
  ) throws(JSONLDError) -> Expanded {
    guard value.kind == .string else { throw fault(code, at: value) }
    return .verbatim(value)
  }

  /// The expanded value, ensured to be an array.
  private mutating func list(
    _ value: JSONValue, of property: ExactString?, in scope: Scope
  ) throws(JSONLDError) -> [Expanded] {
    try expand(value, of: property, in: scope.active)?.elements ?? []
  }

  private mutating func expandID(
    _ value: JSONValue, in scope: Scope
  ) throws(JSONLDError) -> Expanded {
    guard let text = value.exactString else { throw fault(.invalidIDValue, at: value) }
    return Expanded(
      iri: try contexts.expandIRI(
        text, in: scope.active, documentRelative: true, vocabulary: false, at: place(value)))
  }

  /// Step 13.4.4: a text stays a text, an array an array.
  private mutating func expandType(
    _ value: JSONValue, in scope: Scope
  ) throws(JSONLDError) -> Expanded {
    var types: [Expanded] = []
    guard value.kind == .array || value.kind == .string else {
      throw fault(.invalidTypeValue, at: value)
    }
    for type in value.elementsOrSelf {
      guard let text = type.exactString else { throw fault(.invalidTypeValue, at: type) }
      try contexts.budget.spendNodes(at: place(type))
      types.append(
        Expanded(
          iri: try contexts.expandIRI(
            text, in: scope.typeScoped, documentRelative: true, at: place(type))))
    }
    if value.kind == .string, let type = types.first { return type }
    return .array(types)
  }

  /// Step 13.4.6: nodes that are only said to be there.
  private mutating func expandIncluded(
    _ value: JSONValue, in scope: Scope
  ) throws(JSONLDError) -> Expanded {
    // Of what is not a node nothing is left where nothing refers to it, and nothing is no node.
    guard let included = try expand(value, of: nil, in: scope.active)?.elements,
      included.allSatisfy({ $0.map?.isNodeObject ?? false })
    else { throw fault(.invalidIncludedValue, at: value) }
    return .array(included)
  }

  /// Step 13.4.13: properties that run from their values; those reversed twice run as usual.
  private mutating func expandReverse(
    _ value: JSONValue, in scope: Scope, into result: inout ExpandedMap
  ) throws(JSONLDError) {
    guard value.kind == .object else { throw fault(.invalidReverseValue, at: value) }
    guard let map = try expand(value, of: Keyword.reverse, in: scope.active)?.map else { return }
    for entry in map[Keyword.reverse]?.map?.entries ?? [] {
      result.add(entry.value, to: entry.name)
    }
    guard map.entries.contains(where: { $0.name != Keyword.reverse }) else { return }
    var reverse = result[Keyword.reverse]?.map ?? ExpandedMap()
    for entry in map.entries where entry.name != Keyword.reverse {
      for item in entry.value.elements {
        guard item.map.map({ !$0.isValueObject && !$0.isListObject }) ?? false else {
          throw fault(.invalidReversePropertyValue, entry.name, at: value)
        }
        reverse.add(item, to: entry.name)
      }
    }
    result[Keyword.reverse] = .map(reverse)
  }
}
