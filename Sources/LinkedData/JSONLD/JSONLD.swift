public import StrictJSON

/// The general JSON-LD 1.1 processor: what a document says, whatever contexts it is written with.
///
/// ```swift
/// let dataset = try JSONLD.dataset(of: document.root) { url in contexts[url] }
/// ```
///
/// Source: JSON-LD 1.1 Processing Algorithms and API, W3C Recommendation 16 July 2020.
public enum JSONLD {
  /// The expanded form of a document: a list of node objects in which nothing depends on a context.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - options: How to process it.
  ///   - loader: Gives the contexts that the document refers to.
  /// - Returns: The list.
  /// - Throws: `JSONLDError` with the place, at the first thing that is wrong.
  ///
  /// Source: JSON-LD 1.1 API §9.1.2, `expand()`.
  public static func expand(
    _ document: JSONValue, options: JSONLDOptions = JSONLDOptions(),
    loader: @escaping JSONLDLoader = { _ in nil }
  ) throws(JSONLDError) -> JSONTree {
    let (nodes, _) = try expanded(document, options: options, loader: loader)
    return .array(nodes.map { $0.tree() })
  }

  /// The statements of a document.
  ///
  /// What is no RDF is left out, as the specification says: statements whose terms are no
  /// well-formed IRIs, whose predicate is a blank node, or whose language tag is ill-formed.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - options: How to process it.
  ///   - loader: Gives the contexts that the document refers to.
  /// - Returns: The statements, of which the same may be said more than once.
  /// - Throws: `JSONLDError` with the place, at the first thing that is wrong.
  ///
  /// Source: JSON-LD 1.1 API §9.1.2, `toRdf()`.
  public static func dataset(
    of document: JSONValue, options: JSONLDOptions = JSONLDOptions(),
    loader: @escaping JSONLDLoader = { _ in nil }
  ) throws(JSONLDError) -> RDFDataset {
    let (nodes, budget) = try expanded(document, options: options, loader: loader)
    var deserializer = Deserializer(
      budget: budget, options: options, document: document)
    for node in nodes { try deserializer.addNodes(of: node) }
    return deserializer.dataset
  }

  private static func expanded(
    _ document: JSONValue, options: JSONLDOptions, loader: @escaping JSONLDLoader
  ) throws(JSONLDError) -> (nodes: [Expanded], budget: WorkBudget) {
    let documentURL = options.documentURL ?? options.base
    var active = ActiveContext(base: options.documentURL ?? options.base)
    if let base = options.base { active.base = base }
    var contexts = ContextProcessor(limits: options.limits, loader: loader)
    if let context = options.expandContext {
      let origin = ContextOrigin(source: .expandContext, baseURL: documentURL)
      active = try contexts.process(context["@context"] ?? context, from: origin, on: active)
    }
    var expander = Expander(
      contexts: contexts, origin: ContextOrigin(source: .document, baseURL: documentURL),
      refusesLoss: options.refusesLoss)
    let output = try expander.expand(document, of: nil, in: active)
    var nodes = output?.elements ?? []
    if let map = output?.map, map.count == 1, let graph = map[Keyword.graph] {
      nodes = graph.elements
    }
    return (nodes, expander.contexts.budget)
  }
}
