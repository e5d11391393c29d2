import WireFormats

/// The small formats of text that Open Badges 3.0 derives from strings.
enum TextFormat {
  /// `YYYY-MM-DD`, a day that exists.
  static func isDate(_ text: Span<UInt8>) -> Bool {
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D,
      let year = number(text, 0, 4), let month = number(text, 5, 7), let day = number(text, 8, 10)
    else { return false }
    return month >= 1 && month <= 12 && day >= 1
      && day <= CalendarDate.days(inMonth: month, year: year)
  }

  /// Three parts of base64url with full stops between them; the payload may be detached.
  static func isCompactJWS(_ text: Span<UInt8>) -> Bool {
    var stops = 0
    var count = 0
    var header = 0
    for index in 0..<text.count {
      let byte = text[index]
      if byte == 0x2E {
        if stops == 0 { header = count }
        stops += 1
        count = 0
      } else if ASCII.isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F {
        count += 1
      } else {
        return false
      }
    }
    return stops == 2 && header > 0 && count > 0
  }

  /// Two capital letters, as in ISO 3166-1.
  static func isCountryCode(_ text: Span<UInt8>) -> Bool {
    text.count == 2 && text[0] &- 0x41 < 26 && text[1] &- 0x41 < 26
  }

  /// Something, an at sign, something; no spaces or control characters.
  static func isEmailAddress(_ text: Span<UInt8>) -> Bool {
    var last: Int?
    for index in 0..<text.count {
      if text[index] <= 0x20 || text[index] == 0x7F { return false }
      if text[index] == 0x40 { last = index }
    }
    guard let last else { return false }
    return last > 0 && last + 1 < text.count
  }

  /// Whether a colon stands in the text.
  static func hasColon(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count where text[index] == 0x3A { return true }
    return false
  }

  private static func number(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var value = 0
    for index in start..<end {
      guard ASCII.isDigit(text[index]) else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
    }
    return value
  }
}
