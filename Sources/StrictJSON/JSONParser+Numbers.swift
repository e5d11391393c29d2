extension JSONParser {
  /// Reads a number.
  ///
  /// Source: RFC 8259 §6; what a double must hold: RFC 7493 §2.2.
  ///
  /// A number of 2^53 or more must be held exactly, or be the shortest name of the double that it
  /// becomes (RFC 8785 writes 2^68 as 295147905179352830000): otherwise reading would change it.
  mutating func parseNumber() throws(JSONError) {
    let start = position
    let isNegative = input[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let firstDigit = position
    try skipDigits(from: start)
    let integerEnd = position
    if input[firstDigit] == UInt8(ascii: "0") && integerEnd - firstDigit > 1 {
      throw error(.invalidNumber, at: start)
    }
    try skipFraction(from: start)
    let fractionEnd = position
    try skipExponent(from: start)

    let hasExponent = position > fractionEnd
    if !hasExponent && isCanonical(firstDigit, integerEnd, fractionEnd, isNegative: isNegative) {
      return try append(.number, .canonicalNumber, start: start, length: position - start)
    }
    generalNumbers += 1
    deviations += 1
    // Without an exponent, 15 digits before the full stop are below 2^53, and what stands after it
    // cannot be too small for a double unless it is very long.
    if hasExponent || integerEnd - firstDigit > 15 || position - start > 300 {
      try checkRange(start..<position)
    }
    try append(.number, .generalNumber, start: start, length: position - start)
  }

  /// Whether a number without an exponent is its own canonical form.
  ///
  /// Two decimal numbers of at most 15 digits are never the same double, so one that ends in no
  /// superfluous zero is the shortest name of its own. Source: RFC 8785 §3.2.2.3.
  @inline(__always)
  private func isCanonical(
    _ firstDigit: Int, _ integerEnd: Int, _ end: Int, isNegative: Bool
  ) -> Bool {
    if end - firstDigit > 16 { return false }
    let isZero = input[firstDigit] == UInt8(ascii: "0")
    if end == integerEnd { return integerEnd - firstDigit <= 15 && !(isZero && isNegative) }
    // Below 10^-6 there would be an exponent.
    let isTiny = isZero && input.word(at: integerEnd + 1) << 16 == 0x3030_3030_3030 << 16
    return input[end - 1] != UInt8(ascii: "0") && !isTiny
  }

  /// Refuses a number that a double cannot hold as it is written.
  private func checkRange(_ range: Range<Int>) throws(JSONError) {
    let literal = input.text(range)
    let decimal = DecimalNumber(literal)
    guard let value = Double(literal), value.isFinite, value != 0 || decimal.digits.isEmpty else {
      throw error(.numberOutOfRange(literal), at: range.lowerBound)
    }
    guard value.magnitude < 9_007_199_254_740_992 || decimal.isHeld(by: value) else {
      throw error(.numberNotExact(literal), at: range.lowerBound)
    }
  }

  private mutating func skipFraction(from start: Int) throws(JSONError) {
    guard input[position] == UInt8(ascii: ".") else { return }
    position += 1
    try skipDigits(from: start)
  }

  private mutating func skipExponent(from start: Int) throws(JSONError) {
    guard input[position] | 0x20 == UInt8(ascii: "e") else { return }
    position += 1
    if input[position] == UInt8(ascii: "+") || input[position] == UInt8(ascii: "-") {
      position += 1
    }
    try skipDigits(from: start)
  }

  /// Skips one digit or more.
  private mutating func skipDigits(from start: Int) throws(JSONError) {
    let first = position
    while UInt8(ascii: "0")...UInt8(ascii: "9") ~= input[position] { position += 1 }
    guard position > first else { throw error(.invalidNumber, at: start) }
  }
}
