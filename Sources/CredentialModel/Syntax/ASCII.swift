/// Classes of ASCII characters, decided on bytes.
enum ASCII {
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 6
  }

  /// Whether the text begins with these characters.
  static func begins(_ text: Span<UInt8>, with prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard text.count >= count else { return false }
    for index in 0..<count where text[index] != character(of: prefix, at: index) { return false }
    return true
  }

  /// Whether the text is these characters and then another text.
  static func `is`(
    _ text: Span<UInt8>, _ prefix: StaticString, followedBy rest: Span<UInt8>
  ) -> Bool {
    let start = prefix.utf8CodeUnitCount
    guard text.count == start + rest.count, begins(text, with: prefix) else { return false }
    for index in 0..<rest.count where text[start + index] != rest[index] { return false }
    return true
  }

  private static func character(of text: StaticString, at index: Int) -> UInt8 {
    text.withUTF8Buffer { unsafe $0[index] }
  }
}
