import StrictJSON
import TestSupport
import Testing

@Suite struct CanonicalTests {
  @Test(arguments: [
    (#"{"b":1, "a":[ 1 , 2 ] }"#, #"{"a":[1,2],"b":1}"#),
    (
      #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#,
      "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{F6}\":7,\"€\":1,\"😀\":5,\"\u{FB33}\":3}"
    ),
    (#"["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"]"#, #"["€$\u000f\nA'B\"\\\\\"/"]"#),
    (
      #"[-0, 0.0, 1E30, 4.50, 2e-3, 1e-27, 333333333.33333329, 1e21, 1e20, 123456789012345680000]"#,
      #"[0,0,1e+30,4.5,0.002,1e-27,333333333.3333333,1e+21,100000000000000000000,123456789012345680000]"#
    ),
    (#"{"a":{},"b":[],"c":"","d":null}"#, #"{"a":{},"b":[],"c":"","d":null}"#),
    (
      #"{"credentialSubject":1,"credentialStatus":2,"credentialSchema":3,"credential":4}"#,
      #"{"credential":4,"credentialSchema":3,"credentialStatus":2,"credentialSubject":1}"#
    ),
    (#"{"\ud83d\ude00":1,"\uffff":2,"\ue000":3}"#, "{\"😀\":1,\"\u{E000}\":3,\"\u{FFFF}\":2}"),
  ])
  func `a text has one canonical form`(text: String, canonical: String) throws {
    let root = try parse(text)
    #expect(String(decoding: root.canonicalBytes(), as: UTF8.self) == canonical)
    #expect(String(decoding: root.tree().canonicalBytes(), as: UTF8.self) == canonical)
    #expect(try parse(canonical).canonicalBytes() == Array(canonical.utf8))
  }

  @Test(arguments: [
    (#"[{"a":[1 ]},{"a":[1]}]"#, #"[{"a":[1]},{"a":[1]}]"#),
    (#"{"a":[[],[]],"b":[[ ]]}"#, #"{"a":[[],[]],"b":[[]]}"#),
    (#"{"a":{"b":"\/"},"c":{"b":"/"}}"#, #"{"a":{"b":"/"},"c":{"b":"/"}}"#),
    (
      #"{"a":{"b":{"d":1,"c":2}},"e":{"c":1,"d":2}}"#,
      #"{"a":{"b":{"c":2,"d":1}},"e":{"c":1,"d":2}}"#
    ),
    (#"{"a":[1.0],"b":[1.5,10,-0]}"#, #"{"a":[1],"b":[1.5,10,0]}"#),
    ("\n{\"a\":{}}\n", #"{"a":{}}"#),
  ])
  func `one thing that is not canonical leaves what stands beside it as it is`(
    text: String, canonical: String
  ) throws {
    #expect(String(decoding: try parse(text).canonicalBytes(), as: UTF8.self) == canonical)
    let inside = try parse("{\"x\":\(text)}")
    #expect(
      String(decoding: inside.canonicalBytes(omitting: "y"), as: UTF8.self)
        == "{\"x\":\(canonical)}")
  }

  @Test func `a member can be left out`() throws {
    let root = try parse(#"{"z":1,"@context":["a"],"proof":{"@context":["b"]}}"#)
    #expect(root.canonicalBytes(omitting: "proof") == Array(#"{"@context":["a"],"z":1}"#.utf8))
    #expect(root.canonicalBytes(omitting: "@context").first == UInt8(ascii: "{"))
  }

  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
      (0x44B5_2D02_C7E1_4AF6, "1e+23"), (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5557, "333333333.33333343"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func `doubles are written as RFC 8785 appendix B lists them`(bits: UInt64, text: String) throws {
    let number = try #require(JSONTree.FiniteNumber(Double(bitPattern: bits)))
    #expect(String(decoding: JSONTree.number(number).canonicalBytes(), as: UTF8.self) == text)
  }

  @Test func `random doubles survive writing and reading, bit for bit`() throws {
    var generator = SeededGenerator(seed: 8785)
    for _ in 0..<4000 {
      let value = Double(bitPattern: generator.next())
      guard let number = JSONTree.FiniteNumber(value), value != 0 else { continue }
      let bytes = JSONTree.number(number).canonicalBytes()
      let document = try JSONDocument(bytes)
      #expect(document.root.double?.bitPattern == value.bitPattern)
      #expect(document.root.canonicalBytes() == bytes)
    }
  }

  @Test func `random trees have the same canonical form by both writers, whatever their order`()
    throws
  {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<500 {
      let tree = randomTree(depth: 4, using: &generator)
      let canonical = tree.canonicalBytes()
      for text in [tree.compactBytes(), tree.prettyBytes(), canonical] {
        let root = try JSONDocument(text).root
        #expect(root.canonicalBytes() == canonical)
        #expect(root.tree().canonicalBytes() == canonical)
      }
    }
  }

  private func randomTree(depth: Int, using generator: inout SeededGenerator) -> JSONTree {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 7), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .integer(Int64.random(in: -(1 << 53)...(1 << 53), using: &generator))
    case 3:
      let value = Double(bitPattern: generator.next())
      return JSONTree.FiniteNumber(value).map { .number($0) } ?? .null
    case 4: return .string(randomText(using: &generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
          randomTree(depth: depth - 1, using: &generator)
        })
    default:
      let names = Set(
        (0..<Int.random(in: 0..<30, using: &generator)).map { _ in
          ExactString(randomText(using: &generator))
        })
      return .object(
        names.sorted().shuffled(using: &generator).map {
          JSONTreeMember($0.string, randomTree(depth: depth - 1, using: &generator))
        })
    }
  }

  private func randomText(using generator: inout SeededGenerator) -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "b", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "\u{301}", "\u{D7FF}",
      "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "中", "a", "c", "d",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0..<14, using: &generator) {
      text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
    }
    return text
  }
}
