internal import StrictJSON

// Source: JSON-LD 1.1 API §5.1.2 steps 13.7 and 13.8.
extension Expander {
  /// Strings by language.
  mutating func expandLanguageMap(
    _ map: JSONValue, of definition: TermDefinition?, in active: ActiveContext
  ) throws(JSONLDError) -> [Expanded] {
    let direction = (definition?.direction ?? .inherited).applied(to: active.direction)
    var result: [Expanded] = []
    for member in map.members {
      let language = ExactString(member.name)
      let isNone = active.expandsTo(Keyword.none, key: language)
      for item in member.value.elementsOrSelf where !item.isNull {
        guard item.kind == .string else { throw fault(.invalidLanguageMapValue, at: item) }
        try contexts.budget.spendNodes(at: place(item))
        try contexts.budget.spendUse(of: language, at: place(item))
        var value = ExpandedMap(Keyword.value, .verbatim(item))
        if !isNone { value[Keyword.language] = .text(language) }
        value[Keyword.direction] = direction.map { .text($0) }
        result.append(.map(value))
      }
    }
    return result
  }

  /// Values by index, identifier or type.
  mutating func expandIndexMap(
    _ map: JSONValue, of key: ExactString, _ definition: TermDefinition?, in active: ActiveContext
  ) throws(JSONLDError) -> [Expanded] {
    let container = definition?.container ?? []
    let isOfNodes = !container.isDisjoint(with: [.id, .type])
    let mapContext = isOfNodes ? active.previous?.context ?? active : active
    var result: [Expanded] = []
    for member in map.members {
      let index = ExactString(member.name)
      var context = mapContext
      if container.contains(.type), let term = mapContext.terms[index] {
        context = try contexts.process(scopedTo: term, on: mapContext)
      }
      let entry = MapEntry(
        name: index, nameValue: member.nameValue, value: member.value, container: container,
        property: definition?.index,
        expandedName: try contexts.expandIRI(index, in: active, at: place(member.value)))
      let items = try expand(member.value, of: key, in: context, isFromMap: true)
      for item in items?.elements ?? [] {
        result.append(try labeled(item, with: entry, in: active))
      }
    }
    return result
  }

  /// An entry of a map whose keys say something of its values.
  private struct MapEntry {
    let name: ExactString
    let nameValue: JSONValue
    let value: JSONValue
    let container: TermContainer
    /// The property that holds the name; `nil` where `@index` does.
    let property: ExactString?
    let expandedName: ExactString?
  }

  /// Step 13.8.3.7: a value with what the key says of it.
  ///
  /// The algorithm would give identifiers and types to literals too, which can have neither.
  private mutating func labeled(
    _ item: Expanded, with entry: MapEntry, in active: ActiveContext
  ) throws(JSONLDError) -> Expanded {
    guard var map = item.map else { return item }
    if entry.container.contains(.graph), !map.isGraphObject {
      map = ExpandedMap(Keyword.graph, .array([item]))
    }
    try contexts.budget.spendUse(of: entry.name, at: place(entry.value))
    let isNone = entry.expandedName == Keyword.none
    if isNone {
      // The key says nothing.
    } else if entry.container.contains(.index) {
      if let property = entry.property, property != Keyword.index {
        try addIndex(entry, to: &map, as: property, in: active)
      } else if !map.contains(Keyword.index) {
        map[Keyword.index] = .text(entry.name)
      }
    } else if map.isValueObject {
      throw fault(.invalidValueObject, entry.name, at: entry.value)
    } else if entry.container.contains(.id) {
      if !map.contains(Keyword.id) {
        let id = try contexts.expandIRI(
          entry.name, in: active, documentRelative: true, vocabulary: false, at: place(entry.value))
        map[Keyword.id] = Expanded(iri: id)
      }
    } else {
      let types = map[Keyword.type]?.elements ?? []
      map[Keyword.type] = .array([Expanded(iri: entry.expandedName)] + types)
    }
    return .map(map)
  }

  /// Step 13.8.3.7.2.
  private mutating func addIndex(
    _ entry: MapEntry, to map: inout ExpandedMap, as property: ExactString,
    in active: ActiveContext
  ) throws(JSONLDError) {
    try contexts.budget.spendNodes(at: place(entry.value))
    let value = try expandValue(entry.nameValue, of: property, in: active)
    guard !map.isValueObject,
      let name = try contexts.expandIRI(property, in: active, at: place(entry.value))
    else { throw fault(.invalidValueObject, property, at: entry.value) }
    map[name] = .array([.map(value)] + (map[name]?.elements ?? []))
  }
}
