import StrictJSON
import TestSupport
import Testing

/// Cursors see what values see.
@Suite struct CursorTests {
  private static let texts = [
    "{}", "[]", "\"\"", "-1.5", "null", "true",
    #"{"id":"a","type":["A","B"],"name":"caf\u00e9","":"empty","ab":1,"abc":2,"abcd":3,"abcde":4}"#,
    #"{"abcdefgh":1,"abcdefgi":2,"abcdefghi":{"x":[[],{},"\n"]},"\u0061":true,"z":null}"#,
  ]

  @Test(arguments: texts)
  func `a cursor walks the same values in the same order`(text: String) throws {
    let root = try parse(text)
    #expect(root.withCursor { described($0) } == described(root))
  }

  @Test(arguments: texts)
  func `a cursor finds each member by its name, and no other`(text: String) throws {
    let root = try parse(text)
    root.withCursor { cursor in
      #expect(cursor["id"]?.string == root["id"]?.string)
      #expect(cursor["abcd"]?.double == root["abcd"]?.double)
      #expect(cursor["abcde"]?.double == root["abcde"]?.double)
      #expect(cursor["abcdefgi"]?.double == root["abcdefgi"]?.double)
      #expect(cursor["a"]?.bool == root["a"]?.bool)
      #expect(cursor[""]?.string == root[""]?.string)
      #expect(cursor["absent"] == nil)
      #expect(cursor["abcdefgj"] == nil)
    }
  }

  @Test func `strings that differ anywhere are told apart, whatever their length`() throws {
    for length in 0...40 {
      let text = String(repeating: "x", count: length)
      for place in 0...length {
        let other = text.prefix(place) + "y" + text.dropFirst(place + 1)
        let pair = try parse("[\"\(text)\",\"\(text)\",\"\(other)\"]")
        pair.withCursor { cursor in
          guard let first = cursor[0], let same = cursor[1], let third = cursor[2] else { return }
          #expect(first.isSameString(as: same))
          #expect(first.stringKey == same.stringKey)
          #expect(!first.isSameString(as: third), "\(length) \(place)")
        }
      }
    }
  }

  @Test func `a value that a cursor gives outlives the walk`() throws {
    let value = try parse(#"{"a":{"b":"kept"}}"#).withCursor { $0["a"]?["b"]?.value }
    #expect(value?.string == "kept")
    #expect(value?.pointer == "/a/b")
  }

  private func described(_ value: JSONValue) -> String {
    switch value.kind {
    case .object: "{\(value.members.map { "\($0.name):\(described($0.value))" })}"
    case .array: "[\(value.elements.map { described($0) })]"
    default: "\(value.kind) \(value.string ?? "") \(value.double ?? 0) \(value.bool ?? false)"
    }
  }

  private func described(_ cursor: JSONCursor) -> String {
    switch cursor.kind {
    case .object:
      "{\(cursor.members.map { "\($0.name.string ?? "?"):\(described($0.value))" })}"
    case .array: "[\(cursor.elements.map { described($0) })]"
    default: "\(cursor.kind) \(cursor.string ?? "") \(cursor.double ?? 0) \(cursor.bool ?? false)"
    }
  }
}
