import StrictJSON
import Testing

/// Parses a text that is given as Swift text.
func parse(_ text: String, limits: JSONLimits = .standard) throws(JSONError) -> JSONValue {
  try JSONDocument(Array(text.utf8), limits: limits).root
}

/// The error that a text gives; `nil` where it is accepted.
func refusal(_ bytes: [UInt8], limits: JSONLimits = .standard) -> JSONError? {
  do {
    _ = try JSONDocument(bytes, limits: limits)
    return nil
  } catch {
    return error
  }
}

func refusal(_ text: String, limits: JSONLimits = .standard) -> JSONError? {
  refusal(Array(text.utf8), limits: limits)
}

@Suite struct ParsingTests {
  @Test func `every kind of value is read with its content`() throws {
    let root = try parse(
      #" {"s":"a\n\u00e9\ud83d\ude00b","n":-12.5e1,"t":true,"f":false,"z":null,"a":[1,[],{}]} "#)
    #expect(root.kind == .object)
    #expect(root["s"]?.string == "a\né😀b")
    #expect(root["n"]?.double == -125)
    #expect(root["t"]?.bool == true)
    #expect(root["f"]?.bool == false)
    #expect(root["z"]?.isNull == true)
    #expect(root["a"]?.count == 3)
    #expect(root["a"]?[0]?.integer == 1)
    #expect(root["a"]?[3] == nil)
    #expect(root["missing"] == nil)
    #expect(root.members.map(\.name) == ["s", "n", "t", "f", "z", "a"])
  }

  @Test(
    arguments: [
      ("", JSONError.Reason.unexpectedEnd(expected: .value), 1, 1, 0, ""),
      ("{", .unexpectedEnd(expected: .memberName), 1, 2, 1, ""),
      ("[1,2", .unexpectedEnd(expected: .commaOrBracket), 1, 5, 4, "/1"),
      ("{\"a\":\n [1, x]}", .unexpectedByte(0x78, expected: .value), 2, 6, 11, "/a/1"),
      ("{\"a\":1,}", .unexpectedByte(0x7D, expected: .memberName), 1, 8, 7, ""),
      ("{\"a\":[{\"b\":1,\"\\x\":2}]}", .invalidEscape, 1, 15, 14, "/a/0"),
      ("{\"a\" 1}", .unexpectedByte(0x31, expected: .colon), 1, 6, 5, "/a"),
      ("[1 2]", .unexpectedByte(0x32, expected: .commaOrBracket), 1, 4, 3, "/0"),
      ("[1,]", .unexpectedByte(0x5D, expected: .value), 1, 4, 3, "/1"),
      ("[1}", .unexpectedByte(0x7D, expected: .commaOrBracket), 1, 3, 2, "/0"),
      ("1 1", .trailingText, 1, 3, 2, ""),
      ("\u{FEFF}{}", .byteOrderMark, 1, 1, 0, ""),
      ("{\"é\":\"x\ty\"}", .controlCharacter(9), 1, 8, 8, "/é"),
      ("[\"\\x\"]", .invalidEscape, 1, 3, 2, "/0"),
      ("[\"\\u12g4\"]", .invalidEscape, 1, 3, 2, "/0"),
      ("[\"\\ud800\"]", .loneSurrogate, 1, 3, 2, "/0"),
      ("[\"\\ud800\\u0041\"]", .loneSurrogate, 1, 3, 2, "/0"),
      ("[\"\\udc00\"]", .loneSurrogate, 1, 3, 2, "/0"),
      ("\"abc", .unexpectedEnd(expected: .closingQuote), 1, 5, 4, ""),
      ("\"abc\\", .unexpectedEnd(expected: .closingQuote), 1, 6, 5, ""),
      ("\"abc\\u00", .unexpectedEnd(expected: .closingQuote), 1, 9, 8, ""),
      ("01", .invalidNumber, 1, 1, 0, ""),
      ("[-]", .invalidNumber, 1, 2, 1, "/0"),
      ("1.", .invalidNumber, 1, 1, 0, ""),
      ("1e", .invalidNumber, 1, 1, 0, ""),
      ("1e400", .numberOutOfRange("1e400"), 1, 1, 0, ""),
      ("1e-400", .numberOutOfRange("1e-400"), 1, 1, 0, ""),
      ("9007199254740993", .numberNotExact("9007199254740993"), 1, 1, 0, ""),
      ("-9007199254740993", .numberNotExact("-9007199254740993"), 1, 1, 0, ""),
      ("9007199254740993.0", .numberNotExact("9007199254740993.0"), 1, 1, 0, ""),
      ("9007199254740993e0", .numberNotExact("9007199254740993e0"), 1, 1, 0, ""),
      ("90071992547409930E-1", .numberNotExact("90071992547409930E-1"), 1, 1, 0, ""),
      ("9007199254740992.5", .numberNotExact("9007199254740992.5"), 1, 1, 0, ""),
      ("{\"a\":{\"b\":1,\"c\":2,\"b\":3}}", .duplicateMember("b"), 1, 19, 18, "/a/b"),
      ("{\"a\":1,\"\\u0061\":2}", .duplicateMember("a"), 1, 8, 7, "/a"),
    ] as [(String, JSONError.Reason, Int, Int, Int, JSONPointer)])
  func `a malformed text is refused with reason, line, column, byte and pointer`(
    text: String, reason: JSONError.Reason, line: Int, column: Int, offset: Int,
    pointer: JSONPointer
  ) throws {
    let error = try #require(refusal(text))
    #expect(error.reason == reason)
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.byteOffset == offset)
    #expect(error.pointer == pointer)
    #expect(!error.description.contains("\n"))
  }

  @Test(
    arguments: [
      [0x22, 0x80, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xC2, 0x22],
      [0x22, 0xE0, 0x9F, 0x80, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF0, 0x8F, 0x80, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xFF, 0x22], [0x22, 0xE2, 0x82],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    #expect(refusal(bytes)?.reason == .invalidUTF8)
    #expect(refusal(bytes)?.byteOffset == 1)
  }

  @Test(arguments: [
    "9007199254740992", "9007199254740994", "18014398509481984", "100000000000000000000",
    "-9007199254740994", "295147905179352825856", "295147905179352830000", "1e300", "5e-324",
    "0e-999", "0.000", "-0", "7", "-123456789012345", "1234567890123456", "9007199254740991",
    "9007199254740992.0", "90071992547409920e-1",
    "1.7976931348623157e308", "123e45", "0.00000000000000000000000000000000000001e60",
  ])
  func `a number that a double holds as written is accepted`(literal: String) throws {
    #expect(try parse(literal).double == Double(literal))
  }

  @Test func `nesting is refused beyond the limit and accepted at it`() throws {
    let limits = JSONLimits(maxBytes: 1000, maxDepth: 3, maxNodes: 100)
    #expect(try parse("[[[]]]", limits: limits).kind == .array)
    #expect(refusal("[[[[]]]]", limits: limits)?.reason == .tooDeep(limit: 3))
    #expect(refusal("[[[[]]]]", limits: limits)?.pointer == "/0/0/0")
  }

  @Test func `a hundred thousand opening brackets give an error, not a crash`() {
    let limits = JSONLimits(maxBytes: 1 << 20, maxDepth: .max, maxNodes: .max)
    for bracket in ["[", "{\"a\":"] {
      let error = refusal(String(repeating: bracket, count: 100_000), limits: limits)
      #expect(error?.reason == .tooDeep(limit: JSONLimits.greatestDepth))
    }
  }

  @Test func `sizes are refused beyond the limit`() {
    let limits = JSONLimits(maxBytes: 8, maxDepth: 3, maxNodes: 3)
    #expect(refusal("[1,2]", limits: limits) == nil)
    #expect(refusal("[1,2,3]", limits: limits)?.reason == .tooManyNodes(limit: 3))
    #expect(refusal("\"1234567\"", limits: limits)?.reason == .tooLarge(limit: 8))
  }

  @Test func `names that differ only in their code points are two names`() throws {
    let root = try parse("{\"caf\u{e9}\":1,\"cafe\u{301}\":2}")
    #expect(root.count == 2)
    #expect(root.member(ExactString("cafe\u{301}"))?.integer == 2)
  }

  @Test func `a duplicate among many members is found`() {
    let names = (0..<5000).map { "\"member\($0)\":\($0)" } + ["\"member77\":1"]
    #expect(
      refusal("{\(names.joined(separator: ","))}")?.reason == .duplicateMember("member77"))
  }

  @Test func `a place is found from a value around it, and from any other`() throws {
    let root = try JSONDocument(Array(#"{"x":1,"a":{"b":[2,{"c":3}]},"d":4}"#.utf8)).root
    let outer = try #require(root["a"])
    let inner = try #require(outer["b"]?[1]?["c"])
    #expect(inner.pointer(below: outer, at: "/known") == "/known/b/1/c")
    #expect(inner.pointer(below: root, at: .root) == inner.pointer)
    #expect(inner.pointer(below: inner, at: "/known") == "/known")
    for other in [root, root["x"], root["d"]] {
      #expect(other?.pointer(below: outer, at: "/known") == other?.pointer)
    }
  }

  @Test func `every place is found again by its pointer, line and column`() throws {
    let root = try parse("{\"a/b\":[1,{\"c~\":\n  \"x\"}]}")
    let value = try #require(root.member("a/b")?[1]?["c~"])
    #expect(value.pointer == "/a~1b/1/c~0")
    #expect(value.pointer.description == "/a~1b/1/c~0")
    #expect(value.position() == (2, 3))
    #expect(root.pointer == .root)
  }

  @Test func `every prefix of a text is refused`() {
    let text = Array(#"{"a":["\u00e9\\é",-1.5e3,true,null,{"b":[]}],"c":"d"}"#.utf8)
    #expect(refusal(text) == nil)
    for length in 0..<text.count {
      #expect(refusal(Array(text[..<length])) != nil, "prefix of \(length) bytes")
    }
  }
}
