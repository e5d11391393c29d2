internal import StrictJSON

/// What a context says of a term.
///
/// Source: JSON-LD 1.1 API §4.1.
struct TermDefinition: Sendable {
  /// The IRI, blank node identifier or keyword that the term stands for; `nil` where it is kept from
  /// standing for anything.
  var iri: ExactString?
  /// Whether compact IRIs may begin with the term.
  var isPrefix = false
  var isProtected = false
  /// Whether the property runs from the value to the node.
  var isReverse = false
  var container: TermContainer = []
  var direction: Override = .inherited
  var language: Override = .inherited
  /// The property that holds the keys of an index map.
  var index: ExactString?
  var nest: ExactString?
  var type: ExactString?
  var context: ScopedContext?

  /// What a term says of language or direction in place of the context's default.
  enum Override: Equatable, Sendable {
    /// Nothing.
    case inherited
    /// That there is none.
    case null
    case value(ExactString)

    /// What holds for the term where the context's default is `inherited`.
    func applied(to inherited: ExactString?) -> ExactString? {
      switch self {
      case .inherited: inherited
      case .null: nil
      case .value(let value): value
      }
    }
  }

  /// A context that holds for the values of a term, or for the nodes of a type.
  struct ScopedContext: Sendable {
    let value: JSONValue
    let origin: ContextOrigin
  }

  /// Whether both say the same, leaving aside whether they are protected.
  ///
  /// Contexts are compared as they are written, and not where: two contexts that have a definition
  /// in common word for word may be used together, and the first of them is kept.
  ///
  /// Source: JSON-LD 1.1 API §4.2.2 step 27.1.
  func isSame(as other: TermDefinition) -> Bool {
    iri == other.iri && isPrefix == other.isPrefix && isReverse == other.isReverse
      && container == other.container && direction == other.direction
      && language == other.language && index == other.index && nest == other.nest
      && type == other.type
      && context?.value.canonicalBytes() == other.context?.value.canonicalBytes()
  }
}

/// Where a context was found.
struct ContextOrigin: Sendable {
  /// The text that it stands in, for errors.
  let source: JSONLDError.Source
  /// What relative URLs in it are resolved against.
  let baseURL: String?
}

/// A definition that has been made; contexts share it.
final class DefinedTerm: Sendable {
  let definition: TermDefinition
  /// Different for every definition that one processor makes.
  let number: Int

  init(_ definition: TermDefinition, number: Int) {
    self.definition = definition
    self.number = number
  }
}
