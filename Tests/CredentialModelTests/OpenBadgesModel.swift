import TestSupport

/// The classes and enumerations of Open Badges 3.0, as 1EdTech's own description of them states.
struct OpenBadgesModel {
  /// A class: what it says itself, without what its bases say.
  struct Class {
    var kind = ""
    var bases: [String] = []
    var properties: [Property] = []
    var mixins: [String] = []
    /// The types that its objects have: one of each group.
    var types: [[String]] = []
  }

  /// A property, with its values and how many there are.
  struct Property: Equatable {
    let name: String
    let type: String
    let cardinality: String
    /// Whether one value may stand without its array.
    let isCompacted: Bool
  }

  private(set) var classes: [String: Class] = [:]

  init() throws {
    let bytes = try Vectors.bytes("ob-3.0-data-model/common_credentials.lines")
    var current = ""
    var property = ""
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: "\"", maxSplits: 1)[0].split(separator: " ").map(
        String.init)
      switch words.first {
      case "Class", "Include":
        current = words[1]
        classes[current] = Class(
          kind: words.count > 2 ? words[2] : "", bases: Self.list(words.dropFirst(4)))
      case "Property":
        property = words[1]
        classes[current]?.properties.append(
          Property(
            name: words[1], type: words[2], cardinality: words[3],
            isCompacted: words.contains("array-compacted")))
      case "Mixin":
        classes[current]?.mixins.append(words[1])
      case "Constraint"
      where property == "type" && (words[1] == "contains" || words[1] == "equals"):
        classes[current]?.types.append(Self.list(words.dropFirst(2)))
      default:
        break
      }
    }
  }

  /// The names in `[A, B]`, or the one that stands without brackets.
  private static func list(_ words: some Sequence<String>) -> [String] {
    let names = words.prefix { !$0.hasPrefix("//") }
    return names.map { $0.filter { !"[],".contains($0) } }.filter { !$0.isEmpty }
  }

  /// The properties of a class and its bases; what a class says goes before what its base says.
  func properties(of name: String) -> [Property] {
    guard let found = classes[name] else { return [] }
    let own = Set(found.properties.map { $0.name })
    let inherited = found.bases.flatMap { properties(of: $0) }.filter { !own.contains($0.name) }
    return found.properties + inherited
  }

  /// Whether a class, or a base of it, may be extended.
  func isExtensible(_ name: String) -> Bool {
    guard let found = classes[name] else { return false }
    return found.mixins.contains("Extensions") || found.bases.contains { isExtensible($0) }
  }
}
