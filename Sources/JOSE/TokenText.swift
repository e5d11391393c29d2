/// Tells text that is, or is meant to be, a token from JSON.
public enum TokenText {
  /// How much white space may stand around a token in a file: an editor's line end, a page's margin.
  static let greatestMargin = 1_024

  /// Whether text is a token and not JSON, well-formed or not.
  ///
  /// A header is a JSON object, and in base64url every text that begins with `{` begins with `e`,
  /// which no JSON does. What has no other characters than tokens have, and a full stop among
  /// them, is meant to be one, too; so is a COSE message in base64 or hexadecimal. All of these are
  /// named better as what they are than as broken JSON.
  ///
  /// - Parameter text: Any bytes; a margin of white space is passed over.
  /// - Returns: Whether it is to be read as a token.
  public static func isToken(_ text: [UInt8]) -> Bool {
    // What nearly all documents begin with.
    guard let first = text.first, first != UInt8(ascii: "{") else { return false }
    let range = content(of: text)
    guard let first = text[range].first else { return false }
    if first == UInt8(ascii: "e") || isCOSE(text[range]) { return true }
    guard first | 0x20 >= 0x61, first | 0x20 <= 0x7A else { return false }
    var hasStop = false
    for byte in text[range] {
      if byte == UInt8(ascii: ".") {
        hasStop = true
      } else if !isTokenByte(byte) {
        return false
      }
    }
    return hasStop
  }

  /// Where the token stands in text: all but the white space around it.
  ///
  /// More white space than a margin is left, and makes the token malformed.
  static func content(of text: [UInt8]) -> Range<Int> {
    var (start, end) = (0, text.count)
    while start < end, start < greatestMargin, isSpace(text[start]) { start += 1 }
    while end > start, text.count - end < greatestMargin, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether text begins as a tagged COSE_Sign1 does, in base64 or hexadecimal: `d2 84`, and then a
  /// byte string.
  ///
  /// Source: RFC 9052 §2, §4.2.
  static func isCOSE(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "0oR".utf8) || text.starts(with: "d284".utf8)
      || text.starts(with: "D284".utf8)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
