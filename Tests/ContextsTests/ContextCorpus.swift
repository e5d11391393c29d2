import StrictJSON

@testable import LinkedData
@testable import compile_contexts

/// Documents that use every term of a context where it is defined, made from what the context says.
struct ContextCorpus {
  let file: TermsFile
  /// The contexts that the documents name, the one in question last.
  let urls: [String]
  /// Which revision the reader uses of contexts that have several.
  let number: Int

  /// How a term is used.
  enum Use: String {
    case property, type
  }

  /// A document in which one object, reached by the steps given, has the members given.
  func document(
    _ path: [ScopeStep], types: [String] = [], members: [JSONTreeMember] = []
  ) -> JSONTree {
    var types = types
    var members = members
    for step in path.reversed() {
      switch step {
      case .type(let name): types.insert(name, at: 0)
      case .property(let name):
        members = [JSONTreeMember(name, ContextCorpus.node(types, members))]
        types = []
      }
    }
    let context = JSONTreeMember("@context", .array(urls.map { .string($0) }))
    guard case .object(let rest) = ContextCorpus.node(types, members) else { return .null }
    return .object([context] + rest)
  }

  private static func node(_ types: [String], _ members: [JSONTreeMember]) -> JSONTree {
    let type = JSONTreeMember("type", .array(types.map { .string($0) }))
    return .object((types.isEmpty ? [] : [type]) + members)
  }

  /// A document that uses one term in one way.
  func document(using term: JSONTreeMember, as use: Use, at path: [ScopeStep]) -> JSONTree {
    switch use {
    case .property:
      document(path, members: [JSONTreeMember(term.name, value(of: term, at: path))])
    case .type: document(path, types: [term.name])
    }
  }

  /// A value that fits the term: one of each kind that it can have.
  func value(of term: JSONTreeMember, at path: [ScopeStep]) -> JSONTree {
    if term.coercion == "@json" {
      return ["b": [nil, [[]], .number(1500.5), "é\u{1}"], "a": ["": "@id", "@id": true]]
    }
    let node: JSONTree = ["id": .string("urn:thing:\(term.name)"), "type": "VerifiableCredential"]
    if term.value["@context"] == .null {
      return [["@context": .array(urls.map { .string($0) }), "type": "VerifiableCredential"]]
    }
    if term.isHeld(in: "@graph") || term.value["@reverse"] != nil {
      return [node, ["type": ["VerifiableCredential"]]]
    }
    var values: [JSONTree] = [node, [:], ["id": .string("urn:only:\(term.name)")]]
    switch term.coercion {
    case nil, "@none":
      values += [
        "a \"text\"\n", ["@value": "colour", "@language": "en-GB"], 7, .number(1.5), true,
      ]
    case "@id": values += ["https://example.org/a?b#c", "did:example:123#key-1", "urn:é"]
    case "@vocab":
      values.append("https://example.org/vocab")
      values += names(for: term, at: path).map { .string($0) }
    case let datatype?:
      let iri = JSONTreeMember(term.name, ["@id": .string(datatype)]).target ?? ""
      values +=
        NativeDatatypes.contain(iri)
        ? ["text", 0, -3, .number(2.5), .number(1e30), false] : ["2026"]
    }
    return .array(values)
  }

  /// Names that a value of the term can be: of those in its own scope, or else outside of it.
  private func names(for term: JSONTreeMember, at path: [ScopeStep]) -> [String] {
    var scope: [JSONTreeMember] = []
    if case .object(let own)? = term.value["@context"] {
      scope = own
    } else if let root = ContextScopePath.all(of: file.document).first {
      scope = Array(root.terms.prefix(30))
    }
    return scope.map(\.name).filter { name in
      let alone = JSONTreeMember(term.name, .string(name))
      return (try? read(document(path, members: [alone]))) != nil
    }
  }

  /// What the strict reader makes of a document.
  func read(_ tree: JSONTree) throws -> [UInt8] {
    let document = try JSONDocument(tree.compactBytes())
    // All proofs are kept, as the general processor keeps them.
    let read = try LinkedDocument(
      document.root, previous: Array(0..<16), reading: DocumentReading(revision: number))
    return try read.statements.canonicalized().nquads
  }

  /// What the general processor makes of it with the published contexts.
  func process(_ tree: JSONTree) throws -> [UInt8] {
    try PublishedContexts.canonicalForm(
      of: try JSONDocument(tree.compactBytes()), revision: number)
  }
}

extension ContextCorpus {
  static let version1 = "https://www.w3.org/2018/credentials/v1"
  static let version2 = "https://www.w3.org/ns/credentials/v2"

  /// The corpora of an embedded context: with each credentials context before it that it can follow.
  static func all(of file: TermsFile) -> [ContextCorpus] {
    let revisions = PublishedContexts.revisions[file.url] ?? []
    let number = revisions.firstIndex { $0.revision == file.revision } ?? 0
    let isFirst = file.url == version1 || file.url == version2
    return (isFirst ? [[]] : [[version2], [version1]])
      .map { ContextCorpus(file: file, urls: $0 + [file.url], number: number) }
      .filter { corpus in
        (try? corpus.read(corpus.document([.type("VerifiableCredential")]))) != nil
      }
  }
}

extension JSONTree {
  /// A number that is no integer.
  static func number(_ value: Double) -> JSONTree {
    FiniteNumber(value).map { .number($0) } ?? .null
  }
}
