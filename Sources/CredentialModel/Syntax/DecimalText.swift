/// A decimal number as text holds it, compared exactly.
///
/// Result values are strings. `95.10` and `95.1` are the same number, and `100.0000000000000001`
/// is greater than `100`: neither is left to binary fractions.
struct DecimalText: Comparable {
  private let isNegative: Bool
  private let whole: ArraySlice<UInt8>
  private let fraction: ArraySlice<UInt8>

  /// The number that `text` is: an optional sign, digits, and digits after a full stop; `nil` for
  /// anything else.
  init?(_ text: [UInt8]) {
    let isSigned = text.first == 0x2D || text.first == 0x2B
    let digits = text[(isSigned ? 1 : 0)...]
    let stop = digits.firstIndex(of: 0x2E) ?? digits.endIndex
    let whole = digits[..<stop]
    let fraction = stop < digits.endIndex ? digits[(stop + 1)...] : []
    guard !whole.isEmpty, stop == digits.endIndex || !fraction.isEmpty,
      whole.allSatisfy(ASCII.isDigit), fraction.allSatisfy(ASCII.isDigit)
    else { return nil }
    self.whole = whole.drop { $0 == 0x30 }
    let last = fraction.lastIndex { $0 != 0x30 }
    self.fraction = last.map { fraction[fraction.startIndex...$0] } ?? []
    isNegative = text.first == 0x2D && !(self.whole.isEmpty && self.fraction.isEmpty)
  }

  static func < (left: DecimalText, right: DecimalText) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
  }

  /// Whether the magnitude is smaller.
  private func isSmaller(than other: DecimalText) -> Bool {
    if whole.count != other.whole.count { return whole.count < other.whole.count }
    if !whole.elementsEqual(other.whole) { return whole.lexicographicallyPrecedes(other.whole) }
    return fraction.lexicographicallyPrecedes(other.fraction)
  }
}
