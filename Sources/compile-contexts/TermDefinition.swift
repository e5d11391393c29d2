import StrictJSON

/// What a file says of one term.
struct TermDefinition {
  /// What the term stands for.
  enum Target: Equatable {
    /// An IRI: of a property, a class, or a namespace.
    case iri(String)
    /// A keyword of JSON-LD, with its `@`.
    case keyword(String)
    /// Nothing: the term is taken back, and what it would say is dropped.
    case nothing
    /// The inverse of the property with this IRI.
    case reverse(String)
  }

  let target: Target
  /// The IRI of a datatype, or a keyword with its `@`.
  var coercion: String?
  /// The containers, with their `@`.
  var containers: [String] = []
  var isPrefix = false
  /// What the term itself says of protection, whatever its context says.
  var isProtected: Bool?
  /// The scoped context.
  var scope: JSONTree?

  /// The definition as a context document has it.
  ///
  /// An IRI stands in an object even where a string would do: a string that ends as a namespace does
  /// would make the term a prefix. Source: JSON-LD 1.1 API §4.2.2, step 14.2.5.
  func tree() -> JSONTree {
    if let shortForm { return shortForm }
    return .members([
      targetMember: targetValue,
      "@type": coercion.map { .string($0) },
      "@container": container,
      "@prefix": isPrefix ? true : nil,
      "@protected": isProtected.map { .bool($0) },
      "@context": scope,
    ])
  }

  /// The definition that is no object, where nothing but the target is said.
  private var shortForm: JSONTree? {
    guard coercion == nil, containers.isEmpty, isProtected == nil, scope == nil else { return nil }
    switch target {
    case .iri(let iri): return isPrefix && Self.isNamespace(iri) ? .string(iri) : nil
    case .keyword(let keyword): return .string(keyword)
    case .nothing: return .null
    case .reverse: return nil
    }
  }

  private var targetMember: String {
    if case .reverse = target { "@reverse" } else { "@id" }
  }

  private var targetValue: JSONTree {
    switch target {
    case .iri(let text), .keyword(let text), .reverse(let text): .string(text)
    case .nothing: .null
    }
  }

  private var container: JSONTree? {
    switch containers.count {
    case 0: nil
    case 1: .string(containers[0])
    default: .array(containers.map { .string($0) })
    }
  }

  /// Whether the IRI ends with a character that separates parts of an IRI.
  private static func isNamespace(_ iri: String) -> Bool {
    iri.utf8.last.map { Array(":/?#[]@".utf8).contains($0) } ?? false
  }
}
