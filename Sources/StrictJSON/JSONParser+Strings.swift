extension JSONParser {
  /// Reads a string from its opening quote.
  ///
  /// Source: RFC 8259 §7.
  ///
  /// Eight bytes are looked at together; only a quote, a backslash, a control character or a byte
  /// beyond ASCII is looked at alone.
  @inline(__always)
  mutating func parseString() throws(JSONError) {
    let start = position + 1
    var offset = start
    while true {
      let special = JSONParser.specialBytes(input.word(at: offset))
      guard special != 0 else {
        offset += 8
        continue
      }
      offset += special.trailingZeroBitCount >> 3
      let byte = input[offset]
      if byte == UInt8(ascii: "\"") {
        position = offset + 1
        return try append(
          .string, .plain, start: start, length: offset - start,
          detail: StringKey.head(of: input.word(at: start), length: offset - start))
      }
      if byte >= 0x80 {
        offset += try characterLength(at: offset)
      } else if byte == UInt8(ascii: "\\") {
        return try parseEscapedString(start: start, firstEscape: offset)
      } else {
        throw brokenString(at: offset)
      }
    }
  }

  /// The high bit of each byte that a string cannot simply hold; bits above the lowest one set are
  /// not to be relied on.
  @inline(__always)
  private static func specialBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let isQuote = (quote &- ones) & ~quote
    let isBackslash = (backslash &- ones) & ~backslash
    let isControl = (word &- (ones &* 0x20)) & ~word
    return (isQuote | isBackslash | isControl | word) & highs
  }

  /// Reads on from the first backslash, decoding into the arena.
  private mutating func parseEscapedString(start: Int, firstEscape: Int) throws(JSONError) {
    deviations += 1
    let arenaStart = arena.count
    unsafe arena.append(contentsOf: input.copy(start..<firstEscape))
    var offset = firstEscape
    while true {
      let byte = input[offset]
      switch byte {
      case UInt8(ascii: "\""):
        position = offset + 1
        let word = arena[arenaStart...].prefix(4).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        return try append(
          .string, .escaped, start: start, length: arena.count - arenaStart, link: arenaStart,
          detail: StringKey.head(of: word, length: arena.count - arenaStart))
      case UInt8(ascii: "\\"):
        offset = try decodeEscape(at: offset)
      case 0x80...:
        let length = try characterLength(at: offset)
        unsafe arena.append(contentsOf: input.copy(offset..<offset + length))
        offset += length
      case 0x20...:
        arena.append(byte)
        offset += 1
      default:
        throw brokenString(at: offset)
      }
    }
  }

  /// Decodes one escape, or two that together are one character.
  ///
  /// - Returns: The offset after it.
  private mutating func decodeEscape(at offset: Int) throws(JSONError) -> Int {
    switch input[offset + 1] {
    case UInt8(ascii: "\""): arena.append(0x22)
    case UInt8(ascii: "\\"): arena.append(0x5C)
    case UInt8(ascii: "/"): arena.append(0x2F)
    case UInt8(ascii: "b"): arena.append(0x08)
    case UInt8(ascii: "f"): arena.append(0x0C)
    case UInt8(ascii: "n"): arena.append(0x0A)
    case UInt8(ascii: "r"): arena.append(0x0D)
    case UInt8(ascii: "t"): arena.append(0x09)
    case UInt8(ascii: "u"): return try decodeUnicodeEscape(at: offset)
    default:
      guard offset + 1 < input.count else {
        throw error(.unexpectedEnd(expected: .closingQuote), at: input.count)
      }
      throw error(.invalidEscape, at: offset)
    }
    return offset + 2
  }

  private mutating func decodeUnicodeEscape(at offset: Int) throws(JSONError) -> Int {
    let first = try codeUnit(at: offset)
    var value = UInt32(first)
    var end = offset + 6
    if 0xD800...0xDFFF ~= first {
      guard first < 0xDC00, input[end] == UInt8(ascii: "\\"),
        input[end + 1] == UInt8(ascii: "u")
      else { throw error(.loneSurrogate, at: offset) }
      let second = try codeUnit(at: end)
      guard 0xDC00...0xDFFF ~= second else { throw error(.loneSurrogate, at: offset) }
      value = 0x1_0000 + (UInt32(first - 0xD800) << 10 | UInt32(second - 0xDC00))
      end += 6
    }
    guard let scalar = Unicode.Scalar(value) else { throw error(.loneSurrogate, at: offset) }
    arena.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    return end
  }

  /// The value of `\uXXXX` at an offset.
  private func codeUnit(at offset: Int) throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for place in offset + 2..<offset + 6 {
      // Reading stops at the padding: a zero byte is no digit.
      let byte = input[place]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default:
        guard place < input.count else {
          throw error(.unexpectedEnd(expected: .closingQuote), at: input.count)
        }
        throw error(.invalidEscape, at: offset)
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  /// The bytes of the character that begins with a byte beyond ASCII.
  ///
  /// Source: RFC 3629 §4, which allows neither overlong forms, nor surrogates, nor anything beyond
  /// U+10FFFF.
  @inline(__always)
  private func characterLength(at offset: Int) throws(JSONError) -> Int {
    // Bytes read beyond the text are zero and never continue a character.
    let lead = input[offset]
    let second = input[offset + 1]
    let allowed: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0xC2...0xDF: (length, allowed) = (2, 0x80...0xBF)
    case 0xE0: (length, allowed) = (3, 0xA0...0xBF)
    case 0xED: (length, allowed) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, allowed) = (3, 0x80...0xBF)
    case 0xF0: (length, allowed) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, allowed) = (4, 0x80...0xBF)
    case 0xF4: (length, allowed) = (4, 0x80...0x8F)
    default: throw error(.invalidUTF8, at: offset)
    }
    guard allowed.contains(second) else { throw error(.invalidUTF8, at: offset) }
    for place in offset + 2..<offset + max(2, length) where input[place] & 0xC0 != 0x80 {
      throw error(.invalidUTF8, at: offset)
    }
    return length
  }

  private func brokenString(at offset: Int) -> JSONError {
    offset == input.count
      ? error(.unexpectedEnd(expected: .closingQuote), at: offset)
      : error(.controlCharacter(input[offset]), at: offset)
  }
}
