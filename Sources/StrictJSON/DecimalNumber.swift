/// A number as a text writes it, in decimal: 0.d₁d₂… × 10^exponent, without its sign.
struct DecimalNumber: Equatable {
  /// The digits d₁d₂…, from 0 to 9, neither the first nor the last of them zero; none for zero.
  private(set) var digits: [UInt8] = []

  private(set) var exponent = 0

  /// The number that a well-formed JSON literal writes.
  init(_ literal: String) {
    var pointPlace: Int?
    var text = literal.utf8[...]
    if let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      exponent = DecimalNumber.exponent(text[text.index(after: mark)...])
      text = text[..<mark]
    }
    for byte in text where byte != UInt8(ascii: "-") {
      if byte == UInt8(ascii: ".") {
        pointPlace = digits.count
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    exponent += pointPlace ?? digits.count
    let leadingZeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leadingZeros)
    exponent -= leadingZeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The fewest digits that name a finite double.
  init(shortestOf value: Double) {
    self.init(value.description)
  }

  /// An exponent with an optional sign; beyond what any number needs it is cut.
  private static func exponent(_ text: Substring.UTF8View) -> Int {
    var value = 0
    for byte in text where 0x30...0x39 ~= byte {
      value = min(value * 10 + Int(byte - 0x30), 1 << 40)
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }

  /// Whether a finite double of 2^53 or more is this number exactly, or has it as its shortest name.
  func isHeld(by value: Double) -> Bool {
    self == DecimalNumber(shortestOf: value) || isExact
  }

  /// Whether the number is an integer that some double holds exactly: without its trailing zero
  /// bits it has at most 53 bits.
  ///
  /// To be asked of numbers that are finite as doubles: they have at most 309 digits and fit 33
  /// limbs.
  private var isExact: Bool {
    guard digits.count <= exponent, exponent <= 400 else { return false }
    var limbs: [UInt32] = []
    for place in 0..<exponent {
      var carry = place < digits.count ? UInt64(digits[place]) : 0
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
