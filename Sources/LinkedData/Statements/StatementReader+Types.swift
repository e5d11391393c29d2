internal import StrictJSON

extension StatementReader {
  /// The types of an object, in order of code units, as their contexts are entered.
  mutating func types(of object: JSONCursor, in layer: Int) throws(DataLoss) -> [JSONCursor] {
    guard let value = object["type"] else { return [] }
    let name: StaticString = "type"
    let bytes = unsafe UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let term = unsafe active.definition(of: bytes, key: JSONCursor.key(of: name), in: layer)
    guard term?.flags.meaning == .type else { throw fail(.nameNotReserved("type"), value) }
    let count = value.elementsOrSelf.underestimatedCount
    guard count <= StatementReader.maxTypes else {
      throw fail(.tooManyTypes(limit: StatementReader.maxTypes), value)
    }
    guard count > 0 else { throw fail(.valueEmpty, value) }
    var types: [JSONCursor] = []
    types.reserveCapacity(count)
    for type in value.elementsOrSelf {
      guard type.kind == .string else { throw fail(.typeNotText, type) }
      guard !types.contains(where: { $0.isSameString(as: type) }) else {
        throw fail(.valueRepeated, type)
      }
      types.append(type)
    }
    if count > 1 {
      types.sort { unsafe CodeUnitOrder.precedes($0.content, $1.content) }
    }
    return types
  }

  /// Enters the contexts of types.
  ///
  /// Source: JSON-LD 1.1 API §5.1.2 step 11.
  mutating func enterTypes(
    _ types: [JSONCursor], of object: JSONCursor, on layer: Int
  ) throws(DataLoss) -> Int {
    var typed = layer
    for type in types {
      guard let scope = active.definition(of: type, in: layer)?.scope else { continue }
      typed = try enter(scope, on: typed, by: .type, at: type)
    }
    return typed
  }

  /// Notes the types of a thing, of which no two may be names of one class.
  mutating func sayTypes(
    _ types: [JSONCursor], of described: Int, at position: Position, in layer: Int
  ) throws(DataLoss) {
    let first = dataset.statements.count
    for type in types {
      let term = try typeIRI(type, in: layer)
      for earlier in dataset.statements[first...]
      where terms.bytes(of: earlier.object) == terms.bytes(of: term) {
        throw fail(.valueRepeated, type)
      }
      let predicate =
        typePredicate ?? terms.addTerm("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>")
      typePredicate = predicate
      let statement = RDFStatement(
        subject: position.subject, predicate: predicate, object: term, graph: position.graph)
      try say(statement, of: described, at: type)
    }
  }

  /// The IRI of a type.
  ///
  /// Source: JSON-LD 1.1 API §5.1.2 step 13.4.4.
  mutating func typeIRI(_ type: JSONCursor, in layer: Int) throws(DataLoss) -> RDFTerm {
    try vocabularyIRI(type, in: layer, isType: true)
  }

  /// The IRI of a string that is a name that a context defines, or an IRI.
  ///
  /// Source: JSON-LD 1.1 API §5.2.2, with `vocab`.
  mutating func vocabularyIRI(
    _ value: JSONCursor, in layer: Int, isType: Bool
  ) throws(DataLoss) -> RDFTerm {
    if let (term, place) = active.place(of: value, in: layer) {
      let flags = term.flags
      guard flags.meaning == .iri else { throw fail(.typeUndefined(value.text), value) }
      try checkFullIRI(of: term, definedIn: place, value)
      let isOtherName =
        isType && flags.isAliasOfType || hasOtherName(term, isType: isType, in: layer)
      guard !isOtherName else { throw fail(.typeHasOtherName(value.text), value) }
      return unsafe terms.addTerm(term.iri)
    }
    let content = unsafe value.content
    guard unsafe content.first != UInt8(ascii: "@") else {
      throw fail(.typeUndefined(value.text), value)
    }
    if unsafe content.contains(UInt8(ascii: ":")) {
      let term = try identifier(value, in: layer)
      let isNamed = unsafe hasName(for: content, in: layer)
      guard !isNamed else { throw fail(.typeHasOtherName(value.text), value) }
      return term
    }
    return try undefinedName(value, .typeUndefined(value.text), in: layer)
  }

  /// The IRI of a name that no context defines: it comes after the vocabulary, where there is one.
  mutating func undefinedName(
    _ name: JSONCursor, _ otherwise: DataLoss.Reason, in layer: Int
  ) throws(DataLoss) -> RDFTerm {
    guard let vocabulary = unsafe active.vocabulary(in: layer), unsafe !name.content.isEmpty,
      unsafe active.expansion(of: vocabulary.text, after: 0, in: vocabulary.layer) == nil
    else { throw fail(otherwise, name) }
    let iri = unsafe Array(vocabulary.text) + Array(name.content)
    let (kind, isNamed, term) = unsafe iri.withUnsafeBufferPointer { iri in
      let kind = unsafe IRIText.kind(of: iri)
      return unsafe (kind, hasName(for: iri, in: layer), terms.addIRI(iri))
    }
    guard case .iri = kind, !isNamed else { throw fail(otherwise, name) }
    return term
  }
}
