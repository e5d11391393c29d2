internal import StrictJSON

extension StatementReader {
  /// Reads a list, whose order is part of what it says.
  ///
  /// Source: JSON-LD 1.1 API §8.3.2.
  mutating func readList(
    _ value: JSONCursor, of property: Property, at position: Position, _ described: Int
  ) throws(DataLoss) {
    // Of JSON the whole value is one element.
    let isWhole = value.kind != .array || property.flags.coercion == .json
    let elements = isWhole ? [value] : Array(value.elements)
    let nodes = elements.map { _ in newBlankNode() }
    let end = terms.addTerm("<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>")
    let head = RDFStatement(
      subject: position.subject, predicate: property.predicate, object: nodes.first ?? end,
      graph: position.graph)
    try say(head, of: described, at: value)
    for (index, element) in elements.enumerated() {
      let object = try object(element, of: property, at: position, graph: position.graph)
      let first = terms.addTerm("<http://www.w3.org/1999/02/22-rdf-syntax-ns#first>")
      let rest = terms.addTerm("<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>")
      let node = nodes[index]
      let next = index + 1 < nodes.count ? nodes[index + 1] : end
      try say(
        RDFStatement(subject: node, predicate: first, object: object, graph: position.graph),
        of: -1, at: element)
      try say(
        RDFStatement(subject: node, predicate: rest, object: next, graph: position.graph),
        of: -1, at: element)
    }
  }

  /// Reads a value that is a graph of its own, as proofs are.
  ///
  /// Source: JSON-LD 1.1 API §5.1.2 step 13.12.
  mutating func readGraph(
    _ value: JSONCursor, of property: Property, at position: Position, _ described: Int
  ) throws(DataLoss) {
    guard value.kind == .object, value["@value"] == nil else {
      throw fail(value.kind == .array ? .arrayNested : .valueNotANode, value)
    }
    let graph = newBlankNode()
    let statement = RDFStatement(
      subject: position.subject, predicate: property.predicate, object: graph,
      graph: position.graph)
    try say(statement, of: described, at: value)
    let before = dataset.statements.count
    _ = try object(value, of: property, at: position, graph: graph)
    guard dataset.statements.count > before else { throw fail(.graphEmpty, value) }
  }
}
