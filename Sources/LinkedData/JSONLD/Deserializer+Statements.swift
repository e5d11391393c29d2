internal import StrictJSON

// Source: JSON-LD 1.1 API §8.1.2, §8.2.2 and §8.3.2.
extension Deserializer {
  /// Says something of a node, unless it is no RDF.
  mutating func say(
    _ property: Int, _ item: Item, of place: NodePlace
  ) throws(JSONLDError) {
    guard let graph = term(ofGraph: place.graph) else { return try lose(place.graph) }
    guard let subject = term(of: place.node) else { return try lose(place.node) }
    guard let predicate = terms[property] else { return try lose(.named(property)) }
    guard isNew(item, of: property, at: place), let object = try object(item, in: graph) else {
      return
    }
    try append(
      RDFStatement(subject: subject, predicate: predicate, object: object, graph: graph))
  }

  /// Whether a value is not one that was said before and would become a blank node of its own again.
  ///
  /// Source: JSON-LD 1.1 API §7.2.2 step 4.1.2.
  private mutating func isNew(
    _ item: Item, of property: Int, at place: NodePlace
  ) -> Bool {
    guard options.rdfDirection == .compoundLiteral, case .value(let map) = item,
      map.contains(Keyword.direction)
    else { return true }
    let value = Expanded.map(map).tree().canonicalBytes()
    return compounds.insert(CompoundKey(place: place, property: property, value: value)).inserted
  }

  private mutating func object(
    _ item: Item, in graph: RDFTerm
  ) throws(JSONLDError) -> RDFTerm? {
    switch item {
    case .node(let name):
      if let term = term(of: name) { return term }
      try lose(name)
      return nil
    case .list(let items): return try list(items, in: graph)
    case .value(let map):
      guard let literal = literal(map) else {
        try lose(literal: map)
        return nil
      }
      if options.rdfDirection == nil, map.contains(Keyword.direction) { try lose(.direction, nil) }
      try budget.spendNodes(literal.work, at: here)
      if options.rdfDirection == .compoundLiteral, map.contains(Keyword.direction) {
        return try compound(literal, of: map, in: graph)
      }
      return try term(literal.text)
    }
  }

  private func literal(_ map: ExpandedMap) -> RDFLiteral? {
    RDFLiteral(
      map, direction: options.rdfDirection, lowercasesLanguage: options.lowercasesLanguageTags)
  }

  /// Recurses where lists stand in lists; expansion has bounded that.
  private mutating func list(
    _ items: [Item], in graph: RDFTerm
  ) throws(JSONLDError) -> RDFTerm? {
    guard let first = try iri(RDFVocabulary.first), let rest = try iri(RDFVocabulary.rest),
      let end = try iri(RDFVocabulary.nil)
    else { return nil }
    guard !items.isEmpty else { return end }
    let head = RDFTerm.blankNode(newBlankNode())
    var subject = head
    for (place, item) in items.enumerated() {
      if let object = try object(item, in: graph) {
        try append(RDFStatement(subject: subject, predicate: first, object: object, graph: graph))
      }
      let next = place + 1 < items.count ? RDFTerm.blankNode(newBlankNode()) : end
      try append(RDFStatement(subject: subject, predicate: rest, object: next, graph: graph))
      subject = next
    }
    return head
  }

  /// Source: JSON-LD 1.1 API §8.2.2 step 13.3.
  private mutating func compound(
    _ literal: RDFLiteral, of map: ExpandedMap, in graph: RDFTerm
  ) throws(JSONLDError) -> RDFTerm {
    let node = RDFTerm.blankNode(newBlankNode())
    var parts = [(RDFVocabulary.value, literal.text)]
    if let language = map[Keyword.language]?.string {
      let lowercased = RDFLiteral.lowercased(language)
      parts.append((RDFVocabulary.language, RDFLiteral.quoted(lowercased.utf8)))
    }
    if let direction = map[Keyword.direction]?.string {
      parts.append((RDFVocabulary.direction, RDFLiteral.quoted(direction.utf8)))
    }
    for (property, text) in parts {
      guard let predicate = try iri(property) else { continue }
      let object = try term(text)
      try append(RDFStatement(subject: node, predicate: predicate, object: object, graph: graph))
    }
    return node
  }
}
