internal import StrictJSON

// Source: JSON-LD 1.1 API §5.1.2 steps 13 and 14.
extension Expander {
  /// Adds the entries of an object, and of the objects nested in it, to its expanded form.
  mutating func expandEntries(
    of element: JSONValue, in scope: Scope, into result: inout ExpandedMap
  ) throws(JSONLDError) {
    var nests: [(key: ExactString, value: JSONValue)] = []
    var hasReverseMap = false
    for member in element.members {
      let key = ExactString(member.name)
      if key == Keyword.context { continue }
      let name = try contexts.expandIRI(key, in: scope.active, at: place(member.value))
      guard let name else {
        try lose(Keyword.isForm(of: key) ? .keyword : .property, key, at: member.value)
        continue
      }
      if name == Keyword.nest {
        try checkKeyword(name, of: member.value, in: scope, result)
        nests.append((key, member.value))
      } else if Keyword.contains(name) {
        try checkKeyword(name, of: member.value, in: scope, result)
        guard name != Keyword.reverse || !hasReverseMap else {
          throw fault(.collidingKeywords, name, at: member.value)
        }
        hasReverseMap = hasReverseMap || name == Keyword.reverse
        try expandKeyword(name, member.value, in: scope, into: &result)
      } else if name.string.utf8.contains(UInt8(ascii: ":")) {
        try expandProperty(key, as: name, member.value, in: scope.active, into: &result)
      } else {
        try lose(.property, key, at: member.value)
      }
    }
    for nest in nests {
      try expandNest(nest.key, nest.value, in: scope, into: &result)
    }
  }

  /// Refuses a keyword that may not stand here.
  ///
  /// That there are reversed properties already may be the doing of terms that are reverse
  /// properties; it is no collision, wherever these stand among the entries.
  ///
  /// Source: steps 13.4.1 and 13.4.2.
  private func checkKeyword(
    _ keyword: ExactString, of value: JSONValue, in scope: Scope, _ result: ExpandedMap
  ) throws(JSONLDError) {
    guard scope.property != Keyword.reverse else {
      throw fault(.invalidReversePropertyMap, keyword, at: value)
    }
    switch keyword {
    case Keyword.included, Keyword.type, Keyword.reverse: return
    default:
      guard !result.contains(keyword) else { throw fault(.collidingKeywords, keyword, at: value) }
    }
  }

  /// Step 14: entries that stand in an object of their own only for order's sake.
  private mutating func expandNest(
    _ key: ExactString, _ value: JSONValue, in scope: Scope, into result: inout ExpandedMap
  ) throws(JSONLDError) {
    var nested = scope
    nested.property = key
    nested.active = try propertyScoped(key, in: scope.active, on: scope.active)
    for item in value.elementsOrSelf {
      guard item.kind == .object else { throw fault(.invalidNestValue, key, at: item) }
      for member in item.members {
        let isValue = nested.active.expandsTo(Keyword.value, key: ExactString(member.name))
        guard !isValue else { throw fault(.invalidNestValue, key, at: item) }
      }
      try contexts.budget.enter(.value, at: place(item))
      defer { contexts.budget.leave(.value) }
      try expandEntries(of: item, in: nested, into: &result)
    }
  }

  /// Steps 13.5 to 13.14: an entry whose key stands for a property.
  private mutating func expandProperty(
    _ key: ExactString, as name: ExactString, _ value: JSONValue, in active: ActiveContext,
    into result: inout ExpandedMap
  ) throws(JSONLDError) {
    let definition = active[key]
    let container = definition?.container ?? []
    var expanded: Expanded?
    if definition?.type == Keyword.json {
      try contexts.budget.spendNodes(at: place(value))
      var literal = ExpandedMap(Keyword.value, .verbatim(value))
      literal[Keyword.type] = .text(Keyword.json)
      expanded = .map(literal)
    } else if container.contains(.language), value.kind == .object {
      expanded = .array(try expandLanguageMap(value, of: definition, in: active))
    } else if !container.isDisjoint(with: [.index, .type, .id]), value.kind == .object {
      expanded = .array(try expandIndexMap(value, of: key, definition, in: active))
    } else {
      expanded = try expand(value, of: key, in: active)
    }
    guard var expanded else { return }
    if container.contains(.list), expanded.map?.isListObject != true {
      expanded = .map(ExpandedMap(Keyword.list, .array(expanded.elements)))
    }
    if container.contains(.graph), container.isDisjoint(with: [.id, .index]) {
      expanded = .array(
        expanded.elements.map { .map(ExpandedMap(Keyword.graph, .array($0.elements))) })
    }
    if definition?.isReverse == true {
      try addReverse(expanded, as: name, at: value, to: &result)
    } else {
      result.add(expanded, to: name)
    }
  }

  /// Step 13.13: values that the property runs from.
  private func addReverse(
    _ expanded: Expanded, as name: ExactString, at value: JSONValue, to result: inout ExpandedMap
  ) throws(JSONLDError) {
    var reverse = result[Keyword.reverse]?.map ?? ExpandedMap()
    result[Keyword.reverse] = .null
    for item in expanded.elements {
      guard item.map.map({ !$0.isValueObject && !$0.isListObject }) ?? false else {
        throw fault(.invalidReversePropertyValue, name, at: value)
      }
      reverse.add(item, to: name)
    }
    result[Keyword.reverse] = .map(reverse)
  }
}
