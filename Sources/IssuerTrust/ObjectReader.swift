import StrictJSON
import WireFormats

/// Reads the members of an object of a trust file, and says what is wrong and where.
struct ObjectReader {
  let json: JSONValue
  /// The file's name in messages.
  let file: String

  /// An object of TUF metadata, whose unknown members are signed and otherwise left alone.
  ///
  /// Source: The Update Framework 1.0 §4: "the ability to add more attribute-value fields".
  init(_ json: JSONValue, file: String) throws(TrustError) {
    guard json.kind == .object else {
      throw .malformed(file: file, pointer: json.pointer, expected: "an object")
    }
    self.json = json
    self.file = file
  }

  /// An object of which every member must be known.
  ///
  /// A member that is not understood could restrict what the others say, so it is refused; only
  /// names that begin with `x-` are for others to use.
  init(_ json: JSONValue, file: String, closed members: [StaticString]) throws(TrustError) {
    try self.init(json, file: file)
    for member in json.members where !members.contains(where: { member.isNamed($0) }) {
      guard member.nameBytes.starts(with: "x-".utf8) else {
        throw .unknownMember(file: file, pointer: json.pointer.appending(member.name))
      }
    }
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

  /// Refuses members that are `null`, for objects that restrict by what they have.
  ///
  /// A member that is missing restricts nothing. `null` would be read as missing, and whoever wrote
  /// it may have meant the opposite.
  func refuseNull() throws(TrustError) {
    for member in json.members where member.value.isNull {
      throw .malformed(
        file: file, pointer: json.pointer.appending(member.name),
        expected: "a value, or no such member")
    }
  }

  /// A text that must be there, and not be empty.
  func text(_ name: StaticString) throws(TrustError) -> ExactString {
    guard let text = try optionalText(name) else { throw malformed(name, expected: "a text") }
    return text
  }

  /// A text that may be missing, but not be empty.
  func optionalText(_ name: StaticString) throws(TrustError) -> ExactString? {
    guard let value = optional(name) else { return nil }
    guard let text = value.exactString, !text.string.isEmpty else {
      throw malformed(name, expected: "a text that is not empty")
    }
    return text
  }

  /// A time that must be there.
  func time(_ name: StaticString) throws(TrustError) -> Instant {
    guard let time = try optionalTime(name) else { throw malformed(name, expected: "a time") }
    return time
  }

  /// A time that may be missing.
  func optionalTime(_ name: StaticString) throws(TrustError) -> Instant? {
    guard let value = optional(name) else { return nil }
    guard let bytes = value.stringBytes, let time = try? Instant(rfc3339: bytes) else {
      throw malformed(name, expected: "a time such as 2026-03-01T00:00:00Z")
    }
    return time
  }

  /// The time at which metadata expires, in the one form that TUF gives times.
  ///
  /// Source: The Update Framework 1.0 §4.2.3.
  func expiry() throws(TrustError) -> Instant {
    let time = try time("expires")
    guard time.nanoseconds == 0, try text("expires") == ExactString(time.description) else {
      throw malformed("expires", expected: "a time of the form YYYY-MM-DDTHH:MM:SSZ")
    }
    return time
  }

  /// A whole number from 1 up: versions, thresholds, lengths.
  func count(_ name: StaticString) throws(TrustError) -> Int64 {
    // 2^53 itself is also what 2^53 + 1 is read as.
    guard let count = json[name]?.integer, count >= 1, count < 1 << 53 else {
      throw malformed(name, expected: "a whole number from 1 up")
    }
    return count
  }

  /// A list of texts; `nil` where the member is missing.
  func texts(_ name: StaticString) throws(TrustError) -> [ExactString]? {
    guard let list = optional(name) else { return nil }
    let texts = list.elements.compactMap { $0.exactString }
    guard list.kind == .array, texts.count == list.count,
      !texts.contains(where: { $0.string.isEmpty })
    else { throw malformed(name, expected: "a list of texts") }
    return texts
  }

  /// The values that `read` makes of the elements of a list; none where the member is missing.
  func list<Item>(
    _ name: StaticString, of read: (JSONValue) throws(TrustError) -> Item
  ) throws(TrustError) -> [Item] {
    guard let list = optional(name) else { return [] }
    guard list.kind == .array else { throw malformed(name, expected: "a list") }
    var items: [Item] = []
    items.reserveCapacity(list.count)
    for element in list.elements { items.append(try read(element)) }
    return items
  }
}
