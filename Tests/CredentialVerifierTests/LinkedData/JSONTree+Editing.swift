import StrictJSON

/// Changes at a place of a document, which is written as a JSON Pointer.
///
/// A place that is not there is left alone: the test that changes it then sees no change.
extension JSONTree {
  /// The value at a place.
  func value(at pointer: String) -> JSONTree? {
    pointer.split(separator: "/").reduce(Optional(self)) { value, token in
      if case .array(let elements)? = value {
        return Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      }
      return value?[String(token)]
    }
  }

  /// Sets the value at a place, or removes the member with `nil`.
  mutating func set(_ pointer: String, _ value: JSONTree?) {
    edit(pointer) { parent, name in
      if case .array(var elements) = parent {
        guard let index = Int(name), index < elements.count else { return }
        if let value { elements[index] = value } else { elements.remove(at: index) }
        parent = .array(elements)
      } else {
        parent[name] = value
      }
    }
  }

  /// Changes the value at a place.
  mutating func change(_ pointer: String, _ body: (JSONTree) -> JSONTree) {
    guard let value = value(at: pointer) else { return }
    set(pointer, body(value))
  }

  /// Gives a member another name, in its place.
  mutating func rename(_ pointer: String, to name: String) {
    edit(pointer) { parent, old in
      guard case .object(var members) = parent,
        let index = members.firstIndex(where: { $0.name == old })
      else { return }
      members[index].name = name
      parent = .object(members)
    }
  }

  /// Moves a member into another object.
  mutating func move(_ pointer: String, to target: String) {
    guard let value = value(at: pointer) else { return }
    set(pointer, nil)
    set(target, value)
  }

  private mutating func edit(_ pointer: String, _ body: (inout JSONTree, String) -> Void) {
    let tokens = pointer.split(separator: "/").map(String.init)
    guard let last = tokens.last else { return }
    edit(tokens.dropLast()) { body(&$0, last) }
  }

  private mutating func edit(_ tokens: ArraySlice<String>, _ body: (inout JSONTree) -> Void) {
    guard let first = tokens.first else { return body(&self) }
    if case .array(var elements) = self {
      guard let index = Int(first), elements.indices.contains(index) else { return }
      elements[index].edit(tokens.dropFirst(), body)
      self = .array(elements)
    } else if var member = self[first] {
      member.edit(tokens.dropFirst(), body)
      self[first] = member
    }
  }
}
