/// A decimal number as text holds it, compared exactly.
///
/// Result values are strings. `95.10` and `95.1` are the same number, and `100.0000000000000001`
/// is greater than `100`: neither is left to binary fractions.
struct DecimalText: Comparable {
  private let text: [UInt8]

  /// The digits before the full stop, without leading zeros.
  private let whole: Range<Int>

  /// The digits after the full stop, without trailing zeros.
  private let fraction: Range<Int>

  private let isNegative: Bool

  /// The number that `text` is: an optional sign, digits, and digits after a full stop; `nil` for
  /// anything else.
  init?(_ text: [UInt8]) {
    let isSigned = text.first == 0x2D || text.first == 0x2B
    var whole = (isSigned ? 1 : 0)..<text.count
    var fraction = text.count..<text.count
    if let stop = text.firstIndex(of: 0x2E) {
      guard stop > whole.lowerBound, stop + 1 < text.count else { return nil }
      whole = whole.lowerBound..<stop
      fraction = stop + 1..<text.count
    }
    guard !whole.isEmpty else { return nil }
    for index in whole where !ASCII.isDigit(text[index]) { return nil }
    for index in fraction where !ASCII.isDigit(text[index]) { return nil }
    while !whole.isEmpty, text[whole.lowerBound] == 0x30 { whole = whole.dropFirst() }
    while !fraction.isEmpty, text[fraction.upperBound - 1] == 0x30 {
      fraction = fraction.dropLast()
    }
    self.text = text
    self.whole = whole
    self.fraction = fraction
    isNegative = text.first == 0x2D && !(whole.isEmpty && fraction.isEmpty)
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
    for offset in 0..<whole.count {
      let (left, right) = (
        text[whole.lowerBound + offset], other.text[other.whole.lowerBound + offset]
      )
      if left != right { return left < right }
    }
    for offset in 0..<min(fraction.count, other.fraction.count) {
      let left = text[fraction.lowerBound + offset]
      let right = other.text[other.fraction.lowerBound + offset]
      if left != right { return left < right }
    }
    return fraction.count < other.fraction.count
  }
}
