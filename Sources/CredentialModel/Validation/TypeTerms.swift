import StrictJSON

/// What the contexts of a document say about the terms in `type`, as far as it can be known
/// without fetching anything.
///
/// The base context is known, and so is what stands in the document itself. Any other context may
/// define any term.
struct TypeTerms {
  /// What a type comes to.
  enum Meaning {
    /// A term that a context defines or may define.
    case known
    /// A term that no context defines.
    case unmapped
    /// A term that a context maps to something that is no URL.
    case notURL(String)
  }

  /// Whether all contexts are known.
  let isDecidable: Bool

  private let contexts: JSONCursor?
  private var inline: InlineTerms?

  /// Terms of which nothing is known.
  init() {
    isDecidable = false
    contexts = nil
  }

  /// The terms of the contexts in the `@context` of a document.
  init(contexts: JSONCursor?) {
    self.contexts = contexts
    isDecidable = contexts.map(TypeTerms.areKnown) ?? false
  }

  private static func areKnown(_ contexts: JSONCursor) -> Bool {
    for context in contexts.elementsOrSelf {
      let isInline = context.kind == .object && context["@import"] == nil
      guard isInline || context.hasText(DataModelVersion.v2_0.baseContext) else { return false }
    }
    return true
  }

  /// What `type`, a string without a colon, comes to.
  mutating func meaning(of type: JSONCursor) -> Meaning {
    for term in TypeTerms.baseTerms where type.hasText(term) { return .known }
    guard isDecidable, let contexts, let name = type.exactString else { return .known }
    // The inline contexts are read once, however many types ask for them.
    let terms = inline ?? InlineTerms(contexts)
    inline = terms
    return terms.meaning(of: name)
  }

  /// The types that the base context of version 2.0 defines.
  private static let baseTerms: [StaticString] = [
    "VerifiableCredential", "VerifiablePresentation", "EnvelopedVerifiableCredential",
    "EnvelopedVerifiablePresentation", "JsonSchemaCredential", "JsonSchema",
    "BitstringStatusListCredential", "BitstringStatusList", "BitstringStatusListEntry",
    "DataIntegrityProof",
  ]
}

/// The terms that stand in the document's own contexts.
private struct InlineTerms {
  /// How often a term may be defined by another term.
  private static let maxSteps = 8

  private var definitions: [ExactString: JSONCursor] = [:]
  private var hasVocabulary = false

  init(_ contexts: JSONCursor) {
    for context in contexts.elementsOrSelf {
      for member in context.members {
        if member.name.isString("@vocab") {
          hasVocabulary = member.value.kind == .string
        } else {
          definitions[member.name.exactString ?? ""] = member.value
        }
      }
    }
  }

  func meaning(of term: ExactString) -> TypeTerms.Meaning {
    var name = term
    for _ in 0..<InlineTerms.maxSteps {
      guard let definition = definitions[name] else { break }
      let target = definition.kind == .object ? definition["@id"] : definition
      guard let target, let text = target.exactString else {
        return hasVocabulary && definition.kind == .object ? .known : .unmapped
      }
      if target.withStringSpan({ URLSyntax.isAbsolute($0) }) == true { return .known }
      if definitions[text] == nil { return hasVocabulary ? .known : .notURL(text.string) }
      name = text
    }
    return hasVocabulary ? .known : .unmapped
  }
}
