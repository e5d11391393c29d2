public import StrictJSON

/// The position of a status in its list: a decimal number of any size.
///
/// It is read digit by digit. What other readers make of `12abc`, `-1` or `007` differs, and so would
/// the status that they find.
///
/// Source: Bitstring Status List 1.0 §2.1, `statusListIndex`.
public struct StatusListIndex: Equatable, Sendable {
  /// The number as it is written.
  public let text: ExactString

  /// The number; `nil` where it is beyond any list that could be read.
  public let value: Int?

  /// Reads a number: `0`, or digits of which the first is not zero.
  ///
  /// - Throws: `indexInvalid`.
  public init(_ text: ExactString) throws(StatusListError) {
    var value: Int? = 0
    var digits = 0
    for byte in text.string.utf8 {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { throw .indexInvalid(text) }
      digits += 1
      guard let known = value else { continue }
      let (product, overflows) = known.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int(digit))
      value = overflows || overflowsToo ? nil : sum
    }
    let hasLeadingZero = digits > 1 && text.string.utf8.first == UInt8(ascii: "0")
    guard digits > 0, !hasLeadingZero else { throw .indexInvalid(text) }
    self.text = text
    self.value = value
  }
}
