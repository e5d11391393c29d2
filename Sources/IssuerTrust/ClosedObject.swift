import StrictJSON
import WireFormats

/// An object of which every member must be known.
///
/// A member that is not understood could restrict what the others say, so it is refused; only
/// names that begin with `x-` are for others to use.
struct ClosedObject {
  let json: JSONValue
  let file: String

  init(_ json: JSONValue, file: String, members: Set<ExactString>) throws(TrustError) {
    guard json.kind == .object else {
      throw .malformed(file: file, pointer: json.pointer, expected: "an object")
    }
    for member in json.members {
      let name = member.name
      guard members.contains(ExactString(name)) || name.utf8.starts(with: "x-".utf8) else {
        throw .unknownMember(file: file, pointer: json.pointer.appending(name))
      }
    }
    self.json = json
    self.file = file
  }

  /// The error for a member that is not what it has to be.
  func malformed(_ name: StaticString, expected: String) -> TrustError {
    .malformed(file: file, pointer: json.pointer.appending("\(name)"), expected: expected)
  }

  /// A member that must be there.
  func required(_ name: StaticString, _ expected: String) throws(TrustError) -> JSONValue {
    guard let value = json[name] else { throw malformed(name, expected: expected) }
    return value
  }

  /// A member that may be missing or `null`.
  func optional(_ name: StaticString) -> JSONValue? {
    json[name].flatMap { $0.isNull ? nil : $0 }
  }

  func text(_ name: StaticString) throws(TrustError) -> ExactString {
    guard let text = try optionalText(name) else { throw malformed(name, expected: "a text") }
    return text
  }

  func optionalText(_ name: StaticString) throws(TrustError) -> ExactString? {
    guard let value = optional(name) else { return nil }
    guard let text = value.exactString, !text.string.isEmpty else {
      throw malformed(name, expected: "a text that is not empty")
    }
    return text
  }

  func time(_ name: StaticString) throws(TrustError) -> Instant {
    guard let time = try optionalTime(name) else { throw malformed(name, expected: "a time") }
    return time
  }

  func optionalTime(_ name: StaticString) throws(TrustError) -> Instant? {
    guard let value = optional(name) else { return nil }
    guard let bytes = value.stringBytes, let time = try? Instant(rfc3339: bytes) else {
      throw malformed(name, expected: "a time such as 2026-03-01T00:00:00Z")
    }
    return time
  }

  /// A whole number from 1 up: versions, thresholds, lengths.
  func count(_ name: StaticString) throws(TrustError) -> Int64 {
    guard let count = json[name]?.integer, count >= 1 else {
      throw malformed(name, expected: "a whole number from 1 up")
    }
    return count
  }

  /// A list of texts; `nil` where the member is missing.
  func texts(_ name: StaticString) throws(TrustError) -> [ExactString]? {
    guard let list = optional(name) else { return nil }
    let texts = list.elements.compactMap { $0.exactString }
    guard list.kind == .array, texts.count == list.count else {
      throw malformed(name, expected: "a list of texts")
    }
    return texts
  }

  /// The values that `read` makes of the objects in a list; none where the member is missing.
  func list<Item>(
    _ name: StaticString, of read: (JSONValue) throws(TrustError) -> Item
  ) throws(TrustError) -> [Item] {
    guard let list = optional(name) else { return [] }
    guard list.kind == .array else { throw malformed(name, expected: "a list") }
    var items: [Item] = []
    for element in list.elements { items.append(try read(element)) }
    return items
  }
}
