import TestSupport
import Testing
import WireFormats

@Suite struct Base16Tests {
  @Test(arguments: [
    ("", []), ("66", [0x66]), ("666f6f626172", [0x66, 0x6F, 0x6F, 0x62, 0x61, 0x72]),
    ("00ff", [0x00, 0xFF]),
  ])
  func `the cases of RFC 4648 hold both ways`(text: String, bytes: [UInt8]) throws {
    #expect(Base16.encode(bytes) == text)
    #expect(try Base16.decode(text) == bytes)
    #expect(try Base16.decode(text.uppercased()) == bytes)
  }

  @Test(
    arguments: [
      ("0", .invalidLength(.base16, characters: 1)),
      ("abc", .invalidLength(.base16, characters: 3)),
      ("0g", .invalidCharacter(.base16, byte: 0x67, index: 1)),
      ("0x00", .invalidCharacter(.base16, byte: 0x78, index: 1)),
      ("00 00", .invalidCharacter(.base16, byte: 0x20, index: 2)),
      ("+1", .invalidCharacter(.base16, byte: 0x2B, index: 0)),
      ("１1", .invalidCharacter(.base16, byte: 0xEF, index: 0)),
    ] as [(String, WireFormatError)])
  func `what is not whole hexadecimal bytes is refused`(text: String, error: WireFormatError) {
    #expect(throws: error) { try Base16.decode(text) }
  }
}
