/// The characters of URLs, told apart many at a time.
///
/// Nearly all characters of nearly all URLs are plain: they may stand anywhere and mean nothing by
/// themselves. Running over those is the busiest part of checking a document.
enum URLCharacters {
  /// Whether the byte is a character that may stand anywhere in a URL: printable ASCII but `"`,
  /// `#`, `%`, `<`, `>`, `[`, `\`, `]`, `^`, `` ` ``, `{`, `|` and `}`.
  ///
  /// Source: RFC 3986 §2.
  static func isPlain(_ byte: UInt8) -> Bool {
    let mask: UInt64 = byte < 0x40 ? 0xAFFF_FFD2_0000_0000 : 0x47FF_FFFE_87FF_FFFF
    return byte < 0x80 && mask >> UInt64(byte & 0x3F) & 1 == 1
  }

  /// Whether `%` and two hexadecimal digits stand at `index`.
  static func isEscape(in text: Span<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index] == 0x25 && ASCII.isHexadecimal(text[index + 1])
      && ASCII.isHexadecimal(text[index + 2])
  }

  /// The index of the first byte from `start` on that is not plain; the end where all are.
  static func endOfPlain(in text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    if text.count >= block {
      // The last block overlaps the one before, so that no rest is left to be read byte by byte.
      let last = text.count - block
      while index < text.count {
        guard isPlainBlock(text, at: min(index, last)) else { break }
        index = min(index, last) + block
      }
    }
    while index < text.count, isPlain(text[index]) { index += 1 }
    return index
  }

  private static let block = 16

  /// Whether all bytes of the block at `offset` are plain.
  ///
  /// Each line below sets the highest bit of every byte that passes its test. Only sums and bitwise
  /// operations are used, which the processor does for sixteen bytes at once; comparisons of vectors
  /// are compiled to loops over their bytes. In ASCII no sum overflows: `(byte ^ c) + 0x7F` has the
  /// highest bit unless `byte` is `c`, `byte + (0x80 - c)` has it from `c` on.
  @inline(__always)
  private static func isPlainBlock(_ text: Span<UInt8>, at offset: Int) -> Bool {
    let bytes = load(text, at: offset)
    let ascii = bytes & 0x7F
    var plain = ~bytes & (ascii &+ 0x5F)  // no control, no space
    plain &= ((ascii | 0x01) ^ 0x23) &+ 0x7F  // neither " nor #
    plain &= (ascii ^ 0x25) &+ 0x7F  // no %
    plain &= ((ascii | 0x02) ^ 0x3E) &+ 0x7F  // neither < nor >
    let lowered = ascii | 0x20
    plain &= ~(lowered &+ 0x05) | (lowered &+ 0x02)  // none of [ \\ ] { | }
    plain &= (ascii ^ 0x5E) &+ 0x7F  // no ^
    plain &= (ascii ^ 0x60) &+ 0x7F  // no grave accent
    plain &= (ascii ^ 0x7F) &+ 0x7F  // no DEL
    // Safe: two types of the same size, of which every pattern of bits is a value.
    let words = unsafe unsafeBitCast(plain, to: SIMD2<UInt64>.self)
    return words.x & words.y & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080
  }

  /// The sixteen bytes at `offset`.
  @inline(__always)
  private static func load(_ text: Span<UInt8>, at offset: Int) -> SIMD16<UInt8> {
    precondition(offset >= 0 && offset <= text.count - block)
    // Safe: the block lies in the text, and the text outlives the call.
    return unsafe text.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
    }
  }
}
