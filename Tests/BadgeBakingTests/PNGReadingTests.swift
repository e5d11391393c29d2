import BadgeBaking
import TestSupport
import Testing

/// What is read of a PNG, and what is refused.
///
/// Specification item 13.
@Suite struct PNGReadingTests {
  private static let token = "eyJh.eyJi.c2ln"

  private func credential(
    _ bytes: [UInt8], limits: ImageLimits = .standard
  ) throws(ImageError) -> BakedCredential {
    try BadgeImage(bytes, limits: limits).credential()
  }

  private func text(_ bytes: [UInt8]) throws(ImageError) -> String {
    String(decoding: try credential(bytes).text, as: UTF8.self)
  }

  @Test(arguments: ["{}", token, "{\"a\":\"\u{e9}\u{1F600}\"}"])
  func `the text of the chunk is the credential`(text: String) throws {
    let found = try credential(TestPNG.image(TestPNG.internationalText(text)))
    #expect(found.text == Array(text.utf8))
    #expect(found.place == .internationalText)
    #expect(found.remarks == [])
  }

  @Test func `it may stand before the image data, among other chunks`() throws {
    let others =
      TestPNG.chunk("tEXt", Array("Author\0Somebody".utf8))
      + TestPNG.internationalText("{}", keyword: "Comment")
    let bytes =
      TestPNG.signature + TestPNG.header + others + TestPNG.internationalText("{}")
      + TestPNG.imageData + TestPNG.imageData + TestPNG.end
    #expect(try text(bytes) == "{}")
  }

  @Test func `a language and a translated keyword mean nothing`() throws {
    let chunk = TestPNG.internationalText("{}", language: "en", translated: "Cr\u{e9}d")
    #expect(try text(TestPNG.image(chunk)) == "{}")
  }

  @Test func `the method of a text that is not compressed means nothing`() throws {
    #expect(try text(TestPNG.image(TestPNG.internationalText("{}", method: 7))) == "{}")
  }

  @Test func `compressed text of other writers is read, and said`() throws {
    let found = try credential(TestPNG.image(TestPNG.internationalText("{}", flag: 1)))
    #expect(found.text == Array("{}".utf8))
    #expect(found.remarks == [.compressed])
  }

  @Test(arguments: [BakedCredential.Place.internationalText, .text, .compressedText])
  func `what older versions wrote is read, and said`(place: BakedCredential.Place) throws {
    let chunk =
      switch place {
      case .text: TestPNG.chunk("tEXt", Array("openbadges\0\(Self.token)".utf8))
      case .compressedText:
        TestPNG.chunk("zTXt", Array("openbadges\0\0".utf8) + TestPNG.zlib(Array(Self.token.utf8)))
      default: TestPNG.internationalText(Self.token, keyword: "openbadges")
      }
    let found = try credential(TestPNG.image(chunk))
    #expect(found.text == Array(Self.token.utf8))
    #expect(found.place == place)
    #expect(found.remarks.first == .legacyName(place))
    #expect(found.remarks.contains(.compressed) == (place == .compressedText))
  }

  @Test func `the keyword of learner records is read`() throws {
    let chunk = TestPNG.internationalText("{}", keyword: "clrcredential")
    #expect(try credential(TestPNG.image(chunk)).remarks == [])
  }

  @Test func `of two versions the newer counts, and the other is said`() throws {
    let legacy = TestPNG.internationalText("{\"old\":1}", keyword: "openbadges")
    let current = TestPNG.internationalText("{}")
    for bytes in [TestPNG.image(legacy, current), TestPNG.image(current, legacy)] {
      let found = try credential(bytes)
      #expect(found.text == Array("{}".utf8))
      #expect(found.remarks == [.legacyBeside])
    }
  }

  @Test func `an animation is read like any other image`() throws {
    let animated = TestPNG.image(
      TestPNG.chunk("acTL", [0, 0, 0, 1, 0, 0, 0, 0]), TestPNG.internationalText("{}"),
      TestPNG.chunk("fcTL", Array(repeating: 0, count: 26)),
      TestPNG.chunk("fdAT", [0, 0, 0, 1] + TestPNG.zlib([0, 0])))
    #expect(try text(animated) == "{}")
  }

  // MARK: Attacks

  @Test func `item 13: two chunks are refused, whichever is the real one`() {
    let chunks = [TestPNG.internationalText("{}"), TestPNG.internationalText("{\"a\":1}")]
    for order in [chunks, chunks.reversed()] {
      #expect(throws: ImageError.credentialRepeated(count: 2)) {
        try text(TestPNG.image(order[0], order[1]))
      }
    }
  }

  @Test func `item 13: two chunks of older versions are refused`() {
    let one = TestPNG.internationalText("a", keyword: "openbadges")
    let other = TestPNG.chunk("tEXt", Array("openbadges\0b".utf8))
    #expect(throws: ImageError.credentialRepeated(count: 2)) { try text(TestPNG.image(one, other)) }
  }

  @Test func `item 13: a badge beside a learner record is refused`() {
    let record = TestPNG.internationalText("{}", keyword: "clrcredential")
    #expect(throws: ImageError.credentialRepeated(count: 2)) {
      try text(TestPNG.image(TestPNG.internationalText("{}"), record))
    }
  }

  @Test(arguments: ["tEXt", "zTXt"], [true, false])
  func `item 13: a decoy in another kind of text chunk is refused`(kind: String, isAlone: Bool) {
    let decoy = TestPNG.chunk(kind, Array("openbadgecredential\0\0{}".utf8))
    let at = isAlone ? 0 : TestPNG.internationalText("{}").count
    let start = TestPNG.image().count - 12 + at
    #expect(
      throws: ImageError.chunkKindWrong(keyword: "openbadgecredential", found: kind, at: start)
    ) {
      try text(
        isAlone ? TestPNG.image(decoy) : TestPNG.image(TestPNG.internationalText("{}"), decoy))
    }
  }

  @Test func `item 13: a wrong check sum is refused, wherever it is`() {
    let good = TestPNG.image(TestPNG.internationalText("{}"))
    var position = 8
    for name in ["IHDR", "IDAT", "iTXt", "IEND"] {
      var bytes = good
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      bytes[position + 8 + length] ^= 1
      #expect(throws: ImageError.checkSumWrong(chunk: name, at: position)) { try text(bytes) }
      position += length + 12
    }
  }

  @Test func `item 13: a chunk after the end is refused`() {
    let chunk = TestPNG.internationalText("{}")
    #expect(throws: ImageError.trailingBytes(count: chunk.count)) {
      try text(TestPNG.image() + chunk)
    }
    #expect(throws: ImageError.trailingBytes(count: 1)) { try text(TestPNG.image(chunk) + [0]) }
  }

  @Test(arguments: [
    ([0x7F, 0xFF, 0xFF, 0xFF], ImageError.pngTruncated(at: 8)),
    ([0x80, 0, 0, 0], .chunkTooLong(at: 8)), ([0xFF, 0xFF, 0xFF, 0xFF], .chunkTooLong(at: 8)),
  ])
  func `item 13: a length of 2 GB is refused without a reading of it`(
    length: [UInt8], error: ImageError
  ) {
    let bytes = TestPNG.signature + length + Array(TestPNG.header.dropFirst(4))
    #expect(throws: error) { try text(bytes) }
  }

  @Test func `item 13: what follows the keyword is a field, and no keyword`() {
    let at = TestPNG.image().count - 12
    let trap = TestPNG.chunk("iTXt", Array("openbadgecredential\0x\0\0\0{}".utf8))
    #expect(throws: ImageError.textMalformed(keyword: "openbadgecredential", at: at)) {
      try text(TestPNG.image(trap))
    }
  }

  @Test(arguments: [
    "openbadgecredentialx", "openbadgecredentia", "OpenBadgeCredential", "", " openbadgecredential",
  ])
  func `item 13: another keyword is none`(keyword: String) {
    #expect(throws: ImageError.credentialMissing) {
      try text(TestPNG.image(TestPNG.internationalText("{}", keyword: keyword)))
    }
  }

  @Test(arguments: [
    "openbadgecredential", "openbadgecredential\0", "openbadgecredential\0\0",
    "openbadgecredential\0\0\0", "openbadgecredential\0\0\0\0", "openbadgecredential\0\0\0en{}",
    "openbadgecredential\0\u{1}\u{1}\0\0{}", "openbadgecredential\0\u{2}\0\0\0{}",
  ])
  func `a chunk without all of its fields is refused`(content: String) {
    let at = TestPNG.image().count - 12
    #expect(throws: ImageError.textMalformed(keyword: "openbadgecredential", at: at)) {
      try text(TestPNG.image(TestPNG.chunk("iTXt", Array(content.utf8))))
    }
  }

  @Test func `an empty text is refused`() {
    #expect(throws: ImageError.credentialEmpty) {
      try text(TestPNG.image(TestPNG.internationalText("")))
    }
  }

  @Test func `item 13: a small chunk that expands to 64 MB is refused`() {
    let bomb = TestPNG.bomb(runs: (64 << 20) / 258)
    #expect(bomb.count < 500_000)
    let chunk = TestPNG.chunk(
      "iTXt", Array("openbadgecredential\0\u{1}\0\0\0".utf8) + bomb)
    let at = TestPNG.image().count - 12
    #expect(throws: ImageError.textTooLarge(at: at, limit: 16 << 20)) {
      try text(TestPNG.image(chunk))
    }
  }

  @Test(arguments: [1000, 1001])
  func `compressed text expands to what is allowed and no byte more`(count: Int) {
    let bytes = TestPNG.image(
      TestPNG.internationalText(String(repeating: "x", count: count), flag: 1))
    let found = Result { () throws(ImageError) in
      try credential(bytes, limits: ImageLimits(maxTextBytes: 1000)).text.count
    }
    let at = TestPNG.image().count - 12
    #expect(
      found == (count == 1000 ? .success(1000) : .failure(.textTooLarge(at: at, limit: 1000))))
  }

  @Test func `a bomb of the test expands as it should`() throws {
    let chunk = TestPNG.chunk(
      "iTXt", Array("openbadgecredential\0\u{1}\0\0\0".utf8) + TestPNG.bomb(runs: 3))
    #expect(try text(TestPNG.image(chunk)) == String(repeating: "a", count: 1 + 3 * 258))
  }

  @Test func `compressed text that is cut, damaged or followed by something is refused`() {
    let whole = TestPNG.zlib(Array("{}".utf8))
    var damaged = whole
    damaged[damaged.count - 1] ^= 1
    let at = TestPNG.image().count - 12
    for stream in [Array(whole.dropLast()), damaged, whole + [0], [], Array(whole.dropFirst(2))] {
      let chunk = TestPNG.chunk("iTXt", Array("openbadgecredential\0\u{1}\0\0\0".utf8) + stream)
      #expect(throws: ImageError.textDamaged(at: at)) { try text(TestPNG.image(chunk)) }
    }
  }

  // MARK: Structure

  @Test func `a PNG without a header, image data or an end is refused`() {
    let (s, h, d, e) = (TestPNG.signature, TestPNG.header, TestPNG.imageData, TestPNG.end)
    let cases: [([UInt8], ImageError)] = [
      (s, .headerMissing), (s + d + h + e, .headerMissing), (s + e, .headerMissing),
      (s + TestPNG.chunk("IHDR", []) + d + e, .headerMissing),
      (s + h + h + d + e, .headerRepeated(at: 8 + h.count)), (s + h + e, .imageDataMissing),
      (s + h + d, .endMissing), (s + h + d + TestPNG.chunk("IEND", [0]), .endNotEmpty),
      (s + h + d + TestPNG.chunk("ID1T", []) + e, .chunkTypeInvalid(at: 8 + h.count + d.count)),
      (s + [0, 0, 0], .pngTruncated(at: 8)),
    ]
    for (bytes, error) in cases { #expect(throws: error) { try BadgeImage(bytes) } }
  }

  @Test func `more chunks or bytes than are read are refused`() throws {
    let image = TestPNG.image(TestPNG.internationalText("{}"))
    _ = try BadgeImage(image, limits: ImageLimits(maxBytes: image.count, maxChunks: 4))
    #expect(throws: ImageError.tooManyChunks(limit: 3)) {
      try BadgeImage(image, limits: ImageLimits(maxChunks: 3))
    }
    #expect(throws: ImageError.tooLarge(bytes: image.count, limit: image.count - 1)) {
      try BadgeImage(image, limits: ImageLimits(maxBytes: image.count - 1))
    }
  }

  @Test func `what is no image is refused`() {
    for text in ["", "{}", "GIF89a", "\u{89}PNG"] {
      #expect(throws: ImageError.formatUnknown) { try BadgeImage(Array(text.utf8)) }
    }
  }

  // MARK: Properties

  @Test func `cut anywhere, it is refused`() {
    let image = TestPNG.image(TestPNG.internationalText("{\"a\":1}"))
    for count in 0..<image.count {
      #expect(throws: ImageError.self, "\(count)") { try text(Array(image.prefix(count))) }
    }
  }

  @Test func `with any bit flipped, it is refused`() {
    let image = TestPNG.image(TestPNG.internationalText("{\"a\":1}"))
    for index in image.indices {
      for bit in 0..<8 {
        var bytes = image
        bytes[index] ^= 1 << bit
        #expect(throws: ImageError.self, "\(index).\(bit)") { try text(bytes) }
      }
    }
  }
}
