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
    case notURL(JSONCursor)
  }

  /// Whether all contexts are known.
  let isDecidable: Bool

  private let contexts: JSONCursor?
  private var hasBase = false
  private var inline: InlineTerms?

  /// Terms of which nothing is known.
  init() {
    isDecidable = false
    contexts = nil
  }

  /// The terms of the contexts in the `@context` of a document.
  ///
  /// - Parameters:
  ///   - contexts: The contexts.
  ///   - needsBase: Whether the base context must be among them; that it is not is reported of the
  ///     contexts, and not again of each type.
  init(contexts: JSONCursor?, needsBase: Bool) {
    self.contexts = contexts
    hasBase = needsBase
    guard let contexts, needsBase || contexts.elementsOrSelf.underestimatedCount > 0 else {
      isDecidable = false
      return
    }
    for context in contexts.elementsOrSelf {
      if context.hasText(DataModelVersion.v2_0.baseContext) {
        hasBase = true
      } else if context.kind != .object || context["@import"] != nil {
        isDecidable = false
        return
      }
    }
    isDecidable = true
  }

  /// What `type`, a string without a colon, comes to.
  mutating func meaning(of type: JSONCursor) -> Meaning {
    guard isDecidable, let contexts else { return .known }
    if hasBase {
      for term in TypeTerms.baseTerms where type.hasText(term) { return .known }
    }
    guard let name = type.exactString else { return .known }
    // The inline contexts are read once, however many types ask for them.
    var terms = inline ?? InlineTerms(contexts)
    inline = nil
    let meaning = terms.meaning(of: name)
    inline = terms
    return meaning
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
///
/// What a term comes to is found once, for all terms on the way to it, so that a long definition
/// that many types lead to is read once.
private struct InlineTerms {
  /// How often a term may be defined by another term.
  private static let maxSteps = 8

  private var definitions: [ExactString: JSONCursor] = [:]
  private var meanings: [ExactString: TypeTerms.Meaning] = [:]
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

  mutating func meaning(of term: ExactString) -> TypeTerms.Meaning {
    var way: [ExactString] = []
    var name = term
    while way.count < InlineTerms.maxSteps {
      way.append(name)
      switch step(from: name) {
      case .end(let meaning):
        for name in way { meanings[name] = meaning }
        return meaning
      case .term(let next):
        name = next
      }
    }
    // Too long a way, or one that leads in a circle. It is the way from here: other terms on it may
    // have a shorter one.
    meanings[term] = unmapped
    return unmapped
  }

  private enum Step {
    case end(TypeTerms.Meaning)
    case term(ExactString)
  }

  /// Where the definition of a term leads: the end, or another term.
  private func step(from name: ExactString) -> Step {
    if let meaning = meanings[name] { return .end(meaning) }
    guard let definition = definitions[name] else { return .end(unmapped) }
    let target = definition.kind == .object ? definition["@id"] : definition
    guard let target, let isURL = target.withStringSpan({ URLSyntax.isAbsolute($0) }) else {
      return .end(hasVocabulary && definition.kind == .object ? .known : .unmapped)
    }
    if isURL { return .end(.known) }
    if let next = target.exactString, definitions[next] != nil { return .term(next) }
    return .end(hasVocabulary ? .known : .notURL(target))
  }

  /// What a term comes to that nothing defines.
  private var unmapped: TypeTerms.Meaning { hasVocabulary ? .known : .unmapped }
}
