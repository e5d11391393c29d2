/// The datatypes whose values JSON writes as numbers or truth values.
enum NativeDatatypes {
  private static let names: Set<String> = [
    "boolean", "integer", "decimal", "double", "float", "nonNegativeInteger", "positiveInteger",
    "nonPositiveInteger", "negativeInteger", "long", "int", "short", "byte", "unsignedLong",
    "unsignedInt", "unsignedShort", "unsignedByte",
  ]

  /// Whether a datatype is one of them.
  ///
  /// 1EdTech and W3C spell the namespace of XML Schema also with `https`, or leave a prefix unexpanded.
  static func contain(_ iri: String) -> Bool {
    for namespace in [
      "http://www.w3.org/2001/XMLSchema#", "https://www.w3.org/2001/XMLSchema#", "xsd:",
    ] where iri.hasPrefix(namespace) {
      return names.contains(String(iri.dropFirst(namespace.count)))
    }
    return false
  }
}
