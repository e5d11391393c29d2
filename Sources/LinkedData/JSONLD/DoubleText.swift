/// A double as `xsd:double` writes it canonically, rounded to 15 digits after the point: `5.3E0`.
///
/// Source: JSON-LD 1.1 API §8.6, which rounds as ECMAScript's `toExponential(15)` does: the exact
/// value, halves away from zero.
struct DoubleText {
  /// The text.
  let bytes: [UInt8]
  /// The steps it took to find the digits: few, but for very great and very small numbers.
  let work: Int

  /// The text of a finite number.
  init(_ value: Double) {
    guard value != 0, value.isFinite else {
      bytes = Array("0.0E0".utf8)
      work = 0
      return
    }
    let isSubnormal = value.exponentBitPattern == 0
    let significand = value.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
    let power = (isSubnormal ? 1 : Int(value.exponentBitPattern)) - 1075
    var (digits, exponent, work) =
      DoubleText.shortDigits(of: significand, timesTwoToThe: power)
      ?? DoubleText.longDigits(of: significand, timesTwoToThe: power)
    while digits.count > 2, digits.last == 0 { digits.removeLast() }
    if digits.count == 1 { digits.append(0) }
    let text = digits.map { $0 + UInt8(ascii: "0") }
    var bytes: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    bytes += text.prefix(1) + [UInt8(ascii: ".")] + text.dropFirst()
    bytes += "E\(exponent)".utf8
    self.bytes = bytes
    self.work = work
  }

  /// The sixteen digits of a number that is neither very great nor very small, by one multiplication.
  static func shortDigits(
    of significand: UInt64, timesTwoToThe power: Int
  ) -> (digits: [UInt8], exponent: Int, work: Int)? {
    guard (-74 ... -1).contains(power) else { return nil }
    // So many places that they make sixteen digits of it; the exponent is found from below.
    let bits = 64 - significand.leadingZeroBitCount + power
    var exponent = ((bits - 1) * 1233) >> 12
    let unit = UInt128(1) << UInt128(-power)
    while true {
      guard (0...21).contains(15 - exponent) else { return nil }
      var scale: UInt128 = 1
      for _ in 0..<15 - exponent { scale *= 10 }
      let (quotient, rest) = (UInt128(significand) * scale).quotientAndRemainder(dividingBy: unit)
      if quotient >= 10_000_000_000_000_000 {
        exponent += 1
        continue
      }
      guard quotient >= 1_000_000_000_000_000 else { return nil }
      var rounded = UInt64(quotient) + (rest >= unit / 2 ? 1 : 0)
      if rounded == 10_000_000_000_000_000 {
        rounded /= 10
        exponent += 1
      }
      var digits = [UInt8](repeating: 0, count: 16)
      for place in digits.indices.reversed() {
        digits[place] = UInt8(rounded % 10)
        rounded /= 10
      }
      return (digits, exponent, 0)
    }
  }

  /// The digits of any number, at most sixteen.
  static func longDigits(
    of significand: UInt64, timesTwoToThe power: Int
  ) -> (digits: [UInt8], exponent: Int, work: Int) {
    var digits = digits(of: significand, timesTwoToThe: power)
    var exponent = digits.count - 1 + min(power, 0)
    if round(&digits, to: 16) { exponent += 1 }
    return (digits, exponent, Int(power.magnitude) / 32)
  }

  /// All digits of `significand` × 2^`power`, with the point taken out where `power` is negative:
  /// 2^-n is 5^n, n places behind the point.
  private static func digits(of significand: UInt64, timesTwoToThe power: Int) -> [UInt8] {
    let radix: UInt64 = 1_000_000_000
    var limbs = [significand % radix, significand / radix]
    let (base, batch) = power < 0 ? (5 as UInt64, 12) : (2 as UInt64, 28)
    var remaining = Int(power.magnitude)
    while remaining > 0 {
      let count = min(remaining, batch)
      var factor: UInt64 = 1
      for _ in 0..<count { factor *= base }
      var carry: UInt64 = 0
      for place in limbs.indices {
        let product = limbs[place] * factor + carry
        limbs[place] = product % radix
        carry = product / radix
      }
      if carry > 0 { limbs.append(carry) }
      remaining -= count
    }
    var digits: [UInt8] = []
    for limb in limbs.reversed() {
      var (divisor, rest) = (radix / 10, limb)
      while divisor > 0 {
        digits.append(UInt8(rest / divisor))
        rest %= divisor
        divisor /= 10
      }
    }
    return Array(digits.drop { $0 == 0 })
  }

  /// Cuts digits to a number of them, and rounds.
  ///
  /// - Returns: Whether rounding made one digit more of them, which was 999….
  private static func round(_ digits: inout [UInt8], to count: Int) -> Bool {
    guard digits.count > count else { return false }
    let roundsUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    guard roundsUp else { return false }
    for place in digits.indices.reversed() {
      if digits[place] < 9 {
        digits[place] += 1
        return false
      }
      digits[place] = 0
    }
    digits[0] = 1
    return true
  }
}
