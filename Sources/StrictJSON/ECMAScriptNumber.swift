/// Numbers as ECMAScript writes them, which is how RFC 8785 §3.2.2.3 writes them.
enum ECMAScriptNumber {
  /// No number is written with more bytes: a sign, 17 digits, a point, six zeros, or an exponent.
  static let greatestLength = 25

  /// The UTF-8 code units of a finite number.
  ///
  /// Source: ECMA-262, Number::toString with radix 10. Swift finds the same shortest digits; only
  /// the point and the exponent are placed differently.
  static func bytes(_ value: Double) -> [UInt8] {
    guard value != 0 else { return [UInt8(ascii: "0")] }
    let shortest = DecimalNumber(shortestOf: value)
    let exponent = shortest.exponent
    let digits = shortest.digits.map { $0 + UInt8(ascii: "0") }
    var result: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    result.reserveCapacity(greatestLength)
    switch exponent {
    case 1...21 where digits.count <= exponent:
      result += digits
      result += zeros(exponent - digits.count)
    case 1...21:
      result += digits[..<exponent]
      result.append(UInt8(ascii: "."))
      result += digits[exponent...]
    case -5...0:
      result += [UInt8(ascii: "0"), UInt8(ascii: ".")]
      result += zeros(-exponent)
      result += digits
    default:
      result.append(digits[0])
      if digits.count > 1 {
        result.append(UInt8(ascii: "."))
        result += digits[1...]
      }
      result += [UInt8(ascii: "e"), UInt8(ascii: exponent > 0 ? "+" : "-")]
      result += String((exponent - 1).magnitude).utf8
    }
    return result
  }

  private static func zeros(_ count: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "0"), count: count)
  }
}
