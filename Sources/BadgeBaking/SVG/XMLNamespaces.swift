/// The namespaces that are declared at the current place of a text.
///
/// Source: Namespaces in XML 1.0.
struct XMLNamespaces {
  /// What `xml` stands for, always.
  private static let xml = Array("http://www.w3.org/XML/1998/namespace".utf8)
  /// What `xmlns` stands for, which nobody may declare.
  private static let xmlns = Array("http://www.w3.org/2000/xmlns/".utf8)
  private static let xmlnsPrefix = Array("xmlns".utf8)

  private struct Binding {
    /// Empty for the names without a prefix.
    let prefix: [UInt8]
    let namespace: [UInt8]
    /// The place of the first binding of the same namespace, which stands for it.
    let id: Int
  }

  /// The name of an attribute, whatever the prefix.
  private struct ExpandedName: Hashable {
    /// The namespace: the id of a binding, or one of the numbers below.
    let namespace: Int
    let local: ArraySlice<UInt8>

    static let none = -1
    static let xmlns = -2
    static let xml = -3
  }

  private var bindings: [Binding] = []
  /// How many bindings there were before each open element.
  private var marks: [Int] = []
  private let maxBindings: Int

  init(limits: ImageLimits) { maxBindings = limits.maxNamespaces }

  /// Enters an element: takes its declarations, and looks at its attributes.
  mutating func open(_ scanner: XMLScanner) throws(XMLError) {
    marks.append(bindings.count)
    for attribute in scanner.attributes {
      let name = scanner.bytes[attribute.name]
      guard name.starts(with: XMLNamespaces.xmlnsPrefix) else { continue }
      let rest = name.dropFirst(XMLNamespaces.xmlnsPrefix.count)
      guard rest.isEmpty || rest.first == UInt8(ascii: ":") else { continue }
      try bind(
        Array(rest.dropFirst()), to: try scanner.resolved(attribute.value), scanner,
        at: attribute.name.lowerBound)
    }
    try checkAttributes(of: scanner)
  }

  /// Leaves an element.
  mutating func close() {
    guard let mark = marks.popLast() else { return }
    bindings.removeLast(bindings.count - mark)
  }

  /// What a prefix stands for; the empty one for names without, and nothing where nothing is declared.
  func namespace(of prefix: ArraySlice<UInt8>) -> [UInt8]? {
    if let binding = bindings.last(where: { $0.prefix.elementsEqual(prefix) }) {
      return binding.namespace
    }
    if prefix.isEmpty { return [] }
    return prefix.elementsEqual("xml".utf8) ? XMLNamespaces.xml : nil
  }

  /// The namespace of an element and the rest of its name.
  func expanded(
    _ name: Range<Int>, _ scanner: XMLScanner
  ) throws(XMLError) -> (namespace: [UInt8], local: ArraySlice<UInt8>) {
    let (prefix, local) = XMLNamespaces.parts(of: name, scanner)
    guard let namespace = namespace(of: prefix) else {
      throw scanner.fault(.prefix, at: name.lowerBound)
    }
    return (namespace, local)
  }

  private static func parts(
    of name: Range<Int>, _ scanner: XMLScanner
  ) -> (prefix: ArraySlice<UInt8>, local: ArraySlice<UInt8>) {
    let text = scanner.bytes[name]
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return ([], text) }
    return (text[..<colon], text[(colon + 1)...])
  }

  private mutating func bind(
    _ prefix: [UInt8], to namespace: [UInt8], _ scanner: XMLScanner, at offset: Int
  ) throws(XMLError) {
    let isXML = prefix.elementsEqual("xml".utf8)
    guard prefix != XMLNamespaces.xmlnsPrefix, namespace != XMLNamespaces.xmlns,
      isXML == (namespace == XMLNamespaces.xml), prefix.isEmpty || !namespace.isEmpty
    else { throw scanner.fault(.namespace, at: offset) }
    guard bindings.count < maxBindings else { throw scanner.fault(.tooManyNamespaces, at: offset) }
    let id = bindings.firstIndex { $0.namespace == namespace } ?? bindings.count
    bindings.append(Binding(prefix: prefix, namespace: namespace, id: id))
  }

  /// Makes sure that every prefix of the attributes is declared, and that no two are of one name.
  ///
  /// Two prefixes can stand for one namespace. In a set, for whoever writes hundreds of attributes
  /// with long names would have each compared with all others.
  private func checkAttributes(of scanner: XMLScanner) throws(XMLError) {
    var names: Set<ExpandedName> = []
    for attribute in scanner.attributes {
      let (prefix, local) = XMLNamespaces.parts(of: attribute.name, scanner)
      guard let namespace = id(ofAttributePrefix: prefix) else {
        throw scanner.fault(.prefix, at: attribute.name.lowerBound)
      }
      guard names.insert(ExpandedName(namespace: namespace, local: local)).inserted else {
        throw scanner.fault(.attributeRepeated, at: attribute.name.lowerBound)
      }
    }
  }

  /// What stands for the namespace of an attribute; without a prefix it has none.
  private func id(ofAttributePrefix prefix: ArraySlice<UInt8>) -> Int? {
    if prefix.isEmpty { return ExpandedName.none }
    if prefix.elementsEqual(XMLNamespaces.xmlnsPrefix) { return ExpandedName.xmlns }
    if prefix.elementsEqual("xml".utf8) { return ExpandedName.xml }
    return bindings.last { $0.prefix.elementsEqual(prefix) }?.id
  }
}
