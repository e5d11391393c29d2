/// The order of RFC 8785 §3.2.3: by UTF-16 code units, found without leaving UTF-8.
enum UTF16Order {
  /// What a byte counts in a comparison of UTF-8 texts at the first byte in which they differ.
  ///
  /// The order of UTF-8 bytes is the order of code points. UTF-16 differs in one thing: characters
  /// beyond U+FFFF are written with surrogates, which stand before U+E000…U+FFFF. So the lead
  /// bytes of four-byte characters are moved between those of U+D7FF and U+E000.
  @inline(__always)
  static func rank(_ byte: UInt8) -> UInt16 {
    0xF0...0xF4 ~= byte ? 0xED * 16 + 1 + UInt16(byte - 0xF0) : UInt16(byte) * 16
  }

  /// Whether the UTF-8 text `left` stands before `right`.
  static func precedes(_ left: String, _ right: String) -> Bool {
    var others = right.utf8.makeIterator()
    for byte in left.utf8 {
      guard let other = others.next() else { return false }
      if byte != other { return rank(byte) < rank(other) }
    }
    return others.next() != nil
  }
}
