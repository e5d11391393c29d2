/// Base 64 with `+`, `/` and padding, in its canonical form only.
///
/// Source: RFC 4648 §4; §3.5 for the spare bits, which must be zero.
public enum Base64 {
  private static let alphabet = TextAlphabet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  /// The bytes as text, padded to a multiple of four characters.
  public static func encode(_ bytes: [UInt8]) -> String {
    var text = SixBitGroups.encode(bytes, alphabet)
    while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return ASCIIText.string(text)
  }

  /// The bytes that padded text stands for.
  ///
  /// - Throws: `invalidPadding`, `invalidCharacter` (white space included) or `nonZeroSpareBits`.
  public static func decode(_ text: [UInt8]) throws(WireFormatError) -> [UInt8] {
    try decode(text.span)
  }

  /// The bytes that padded text stands for.
  ///
  /// - Throws: as for an array of characters.
  public static func decode(_ text: String) throws(WireFormatError) -> [UInt8] {
    try decode([UInt8](text.utf8))
  }

  /// The bytes that padded text stands for.
  ///
  /// - Throws: as for an array of characters.
  public static func decode(_ text: Span<UInt8>) throws(WireFormatError) -> [UInt8] {
    var end = text.count
    while end > 0, text.count - end < 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
    let bytes: [UInt8]
    do {
      bytes = try SixBitGroups.decode(text.extracting(0..<end), .base64, alphabet)
    } catch .invalidCharacter(_, UInt8(ascii: "="), let index) {
      throw .invalidPadding(.base64, index: index)
    }
    guard text.count % 4 == 0 else { throw .invalidPadding(.base64, index: text.count) }
    return bytes
  }
}
