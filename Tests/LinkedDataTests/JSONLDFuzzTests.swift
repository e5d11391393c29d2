import LinkedData
import StrictJSON
import TestSupport
import Testing

/// Documents that no one would write: processing them ends, in the same way each time.
@Suite struct JSONLDFuzzTests {
  private static let names = [
    "@context", "@id", "@type", "@value", "@language", "@direction", "@index", "@list", "@set",
    "@graph", "@included", "@reverse", "@nest", "@json", "@none", "@container", "@base", "@vocab",
    "@import", "@propagate", "@protected", "@prefix", "@version", "@ignore", "", ":", "a", "b",
    "a:b", "ex:p", "_:b", "ex:T", "a/b", "en", "rtl", "http://h/x y", "é", "//", "../x", "ex:c",
  ]

  @Test(arguments: 0..<40)
  func `a random document is processed the same twice`(round: Int) throws {
    var generator = SeededGenerator(seed: UInt64(round))
    for number in 0..<50 {
      let text = randomTree(depth: 6, using: &generator).compactBytes()
      try check(text, "seed \(round), number \(number)")
    }
  }

  @Test(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
  func `a changed test of the W3C suite is processed the same twice`() throws {
    var generator = SeededGenerator(seed: 11)
    for folder in ["expand", "toRdf"] {
      let names = try Vectors.files(in: "\(JSONLDVectorRun.folder)/\(folder)")
      for name in names where name.hasSuffix("-in.jsonld") {
        let bytes = try Vectors.bytes("\(JSONLDVectorRun.folder)/\(folder)/\(name)")
        guard let tree = try? JSONDocument(bytes).root.tree() else { continue }
        for number in 0..<4 {
          let changed = mutated(tree, using: &generator).compactBytes()
          try check(changed, "\(folder)/\(name), change \(number)")
        }
      }
    }
  }

  /// Processes a text twice; neither a crash nor a difference may come of it.
  private func check(_ text: [UInt8], _ comment: Comment) throws {
    guard let document = try? JSONDocument(text) else { return }
    let context = text
    let loader: JSONLDLoader = { url in
      url.utf8.elementsEqual("ex:c".utf8)
        ? try? JSONDocument(context) : JSONLDVectorRun.loader(url)
    }
    for options in [
      JSONLDOptions(limits: limits),
      JSONLDOptions(base: "http://h/b", rdfDirection: .compoundLiteral, limits: limits),
    ] {
      let first = Result { () throws(JSONLDError) in
        try JSONLD.expand(document.root, options: options, loader: loader)
      }
      let second = Result { () throws(JSONLDError) in
        try JSONLD.expand(document.root, options: options, loader: loader)
      }
      #expect(first == second, comment)
      if case .failure(let error) = first { #expect(!error.description.isEmpty) }
      if case .success(let tree) = first {
        // What is expanded is its own expanded form, unless something stands for nothing now.
        let again = try JSONDocument(tree.compactBytes())
        _ = try? JSONLD.expand(again.root, options: options, loader: loader)
      }
      if let dataset = try? JSONLD.dataset(of: document.root, options: options, loader: loader) {
        _ = try TestQuads(dataset)
      }
    }
  }

  private var limits: JSONLDLimits {
    JSONLDLimits(
      maxContexts: 500, maxDepth: 128, maxNodes: 20_000, maxRemoteContexts: 6,
      maxTermDefinitions: 2000, maxTextBytes: 1 << 20)
  }

  private func randomTree(depth: Int, using generator: inout SeededGenerator) -> JSONTree {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2:
      let numbers = [1.1, -0.0, .leastNonzeroMagnitude, 1e22]
      let number = numbers.randomElement(using: &generator).flatMap { JSONTree.FiniteNumber($0) }
      return number.map { .number($0) } ?? 1
    case 3, 4: return .string(Self.names.randomElement(using: &generator) ?? "")
    case 5, 6:
      return .array(
        (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
          randomTree(depth: depth - 1, using: &generator)
        })
    default:
      var names = Set<String>()
      for _ in 0..<Int.random(in: 0..<6, using: &generator) {
        if let name = Self.names.randomElement(using: &generator) { names.insert(name) }
      }
      if Bool.random(using: &generator) { names.insert("@context") }
      return .object(
        names.sorted().map {
          JSONTreeMember($0, randomTree(depth: depth - 1, using: &generator))
        })
    }
  }

  /// The tree with some of its values or names exchanged for others.
  private func mutated(_ tree: JSONTree, using generator: inout SeededGenerator) -> JSONTree {
    if Int.random(in: 0..<12, using: &generator) == 0 {
      return randomTree(depth: 3, using: &generator)
    }
    switch tree {
    case .array(let elements): return .array(elements.map { mutated($0, using: &generator) })
    case .object(let members):
      return .object(
        members.map { member in
          let isKept = Int.random(in: 0..<12, using: &generator) > 0
          let name = isKept ? member.name : Self.names.randomElement(using: &generator) ?? ""
          return JSONTreeMember(name, mutated(member.value, using: &generator))
        })
    default: return tree
    }
  }
}

extension Result where Success == JSONTree, Failure == JSONLDError {
  fileprivate static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.success(let left), .success(let right)): left == right
    case (.failure(let left), .failure(let right)): left == right
    default: false
    }
  }
}
