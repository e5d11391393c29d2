import StrictJSON

/// A decimal number as a string of a document holds it, compared exactly.
///
/// Result values are strings. `95.10` and `95.1` are the same number, and `100.0000000000000001`
/// is greater than `100`: neither is left to binary fractions.
struct DecimalText: Comparable {
  private let text: JSONCursor

  /// Where the digits before the full stop are, without leading zeros.
  private let whole: Range<Int>

  /// Where the digits after the full stop are, without trailing zeros.
  private let fraction: Range<Int>

  private let isNegative: Bool

  /// The number that a string is: an optional sign, digits, and digits after a full stop; `nil` for
  /// anything else.
  init?(_ value: JSONCursor) {
    guard let parts = value.withStringSpan({ DecimalText.parts(of: $0) }) ?? nil else {
      return nil
    }
    text = value
    (whole, fraction, isNegative) = parts
  }

  private static func parts(of text: Span<UInt8>) -> (Range<Int>, Range<Int>, Bool)? {
    guard text.count > 0 else { return nil }
    let isSigned = text[0] == 0x2D || text[0] == 0x2B
    var whole = (isSigned ? 1 : 0)..<text.count
    var fraction = text.count..<text.count
    for index in whole where text[index] == 0x2E {
      guard index > whole.lowerBound, index + 1 < text.count else { return nil }
      whole = whole.lowerBound..<index
      fraction = index + 1..<text.count
      break
    }
    guard !whole.isEmpty else { return nil }
    for index in whole where !ASCII.isDigit(text[index]) { return nil }
    for index in fraction where !ASCII.isDigit(text[index]) { return nil }
    while !whole.isEmpty, text[whole.lowerBound] == 0x30 { whole = whole.dropFirst() }
    while !fraction.isEmpty, text[fraction.upperBound - 1] == 0x30 {
      fraction = fraction.dropLast()
    }
    return (whole, fraction, text[0] == 0x2D && !(whole.isEmpty && fraction.isEmpty))
  }

  static func == (left: DecimalText, right: DecimalText) -> Bool {
    !(left < right) && !(right < left)
  }

  static func < (left: DecimalText, right: DecimalText) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
  }

  /// Whether the magnitude is smaller.
  private func isSmaller(than other: DecimalText) -> Bool {
    if whole.count != other.whole.count { return whole.count < other.whole.count }
    let isSmaller = text.withStringSpan { digits in
      other.text.withStringSpan { otherDigits in
        precedes(digits, other, otherDigits)
      }
    }
    return (isSmaller ?? nil) ?? false
  }

  /// Whether the digits come first, where the whole parts are equally long.
  private func precedes(
    _ digits: Span<UInt8>, _ other: DecimalText, _ otherDigits: Span<UInt8>
  ) -> Bool {
    for offset in 0..<whole.count {
      let left = digits[whole.lowerBound + offset]
      let right = otherDigits[other.whole.lowerBound + offset]
      if left != right { return left < right }
    }
    for offset in 0..<min(fraction.count, other.fraction.count) {
      let left = digits[fraction.lowerBound + offset]
      let right = otherDigits[other.fraction.lowerBound + offset]
      if left != right { return left < right }
    }
    return fraction.count < other.fraction.count
  }
}
