extension JSONParser {
  /// Reads a number.
  ///
  /// Source: RFC 8259 §6; what a double must hold: RFC 7493 §2.2.
  ///
  /// An integer beyond 2^53 must be held exactly, or be the canonical form of the double that it
  /// becomes (RFC 8785 writes 2^68 as 295147905179352830000): otherwise reading would change it.
  mutating func parseNumber() throws(JSONError) {
    let start = position
    let isNegative = input[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let firstDigit = position
    try skipDigits(from: start)
    let integerDigits = position - firstDigit
    if input[firstDigit] == UInt8(ascii: "0") && integerDigits > 1 {
      throw error(.invalidNumber, at: start)
    }
    let isInteger = try !skipFractionAndExponent(from: start)

    let isMinusZero = isNegative && input[firstDigit] == UInt8(ascii: "0")
    if isInteger && integerDigits <= 15 && !isMinusZero {
      return try append(.number, .canonicalInteger, start: start, length: position - start)
    }
    let literal = input.text(start..<position)
    guard let value = Double(literal), value.isFinite,
      value != 0 || !hasNonzeroSignificand(in: firstDigit..<position)
    else { throw error(.numberOutOfRange(literal), at: start) }
    if isInteger && !isExact(integer: firstDigit..<position)
      && !ECMAScriptNumber.bytes(value).elementsEqual(literal.utf8)
    {
      throw error(.numberNotExact(literal), at: start)
    }
    generalNumbers += 1
    try append(.number, .generalNumber, start: start, length: position - start)
  }

  /// - Returns: Whether there was a fraction or an exponent.
  private mutating func skipFractionAndExponent(from start: Int) throws(JSONError) -> Bool {
    let integerEnd = position
    if input[position] == UInt8(ascii: ".") {
      position += 1
      try skipDigits(from: start)
    }
    if input[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if input[position] == UInt8(ascii: "+") || input[position] == UInt8(ascii: "-") {
        position += 1
      }
      try skipDigits(from: start)
    }
    return position != integerEnd
  }

  /// Skips one digit or more.
  private mutating func skipDigits(from start: Int) throws(JSONError) {
    let first = position
    while UInt8(ascii: "0")...UInt8(ascii: "9") ~= input[position] { position += 1 }
    guard position > first else { throw error(.invalidNumber, at: start) }
  }

  /// Whether a digit before the exponent is not zero: the number is not zero as written.
  private func hasNonzeroSignificand(in range: Range<Int>) -> Bool {
    for offset in range {
      switch input[offset] {
      case UInt8(ascii: "1")...UInt8(ascii: "9"): return true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): return false
      default: continue
      }
    }
    return false
  }

  /// Whether a double holds the integer as it is written.
  ///
  /// It does exactly if the integer without its trailing zero bits has at most 53 bits. The
  /// integer is finite as a double, so it has at most 309 digits and fits 33 limbs.
  private func isExact(integer range: Range<Int>) -> Bool {
    var limbs: [UInt32] = []
    for offset in range {
      var carry = UInt64(input[offset] - UInt8(ascii: "0"))
      for index in limbs.indices {
        let product = UInt64(limbs[index]) * 10 + carry
        limbs[index] = UInt32(truncatingIfNeeded: product)
        carry = product >> 32
      }
      if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
    }
    guard let top = limbs.last, let lowest = limbs.firstIndex(where: { $0 != 0 }) else {
      return true
    }
    let bits = limbs.count * 32 - top.leadingZeroBitCount
    let trailingZeros = lowest * 32 + limbs[lowest].trailingZeroBitCount
    return bits - trailingZeros <= 53
  }
}
