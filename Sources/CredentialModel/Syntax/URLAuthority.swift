/// The part of a URL between `//` and the path: user, host and port.
///
/// Source: RFC 3986 §3.2.
enum URLAuthority {
  /// Where the authority that begins at `start` ends; `nil` where it is none.
  ///
  /// The text is read once. Brackets stand only around an IP literal, which is the whole host, and
  /// whoever names a user or a port names a host.
  static func end(in text: Span<UInt8>, from start: Int, needsHost: Bool) -> Int? {
    var host = start
    var hasUser = false
    var hasLiteral = false
    var colons = 0
    var port: Int?
    var index = start
    scan: while index < text.count {
      let byte = text[index]
      switch byte {
      case _ where isPlain(byte):
        index += 1
      case 0x2F, 0x3F, 0x23:  // / ? #
        break scan
      case 0x3A:  // :
        colons += 1
        index += 1
        port = index
      case 0x40 where !hasUser && !hasLiteral:  // @
        hasUser = true
        index += 1
        (host, colons, port) = (index, 0, nil)
      case 0x5B where index == host:  // [
        guard let end = IPLiteral.end(in: text, from: index) else { return nil }
        guard end == text.count || isEnd(text[end]) || text[end] == 0x3A else { return nil }
        hasLiteral = true
        index = end
      case 0x25:  // %
        guard URLCharacters.isEscape(in: text, at: index) else { return nil }
        index += 3
      default:
        guard let scalar = URLScalar(in: text, at: index), scalar.isInternational, !scalar.isSpace
        else { return nil }
        index += scalar.length
      }
    }
    let hostEnd = port.map { $0 - 1 } ?? index
    guard colons <= 1, host < hostEnd || !needsHost && !hasUser && colons == 0 else { return nil }
    if let port, !isPort(text, port..<index) { return nil }
    return index
  }

  /// Whether a byte ends the authority.
  static func isEnd(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x3F || byte == 0x23 }

  /// Whether the byte is a letter, a digit, or one of `-._~!$&'()*+,;=`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    let mask: UInt64 = byte < 0x40 ? 0x2BFF_7FD2_0000_0000 : 0x47FF_FFFE_87FF_FFFE
    return byte < 0x80 && mask >> UInt64(byte & 0x3F) & 1 == 1
  }

  /// Digits, or nothing, up to 65535.
  private static func isPort(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var number = 0
    for index in range {
      guard ASCII.isDigit(text[index]) else { return false }
      number = number * 10 + Int(text[index] - 0x30)
      guard number <= 0xFFFF else { return false }
    }
    return true
  }
}
