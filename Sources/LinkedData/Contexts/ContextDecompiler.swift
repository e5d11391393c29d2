internal import StrictJSON

/// Writes a ``ContextTable`` as the context document that means the same.
///
/// What a table does not keep is how the document was spelt, and is of no meaning: compact IRIs are
/// written in full, `@version` is left out, and so is a type mapping `@none`. A datatype whose prefix
/// the context leaves to others, as 1EdTech's do with `xsd:dateTime`, stays as compact as it was: it
/// depends on the contexts around it here as it does there.
struct ContextDecompiler {
  private let table: ContextTable

  init(_ table: ContextTable) {
    self.table = table
  }

  /// The document.
  ///
  /// - Parameter includes: The URLs of the contexts that come before its own scopes.
  /// - Returns: An object with the one member `@context`.
  func document(including includes: [String]) -> JSONTree {
    var parts = includes.map { JSONTree.string($0) }
    for index in 0..<table.rootScopes { parts.append(context(table.scope(index))) }
    return .object([JSONTreeMember("@context", parts.count == 1 ? parts[0] : .array(parts))])
  }

  /// One scope; those of its terms stand in it, as deep as the compiler lets them.
  private func context(_ scope: ContextScope) -> JSONTree {
    if scope.forgetsAll { return .null }
    let terms = (0..<scope.count).map { scope.term($0) }
    let protectsAll = !terms.isEmpty && terms.allSatisfy { $0.flags.isProtected }
    var members: [JSONTreeMember] = []
    if protectsAll { members.append(JSONTreeMember("@protected", true)) }
    if let vocabulary = unsafe scope.vocabulary {
      members.append(JSONTreeMember("@vocab", .string(unsafe text(vocabulary))))
    }
    for term in terms {
      members.append(
        JSONTreeMember(
          unsafe text(term.name),
          definition(of: term, isProtected: term.flags.isProtected && !protectsAll)))
    }
    return .object(members)
  }

  /// What the document says of a term.
  ///
  /// An IRI always stands in an object: whether the term is a prefix would depend on how the IRI ends
  /// if it were a string. Source: JSON-LD 1.1 API §4.2.2, step 14.2.5.
  private func definition(of term: PackedTerm, isProtected: Bool) -> JSONTree {
    let flags = term.flags
    let target = target(of: term)
    let others = JSONTree.members([
      "@type": coercion(of: term),
      "@container": container(flags),
      "@prefix": flags.isPrefix ? true : nil,
      "@protected": isProtected ? true : nil,
      "@context": term.scope.map { context($0) },
    ])
    guard case .object(let members) = others else { return target }
    if members.isEmpty && flags.meaning != .iri { return target }
    return .object([JSONTreeMember(flags.isReverse ? "@reverse" : "@id", target)] + members)
  }

  private func target(of term: PackedTerm) -> JSONTree {
    switch term.flags.meaning {
    case .iri: .string(unsafe text(term.iri.dropFirst().dropLast()))
    case .id: "@id"
    case .type: "@type"
    case .keyword: .string(unsafe text(term.datatype))
    case .nothing: .null
    }
  }

  private func coercion(of term: PackedTerm) -> JSONTree? {
    // Of what is no property, a type mapping says nothing.
    guard term.flags.meaning == .iri else { return nil }
    switch term.flags.coercion {
    case .none: return nil
    case .id: return "@id"
    case .vocab: return "@vocab"
    case .json: return "@json"
    case .datatype, .nativeDatatype:
      // Statements do not name the datatype of plain strings, and so the table does not either.
      guard unsafe !term.datatype.isEmpty else { return .string(ContextCompiler.stringDatatype) }
      return .string(unsafe text(term.datatype.dropFirst(3).dropLast()))
    }
  }

  private func container(_ flags: TermRecord) -> JSONTree? {
    var kinds: [JSONTree] = []
    if flags.isGraph { kinds.append("@graph") }
    if flags.isList { kinds.append("@list") }
    if flags.isSet { kinds.append("@set") }
    return kinds.count > 1 ? .array(kinds) : kinds.first
  }

  private func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }
}
