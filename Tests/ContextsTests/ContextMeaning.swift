import StrictJSON

/// The meaning of a context document in one form, in which equal meaning is equal text.
///
/// Compact IRIs are expanded by the prefixes of the context in which they stand, and only by those:
/// what another context says of a prefix is not known before a document brings them together.
/// Protection is a property of each term, defaults and `@version` are left out, and an array of one
/// context is the context.
enum ContextMeaning {
  static func of(document: JSONTree) -> JSONTree {
    context(document["@context"] ?? "there is no context")
  }

  private static func context(_ value: JSONTree) -> JSONTree {
    switch value {
    case .array(let elements):
      let contexts = elements.map(context).filter { $0 != .object([]) }
      return contexts.count == 1 ? contexts[0] : .array(contexts)
    case .object(let members): return object(members)
    default: return value
    }
  }

  private static func object(_ members: [JSONTreeMember]) -> JSONTree {
    let scope = Scope(members)
    let isProtected = members.contains(JSONTreeMember("@protected", true))
    var result: [JSONTreeMember] = []
    for member in members where !["@version", "@protected"].contains(member.name) {
      let value =
        member.name.hasPrefix("@")
        ? member.value
        : definition(member.name, member.value, in: scope, isProtected: isProtected)
      result.append(JSONTreeMember(member.name, value))
    }
    return .object(sorted(result))
  }

  private static func definition(
    _ term: String, _ value: JSONTree, in scope: Scope, isProtected: Bool
  ) -> JSONTree {
    var result = value
    switch value {
    case .null: result = ["@id": nil]
    case .string(let text):
      result = ["@id": .string(text)]
      if scope.isPrefix(term) { result["@prefix"] = true }
    default: break
    }
    if result["@id"] == nil, result["@reverse"] == nil { result["@id"] = .string(term) }
    for name in ["@id", "@reverse", "@type"] {
      if case .string(let text)? = result[name] { result[name] = .string(scope.expanded(text)) }
    }
    if case .array(let containers)? = result["@container"] {
      let texts = containers.map { $0.text ?? "" }.sorted()
      result["@container"] =
        texts.count == 1 ? .string(texts[0]) : .array(texts.map { .string($0) })
    }
    if result["@protected"] == nil { result["@protected"] = .bool(isProtected) }
    for name in ["@prefix", "@protected"] where result[name] == false { result[name] = nil }
    result["@context"] = result["@context"].map(context)
    guard case .object(let members) = result else { return result }
    return .object(sorted(members))
  }

  private static func sorted(_ members: [JSONTreeMember]) -> [JSONTreeMember] {
    members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The place of the first difference and what stands there, or `nil` where there is none.
  static func difference(_ left: JSONTree, _ right: JSONTree, at path: String = "") -> String? {
    guard left != right else { return nil }
    if case .object(let ours) = left, case .object(let others) = right {
      for name in (ours + others).map(\.name) {
        let (our, other) = (left[name], right[name])
        guard let our, let other else {
          return our == other ? nil : "\(path)/\(name): \(shown(our)) and \(shown(other))"
        }
        if let found = difference(our, other, at: "\(path)/\(name)") { return found }
      }
    }
    if case .array(let ours) = left, case .array(let others) = right, ours.count == others.count {
      for (index, pair) in zip(ours, others).enumerated() {
        if let found = difference(pair.0, pair.1, at: "\(path)/\(index)") { return found }
      }
    }
    return "\(path): \(shown(left)) and \(shown(right))"
  }

  private static func shown(_ tree: JSONTree?) -> String {
    tree.map { String(decoding: $0.compactBytes(), as: UTF8.self) } ?? "nothing"
  }
}

/// What the members of one context say of the IRIs in it.
private struct Scope {
  /// What each term stands for, as written.
  private var targets: [ExactString: String] = [:]
  /// The terms whose definition is a string.
  private var simple: Set<ExactString> = []

  init(_ members: [JSONTreeMember]) {
    for member in members where !member.name.hasPrefix("@") {
      let name = ExactString(member.name)
      if member.value.text != nil { simple.insert(name) }
      targets[name] = member.value.text ?? member.value["@id"]?.text
    }
  }

  /// Source: JSON-LD 1.1 API §4.2.2, step 14.2.5.
  func isPrefix(_ term: String) -> Bool {
    let name = ExactString(term)
    guard simple.contains(name), let target = targets[name], !target.hasPrefix("@") else {
      return false
    }
    return expanded(target).utf8.last.map { ":/?#[]@".utf8.contains($0) } ?? false
  }

  /// Source: JSON-LD 1.1 API §5.2.2, without an active context.
  func expanded(_ text: String, depth: Int = 0) -> String {
    if text.hasPrefix("@") || depth > 8 { return text }
    if let target = targets[ExactString(text)] { return expanded(target, depth: depth + 1) }
    guard let colon = text.firstIndex(of: ":") else { return text }
    let (prefix, rest) = (String(text[..<colon]), text[text.index(after: colon)...])
    guard !rest.hasPrefix("//"), isPrefix(prefix), let target = targets[ExactString(prefix)] else {
      return text
    }
    return expanded(target, depth: depth + 1) + rest
  }
}

extension JSONTree {
  /// The text of a string.
  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
