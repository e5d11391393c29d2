import TestSupport
import Testing
import WireFormats

@Suite struct Base58Tests {
  @Test(arguments: [
    ("", ""), ("00", "1"), ("61", "2g"), ("626262", "a3gV"), ("636363", "aPEr"),
    ("73696d706c792061206c6f6e6720737472696e67", "2cFupjhnEsSn59qHXstmK2ffpLv2"),
    ("516b6fcd0f", "ABnLTmg"), ("bf4f89001e670274dd", "3SEo3LWLoPntC"),
    ("00000000000000000000", "1111111111"), ("0000287fb4cd", "11233QC4"),
    ("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U"),
  ])
  func `known cases hold both ways`(hex: String, text: String) throws {
    let bytes = try Base16.decode(hex)
    #expect(Base58.encode(bytes) == text)
    #expect(try Base58.decode(text, maxBytes: bytes.count) == bytes)
  }

  @Test func `bytes of every length come back, whatever zeros they start with`() throws {
    var generator = SeededGenerator(seed: 58)
    for length in 0...200 {
      var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      for index in 0..<min(length, Int.random(in: 0...4, using: &generator)) { bytes[index] = 0 }
      let text = Base58.encode(bytes)
      #expect(try Base58.decode(text, maxBytes: length) == bytes)
    }
  }

  @Test func `numbers around powers of 58 and 256 come back`() throws {
    for exponent in 1...40 {
      for text in [
        "2" + String(repeating: "1", count: exponent), String(repeating: "z", count: exponent),
      ] {
        #expect(Base58.encode(try Base58.decode(text, maxBytes: 64)) == text)
      }
      let power = [1] + [UInt8](repeating: 0, count: exponent)
      let before = [UInt8](repeating: 255, count: exponent)
      #expect(try Base58.decode(Base58.encode(power), maxBytes: 64) == power)
      #expect(try Base58.decode(Base58.encode(before), maxBytes: 64) == before)
    }
  }

  @Test(arguments: ["0", "O", "I", "l", "+", " ", "é", "\u{0}"])
  func `characters outside the alphabet are refused where they stand`(character: String) throws {
    let first = try #require(character.utf8.first)
    #expect(throws: WireFormatError.invalidCharacter(.base58, byte: first, index: 3)) {
      try Base58.decode("abc" + character + "def", maxBytes: 64)
    }
    #expect(throws: WireFormatError.invalidCharacter(.base58, byte: first, index: 13)) {
      try Base58.decode("1111111111abc" + character, maxBytes: 64)
    }
  }

  @Test func `text for more bytes than expected is refused, and much longer text unread`() {
    let text = Base58.encode([UInt8](repeating: 0xAB, count: 65))
    let error = WireFormatError.tooLong(.base58, maxBytes: 64)
    #expect(throws: error) { try Base58.decode(text, maxBytes: 64) }
    #expect(throws: error) { try Base58.decode("0" + text + text, maxBytes: 64) }
    #expect(throws: error) {
      try Base58.decode([UInt8](repeating: 0x31, count: 10_000_000), maxBytes: 64)
    }
    #expect(throws: WireFormatError.tooLong(.base58, maxBytes: 0)) {
      try Base58.decode("1", maxBytes: 0)
    }
    #expect(throws: WireFormatError.tooLong(.base58, maxBytes: -1)) {
      try Base58.decode("1", maxBytes: -1)
    }
  }

  @Test func `the limit itself is accepted for every length`() throws {
    for length in 0...100 {
      for byte in [UInt8(0), 1, 0xFF] {
        let bytes = [UInt8](repeating: byte, count: length)
        #expect(try Base58.decode(Base58.encode(bytes), maxBytes: length) == bytes)
      }
    }
  }
}
