import BadgeBaking
import TestSupport
import Testing

/// Credentials that are baked into PNG images.
@Suite struct PNGBakingTests {
  private static let json = Array(#"{"type":"VerifiableCredential"}"#.utf8)

  @Test(arguments: [#"{"a":1}"#, "\n {\"\u{e9}\":[]} \n", "eyJh.eyJi.c2ln"])
  func `one chunk is added before the end, and no other byte changes`(text: String) throws {
    let plain = TestPNG.image(TestPNG.chunk("tEXt", Array("Author\0A".utf8)))
    let baked = try BadgeImage(plain).baked(with: Array(text.utf8))
    let expected =
      Array(plain.dropLast(12)) + TestPNG.internationalText(text) + Array(plain.suffix(12))
    #expect(baked == expected)
    #expect(try BadgeImage(baked).credential().text == Array(text.utf8))
    #expect(try BadgeImage(baked).originals() == [plain])
  }

  @Test func `a second credential is refused, or replaces the first`() throws {
    let plain = TestPNG.image()
    let first = try BadgeImage(plain).baked(with: Self.json)
    #expect(throws: ImageError.alreadyBaked) {
      try BadgeImage(first).baked(with: Array("{}".utf8))
    }
    let second = try BadgeImage(first).baked(with: Array("{}".utf8), replacing: true)
    #expect(second == TestPNG.image(TestPNG.internationalText("{}")))
  }

  @Test func `all credentials that were there are replaced, and nothing else`() throws {
    let comment = TestPNG.internationalText("mine", keyword: "Comment")
    let many = TestPNG.image(
      TestPNG.internationalText("{}"), comment, TestPNG.internationalText("{}"),
      TestPNG.chunk("tEXt", Array("openbadges\0http://a.example".utf8)))
    #expect(throws: ImageError.alreadyBaked) { try BadgeImage(many).baked(with: Self.json) }
    let baked = try BadgeImage(many).baked(with: Self.json, replacing: true)
    let text = String(decoding: Self.json, as: UTF8.self)
    #expect(baked == TestPNG.image(comment, TestPNG.internationalText(text)))
  }

  @Test(arguments: [
    "", " ", "[]", "null", "{", "}", "a.b", "a.b.c.d", ".b.c", "a..c", "a.b.", "a.b.c\n", "a+.b.c",
    "https://a.example/b.c", "{\"a\":\"\u{1}\"}", "{}\0",
  ])
  func `what is no credential is not baked`(text: String) throws {
    let image = try BadgeImage(TestPNG.image())
    #expect(throws: ImageError.notACredential) { try image.baked(with: Array(text.utf8)) }
  }

  @Test func `what is not UTF-8 is not baked`() throws {
    let image = try BadgeImage(TestPNG.image())
    #expect(throws: ImageError.notACredential) {
      try image.baked(with: [0x7B, 0x22, 0xFF, 0x22, 0x7D])
    }
  }

  @Test func `what would be too large to read is not baked`() throws {
    let limit = ImageLimits.standard.maxBytes
    let large = [UInt8](repeating: 0x20, count: limit + 1)
    #expect(throws: ImageError.tooLarge(bytes: limit + 1, limit: limit)) {
      try BadgeImage(TestPNG.image()).baked(with: large)
    }
  }

  @Test func `images of any chunks come back as they were`() throws {
    var random = SeededGenerator(seed: 13)
    let types = ["tEXt", "iTXt", "zTXt", "IDAT", "acTL", "fdAT", "gAMA", "zzZz"]
    for round in 0..<200 {
      let chunks = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        TestPNG.chunk(
          types.randomElement(using: &random) ?? "IDAT",
          (0..<Int.random(in: 0...40, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          })
      }
      let plain = TestPNG.image(chunks.flatMap { $0 })
      let text = Array("{\"round\":\(round)}".utf8)
      let baked = try BadgeImage(plain).baked(with: text)
      #expect(try BadgeImage(baked).credential().text == text)
      #expect(try BadgeImage(baked).originals() == [plain])
      #expect(try BadgeImage(baked).baked(with: text, replacing: true) == baked)
    }
  }
}
