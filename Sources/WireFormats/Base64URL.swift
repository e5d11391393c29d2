/// Base 64 with `-`, `_` and no padding, in its canonical form only.
///
/// Source: RFC 4648 §5, §3.2 (no padding), §3.5 (spare bits must be zero); RFC 7515 §2.
public enum Base64URL {
  private static let alphabet = TextAlphabet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

  /// The bytes as text, without padding.
  public static func encode(_ bytes: [UInt8]) -> String {
    ASCIIText.string(SixBitGroups.encode(bytes, alphabet))
  }

  /// The bytes that text stands for.
  ///
  /// - Throws: `invalidCharacter` (padding and white space included), `invalidLength` or
  ///   `nonZeroSpareBits`.
  public static func decode(_ text: [UInt8]) throws(WireFormatError) -> [UInt8] {
    try decode(text.span)
  }

  /// The bytes that text stands for.
  ///
  /// - Throws: as for an array of characters.
  public static func decode(_ text: String) throws(WireFormatError) -> [UInt8] {
    try decode([UInt8](text.utf8))
  }

  /// The bytes that text stands for.
  ///
  /// - Throws: as for an array of characters.
  public static func decode(_ text: Span<UInt8>) throws(WireFormatError) -> [UInt8] {
    try SixBitGroups.decode(text, .base64url, alphabet)
  }
}
