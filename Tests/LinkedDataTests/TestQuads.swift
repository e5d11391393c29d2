import LinkedData
import StrictJSON
import Testing

/// Statements as a test compares them: read from N-Quads, equal up to the names of blank nodes.
struct TestQuads: CustomStringConvertible {
  private var quads: Set<Quad> = []

  /// A term: a blank node, an IRI, or a literal with its escapes undone; the default graph is empty.
  enum Term: Hashable {
    case blank(String)
    case text([UInt8])
  }

  /// Subject, predicate, object, graph.
  struct Quad: Hashable {
    var terms: [Term]
  }

  /// The statements of lines of N-Quads.
  init(_ text: String) throws {
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      var reader = LineReader(rest: line)
      if let quad = try reader.quad() { quads.insert(quad) }
    }
  }

  /// The statements of a dataset, written and read again.
  init(_ dataset: RDFDataset) throws {
    try self.init(TestQuads.lines(of: dataset).joined(separator: "\n"))
  }

  /// The statements of a dataset as N-Quads, one a line.
  static func lines(of dataset: RDFDataset) -> [String] {
    let text = { (term: RDFTerm) in
      term.blankNode.map { "_:b\($0)" }
        ?? String(decoding: dataset.text[term.range], as: UTF8.self)
    }
    return dataset.statements.map { statement in
      let graph = statement.graph.isDefaultGraph ? "" : text(statement.graph) + " "
      let terms = [statement.subject, statement.predicate, statement.object].map(text)
      return terms.joined(separator: " ") + " " + graph + "."
    }
  }

  var description: String {
    quads.map { quad in
      quad.terms.map { term in
        switch term {
        case .blank(let name): name
        case .text(let bytes): String(decoding: bytes, as: UTF8.self)
        }
      }.joined(separator: " ")
    }.sorted().joined(separator: "\n")
  }
}

extension TestQuads {
  /// Whether some naming of the blank nodes makes both the same.
  func isIsomorphic(to other: TestQuads) -> Bool {
    guard quads.count == other.quads.count else { return false }
    let (colors, others) = (colored(), other.colored())
    guard colors.values.sorted() == others.values.sorted() else { return false }
    var naming: [Term: Term] = [:]
    return matches(other, Array(colors.keys), colors, others, &naming)
  }

  private func matches(
    _ other: TestQuads, _ pending: [Term], _ colors: [Term: Int], _ others: [Term: Int],
    _ naming: inout [Term: Term]
  ) -> Bool {
    guard let term = pending.last else {
      return quads.allSatisfy { quad in
        other.quads.contains(Quad(terms: quad.terms.map { naming[$0] ?? $0 }))
      }
    }
    let taken = Set(naming.values)
    for (candidate, color) in others where color == colors[term] && !taken.contains(candidate) {
      naming[term] = candidate
      if matches(other, pending.dropLast(), colors, others, &naming) { return true }
      naming[term] = nil
    }
    return false
  }

  /// For each blank node a number made of what is said with it, the same in isomorphic datasets.
  private func colored() -> [Term: Int] {
    var colors: [Term: Int] = [:]
    for quad in quads { for case .blank(let name) in quad.terms { colors[.blank(name)] = 0 } }
    for _ in 0..<8 {
      var sums: [Term: Int] = [:]
      for quad in quads {
        for (place, term) in quad.terms.enumerated() where colors[term] != nil {
          var hasher = Hasher()
          hasher.combine(place)
          for part in quad.terms {
            if let color = colors[part] {
              hasher.combine(color)
              hasher.combine(part == term)
            } else {
              hasher.combine(part)
            }
          }
          sums[term, default: 0] &+= hasher.finalize()
        }
      }
      colors = sums
    }
    return colors
  }
}

/// Reads one line of N-Quads.
private struct LineReader {
  var rest: Substring.UTF8View

  mutating func quad() throws -> TestQuads.Quad? {
    skipSpace()
    if rest.isEmpty || rest.first == UInt8(ascii: "#") { return nil }
    var terms = [try term(), try term(), try term()]
    terms.append(rest.first == UInt8(ascii: ".") ? .text([]) : try term())
    try #require(rest.first == UInt8(ascii: "."))
    return TestQuads.Quad(terms: terms)
  }

  private mutating func term() throws -> TestQuads.Term {
    defer { skipSpace() }
    switch rest.first {
    case UInt8(ascii: "<"): return .text(try iri())
    case UInt8(ascii: "_"): return .blank(word())
    case UInt8(ascii: "\""):
      var text = try literal()
      if rest.starts(with: "^^".utf8) {
        rest = rest.dropFirst(2)
        text += "^^".utf8 + (try iri())
      } else if rest.first == UInt8(ascii: "@") {
        text += word().utf8
      }
      return .text(text)
    default: throw Unreadable(rest: String(Substring(rest)))
    }
  }

  private struct Unreadable: Error { let rest: String }

  private mutating func iri() throws -> [UInt8] {
    let end = try #require(rest.firstIndex(of: UInt8(ascii: ">")))
    defer { rest = rest[rest.index(after: end)...] }
    return Array(rest[...end])
  }

  private mutating func word() -> String {
    let end = rest.firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
    defer { rest = rest[end...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  private mutating func literal() throws -> [UInt8] {
    var text = [try next()]
    while true {
      let byte = try next()
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        if byte == UInt8(ascii: "\"") { return text }
        continue
      }
      switch try next() {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "u"): text += try escaped(digits: 4)
      case UInt8(ascii: "U"): text += try escaped(digits: 8)
      case let other: text.append(other)
      }
    }
  }

  private mutating func escaped(digits: Int) throws -> [UInt8] {
    let code = try #require(UInt32(Substring(rest.prefix(digits)), radix: 16))
    rest = rest.dropFirst(digits)
    return Array(String(try #require(Unicode.Scalar(code))).utf8)
  }

  private mutating func next() throws -> UInt8 {
    let byte = rest.popFirst()
    return try #require(byte)
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
