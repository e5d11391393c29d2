internal import StrictJSON

extension Deserializer {
  /// The node with an identifier; what stands for nothing is no well-formed IRI either.
  ///
  /// Source: JSON-LD 1.1 API §7.4.
  mutating func name(_ id: ExactString?) throws(JSONLDError) -> NodeName {
    let id = id ?? ""
    guard IRISyntax.isBlankNode(id.string) else { return .named(try number(of: id)) }
    if let number = blankNodes[id] { return .blank(number) }
    let number = newBlankNode()
    blankNodes[id] = number
    return .blank(number)
  }

  /// The number of a further blank node.
  mutating func newBlankNode() -> Int {
    defer { dataset.blankNodeCount += 1 }
    return dataset.blankNodeCount
  }

  /// Where work is done, for the error when there is too much of it.
  var here: WorkBudget.Place { WorkBudget.Place(value: document, source: .document) }

  mutating func append(_ statement: RDFStatement) throws(JSONLDError) {
    try budget.spendNodes(at: here)
    dataset.statements.append(statement)
  }

  /// The term with a text, which is appended to the dataset's.
  mutating func term(_ text: [UInt8]) throws(JSONLDError) -> RDFTerm {
    try budget.spendText(text.count, at: here)
    let start = dataset.text.count
    dataset.text += text
    return RDFTerm(text: start..<dataset.text.count)
  }

  /// The number of what may be an IRI.
  mutating func number(of text: ExactString) throws(JSONLDError) -> Int {
    if let known = numbers[text] { return known }
    var term: RDFTerm?
    if IRISyntax.isIRI(text.string) {
      term = try self.term([UInt8(ascii: "<")] + text.utf8 + [UInt8(ascii: ">")])
    }
    numbers[text] = terms.count
    terms.append(term)
    texts.append(text)
    return terms.count - 1
  }

  /// The term of an IRI; `nil` where it is not well-formed.
  mutating func iri(_ text: ExactString) throws(JSONLDError) -> RDFTerm? {
    terms[try number(of: text)]
  }

  /// The term of a node; `nil` where it is not well-formed.
  func term(of name: NodeName) -> RDFTerm? {
    switch name {
    case .blank(let number): .blankNode(number)
    case .named(let number): terms[number]
    }
  }

  /// The term of a graph; `nil` where it is not well-formed.
  func term(ofGraph graph: NodeName?) -> RDFTerm? {
    guard let graph else { return .defaultGraph }
    return term(of: graph)
  }
}
