internal import StrictJSON

/// Brings a document into the form in which nothing depends on a context.
///
/// Source: JSON-LD 1.1 API §5.1.2.
struct Expander {
  var contexts: ContextProcessor
  /// Where the document was found: what URLs in its contexts are resolved against.
  let origin: ContextOrigin
  let refusesLoss: Bool

  /// What entries of an object are expanded with.
  struct Scope {
    var active: ActiveContext
    /// The context in which types are expanded: what it was before the types' own contexts.
    var typeScoped: ActiveContext
    /// The property, as it is written, whose value the object is.
    var property: ExactString?
    /// Whether the object's type is `@json`.
    var hasJSONType = false
  }

  /// Expands a value.
  ///
  /// - Parameters:
  ///   - element: The value.
  ///   - property: The property, as it is written, whose value it is.
  ///   - active: The context that holds for the property.
  ///   - isFromMap: Whether the value stands in a map, in which a context that does not reach nodes
  ///     below still holds.
  /// - Returns: The expanded form; `nil` where nothing is left of the value.
  /// - Throws: `JSONLDError` at the first thing that is wrong.
  mutating func expand(
    _ element: JSONValue, of property: ExactString?, in active: ActiveContext,
    isFromMap: Bool = false
  ) throws(JSONLDError) -> Expanded? {
    if element.isNull { return nil }
    let place = place(element)
    try contexts.budget.enter(.value, at: place)
    defer { contexts.budget.leave(.value) }
    try contexts.budget.spendNodes(at: place)
    switch element.kind {
    case .array:
      return try expandArray(element, of: property, in: active, isFromMap: isFromMap)
    case .object:
      return try expandObject(element, of: property, in: active, isFromMap: isFromMap)
    default:
      guard let property, property != Keyword.graph else {
        try lose(.freeFloating, at: element)
        return nil
      }
      let scoped = try propertyScoped(property, in: active, on: active)
      return .map(try expandValue(element, of: property, in: scoped))
    }
  }

  func place(_ value: JSONValue) -> WorkBudget.Place {
    WorkBudget.Place(value: value, source: .document)
  }

  func fault(
    _ code: JSONLDErrorCode, _ subject: ExactString? = nil, at value: JSONValue
  ) -> JSONLDError {
    contexts.fault(code, subject, at: value, in: .document)
  }

  /// Refuses to drop something, where that is asked for.
  func lose(
    _ loss: JSONLDLoss, _ subject: ExactString? = nil, at value: JSONValue
  ) throws(JSONLDError) {
    guard refusesLoss, !value.isNull else { return }
    throw JSONLDError(.loss(loss, subject: subject), at: value, in: .document)
  }

  /// The active context with the context of a property's own; it may override protected terms.
  ///
  /// Step 4.2 does not say so of scalars, as step 8 does of objects; but a context with which a term
  /// can have objects as values can only be meant to be used with its other values too.
  mutating func propertyScoped(
    _ property: ExactString?, in defining: ActiveContext, on active: ActiveContext
  ) throws(JSONLDError) -> ActiveContext {
    guard let property, let term = defining.terms[property] else { return active }
    return try contexts.process(scopedTo: term, on: active, overridesProtected: true)
  }

  /// Step 5: the values together.
  private mutating func expandArray(
    _ element: JSONValue, of property: ExactString?, in active: ActiveContext, isFromMap: Bool
  ) throws(JSONLDError) -> Expanded {
    let isList = property.flatMap { active[$0] }?.container.contains(.list) ?? false
    var result: [Expanded] = []
    for item in element.elements {
      switch try expand(item, of: property, in: active, isFromMap: isFromMap) {
      case .array(let values)? where isList:
        result.append(.map(ExpandedMap(Keyword.list, .array(values))))
      case .array(let values)?: result += values
      case let value?: result.append(value)
      case nil: break
      }
    }
    return .array(result)
  }

  /// Steps 6 to 19: an object with what its contexts make of it.
  private mutating func expandObject(
    _ element: JSONValue, of property: ExactString?, in outer: ActiveContext, isFromMap: Bool
  ) throws(JSONLDError) -> Expanded? {
    var active = outer
    if let previous = outer.previous?.context, !isFromMap, try entersNode(element, in: outer) {
      active = previous
    }
    active = try propertyScoped(property, in: outer, on: active)
    if let context = element["@context"] {
      active = try contexts.process(context, from: origin, on: active)
    }
    var scope = Scope(active: active, typeScoped: active, property: property)
    try applyTypes(of: element, to: &scope)
    var result = ExpandedMap()
    try expandEntries(of: element, in: scope, into: &result)
    return try finished(result, of: element, property: property)
  }

  /// Step 7: whether an object is a node of its own, where contexts that do not propagate end.
  private mutating func entersNode(
    _ element: JSONValue, in active: ActiveContext
  ) throws(JSONLDError) -> Bool {
    let isSingle = element.count == 1
    for member in element.members {
      let name = ExactString(member.name)
      if active.expandsTo(Keyword.value, key: name) { return false }
      if isSingle && active.expandsTo(Keyword.id, key: name) { return false }
    }
    return true
  }

  /// Steps 11 and 12: the contexts of the object's types.
  private mutating func applyTypes(
    of element: JSONValue, to scope: inout Scope
  ) throws(JSONLDError) {
    var entries: [(key: ExactString, value: JSONValue)] = []
    for member in element.members {
      let key = ExactString(member.name)
      if scope.typeScoped.expandsTo(Keyword.type, key: key) { entries.append((key, member.value)) }
    }
    entries.sort { $0.key < $1.key }
    for entry in entries {
      for type in entry.value.elementsOrSelf.compactMap({ $0.exactString }).sorted() {
        guard let term = scope.typeScoped.terms[type] else { continue }
        scope.active = try contexts.process(
          scopedTo: term, on: scope.active, propagates: false)
      }
    }
    guard let first = entries.first?.value,
      let last = first.kind == .array ? first[first.count - 1] : first,
      let type = last.exactString
    else { return }
    scope.hasJSONType = scope.active.expandsTo(Keyword.json, key: type)
  }

  /// Steps 15 to 19: what is left of an object, if it is well-formed.
  private func finished(
    _ map: ExpandedMap, of element: JSONValue, property: ExactString?
  ) throws(JSONLDError) -> Expanded? {
    var map = map
    if map.isValueObject {
      guard try keepsValueObject(map, of: element) else { return nil }
    } else {
      if let type = map[Keyword.type], case .array = type {
      } else if let type = map[Keyword.type] {
        map[Keyword.type] = .array([type])
      }
      if map.contains(Keyword.set) || map.contains(Keyword.list) {
        guard map.count == 1 || (map.count == 2 && map.contains(Keyword.index)) else {
          throw fault(.invalidSetOrListObject, at: element)
        }
        if let set = map[Keyword.set] { return set }
      }
    }
    if map.count == 1 && map.contains(Keyword.language) {
      try lose(.freeFloating, at: element)
      return nil
    }
    if property == nil || property == Keyword.graph {
      let isFree =
        map.count == 0 || map.isValueObject || map.isListObject
        || (map.count == 1 && map.contains(Keyword.id))
      if isFree {
        try lose(.freeFloating, at: element)
        return nil
      }
    }
    return .map(map)
  }

  /// Step 15: whether a value is left, if it is well-formed.
  private func keepsValueObject(
    _ map: ExpandedMap, of element: JSONValue
  ) throws(JSONLDError) -> Bool {
    let type = map[Keyword.type]
    let hasLanguage = map.contains(Keyword.language)
    guard type == nil || !(hasLanguage || map.contains(Keyword.direction)) else {
      throw fault(.invalidValueObject, at: element)
    }
    for entry in map.entries {
      switch entry.name {
      case Keyword.value, Keyword.type, Keyword.language, Keyword.direction, Keyword.index: break
      default: throw fault(.invalidValueObject, entry.name, at: element)
      }
    }
    if type?.string == Keyword.json { return true }
    guard let value = map[Keyword.value], !value.isNull else { return false }
    if case .array(let elements) = value, elements.isEmpty { return false }
    if hasLanguage && value.string == nil { throw fault(.invalidLanguageTaggedValue, at: element) }
    if let type {
      guard let iri = type.string, IRISyntax.isIRI(iri.string) else {
        throw fault(.invalidTypedValue, type.string, at: element)
      }
    }
    return true
  }
}
