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
  }

  private var bindings: [Binding] = []
  /// How many bindings there were before each open element.
  private var marks: [Int] = []
  private let maxBindings: Int

  init(limits: ImageLimits) { maxBindings = limits.maxNamespaces }

  /// How deep the current place is.
  var depth: Int { marks.count }

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
    bindings.append(Binding(prefix: prefix, namespace: namespace))
  }

  /// Makes sure that every prefix of the attributes is declared, and that no two are of one name.
  private func checkAttributes(of scanner: XMLScanner) throws(XMLError) {
    let attributes = scanner.attributes
    for (index, attribute) in attributes.enumerated() {
      let name = scanner.bytes[attribute.name]
      for other in attributes[..<index]
      where other.name.count == attribute.name.count
        && scanner.bytes[other.name].elementsEqual(name)
      {
        throw scanner.fault(.attributeRepeated, at: attribute.name.lowerBound)
      }
      let (prefix, local) = XMLNamespaces.parts(of: attribute.name, scanner)
      guard !prefix.isEmpty, !prefix.elementsEqual(XMLNamespaces.xmlnsPrefix) else { continue }
      guard let namespace = namespace(of: prefix) else {
        throw scanner.fault(.prefix, at: attribute.name.lowerBound)
      }
      // Two prefixes can stand for one namespace.
      for other in attributes[..<index] {
        let (otherPrefix, otherLocal) = XMLNamespaces.parts(of: other.name, scanner)
        guard !otherPrefix.isEmpty, otherLocal.elementsEqual(local),
          self.namespace(of: otherPrefix) == namespace
        else { continue }
        throw scanner.fault(.attributeRepeated, at: attribute.name.lowerBound)
      }
    }
  }
}
