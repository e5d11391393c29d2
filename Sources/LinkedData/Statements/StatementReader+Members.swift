internal import StrictJSON

extension StatementReader {
  /// A property as an object names it.
  struct Property {
    let term: PackedTerm?
    let flags: TermRecord
    let predicate: RDFTerm
    /// Where the property's datatype may find its prefix.
    let definedIn: Int
  }

  /// Reads a member of an object: a property and its values.
  ///
  /// Source: JSON-LD 1.1 API §5.1.2 step 13.
  mutating func readMember(
    _ name: JSONCursor, _ value: JSONCursor, at position: Position, _ described: Int,
    root: RootMembers?
  ) throws(DataLoss) {
    let property = try property(name, in: position.layer)
    let place = Position(
      subject: position.subject, graph: position.graph, layer: position.layer,
      depth: position.depth + 1)
    if property.flags.isList {
      return try readList(value, of: property, at: place, described)
    }
    guard value.kind == .array, property.flags.coercion != .json else {
      return try readValue(value, of: property, at: place, described)
    }
    guard value.count > 0 else { throw fail(.valueEmpty, value) }
    let first = dataset.statements.count
    var index = 0
    for element in value.elements {
      defer { index += 1 }
      if let kept = root?.proofs, name.isString("proof"), !kept.contains(index) { continue }
      guard element.kind != .array else { throw fail(.arrayNested, element) }
      try readValue(element, of: property, at: place, described)
    }
    if value.count > 1 { try checkRepetition(in: value, from: first, property, position.subject) }
  }

  /// What a member's name stands for.
  private mutating func property(
    _ name: JSONCursor, in layer: Int
  ) throws(DataLoss) -> Property {
    guard let (term, place) = active.place(of: name, in: layer) else {
      return Property(
        term: nil, flags: TermRecord(), predicate: try undefinedProperty(name, in: layer),
        definedIn: layer)
    }
    let flags = term.flags
    switch flags.meaning {
    case .iri: break
    case .id, .type, .keyword: throw fail(.memberIsAlias(name.text), name)
    case .nothing: throw fail(.termMeansNothing(name.text), name)
    }
    try checkFullIRI(of: term, definedIn: place, name)
    let isOtherName =
      flags.isAliasOfProperty || hasOtherName(term, isType: false, in: layer)
    guard !isOtherName else { throw fail(.memberHasOtherName(name.text), name) }
    guard !term.isNameOfClass else { throw fail(.memberIsType(name.text), name) }
    return Property(
      term: term, flags: flags, predicate: unsafe terms.addTerm(term.iri), definedIn: place)
  }

  /// Whether the contexts have another name for what a name stands for, and had it first.
  mutating func hasOtherName(_ term: PackedTerm, isType: Bool, in layer: Int) -> Bool {
    guard mayHaveOtherNames else { return false }
    names.add(tables)
    return names.haveOtherName(than: term, isType: isType, among: active, in: layer)
  }

  /// Whether the contexts have a name for an IRI.
  mutating func hasName(for iri: UnsafeBufferPointer<UInt8>, in layer: Int) -> Bool {
    names.add(tables)
    return unsafe names.haveName(for: iri, among: active, in: layer)
  }

  /// Makes sure that a term stands for its IRI whatever contexts came before its own.
  ///
  /// The context of RsaSignature2018 leaves it to others to say what `sec` is.
  func checkFullIRI(
    of term: PackedTerm, definedIn layer: Int, _ name: JSONCursor
  ) throws(DataLoss) {
    guard unsafe active.expansion(of: term.iri, after: 1, in: layer) == nil else {
      throw fail(.iriCompact(name.text), name)
    }
  }

  private mutating func undefinedProperty(
    _ name: JSONCursor, in layer: Int
  ) throws(DataLoss) -> RDFTerm {
    let content = unsafe name.content
    if unsafe content.first == UInt8(ascii: "@") {
      throw fail(.memberIsKeyword(name.text), name)
    }
    if unsafe content.contains(UInt8(ascii: ":")) { throw fail(.memberIsIRI(name.text), name) }
    return try undefinedName(name, .termUndefined(name.text), in: layer)
  }

  /// Makes sure that no two elements of an array are the same value: as statements they are one.
  private mutating func checkRepetition(
    in array: JSONCursor, from first: Int, _ property: Property, _ subject: RDFTerm
  ) throws(DataLoss) {
    var objects: [RDFTerm] = []
    for statement in dataset.statements[first...] where statement.predicate == property.predicate {
      let isReverse = property.flags.isReverse
      let (holder, value) =
        isReverse
        ? (statement.object, statement.subject) : (statement.subject, statement.object)
      if holder == subject, !value.isBlank { objects.append(value) }
    }
    guard objects.count > 1 else { return }
    let isRepeated = unsafe terms.text.withUnsafeBufferPointer { text in
      func bytes(_ term: RDFTerm) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: text[term.range])
      }
      objects.sort { unsafe CodeUnitOrder.precedes(bytes($0), bytes($1)) }
      return zip(objects, objects.dropFirst()).contains { left, right in
        unsafe EqualBytes.are(bytes(left), bytes(right))
      }
    }
    guard !isRepeated else { throw fail(.valueRepeated, array) }
  }
}
