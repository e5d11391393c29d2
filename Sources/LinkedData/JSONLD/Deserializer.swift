internal import StrictJSON

/// Makes statements of the expanded form.
///
/// The specification first gathers all that is said of a node in one place, and then says it. As
/// statements have no order, each is said here as soon as it is met; what is said twice stays said
/// twice.
///
/// Source: JSON-LD 1.1 API §7.2 and §8.1.
struct Deserializer {
  var dataset = RDFDataset()
  var budget: WorkBudget
  let options: JSONLDOptions
  /// What is to blame when it becomes too much.
  let document: JSONValue
  /// The numbers of the IRIs met so far.
  var numbers: [ExactString: Int] = [:]
  /// The terms of the IRIs, by number; `nil` for what is no well-formed IRI.
  var terms: [RDFTerm?] = []
  /// The IRIs themselves, by number.
  var texts: [ExactString] = []
  /// The blank nodes by their identifiers in the document.
  var blankNodes: [ExactString: Int] = [:]
  private var indexes: [NodePlace: ExactString] = [:]
  /// The compound literals that were said, as values are said once of a node.
  var compounds: Set<CompoundKey> = []

  /// What identifies a node.
  ///
  /// Names are compared more often than they are read, so they are numbers.
  enum NodeName: Hashable {
    case blank(Int)
    /// An IRI, or what stands for one and need not be well-formed.
    case named(Int)
  }

  /// A node in a graph; `nil` for the default graph.
  struct NodePlace: Hashable {
    let graph: NodeName?
    let node: NodeName
  }

  /// A value of a property.
  struct CompoundKey: Hashable {
    let place: NodePlace
    let property: Int
    let value: [UInt8]
  }

  init(budget: WorkBudget, options: JSONLDOptions, document: JSONValue) {
    self.budget = budget
    self.options = options
    self.document = document
  }

  /// Says all that an element of the expanded form says.
  mutating func addNodes(of element: Expanded, in graph: NodeName? = nil) throws(JSONLDError) {
    // What is no node is nobody's value here; nodes in it are nodes nonetheless.
    _ = try item(of: element, in: graph)
  }

  /// A value of a property or an element of a list.
  indirect enum Item {
    case node(NodeName)
    case list([Item])
    case value(ExpandedMap)
  }

  /// What an element is, after what it says itself has been said.
  private mutating func item(
    of element: Expanded, in graph: NodeName?
  ) throws(JSONLDError) -> Item? {
    guard case .map(let map) = element else { return nil }
    if map.isValueObject { return .value(map) }
    guard let list = map[Keyword.list] else { return .node(try addNode(map, in: graph)) }
    var items: [Item] = []
    for element in list.elements {
      if let item = try item(of: element, in: graph) { items.append(item) }
    }
    return .list(items)
  }

  /// Says what a node object says of its node, and of the nodes in it.
  ///
  /// Source: JSON-LD 1.1 API §7.2.2 step 6.
  private mutating func addNode(
    _ map: ExpandedMap, in graph: NodeName?
  ) throws(JSONLDError) -> NodeName {
    let name: NodeName =
      map.contains(Keyword.id) ? try self.name(map[Keyword.id]?.string) : .blank(newBlankNode())
    let place = NodePlace(graph: graph, node: name)
    try checkIndex(of: map, at: place)
    if let types = map[Keyword.type]?.elements {
      let property = try number(of: RDFVocabulary.type)
      for type in types { try say(property, .node(try self.name(type.string)), of: place) }
    }
    for entry in map[Keyword.reverse]?.map?.entries ?? [] {
      let property = try number(of: entry.name)
      for value in entry.value.elements {
        guard case .node(let subject)? = try item(of: value, in: graph) else { continue }
        try say(property, .node(name), of: NodePlace(graph: graph, node: subject))
      }
    }
    for element in map[Keyword.graph]?.elements ?? [] { try addNodes(of: element, in: name) }
    for element in map[Keyword.included]?.elements ?? [] { try addNodes(of: element, in: graph) }
    for entry in map.entries where !Keyword.contains(entry.name) {
      let property = try number(of: entry.name)
      for value in entry.value.elements {
        guard let item = try item(of: value, in: graph) else { continue }
        try say(property, item, of: place)
      }
    }
    return name
  }

  private mutating func checkIndex(
    of map: ExpandedMap, at place: NodePlace
  ) throws(JSONLDError) {
    guard let index = map[Keyword.index]?.string else { return }
    guard indexes.updateValue(index, forKey: place) ?? index == index else {
      throw JSONLDError(
        .fault(.conflictingIndexes, subject: map[Keyword.id]?.string), at: .root, in: .document)
    }
  }
}
