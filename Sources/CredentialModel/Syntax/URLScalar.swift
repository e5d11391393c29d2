/// A character of a URL that is not ASCII.
struct URLScalar {
  private let value: UInt32

  /// How many bytes it takes in UTF-8.
  let length: Int

  /// The character that begins at `index`; `nil` where the bytes there are none of UTF-8, or ASCII.
  init?(in text: Span<UInt8>, at index: Int) {
    let first = text[index]
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard index + length <= text.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard text[index + offset] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(text[index + offset] & 0x3F)
    }
    self.value = value
  }

  /// Whether the character may stand anywhere: letters, marks and signs of all scripts, but no
  /// controls, nothing for private use, nothing that is no character, and nothing that makes text
  /// read otherwise than it runs.
  ///
  /// Source: RFC 3987 §2.2 (`ucschar`) and §4.1.
  var isInternational: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x1_0000...0xD_FFFF, 0xE_1000...0xE_FFFF: value & 0xFFFF <= 0xFFFD
    default: false
    }
  }

  /// Whether the character is for private use, which only a query may have.
  ///
  /// Source: RFC 3987 §2.2 (`iprivate`).
  var isPrivate: Bool {
    switch value {
    case 0xE000...0xF8FF: true
    case 0xF_0000...0x10_FFFF: value & 0xFFFF <= 0xFFFD
    default: false
    }
  }

  /// Whether the character is a space, which no host has.
  var isSpace: Bool {
    switch value {
    case 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
