import StrictJSON

/// A step from one scope of a context into another.
enum ScopeStep: Hashable, CustomStringConvertible {
  /// Into the context of a type.
  case type(String)
  /// Into the context of a property, and the things that are its values.
  case property(String)

  var description: String {
    switch self {
    case .type(let name): name
    case .property(let name): "." + name
    }
  }
}

/// A scope of a context: how it is reached, and what it defines.
struct ContextScopePath {
  let path: [ScopeStep]
  let terms: [JSONTreeMember]

  /// All scopes of a context document, the outermost first.
  static func all(of document: JSONTree) -> [ContextScopePath] {
    var contexts: [JSONTree] = []
    if case .array(let elements)? = document["@context"] {
      contexts = elements
    } else if let context = document["@context"] {
      contexts = [context]
    }
    var terms: [JSONTreeMember] = []
    for case .object(let members) in contexts { terms += members }
    return all(of: terms, at: [])
  }

  private static func all(
    of members: [JSONTreeMember], at path: [ScopeStep]
  ) -> [ContextScopePath] {
    let terms = members.filter { !$0.name.hasPrefix("@") }
    var scopes = [ContextScopePath(path: path, terms: terms)]
    for term in terms {
      guard case .object(let scoped)? = term.value["@context"] else { continue }
      let isType = !(term.name.utf8.first.map { 0x61...0x7A ~= $0 } ?? false)
      let step = isType ? ScopeStep.type(term.name) : .property(term.name)
      scopes += all(of: scoped, at: path + [step])
    }
    return scopes
  }
}

/// A term as it stands in a context in the notation of this tree: with its IRIs in full.
extension JSONTreeMember {
  /// What the term stands for; `nil` where it is a keyword or nothing.
  var target: String? {
    let target: JSONTree? =
      if case .string = value { value } else { value["@id"] ?? value["@reverse"] }
    guard case .string(let text)? = target, !text.hasPrefix("@") else { return nil }
    return text
  }

  /// The keyword that the term is an alias of.
  var keyword: String? {
    let target: JSONTree? = if case .string = value { value } else { value["@id"] }
    guard case .string(let text)? = target, text.hasPrefix("@") else { return nil }
    return text
  }

  var coercion: String? {
    if case .string(let type)? = value["@type"] { type } else { nil }
  }

  func isHeld(in container: String) -> Bool {
    switch value["@container"] {
    case .string(let name)?: name == container
    case .array(let names)?: names.contains(.string(container))
    default: false
    }
  }
}
