import StrictJSON

extension JSONTree {
  /// The parts of the document that JSON Pointers name, as selective disclosure shows them: with the
  /// `id` and `type` of all that they stand in.
  ///
  /// Source: Data Integrity ECDSA Cryptosuites 1.0, selectJsonLd.
  public func selecting(_ pointers: [String]) -> JSONTree {
    var selection = selecting(
      paths: pointers.map { $0.split(separator: "/").map(String.init) })
    selection["@context"] = self["@context"]
    return selection
  }

  private func selecting(paths: [[String]]) -> JSONTree {
    if paths.contains([]) { return self }
    func below(_ name: String) -> [[String]] {
      paths.filter { $0.first == name }.map { Array($0.dropFirst()) }
    }
    switch self {
    case .object(let members):
      return .object(
        members.compactMap { member in
          if ["id", "type"].contains(member.name) { return member }
          let inner = below(member.name)
          guard !inner.isEmpty else { return nil }
          return JSONTreeMember(member.name, member.value.selecting(paths: inner))
        })
    case .array(let elements):
      return .array(
        elements.enumerated().compactMap { index, element in
          let inner = below("\(index)")
          // `nil` would be the null of JSON.
          guard !inner.isEmpty else { return JSONTree?.none }
          return element.selecting(paths: inner)
        })
    default: return self
    }
  }

  /// The document with names for all things that have none: `urn:bnid:0` and so on.
  func namingThings() -> JSONTree {
    var count = 0
    return namingThings(&count)
  }

  private func namingThings(_ count: inout Int) -> JSONTree {
    switch self {
    case .object(let members):
      var named: [JSONTreeMember] = []
      if self["id"] == nil, self["@value"] == nil {
        named.append(JSONTreeMember("id", .string("urn:bnid:\(count)")))
        count += 1
      }
      for member in members {
        let isContext = member.name == "@context"
        named.append(
          isContext ? member : JSONTreeMember(member.name, member.value.namingThings(&count)))
      }
      return .object(named)
    case .array(let elements):
      var named: [JSONTree] = []
      for element in elements { named.append(element.namingThings(&count)) }
      return .array(named)
    default: return self
    }
  }
}
