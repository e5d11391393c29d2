internal import StrictJSON

extension StatementReader {
  /// Reads one value of a property.
  mutating func readValue(
    _ value: JSONCursor, of property: Property, at position: Position, _ described: Int
  ) throws(DataLoss) {
    if property.flags.isGraph {
      return try readGraph(value, of: property, at: position, described)
    }
    let object = try object(value, of: property, at: position, graph: position.graph)
    try say(property, object, at: position, described, value)
  }

  /// Notes that the subject has the value, or for a reversed property that the value has the subject.
  private mutating func say(
    _ property: Property, _ object: RDFTerm, at position: Position, _ described: Int,
    _ place: JSONCursor
  ) throws(DataLoss) {
    let (subject, object) =
      property.flags.isReverse ? (object, position.subject) : (position.subject, object)
    let statement = RDFStatement(
      subject: subject, predicate: property.predicate, object: object, graph: position.graph)
    try say(statement, of: described, at: place)
  }

  /// The term that a value is.
  mutating func object(
    _ value: JSONCursor, of property: Property, at position: Position, graph: RDFTerm
  ) throws(DataLoss) -> RDFTerm {
    if property.flags.coercion == .json { return jsonLiteral(value) }
    switch value.kind {
    case .null: throw fail(.valueEmpty, value)
    case .array: throw fail(.arrayNested, value)
    case .object:
      if value["@value"] != nil { return try languageText(value, of: property) }
      return try node(value, of: property, at: position, graph: graph)
    case .string:
      try checkOwnScope(of: property, at: position, value)
      return try text(value, of: property, at: position)
    case .number, .bool:
      try checkOwnScope(of: property, at: position, value)
      guard !property.flags.isReverse else { throw fail(.valueNotANode, value) }
      return try native(value, of: property)
    }
  }

  private mutating func node(
    _ value: JSONCursor, of property: Property, at position: Position, graph: RDFTerm
  ) throws(DataLoss) -> RDFTerm {
    guard position.depth < StatementReader.maxDepth else {
      throw fail(.tooDeep(limit: StatementReader.maxDepth), value)
    }
    // What the types of the thing around it brought holds for that thing alone, but also for what is
    // no more than an identifier. Source: JSON-LD 1.1 API §5.1.2 step 7.
    let isIdentifier = value.count == 1 && value["id"] != nil
    var layer = isIdentifier ? position.layer : active.outward(of: position.layer)
    if let scope = property.term?.scope {
      layer = try enter(scope, on: layer, by: .property, at: value)
    }
    return try readNode(value, in: layer, graph: graph, depth: position.depth)
  }

  /// A string, as its property reads it.
  ///
  /// Source: JSON-LD 1.1 API §5.3.2, value expansion.
  private mutating func text(
    _ value: JSONCursor, of property: Property, at position: Position
  ) throws(DataLoss) -> RDFTerm {
    switch property.flags.coercion {
    case .id:
      let term = try identifier(value, in: try layer(for: property, at: position, value))
      mention(term, value, at: position)
      return term
    case .vocab:
      return try vocabularyIRI(
        value, in: try layer(for: property, at: position, value), isType: false)
    case .none, .datatype, .json, .nativeDatatype:
      guard !property.flags.isReverse else { throw fail(.valueNotANode, value) }
      if isNative(property), isNativeText(value) {
        throw fail(.numberAsText, value)
      }
      return unsafe literal(value.content, of: property)
    }
  }

  /// Makes sure that the context of a property's own does not say something else of the property,
  /// which would hold for its values.
  ///
  /// Source: JSON-LD 1.1 API §5.1.2 step 4.2.
  private mutating func checkOwnScope(
    of property: Property, at position: Position, _ value: JSONCursor
  ) throws(DataLoss) {
    guard let term = property.term, term.scope != nil else { return }
    let layer = try layer(for: property, at: position, value)
    let scoped = unsafe active.place(of: term.name, key: term.nameKey, in: layer)?.term
    guard scoped?.isSame(as: term) == true else {
      throw unsafe fail(.nameNotReserved(String(decoding: term.name, as: UTF8.self)), value)
    }
  }

  private mutating func layer(
    for property: Property, at position: Position, _ place: JSONCursor
  ) throws(DataLoss) -> Int {
    guard let scope = property.term?.scope else { return position.layer }
    return try enter(scope, on: position.layer, by: .property, at: place)
  }

  /// A literal of the property's datatype.
  private mutating func literal(
    _ content: UnsafeBufferPointer<UInt8>, of property: Property
  ) -> RDFTerm {
    guard let term = property.term else {
      return unsafe terms.addLiteral(content, suffix: UnsafeBufferPointer(start: nil, count: 0))
    }
    let datatype = unsafe term.datatype
    if let foreign = unsafe active.expansion(of: datatype, after: 3, in: property.definedIn) {
      let isPlain = foreign.elementsEqual("^^<http://www.w3.org/2001/XMLSchema#string>".utf8)
      return unsafe (isPlain ? [] : foreign).withUnsafeBufferPointer {
        unsafe terms.addLiteral(content, suffix: $0)
      }
    }
    return unsafe terms.addLiteral(content, suffix: datatype)
  }

  /// Whether values of a property are numbers or truth values, which JSON writes without quotes.
  private func isNative(_ property: Property) -> Bool {
    switch property.flags.coercion {
    case .nativeDatatype: return true
    case .none, .id, .vocab, .json: return false
    case .datatype: break
    }
    guard let term = property.term,
      let foreign = unsafe active.expansion(of: term.datatype, after: 3, in: property.definedIn)
    else { return false }
    return NativeDatatypes.contain(String(decoding: foreign.dropFirst(3).dropLast(), as: UTF8.self))
  }

  /// Whether a string could stand without its quotes.
  private func isNativeText(_ value: JSONCursor) -> Bool {
    let content = unsafe value.content
    let first = unsafe content.first ?? 0
    let isWord = unsafe content.elementsEqual("true".utf8) || content.elementsEqual("false".utf8)
    return isWord || first == UInt8(ascii: "-") || (0x30...0x39).contains(first)
  }

  /// Source: JSON-LD 1.1 API §8.2.2 step 7.
  private mutating func jsonLiteral(_ value: JSONCursor) -> RDFTerm {
    let suffix: StaticString = "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>"
    return unsafe value.value.canonicalBytes().withUnsafeBufferPointer { content in
      unsafe terms.addLiteral(
        content,
        suffix: UnsafeBufferPointer(
          start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
    }
  }
}

extension StatementReader {
  /// The parser's own limit; no document that was parsed by the standard limits is deeper.
  static let maxDepth = JSONLimits.standard.maxDepth

  /// A number or truth value.
  ///
  /// Source: JSON-LD 1.1 API §8.2.2 steps 8 to 11.
  private mutating func native(
    _ value: JSONCursor, of property: Property
  ) throws(DataLoss) -> RDFTerm {
    let isTyped: Bool
    switch property.flags.coercion {
    case .datatype:
      guard isNative(property) else { throw fail(.textAsNumber, value) }
      isTyped = true
    case .nativeDatatype: isTyped = true
    case .none, .id, .vocab, .json: isTyped = false
    }
    if let bool = value.bool {
      return native(
        Array((bool ? "true" : "false").utf8),
        isTyped ? property : nil, "^^<http://www.w3.org/2001/XMLSchema#boolean>")
    }
    let number = value.double ?? 0
    let isInteger = number.rounded(.towardZero) == number && number.magnitude < 1e21
    if isInteger, !isTyped || !isDouble(property) {
      // Beyond, integers are no longer told apart.
      guard number.magnitude <= 0x1p53 else { throw fail(.numberRounded, value) }
      return native(
        Array(String(Int64(number)).utf8), isTyped ? property : nil,
        "^^<http://www.w3.org/2001/XMLSchema#integer>")
    }
    let written = DoubleText(number)
    let text = written.bytes
    numberWork += 2 * written.work
    guard dataset.statements.count + numberWork < StatementReader.maxStatements else {
      throw fail(.tooManyStatements(limit: StatementReader.maxStatements), value)
    }
    guard Double(String(decoding: text, as: UTF8.self)) == number else {
      throw fail(.numberRounded, value)
    }
    return native(
      text, isTyped ? property : nil, "^^<http://www.w3.org/2001/XMLSchema#double>")
  }

  private func isDouble(_ property: Property) -> Bool {
    guard let term = property.term else { return false }
    let double = "^^<http://www.w3.org/2001/XMLSchema#double>".utf8
    if let foreign = unsafe active.expansion(of: term.datatype, after: 3, in: property.definedIn) {
      return foreign.elementsEqual(double)
    }
    return unsafe term.datatype.elementsEqual(double)
  }

  private mutating func native(
    _ text: [UInt8], _ property: Property?, _ datatype: StaticString
  ) -> RDFTerm {
    unsafe text.withUnsafeBufferPointer { text in
      if let property { return unsafe literal(text, of: property) }
      let suffix = unsafe UnsafeBufferPointer(
        start: datatype.utf8Start, count: datatype.utf8CodeUnitCount)
      return unsafe terms.addLiteral(text, suffix: suffix)
    }
  }

  /// A text and its language: the one use that `@value` has.
  ///
  /// A direction is not allowed: it is dropped when JSON becomes statements.
  ///
  /// Source: VC Data Model 2.0 §11.1.
  private mutating func languageText(
    _ value: JSONCursor, of property: Property
  ) throws(DataLoss) -> RDFTerm {
    guard value.count == 2, let text = value["@value"], text.kind == .string,
      let language = value["@language"], language.kind == .string,
      property.flags.coercion == .none, !property.flags.isReverse
    else { throw fail(.valueObjectInvalid, value) }
    guard IRISyntax.isLanguageTag(language.string ?? "") else {
      throw fail(.languageInvalid(language.text), language)
    }
    let suffix = [UInt8(ascii: "@")] + languageTag(language)
    return unsafe suffix.withUnsafeBufferPointer {
      unsafe terms.addLiteral(text.content, suffix: $0)
    }
  }

  private mutating func languageTag(_ language: JSONCursor) -> [UInt8] {
    let tag = unsafe Array(language.content)
    let lowered = tag.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if tag != lowered { hasCapitalLanguages = true }
    return reading.keepsLanguageCase ? tag : lowered
  }
}
