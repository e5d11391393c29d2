/// Hexadecimal text: two digits per byte.
///
/// Source: RFC 4648 §8.
public enum Base16 {
  /// The bytes in lower-case hexadecimal.
  public static func encode(_ bytes: [UInt8]) -> String {
    let text = [UInt8](capacity: bytes.count * 2) { text in
      for byte in bytes {
        text.append(digit(byte >> 4))
        text.append(digit(byte & 0x0F))
      }
    }
    return ASCIIText.string(text)
  }

  /// The bytes that hexadecimal text of either case stands for.
  ///
  /// - Throws: `invalidLength` for an odd number of digits, `invalidCharacter` for anything that
  ///   is not a digit.
  public static func decode(_ text: String) throws(WireFormatError) -> [UInt8] {
    try decode([UInt8](text.utf8))
  }

  /// The bytes that hexadecimal text of either case stands for.
  ///
  /// - Throws: as for text.
  public static func decode(_ text: [UInt8]) throws(WireFormatError) -> [UInt8] {
    try decode(text.span)
  }

  /// The bytes that hexadecimal text of either case stands for.
  ///
  /// - Throws: as for text.
  public static func decode(_ text: Span<UInt8>) throws(WireFormatError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    var high: UInt8?
    for index in text.indices {
      guard let value = value(of: text[index]) else {
        throw .invalidCharacter(.base16, byte: text[index], index: index)
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard high == nil else { throw .invalidLength(.base16, characters: text.count) }
    return bytes
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
