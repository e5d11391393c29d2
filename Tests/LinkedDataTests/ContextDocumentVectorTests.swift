import LinkedData
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing

/// The documents of embedded contexts, held against the published ones of the same digest: the general
/// processor must not see a difference.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct ContextDocumentVectorTests {
  private static let published: [String: JSONDocument] = {
    var documents: [String: JSONDocument] = [:]
    for folder in ["contexts", "contexts/alternates"] {
      for name in (try? Vectors.files(in: folder)) ?? [] {
        guard let bytes = try? Vectors.bytes("\(folder)/\(name)") else { continue }
        let digest = DigestAlgorithm.sha256.digest(of: bytes).map { byte in
          (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        documents[digest.joined()] = try? JSONDocument(bytes)
      }
    }
    return documents
  }()

  /// The contexts of a revision and those it includes: the published ones, or the embedded ones.
  private static func loader(_ revision: ContextRevision, isPublished: Bool) -> JSONLDLoader {
    { url in
      let found = url == revision.url ? revision : today(url)
      guard let found else { return nil }
      return isPublished
        ? published[found.digest] : try? JSONDocument(found.document.compactBytes())
    }
  }

  private static func today(_ url: String) -> ContextRevision? {
    EmbeddedContexts.all.first { $0.url == url && $0.revision == nil }
  }

  /// What processing a document with some contexts comes to.
  private static func outcome(_ text: [UInt8], _ loader: @escaping JSONLDLoader) throws -> [String]
  {
    let root = try JSONDocument(text).root
    do throws(JSONLDError) {
      let expanded = try JSONLD.expand(root, loader: loader).canonicalBytes()
      let dataset = try JSONLD.dataset(of: root, loader: loader)
      return [
        String(decoding: expanded, as: UTF8.self),
        String(decoding: dataset.nquads(), as: UTF8.self),
      ]
    } catch {
      return ["\(error.reason)"]
    }
  }

  @Test func `each embedded context is processed as the published one is`() throws {
    var compared = 0
    for revision in EmbeddedContexts.all {
      guard let document = Self.published[revision.digest] else { continue }
      for text in ContextCorpus.documents(of: document.root.tree(), at: revision.url) {
        let published = try Self.outcome(text, Self.loader(revision, isPublished: true))
        let embedded = try Self.outcome(text, Self.loader(revision, isPublished: false))
        #expect(published == embedded, "\(revision.url) \(revision.revision ?? "today's")")
        #expect(published.count == 2 || published[0].contains("protectedTerm"), "\(published)")
        compared += 1
      }
    }
    print("contexts: \(compared) documents compared")
    #expect(compared > 100)
  }
}

/// Documents that use every term of a context.
enum ContextCorpus {
  /// What values are tried of each property: names, IRIs, literals of all kinds, nodes.
  private static let values: JSONTree = [
    "text", "ex:iri", "assertionMethod", 1, true, ["@value": "texte", "@language": "fr"],
    ["@id": "ex:node"],
  ]

  /// The documents, with the context alone, between others, and before one that redefines its terms.
  static func documents(of document: JSONTree, at url: String) -> [[UInt8]] {
    var contexts: [JSONTree] = []
    switch document["@context"] {
    case .array(let elements)?: contexts = elements
    case let context?: contexts = [context]
    case nil: return []
    }
    let nodes = contexts.flatMap { nodesUsing($0) }
    let prefixes: JSONTree = [
      "xsd": "http://www.w3.org/2001/XMLSchema#", "sec": "https://w3id.org/security#",
    ]
    var texts = [
      [.string(url)], [prefixes, .string(url)], [.string(url), .string(url)],
    ].map { text(context: $0, nodes) }
    let names = contexts.flatMap { terms(of: $0).map(\.name) }
    for name in [names.first, names.last].compactMap({ $0 }) {
      let other: JSONTree = .object([JSONTreeMember(name, "https://example.org/other")])
      texts.append(text(context: [.string(url), other], [.object([])]))
    }
    return texts
  }

  private static func text(context: [JSONTree], _ nodes: [JSONTree]) -> [UInt8] {
    JSONTree.object([
      JSONTreeMember("@context", .array(context)), JSONTreeMember("@graph", .array(nodes)),
    ]).compactBytes()
  }

  /// A node with every term of a context, and for each scoped context one of its type and one that is
  /// the value of its property.
  private static func nodesUsing(_ context: JSONTree) -> [JSONTree] {
    let terms = Self.terms(of: context)
    var nodes: [JSONTree] = [node(with: terms, type: nil)]
    for term in terms {
      let scoped = term.value["@context"]
      // Properties may forget protected terms, types may not.
      if scoped != .null { nodes.append(["@type": .string(term.name), "@id": "ex:typed"]) }
      guard let scoped else { continue }
      if scoped != .null {
        nodes.append(node(with: Self.terms(of: scoped), type: term.name))
      }
      for inner in nodesUsing(scoped) {
        nodes.append(.object([JSONTreeMember(term.name, inner)]))
      }
      // One scope in another.
      for inner in Self.terms(of: scoped) {
        guard let deeper = inner.value["@context"] else { continue }
        nodes.append(
          .object([
            JSONTreeMember("@type", .string(term.name)),
            JSONTreeMember(inner.name, node(with: Self.terms(of: deeper), type: nil)),
          ]))
      }
    }
    return nodes
  }

  private static func node(with terms: [JSONTreeMember], type: String?) -> JSONTree {
    var members: [JSONTreeMember] = []
    if let type { members.append(JSONTreeMember("@type", .string(type))) }
    for term in terms {
      let isReverse = term.value["@reverse"] != nil
      members.append(JSONTreeMember(term.name, isReverse ? ["@id": "ex:node"] : values))
    }
    return .object(members)
  }

  /// The terms of a context that are no aliases of keywords.
  private static func terms(of context: JSONTree) -> [JSONTreeMember] {
    guard case .object(let members) = context else { return [] }
    return members.filter { member in
      if member.name.hasPrefix("@") { return false }
      let target = member.value["@id"] ?? member.value
      if case .string(let text) = target { return !text.hasPrefix("@") }
      return true
    }
  }
}
