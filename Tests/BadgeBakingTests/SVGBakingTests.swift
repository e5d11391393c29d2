import BadgeBaking
import TestSupport
import Testing

/// Credentials that are baked into SVG images.
@Suite struct SVGBakingTests {
  private static let declaration = " xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\""
  private static let token = "eyJh.eyJi.c2ln"

  private func baked(
    _ image: String, with text: String, replacing: Bool = false
  ) throws(ImageError) -> String {
    let image = try BadgeImage(Array(image.utf8))
    return String(
      decoding: try image.baked(with: Array(text.utf8), replacing: replacing), as: UTF8.self)
  }

  private func text(_ image: String) throws(ImageError) -> String {
    String(decoding: try BadgeImage(Array(image.utf8)).credential().text, as: UTF8.self)
  }

  @Test func `the namespace and the element are added, and no other byte changes`() throws {
    let plain =
      "\u{FEFF}<?xml version='1.0'?>\r\n<svg  xmlns = 'http://www.w3.org/2000/svg' >\r\n <g a='&lt;'/></svg>\n"
    let token = try baked(plain, with: Self.token)
    #expect(
      token
        == "\u{FEFF}<?xml version='1.0'?>\r\n<svg\(Self.declaration)  xmlns = 'http://www.w3.org/2000/svg' >"
        + "<openbadges:credential verify=\"\(Self.token)\"></openbadges:credential>"
        + "\r\n <g a='&lt;'/></svg>\n")
    let json = try baked(plain, with: "{\"a\":\"<&\"}")
    #expect(
      json.contains(
        "><openbadges:credential><![CDATA[{\"a\":\"<&\"}]]></openbadges:credential>\r\n"))
    for image in [token, json] {
      let read = try BadgeImage(Array(image.utf8))
      #expect(try read.credential().remarks == [])
      #expect(read.originals().contains(Array(plain.utf8)))
    }
    #expect(try text(token) == Self.token)
  }

  @Test(arguments: ["<svg/>", "<svg a='b' />", "<s:svg xmlns:s='http://www.w3.org/2000/svg'/>"])
  func `a single empty tag is opened`(plain: String) throws {
    let result = try baked(plain, with: "{}")
    #expect(try text(result) == "{}")
    #expect(result.hasSuffix(plain.hasPrefix("<s:") ? "</s:svg>" : "</svg>"))
    #expect(!result.contains("/>"))
  }

  @Test func `item 14: the end of a section in JSON is written otherwise`() throws {
    let json = "{\"a\":\"x]]>y]]]>\",\"b\":[[1]],\"c\":\"\u{FFFF}\u{FFFE}\"}"
    let result = try baked("<svg></svg>", with: json)
    let expected = #"{"a":"x]]\u003ey]]]\u003e","b":[[1]],"c":"\uffff\ufffe"}"#
    #expect(try text(result) == expected)
    #expect(result.contains("<![CDATA[\(expected)]]>"))
  }

  @Test func `a namespace that is declared already is not declared again`() throws {
    let plain = "<svg a='b'\(Self.declaration)><g/></svg>"
    let result = try baked(plain, with: "{}")
    #expect(
      result
        == "<svg a='b'\(Self.declaration)><openbadges:credential><![CDATA[{}]]></openbadges:credential><g/></svg>"
    )
    #expect(try BadgeImage(Array(result.utf8)).originals() == [Array(plain.utf8)])
  }

  @Test func `where an image gives the prefix another meaning, the element declares it`() throws {
    let plain = "<svg xmlns:openbadges='http://openbadges.org'><openbadges:a/></svg>"
    let result = try baked(plain, with: "{}")
    #expect(
      result
        == "<svg xmlns:openbadges='http://openbadges.org'><openbadges:credential\(Self.declaration)>"
        + "<![CDATA[{}]]></openbadges:credential><openbadges:a/></svg>")
    #expect(try text(result) == "{}")
  }

  @Test func `a second credential is refused, or replaces all that were there`() throws {
    let first = try baked("<svg><g/></svg>", with: "{}")
    #expect(throws: ImageError.alreadyBaked) { try baked(first, with: "{}") }
    let second = try baked(first, with: Self.token, replacing: true)
    #expect(second == (try baked("<svg><g/></svg>", with: Self.token)))
    let old =
      "<svg xmlns:openbadges='http://openbadges.org'><openbadges:assertion verify='a.b.c'/><g/></svg>"
    #expect(throws: ImageError.alreadyBaked) { try baked(old, with: "{}") }
    let renewed = try baked(old, with: "{}", replacing: true)
    #expect(try text(renewed) == "{}")
    #expect(!renewed.contains("assertion"))
    #expect(try BadgeImage(Array(renewed.utf8)).credential().remarks == [])
  }

  @Test func `images of any elements come back as they were`() throws {
    var random = SeededGenerator(seed: 14)
    let pieces = [
      "<g>", "</g>", "<path d='M0 0'/>", "text", "&amp;", "<!-- c -->", "<?p i?>", "<![CDATA[<]]>",
      "\r\n", "<a xmlns='urn:a' b:c='' xmlns:b='urn:b'/>", "]]", "\u{1F600}",
    ]
    var read = 0
    for round in 0..<400 {
      let inner = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      let plain = Array("<svg>\(inner.joined())</svg>".utf8)
      guard let image = try? BadgeImage(plain) else { continue }
      read += 1
      let text = Array("{\"round\":\(round)}".utf8)
      let baked = try BadgeImage(try image.baked(with: text))
      #expect(try baked.credential().text == text)
      #expect(try baked.credential().remarks == [])
      #expect(baked.originals().contains(plain))
    }
    #expect(read > 100)
  }
}
