internal import StrictJSON

/// Why a context cannot be used.
///
/// Only what a trusted context needs is compiled; one that uses more of JSON-LD is refused, and not
/// read as something else.
@nonexhaustive
public enum ContextError: Error, Equatable, Sendable {
  /// The document has no `@context` that is an object, or a list of objects and URLs.
  case notAContext
  /// A member of a context is of a kind that is not supported.
  case keywordUnsupported(String)
  /// The definition of a term has a member, or a value in it, that is not supported.
  case definitionUnsupported(term: String, member: String)
  /// What a term stands for is no absolute IRI.
  case iriInvalid(term: String)
  /// The context is none by the rules of JSON-LD.
  case invalid(JSONLDError)
  /// The context is too large: more terms or deeper scopes than any that is published.
  case tooLarge
}

extension ContextError: CustomStringConvertible {
  /// What is wrong, in one line.
  public var description: String {
    switch self {
    case .notAContext:
      "the document holds no JSON-LD context; it needs a member @context with an object"
    case .keywordUnsupported(let keyword):
      "the context uses '\(keyword)', which trusted contexts may not"
    case .definitionUnsupported(let term, let member):
      "the context defines '\(term)' with a \(member) that trusted contexts may not have"
    case .iriInvalid(let term):
      "the context gives '\(term)' no absolute IRI"
    case .invalid(let error):
      "the context is none by the rules of JSON-LD: \(error)"
    case .tooLarge:
      "the context has more terms, or scopes in one another, than are allowed"
    }
  }
}
