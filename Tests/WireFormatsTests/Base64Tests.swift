import TestSupport
import Testing
import WireFormats

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `the cases of RFC 4648 hold both ways`(plain: String, text: String) throws {
    let bytes = [UInt8](plain.utf8)
    #expect(Base64.encode(bytes) == text)
    #expect(try Base64.decode(text) == bytes)
    let bare = String(text.prefix { $0 != "=" })
    #expect(Base64URL.encode(bytes) == bare)
    #expect(try Base64URL.decode(bare) == bytes)
  }

  @Test func `the two alphabets differ in their last two characters`() throws {
    let bytes: [UInt8] = [0xFB, 0xFF, 0xBF]
    #expect(Base64.encode(bytes) == "+/+/")
    #expect(Base64URL.encode(bytes) == "-_-_")
    #expect(throws: WireFormatError.invalidCharacter(.base64, byte: 0x2D, index: 0)) {
      try Base64.decode("-_-_")
    }
    #expect(throws: WireFormatError.invalidCharacter(.base64url, byte: 0x2B, index: 0)) {
      try Base64URL.decode("+/+/")
    }
  }

  @Test(
    arguments: [
      ("Zg", .invalidPadding(.base64, index: 2)),
      ("Zg=", .invalidPadding(.base64, index: 3)),
      ("Zm8", .invalidPadding(.base64, index: 3)),
      ("Zm9v=", .invalidPadding(.base64, index: 5)),
      ("Zm9v====", .invalidPadding(.base64, index: 4)),
      ("Zg===", .invalidPadding(.base64, index: 2)),
      ("Z===", .invalidPadding(.base64, index: 1)),
      ("Z", .invalidLength(.base64, characters: 1)),
      ("====", .invalidPadding(.base64, index: 0)),
      ("=", .invalidPadding(.base64, index: 1)),
      ("Zg==Zg==", .invalidPadding(.base64, index: 2)),
      ("Zh==", .nonZeroSpareBits(.base64, index: 1)),
      ("Zm9=", .nonZeroSpareBits(.base64, index: 2)),
      ("Zm9v\n", .invalidCharacter(.base64, byte: 0x0A, index: 4)),
      (" Zm9v", .invalidCharacter(.base64, byte: 0x20, index: 0)),
      ("Zm9\u{e9}", .invalidCharacter(.base64, byte: 0xC3, index: 3)),
    ] as [(String, WireFormatError)])
  func `padded text that is not canonical is refused`(text: String, error: WireFormatError) {
    #expect(throws: error) { try Base64.decode(text) }
  }

  @Test(
    arguments: [
      ("Zg==", .invalidCharacter(.base64url, byte: 0x3D, index: 2)),
      ("Z", .invalidLength(.base64url, characters: 1)),
      ("Zm9vY", .invalidLength(.base64url, characters: 5)),
      ("Zh", .nonZeroSpareBits(.base64url, index: 1)),
      ("Zm9", .nonZeroSpareBits(.base64url, index: 2)),
      ("Zm 9", .invalidCharacter(.base64url, byte: 0x20, index: 2)),
      ("Zm9v\u{0}", .invalidCharacter(.base64url, byte: 0x00, index: 4)),
    ] as [(String, WireFormatError)])
  func `bare text that is not canonical is refused`(text: String, error: WireFormatError) {
    #expect(throws: error) { try Base64URL.decode(text) }
  }

  @Test func `bytes of every length come back from both`() throws {
    var generator = SeededGenerator(seed: 64)
    for length in 0...130 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(try Base64.decode(Base64.encode(bytes)) == bytes)
      #expect(try Base64URL.decode(Base64URL.encode(bytes)) == bytes)
    }
  }

  @Test func `no second text stands for the same bytes`() throws {
    // Every last character in turn: at most one spelling per value may be read.
    for byte in UInt8.min...UInt8.max {
      let canonical = Base64URL.encode([byte])
      let first = try #require(canonical.utf8.first)
      let accepted = (UInt8.min...UInt8.max).filter {
        (try? Base64URL.decode([first, $0])) == [byte]
      }
      #expect(accepted == [try #require(canonical.utf8.last)])
    }
  }
}
