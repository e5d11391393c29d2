import LinkedData
import TestSupport

/// Small datasets with much symmetry, and terms that begin as others do.
struct RDFRandomDatasets {
  var generator: SeededGenerator

  private static let predicates = ["<urn:p>", "<urn:p2>", "<urn:p/q>"]
  private static let objects = [
    "<urn:p>", "<urn:o>", "\"\"", "\"a\"", "\"a\"@en", "\"a\"@en-US", "\"a\"^^<urn:t>",
    "\"a\"^^<urn:t2>", "\"a \"", "\"a\\n\"", "\"a!\"", "\"é\"", "\"\u{1F303}\"", "\"\\u0000\"",
  ]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The lines of a dataset.
  ///
  /// - Parameters:
  ///   - nodes: How many blank nodes there are at most.
  ///   - statements: How many lines there are.
  ///   - links: Of ten objects, how many are blank nodes.
  ///   - namesGraphs: Whether some statements stand in named graphs.
  /// - Returns: The lines, each with its end.
  mutating func lines(nodes: Int, statements: Int, links: Int, namesGraphs: Bool = true) -> [String]
  {
    (0..<statements).map { _ in
      let subject = chance(1) ? "<urn:s>" : node(nodes)
      let predicate = pick(links > 7 ? ["<urn:p>"] : Self.predicates)
      let object = chance(links) ? node(nodes) : pick(Self.objects)
      let graph = !namesGraphs || chance(8) ? "" : chance(5) ? "<urn:g> " : node(nodes) + " "
      return "\(subject) \(predicate) \(object) \(graph).\n"
    }
  }

  /// The lines in another order and with other labels, some of them twice.
  mutating func disguised(_ lines: [String], nodes: Int) -> [String] {
    let names = (0..<nodes).shuffled(using: &generator)
    let renamed = lines.map { line in
      line.split(separator: " ", omittingEmptySubsequences: false).map { term in
        term.hasPrefix("_:n") ? "_:x\(names[Int(term.dropFirst(3)) ?? 0])" : String(term)
      }.joined(separator: " ")
    }
    return (renamed + renamed.prefix(2)).shuffled(using: &generator)
  }

  private mutating func node(_ nodes: Int) -> String {
    "_:n\(Int.random(in: 0..<nodes, using: &generator))"
  }

  private mutating func chance(_ ofTen: Int) -> Bool {
    Int.random(in: 0..<10, using: &generator) < ofTen
  }

  private mutating func pick(_ terms: [String]) -> String {
    terms[Int.random(in: terms.indices, using: &generator)]
  }
}
