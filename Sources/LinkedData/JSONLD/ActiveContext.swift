internal import StrictJSON

/// What terms and values mean at a place of the document.
///
/// Source: JSON-LD 1.1 API §4.1.
struct ActiveContext: Sendable {
  var terms = TermTable()
  /// The IRI that relative references are resolved against.
  var base: String?
  /// The base that a context of `null` goes back to.
  var originalBase: String?
  var vocabulary: String?
  var language: ExactString?
  var direction: ExactString?
  /// What holds again in the nodes below, where this context does not reach them.
  private(set) var previous: Previous?
  /// How many contexts follow one another as each other's previous one.
  private(set) var previousCount = 0
  /// Contexts of one processor with the same number are the same.
  var number = 0

  /// A context in a context.
  final class Previous: Sendable {
    let context: ActiveContext

    init(_ context: ActiveContext) { self.context = context }
  }

  /// The context in which nothing is defined.
  init(base: String?) {
    self.base = base
    originalBase = base
  }

  /// The definition of a term.
  subscript(_ term: ExactString) -> TermDefinition? { terms[term]?.definition }

  /// Whether a key stands for a keyword.
  func expandsTo(_ keyword: ExactString, key: ExactString) -> Bool {
    key == keyword || terms[key]?.definition.iri == keyword
  }

  mutating func setPrevious(_ context: ActiveContext) {
    previous = Previous(context)
    previousCount = context.previousCount + 1
  }
}
