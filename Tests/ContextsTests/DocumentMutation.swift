import StrictJSON
import TestSupport

@testable import LinkedData
@testable import compile_contexts

/// Changes documents at random: names, values, types, nesting and contexts.
struct DocumentMutation {
  private var generator: SeededGenerator
  private let names: [String]
  private let types: [String]

  /// Changes that depend on the seed only, with the terms of all contexts.
  init(seed: UInt64, names: [String]) {
    generator = SeededGenerator(seed: seed)
    self.names = names + DocumentMutation.keywords
    types = names.filter { !(0x61...0x7A ~= ($0.utf8.first ?? 0)) }
  }

  private static let keywords = [
    "@id", "@type", "@value", "@language", "@list", "@set", "@graph", "@reverse", "@included",
    "@context", "@json", "@none", "@index", "@nest", "id", "type", "name", "image", "cred",
    "undefined",
    "", "a b", "cred:evidence", "https://schema.org/name", "é", "uid",
  ]

  private static let identifiers = [
    "urn:a", "did:web:uni.example", "urn:achievement", "urn:uuid:badge", "https://a.example/é?q#f",
    "cred:holder", "sec:proof", "xsd:date", "ex:a", "odrl:use", "obi:a", "schema:name", "_:b0",
    "relative", "#f", "", "urn:a b", "http://[::1]/", "http://a:b/", "http://a@b:1/", "a:", "URN:a",
    "urn:a%2", "urn:a%2F", "http://é.example/\u{E000}", "http://a.example/?\u{E000}", "1:2",
    "type:x",
    "@id", "@type", "id", "type", "assertionMethod", "use", "Profile",
  ]

  private static let texts = [
    "", "text", "A", "true", "1", "-1", "1.0", "a\u{0}\u{8}\t\n\u{b}\u{c}\r\"\\\u{7F}é\u{10FFFF}",
    "2026-01-02T03:04:05Z",
  ]

  private static let numbers: [Double] = [
    0, -0.0, 1, 1.5, -2, 0.1, 1e21, 1e20, 9_007_199_254_740_992, 9_007_199_254_740_991, 1e-7,
    1.7976931348623157e308, .leastNonzeroMagnitude, 123_456_789.123_456_78, 1.000_000_000_000_000_2,
    1e300,
  ]

  /// The document with as many changes.
  mutating func changed(_ document: JSONTree, times: Int) -> JSONTree {
    var document = document
    for _ in 0..<times {
      var place = Int.random(in: 0..<DocumentMutation.count(document), using: &generator)
      document = changed(document, at: &place, isRoot: true)
    }
    return document
  }

  private static func count(_ tree: JSONTree) -> Int {
    switch tree {
    case .array(let elements): 1 + elements.reduce(0) { $0 + count($1) }
    case .object(let members): 1 + members.reduce(0) { $0 + count($1.value) }
    default: 1
    }
  }

  /// Counts down to the value that is changed.
  private mutating func changed(
    _ tree: JSONTree, at place: inout Int, isRoot: Bool = false
  ) -> JSONTree {
    place -= 1
    if place == -1 { return isRoot ? member(of: tree) : value(tree) }
    switch tree {
    case .array(var elements):
      for index in elements.indices where place >= 0 {
        elements[index] = changed(elements[index], at: &place)
      }
      return .array(elements)
    case .object(var members):
      for index in members.indices where place >= 0 {
        if members[index].name == "@context", place < DocumentMutation.count(members[index].value) {
          members[index].value = contexts(members[index].value)
          place = -1
        } else {
          members[index].value = changed(members[index].value, at: &place)
        }
      }
      return .object(members)
    default: return tree
    }
  }

  private mutating func value(_ tree: JSONTree) -> JSONTree {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return .array([tree, scalar()])
    case 1: return .array([tree])
    case 2: return ["id": .string(pick(Self.identifiers))]
    case 3: return ["id": .string(pick(Self.identifiers)), pick(types): scalar()]
    case 4: return node()
    case 5:
      return ["@value": scalar(), "@language": .string(pick(["en", "EN-gb", "de-", "", "é"]))]
    case 6, 7, 8:
      if case .object = tree { return member(of: tree) }
      return scalar()
    case 9:
      if case .array(let elements) = tree { return .array(elements + [node()]) }
      return scalar()
    default: return scalar()
    }
  }

  private mutating func node() -> JSONTree {
    var members: [JSONTreeMember] = []
    if Bool.random(using: &generator) {
      members.append(JSONTreeMember("type", .array([.string(pick(types))])))
    }
    for _ in 0..<Int.random(in: 0..<3, using: &generator) {
      let name = pick(names)
      if !members.contains(where: { $0.name == name }) {
        members.append(JSONTreeMember(name, scalar()))
      }
    }
    return .object(members)
  }

  private mutating func scalar() -> JSONTree {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return .number(pick(Self.numbers))
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return [nil, .array([]), .object([])].randomElement(using: &generator) ?? nil
    case 3, 4: return .string(pick(names))
    case 5, 6, 7: return .string(pick(Self.identifiers))
    default: return .string(pick(Self.texts))
    }
  }

  /// The object with a member added, renamed, removed or of another type.
  private mutating func member(of tree: JSONTree) -> JSONTree {
    guard case .object(var members) = tree else { return scalar() }
    let index = members.isEmpty ? 0 : Int.random(in: 0..<members.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0 where !members.isEmpty: members[index].name = pick(names)
    case 1 where !members.isEmpty: members.remove(at: index)
    case 2, 3:
      if let place = members.firstIndex(where: { $0.name == "type" }) {
        members[place].value = .array(
          [members[place].value, .string(pick(types))].flatMap { part in
            if case .array(let elements) = part { elements } else { [part] }
          })
      } else {
        members.append(JSONTreeMember("type", .string(pick(types))))
      }
    default:
      members.append(
        JSONTreeMember(pick(names), Bool.random(using: &generator) ? node() : scalar()))
    }
    var known: Set<ExactString> = []
    return .object(members.filter { known.insert(ExactString($0.name)).inserted })
  }

  private mutating func contexts(_ tree: JSONTree) -> JSONTree {
    guard case .array(var elements) = tree else { return tree }
    let url = JSONTree.string(pick(EmbeddedContexts.all.map(\.url)))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0 where elements.count > 1:
      elements.swapAt(elements.count - 1, Int.random(in: 0..<elements.count - 1, using: &generator))
    case 1 where elements.count > 1: elements[elements.count - 1] = url
    default: elements.append(url)
    }
    return .array(elements)
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }
}
