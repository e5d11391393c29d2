/// An IP address in brackets, as the host of a URL.
///
/// Source: RFC 3986 §3.2.2. Addresses of versions to come (`[v1.…]`) are refused: nobody has one.
enum IPLiteral {
  /// Where the literal that begins with the bracket at `start` ends; `nil` where it is none.
  static func end(in text: Span<UInt8>, from start: Int) -> Int? {
    // The longest address has 45 characters, so no more are looked through for its end.
    let limit = min(text.count, start + 48)
    for index in start + 1..<limit where text[index] == 0x5D {
      return isIPv6(text, start + 1..<index) ? index + 1 : nil
    }
    return nil
  }

  /// Eight groups of up to four hexadecimal digits; `::` stands for one or more groups of zeros, and
  /// the last two groups may be written as an IPv4 address.
  private static func isIPv6(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var groups = 0
    var hasGap = false
    var index = range.lowerBound
    if range.count >= 2, text[index] == 0x3A, text[index + 1] == 0x3A {
      hasGap = true
      index += 2
    }
    while index < range.upperBound {
      let begin = index
      while index < range.upperBound, ASCII.isHexadecimal(text[index]) { index += 1 }
      if index < range.upperBound, text[index] == 0x2E {
        return isIPv4(text, begin..<range.upperBound) && fits(groups + 2, hasGap)
      }
      guard index > begin, index - begin <= 4 else { return false }
      groups += 1
      guard index < range.upperBound else { break }
      guard text[index] == 0x3A else { return false }
      index += 1
      if index < range.upperBound, text[index] == 0x3A {
        guard !hasGap else { return false }
        hasGap = true
        index += 1
      } else if index == range.upperBound {
        return false
      }
    }
    return fits(groups, hasGap)
  }

  private static func fits(_ groups: Int, _ hasGap: Bool) -> Bool {
    hasGap ? groups <= 7 : groups == 8
  }

  /// Four numbers up to 255, without zeros in front.
  private static func isIPv4(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var numbers = 0
    var index = range.lowerBound
    while true {
      let begin = index
      var number = 0
      while index < range.upperBound, ASCII.isDigit(text[index]), number <= 255 {
        number = number * 10 + Int(text[index] - 0x30)
        index += 1
      }
      guard index > begin, number <= 255, text[begin] != 0x30 || index - begin == 1 else {
        return false
      }
      numbers += 1
      guard index < range.upperBound else { return numbers == 4 }
      guard text[index] == 0x2E else { return false }
      index += 1
    }
  }
}
