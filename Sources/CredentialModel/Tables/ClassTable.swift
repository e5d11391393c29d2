import StrictJSON

/// What a class of the data models says about the members of its objects.
///
/// A class, not a structure, because every object of a document is held against one: passing it on
/// counts one reference instead of four.
final class ClassTable: Sendable {
  /// The class's name in the specification.
  let name: StaticString

  /// The section that defines the class.
  let section: StaticString

  /// The types an object of the class has: one of each group.
  let requiredTypes: [[StaticString]]

  /// The types that an object of the class cannot have, because they are another class's.
  let excludedTypes: [StaticString]

  /// Whether the specification lets others add members to the class.
  let isExtensible: Bool

  let properties: [Property]

  /// The properties that must be there, as bits at their indices.
  let required: UInt64

  /// The properties for which any one string will do, as bits at their indices.
  let plainTexts: UInt64

  /// The properties that hold one URL, as bits at their indices.
  let urls: UInt64

  /// The properties that hold a list of the object's types, as bits at their indices.
  let types: UInt64

  /// The type that an object of the class must have, where there is one and only one.
  let soleType: StaticString?

  // A hash table with chains over the names: for each slot the first property, and for each
  // property the next one of its slot. `none` ends a chain.
  private let first: InlineArray<64, UInt8>
  private let links: [Link]
  private static let none = UInt8.max

  /// A property's place in the hash table.
  private struct Link {
    let key: UInt64
    let name: StaticString
    let next: UInt8
  }

  init(
    _ name: StaticString, _ section: StaticString, types requiredTypes: [[StaticString]] = [],
    notOf excludedTypes: [StaticString] = [], isExtensible: Bool = true, _ properties: [Property]
  ) {
    self.name = name
    self.section = section
    self.requiredTypes = requiredTypes
    self.excludedTypes = excludedTypes
    self.isExtensible = isExtensible
    self.properties = properties
    let needsOneType = requiredTypes.count == 1 && requiredTypes[0].count == 1
    soleType = needsOneType && excludedTypes.isEmpty ? requiredTypes[0][0] : nil
    var (required, plainTexts, urls, types): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var first = InlineArray<64, UInt8>(repeating: ClassTable.none)
    var links: [Link] = []
    for (index, property) in properties.enumerated() {
      let bit: UInt64 = 1 << UInt64(index)
      if property.cardinality.isRequired { required |= bit }
      if case .text = property.kind, property.cardinality.allowsSingle { plainTexts |= bit }
      if case .url = property.kind, property.cardinality.allowsSingle { urls |= bit }
      if case .types = property.kind, property.cardinality.allowsArray { types |= bit }
      let key = JSONCursor.key(of: property.name)
      let slot = ClassTable.slot(of: key)
      links.append(Link(key: key, name: property.name, next: first[slot]))
      first[slot] = UInt8(index)
    }
    self.required = required
    self.plainTexts = plainTexts
    self.urls = urls
    self.types = types
    self.first = first
    self.links = links
  }

  /// The index of the property of a name, or `nil` where the class does not know it.
  func index(of name: JSONCursor) -> Int? {
    let key = name.stringKey
    var candidate = first[ClassTable.slot(of: key)]
    while candidate != ClassTable.none {
      let index = Int(candidate)
      if links[index].key == key, name.hasText(links[index].name) { return index }
      candidate = links[index].next
    }
    return nil
  }

  /// The bits of properties, as in ``required``.
  func bits(of names: [StaticString]) -> UInt64 {
    var bits: UInt64 = 0
    for (index, property) in properties.enumerated() {
      for name in names where "\(property.name)" == "\(name)" { bits |= 1 << UInt64(index) }
    }
    return bits
  }

  /// The section that defines a property.
  func section(of property: Property) -> StaticString {
    property.section.utf8CodeUnitCount > 0 ? property.section : section
  }

  /// Multiplying mixes all bits into the highest ones.
  private static func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }
}
