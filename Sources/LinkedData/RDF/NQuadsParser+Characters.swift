extension NQuadsParser {
  /// `ECHAR ::= '\' [tbnrf"'\]`, where names are allowed, and
  /// `UCHAR ::= '\u' HEX HEX HEX HEX | '\U' HEX HEX HEX HEX HEX HEX HEX HEX`.
  mutating func parseEscape(allowsNames: Bool) throws(NQuadsError) -> Unicode.Scalar {
    let begin = position
    position += 1
    guard let name = peek() else { throw error(.invalidEscape, at: begin) }
    position += 1
    switch name {
    case UInt8(ascii: "u"): return try parseHexadecimal(digits: 4, from: begin)
    case UInt8(ascii: "U"): return try parseHexadecimal(digits: 8, from: begin)
    case UInt8(ascii: "t") where allowsNames: return "\t"
    case UInt8(ascii: "b") where allowsNames: return "\u{8}"
    case UInt8(ascii: "n") where allowsNames: return "\n"
    case UInt8(ascii: "r") where allowsNames: return "\r"
    case UInt8(ascii: "f") where allowsNames: return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"):
      guard allowsNames else { fallthrough }
      return Unicode.Scalar(name)
    default: throw error(.invalidEscape, at: begin)
    }
  }

  private mutating func parseHexadecimal(
    digits: Int, from begin: Int
  ) throws(NQuadsError) -> Unicode.Scalar {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let byte = peek(), let digit = hexadecimalDigit(byte) else {
        throw error(.invalidEscape, at: begin)
      }
      value = value << 4 | digit
      position += 1
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw error(.notACharacter(value), at: begin)
    }
    return scalar
  }

  private func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  mutating func skipScalar() throws(NQuadsError) {
    if let scalar = try peekScalar() { position += UTF8.width(scalar) }
  }

  /// The character that begins here; `nil` at the end of the text.
  func peekScalar() throws(NQuadsError) -> Unicode.Scalar? {
    guard let lead = peek() else { return nil }
    // The smallest number that a sequence of this length may say.
    let (length, smallest, bits): (Int, UInt32, UInt8) =
      switch lead {
      case 0x00..<0x80: (1, 0, lead)
      case 0xC0..<0xE0: (2, 0x80, lead & 0x1F)
      case 0xE0..<0xF0: (3, 0x800, lead & 0x0F)
      case 0xF0..<0xF8: (4, 0x10000, lead & 0x07)
      default: throw error(.invalidUTF8, at: position)
      }
    guard position + length <= bytes.count else { throw error(.invalidUTF8, at: position) }
    var value = UInt32(bits)
    for byte in bytes[(position + 1)..<(position + length)] {
      guard byte & 0xC0 == 0x80 else { throw error(.invalidUTF8, at: position) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= smallest, let scalar = Unicode.Scalar(value) else {
      throw error(.invalidUTF8, at: position)
    }
    return scalar
  }
}

extension [UInt8] {
  /// Adds a character in UTF-8.
  mutating func append(utf8 scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
  }

  /// Adds a character as canonical N-Quads writes it within a literal.
  ///
  /// Source: RDF Dataset Canonicalization 1.0, appendix A.
  mutating func append(literal scalar: Unicode.Scalar) {
    switch scalar {
    case "\"", "\\": append(contentsOf: [UInt8(ascii: "\\"), UInt8(scalar.value)])
    case "\u{8}": append(contentsOf: #"\b"#.utf8)
    case "\t": append(contentsOf: #"\t"#.utf8)
    case "\n": append(contentsOf: #"\n"#.utf8)
    case "\u{C}": append(contentsOf: #"\f"#.utf8)
    case "\r": append(contentsOf: #"\r"#.utf8)
    case "\u{0}"..."\u{1F}", "\u{7F}":
      let digits = Array("0123456789ABCDEF".utf8)
      append(contentsOf: #"\u00"#.utf8)
      append(digits[Int(scalar.value >> 4)])
      append(digits[Int(scalar.value & 0xF)])
    default: append(utf8: scalar)
    }
  }
}
