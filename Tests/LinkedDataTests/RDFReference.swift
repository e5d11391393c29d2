import LinkedData
import OpenSSLCrypto

/// RDFC-1.0 as the specification words it.
///
/// With strings, maps, copies of issuers, all permutations, and whole lines sorted: slow, and plain
/// enough to be read beside the specification.
struct RDFReference {
  struct Quad: Hashable {
    var terms: [String]
    var blanks: [String] { terms.filter { $0.hasPrefix("_:") } }
    func line(_ name: (String) -> String) -> String {
      terms.map { $0.hasPrefix("_:") ? name($0) : $0 }.filter { !$0.isEmpty }
        .joined(separator: " ") + " .\n"
    }
  }

  struct Issuer {
    let prefix: String
    var order: [String] = []
    mutating func issue(_ node: String) -> String {
      if !order.contains(node) { order.append(node) }
      return name(node) ?? ""
    }
    func name(_ node: String) -> String? { order.firstIndex(of: node).map { "_:\(prefix)\($0)" } }
  }

  private var quads: [String: [Quad]] = [:]
  private var canonical = Issuer(prefix: "c14n")

  /// The canonical lines of a dataset.
  static func canonicalize(_ dataset: RDFDataset) -> String {
    let quads = Set(dataset.statements.map { Self.quad($0, in: dataset) })
    var state = RDFReference()
    for quad in quads {
      for node in Set(quad.blanks) { state.quads[node, default: []].append(quad) }
    }
    state.issueAll()
    return quads.map { $0.line { state.canonical.name($0) ?? "?" } }.sorted(by: precedes).joined()
  }

  private static func quad(_ statement: RDFStatement, in dataset: RDFDataset) -> Quad {
    func text(_ term: RDFTerm) -> String {
      if let node = term.blankNode { return "_:\(node)" }
      return String(decoding: dataset.text[term.range], as: UTF8.self)
    }
    return Quad(
      terms: [statement.subject, statement.predicate, statement.object, statement.graph].map(text))
  }

  private static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  private static func hash(_ text: String) -> String {
    DigestAlgorithm.sha256.digest(of: Array(text.utf8)).map {
      ($0 < 16 ? "0" : "") + String($0, radix: 16)
    }.joined()
  }

  private mutating func issueAll() {
    var groups: [String: [String]] = [:]
    for node in quads.keys.sorted() { groups[firstDegree(node), default: []].append(node) }
    for (_, nodes) in groups.sorted(by: { Self.precedes($0.key, $1.key) }) where nodes.count == 1 {
      _ = canonical.issue(nodes[0])
    }
    for (_, nodes) in groups.sorted(by: { Self.precedes($0.key, $1.key) }) where nodes.count > 1 {
      var paths: [(String, Issuer)] = []
      for node in nodes where canonical.name(node) == nil {
        var issuer = Issuer(prefix: "b")
        _ = issuer.issue(node)
        paths.append(nDegree(node, issuer))
      }
      for path in paths.sorted(by: { Self.precedes($0.0, $1.0) }) {
        for node in path.1.order { _ = canonical.issue(node) }
      }
    }
  }

  private func firstDegree(_ node: String) -> String {
    let lines = quads[node, default: []].map { $0.line { $0 == node ? "_:a" : "_:z" } }
    return Self.hash(lines.sorted(by: Self.precedes).joined())
  }

  private func nDegree(_ node: String, _ issuer: Issuer) -> (String, Issuer) {
    var issuer = issuer
    var related: [String: [String]] = [:]
    for quad in quads[node, default: []] {
      for (place, position) in [(0, "s"), (2, "o"), (3, "g")] {
        let other = quad.terms[place]
        guard other.hasPrefix("_:"), other != node else { continue }
        let name = canonical.name(other) ?? issuer.name(other) ?? firstDegree(other)
        let input = position + (position == "g" ? "" : quad.terms[1]) + name
        related[Self.hash(input), default: []].append(other)
      }
    }
    var data = ""
    for (hash, nodes) in related.sorted(by: { Self.precedes($0.key, $1.key) }) {
      data += hash
      var chosen: (path: String, issuer: Issuer)?
      for permutation in Self.permutations(nodes) {
        let tried = path(permutation, issuer)
        if chosen.map({ Self.precedes(tried.path, $0.path) }) ?? true { chosen = tried }
      }
      data += chosen?.path ?? ""
      issuer = chosen?.issuer ?? issuer
    }
    return (Self.hash(data), issuer)
  }

  private func path(_ nodes: [String], _ issuer: Issuer) -> (path: String, issuer: Issuer) {
    var (path, issuer, recursion) = ("", issuer, [String]())
    for node in nodes {
      if let name = canonical.name(node) {
        path += name
      } else {
        if issuer.name(node) == nil { recursion.append(node) }
        path += issuer.issue(node)
      }
    }
    for node in recursion {
      let (hash, next) = nDegree(node, issuer)
      path += issuer.issue(node) + "<\(hash)>"
      issuer = next
    }
    return (path, issuer)
  }

  private static func permutations(_ nodes: [String]) -> [[String]] {
    guard nodes.count > 1 else { return [nodes] }
    return nodes.indices.flatMap { index in
      var rest = nodes
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }
}
