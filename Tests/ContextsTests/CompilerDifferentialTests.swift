import StrictJSON
import TestSupport
import Testing

@testable import LinkedData

/// Contexts that a caller adds: what the compiler takes, and a document then says, is what the general
/// processor makes of the same context.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct CompilerDifferentialTests {
  private static let urls = ["https://x.example/1", "https://x.example/2"]

  @Test(arguments: 0..<16)
  func `documents with contexts made at random say the same to both`(seed: Int) throws {
    var random = RandomContexts(seed: UInt64(seed))
    var compiled = 0
    var taken = 0
    for round in 0..<500 {
      var set = ContextSet.embedded
      var documents: [String: JSONDocument] = [:]
      for url in Self.urls.prefix(1 + round % 2) {
        let document = try JSONDocument(random.context().compactBytes())
        guard let larger = try? set.adding(document, url: url) else { continue }
        documents[url] = document
        set = larger
      }
      guard !documents.isEmpty else { continue }
      compiled += 1
      let urls = documents.keys.sorted()
      for _ in 0..<6 {
        let tree = random.document(with: [ContextCorpus.version2] + urls)
        let document = try JSONDocument(tree.compactBytes())
        guard let read = try? LinkedDocument(document.root, contexts: set) else { continue }
        taken += 1
        try compare(read, document, documents, "seed \(seed), round \(round)")
      }
    }
    #expect(compiled > 100)
    #expect(taken > 100)
  }

  private func compare(
    _ read: LinkedDocument, _ document: JSONDocument, _ contexts: [String: JSONDocument],
    _ comment: String
  ) throws {
    let published = try PublishedContexts.loader(revision: 0)
    let text = [document.root.canonicalBytes()] + contexts.values.map(\.bytes)
    let texts = text.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    do {
      let ours = try read.statements.canonicalized().nquads
      let dataset = try JSONLD.dataset(
        of: document.root, options: JSONLDOptions(lowercasesLanguageTags: true, refusesLoss: true)
      ) { contexts[$0] ?? published($0) }
      let theirs = try dataset.canonicalized().nquads
      if ours != theirs { Issue.record("\(comment): \(difference(ours, theirs))\n\(texts)") }
    } catch {
      Issue.record("\(comment): the processor refuses: \(error)\n\(texts)")
    }
  }
}

/// Contexts, and documents that use their terms, made at random.
private struct RandomContexts {
  private var generator: SeededGenerator

  private static let names = ["a", "b", "c", "d", "T", "U", "V", "ex", "xsd", "sec", "e-f"]
  private static let oddNames = ["id", "type", "name", "a:b", "a/b", "", "é", "@x", "@type", "_:b"]
  private static let iris = [
    "https://x.example/a#", "https://x.example/b", "urn:n:", "urn:n:1", "ex:a", "ex:b", "sec:a",
    "a", "b", "xsd:date", "http://www.w3.org/2001/XMLSchema#", "ex:", "https://w3id.org/security#",
  ]
  private static let oddIRIs = ["@id", "@type", "@json", "c/d", "", "_:b", "urn:a b", "@none"]
  private static let types = [
    "@id", "@vocab", "@json", "@none", "xsd:double", "xsd:string", "xsd:boolean", "ex:integer",
    "http://www.w3.org/2001/XMLSchema#integer", "http://www.w3.org/2001/XMLSchema#double", "a",
    "ex:t",
    "http://www.w3.org/2001/XMLSchema#string",
  ]
  private static let containers: [JSONTree] = [
    "@set", "@list", "@graph", ["@graph", "@set"], ["@list"], ["@set", "@list"], "@index", [],
  ]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func context() -> JSONTree { ["@context": scope(depth: 0)] }

  private mutating func scope(depth: Int) -> JSONTree {
    var members: [String: JSONTree] = [:]
    if chance(3) { members["@protected"] = .bool(!chance(4)) }
    if chance(5) { members["@vocab"] = .string(iri()) }
    if chance(6) { members["@version"] = chance(6) ? 1 : .number(1.1) }
    if chance(2) { members["id"] = "@id" }
    if chance(2) { members["type"] = "@type" }
    for _ in 0..<Int.random(in: 0..<(depth == 0 ? 6 : 3), using: &generator) {
      let name = chance(20) ? pick(Self.oddNames) : pick(Self.names)
      members[name] = definition(depth: depth)
    }
    return .object(members.sorted { $0.key < $1.key }.map { JSONTreeMember($0.key, $0.value) })
  }

  private mutating func definition(depth: Int) -> JSONTree {
    if chance(30) { return nil }
    if chance(2) { return .string(iri()) }
    var members: [JSONTreeMember] = []
    if !chance(8) { members.append(JSONTreeMember("@id", chance(20) ? nil : .string(iri()))) }
    if chance(12) { members.append(JSONTreeMember("@reverse", .string(iri()))) }
    if chance(2) { members.append(JSONTreeMember("@type", .string(pick(Self.types)))) }
    if chance(3) { members.append(JSONTreeMember("@container", pick(Self.containers))) }
    if chance(8) { members.append(JSONTreeMember("@protected", .bool(chance(2)))) }
    if chance(6) { members.append(JSONTreeMember("@prefix", .bool(!chance(4)))) }
    if chance(3), depth < 2 {
      members.append(JSONTreeMember("@context", chance(12) ? nil : scope(depth: depth + 1)))
    }
    return .object(members)
  }

  mutating func document(with urls: [String]) -> JSONTree {
    let context = JSONTreeMember("@context", .array(urls.map { .string($0) }))
    guard case .object(let members) = node(depth: 0) else { return nil }
    return .object([context] + members.filter { $0.name != "@context" })
  }

  private mutating func node(depth: Int) -> JSONTree {
    var members: [String: JSONTree] = [:]
    if chance(2) {
      let types = Set((0..<2).map { _ in pick(["T", "U", "V", "a", "VerifiableCredential"]) })
      members["type"] = .array(types.sorted().map { .string($0) })
    }
    if chance(4) {
      members["id"] = .string(pick(["urn:a", "ex:a", "sec:a", "https://x.example/"]))
    }
    for _ in 0..<Int.random(in: 0..<3, using: &generator) {
      members[pick(["a", "b", "c", "d", "ex", "T", "name", "undefined", "e-f"])] = value(
        depth: depth)
    }
    return .object(members.sorted { $0.key < $1.key }.map { JSONTreeMember($0.key, $0.value) })
  }

  private mutating func value(depth: Int) -> JSONTree {
    switch Int.random(in: 0..<(depth < 3 ? 12 : 7), using: &generator) {
    case 0: .string(pick(["T", "a", "b", "undefined", "true", "1"]))
    case 1, 2: .string(pick(["urn:a", "ex:a", "sec:a", "a:b", "urn:n:1", "https://x.example/a#"]))
    case 3: .number(pick([0, 1, 1.5, -3, 1e21, 5]))
    case 4: .bool(chance(2))
    case 5: ["@value": "a", "@language": "en"]
    case 6: "2026-01-02"
    case 7, 8: .array([value(depth: depth + 1), value(depth: depth + 1)])
    default: node(depth: depth + 1)
    }
  }

  private mutating func iri() -> String { chance(15) ? pick(Self.oddIRIs) : pick(Self.iris) }

  private mutating func chance(_ times: Int) -> Bool {
    Int.random(in: 0..<times, using: &generator) == 0
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }
}
