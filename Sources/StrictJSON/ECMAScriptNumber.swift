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
    let (digits, exponent) = shortestDigits(value.magnitude)
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

  /// The fewest digits d₁d₂… for which 0.d₁d₂… × 10^exponent reads back as the value.
  private static func shortestDigits(_ value: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var pointPlace: Int?
    var exponent = 0
    var text = value.description.utf8[...]
    if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(Substring(text[text.index(after: mark)...])) ?? 0
      text = text[..<mark]
    }
    for byte in text {
      if byte == UInt8(ascii: ".") { pointPlace = digits.count } else { digits.append(byte) }
    }
    exponent += pointPlace ?? digits.count
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    exponent -= leadingZeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, exponent)
  }

  private static func zeros(_ count: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "0"), count: count)
  }
}
