internal import StrictJSON

/// Reads the statements of a document, and refuses one whose JSON is not exactly what its contexts
/// would write for them.
///
/// Such documents use little of JSON-LD: names that contexts define, types, identifiers, sets, lists
/// and the graphs of proofs. So statements are made straight from the JSON, without the expanded form
/// in between. For what it accepts, it makes the statements that ``JSONLD/dataset(of:options:loader:)``
/// makes; the tests hold the two together, document by document.
///
/// Source: JSON-LD 1.1 API §5.1.2 (expansion) and §8.1.2 (deserialization), as one walk.
struct StatementReader {
  /// More than any use has; each may bring a context of its own.
  static let maxTypes = 32

  /// TRUST.md's bound; a badge has some sixty.
  static let maxStatements = 100_000

  /// Statements of things that are described several times are compared one by one, as written.
  ///
  /// A record of a whole degree, with the issuer in each of forty awards, has a thousand.
  static let maxCompared = 5_000

  /// The root of the document, which is held while this is used.
  let document: JSONCursor
  let contexts: ContextSet
  /// How the document is read where the field differs.
  let reading: DocumentReading

  var active = ActiveContexts()
  var dataset = RDFDataset()
  /// The text of the dataset, until it is taken.
  var terms = TermWriter(room: 16 << 10)
  /// `rdf:type`, once it was used.
  var typePredicate: RDFTerm?
  var descriptions: [Description] = []
  /// Of each statement which description says it, -1 for none, and which value makes it.
  var sources: [(description: Int32, place: Int32)] = []

  /// The contexts that were used, each once.
  var used: [ContextRevision] = []
  /// The tables of those, held while their memory is read.
  var tables: [ContextTable] = []
  /// Whether a language tag has capital letters.
  var hasCapitalLanguages = false
  /// Whether two of the contexts have different names for one thing.
  var mayHaveOtherNames = false
  /// The names in those by what they stand for, of as many as were asked.
  var names = ContextNames()
  /// What numbers cost beyond what statements cost anyway, in statements.
  var numberWork = 0

  /// Where a value stands.
  struct Position {
    let subject: RDFTerm
    let graph: RDFTerm
    let layer: Int
    let depth: Int
  }

  init(_ document: JSONCursor, contexts: ContextSet, reading: DocumentReading) {
    self.document = document
    self.contexts = contexts
    self.reading = reading
    dataset.statements.reserveCapacity(128)
    sources.reserveCapacity(128)
  }

  /// Begins another dataset, with the same contexts.
  mutating func takeDataset() throws(DataLoss) -> RDFDataset {
    try checkDescriptions()
    var taken = dataset
    taken.text = terms.finish()
    terms = TermWriter(room: 2 << 10)
    typePredicate = nil
    dataset = RDFDataset()
    sources.removeAll(keepingCapacity: true)
    descriptions.removeAll(keepingCapacity: true)
    return taken
  }

  func fail(_ reason: DataLoss.Reason, _ place: JSONCursor) -> DataLoss {
    DataLoss(reason, at: place.value)
  }
}

extension StatementReader {
  /// Reads an object that describes a thing.
  ///
  /// - Parameters:
  ///   - object: The object.
  ///   - layer: The contexts in force where it stands.
  ///   - graph: The graph that its statements belong to.
  ///   - depth: How many things it stands in.
  ///   - root: Which of its members count, where it is what the document is about; its `@context` was
  ///     read.
  /// - Returns: The thing.
  /// - Throws: `DataLoss` where the proof would not cover the object as it is written.
  mutating func readNode(
    _ object: JSONCursor, in layer: Int, graph: RDFTerm, depth: Int,
    root: RootMembers? = nil
  ) throws(DataLoss) -> RDFTerm {
    let layer = try nestedContext(of: object, in: layer, isRoot: root != nil)
    let types = try self.types(of: object, in: layer)
    let typed = try enterTypes(types, of: object, on: layer)
    let subject = try subject(of: object, in: typed)
    let position = Position(subject: subject, graph: graph, layer: typed, depth: depth)
    let described = describe(object, at: position, types: types.count)
    try sayTypes(types, of: described, at: position, in: layer)
    for (name, value) in object.members {
      if name.isString("id") || name.isString("type") { continue }
      if let root {
        if name.isString("@context") { continue }
        if root.isOmitted(name) { continue }
        if root.isRefused(name) { throw fail(.memberUnsigned(name.text), name) }
      } else if name.isString("@context") {
        continue
      }
      try readMember(name, value, at: position, described, root: root)
    }
    return subject
  }

  /// Notes a statement of a thing.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - description: The number of the thing's description; -1 where there is none.
  ///   - place: What makes the statement.
  /// - Throws: `DataLoss` where there are too many.
  mutating func say(
    _ statement: RDFStatement, of description: Int, at place: JSONCursor
  ) throws(DataLoss) {
    guard dataset.statements.count < StatementReader.maxStatements else {
      throw fail(.tooManyStatements(limit: StatementReader.maxStatements), place)
    }
    dataset.statements.append(statement)
    sources.append(
      (Int32(truncatingIfNeeded: description), Int32(truncatingIfNeeded: place.number)))
  }

  /// The thing that an object describes: the one with its `id`, or one without a name.
  private mutating func subject(
    of object: JSONCursor, in layer: Int
  ) throws(DataLoss) -> RDFTerm {
    guard let id = object["id"] else { return newBlankNode() }
    try checkReserved("id", .id, of: object, in: layer)
    guard id.kind == .string else { throw fail(.valueNotANode, id) }
    return try identifier(id, in: layer)
  }

  mutating func newBlankNode() -> RDFTerm {
    dataset.blankNodeCount += 1
    return .blankNode(dataset.blankNodeCount - 1)
  }

  /// Makes sure that a name stands for a keyword, as it does for all who read the JSON.
  private mutating func checkReserved(
    _ name: StaticString, _ meaning: TermRecord.Meaning, of object: JSONCursor, in layer: Int
  ) throws(DataLoss) {
    let bytes = unsafe UnsafeBufferPointer(
      start: name.utf8Start, count: name.utf8CodeUnitCount)
    let term = unsafe active.definition(of: bytes, key: JSONCursor.key(of: name), in: layer)
    guard term?.flags.meaning == meaning else { throw fail(.nameNotReserved("\(name)"), object) }
  }

  /// The absolute IRI that a string is.
  mutating func identifier(_ value: JSONCursor, in layer: Int) throws(DataLoss) -> RDFTerm {
    try checkIdentifier(value, in: layer)
    return unsafe terms.addIRI(value.content)
  }

  /// Makes sure that a string is an absolute IRI, and stands for no other.
  mutating func checkIdentifier(_ value: JSONCursor, in layer: Int) throws(DataLoss) {
    let content = unsafe value.content
    switch unsafe IRIText.kind(of: content) {
    case .iri(prefix: nil): return
    case .iri(prefix: let colon?):
      let prefix = unsafe UnsafeBufferPointer(rebasing: content[..<colon])
      let term = unsafe active.definition(of: prefix, key: JSONCursor.key(of: prefix), in: layer)
      if term?.flags.isPrefix == true { throw fail(.iriCompact(value.text), value) }
    case .blankNode: throw fail(.blankNodeNamed(value.text), value)
    case .relative: throw fail(.iriRelative(value.text), value)
    case .invalid: throw fail(.iriInvalid(value.text), value)
    }
  }
}

extension JSONCursor {
  /// The text of a string, cut for messages.
  var text: String {
    let text = string ?? ""
    return text.utf8.count <= 200 ? text : String(text.unicodeScalars.prefix(100)) + "…"
  }
}
