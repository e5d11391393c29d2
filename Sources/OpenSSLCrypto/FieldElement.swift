/// A number modulo p = 2^255 - 19, the field of the curve edwards25519.
///
/// Only public keys pass through here, so the time may depend on the values.
///
/// Five limbs of 51 bits: limb k counts 2^(51 k). Each stays below 2^52, so that the sums in a
/// product stay below 2^112 and arithmetic on them cannot overflow.
struct FieldElement: Equatable {
  private var limbs: InlineArray<5, UInt64>

  private static let mask: UInt64 = 1 << 51 - 1

  /// Takes a 255-bit number as it is; the highest bit does not count.
  init(_ number: UInt256) {
    limbs = [
      number.word0 & Self.mask,
      (number.word0 >> 51 | number.word1 << 13) & Self.mask,
      (number.word1 >> 38 | number.word2 << 26) & Self.mask,
      (number.word2 >> 25 | number.word3 << 39) & Self.mask,
      number.word3 >> 12 & Self.mask,
    ]
  }

  /// Brings sums of limbs back below 2^52; what passes 2^255 counts 19, its remainder modulo p.
  private init(carrying sums: InlineArray<5, UInt128>) {
    limbs = InlineArray(repeating: 0)
    var carry: UInt128 = 0
    for index in 0..<5 {
      let sum = sums[index] &+ carry
      limbs[index] = UInt64(truncatingIfNeeded: sum) & Self.mask
      carry = sum >> 51
    }
    let lowest = UInt128(limbs[0]) &+ 19 &* carry
    limbs[0] = UInt64(truncatingIfNeeded: lowest) & Self.mask
    limbs[1] &+= UInt64(truncatingIfNeeded: lowest >> 51)
  }

  static let zero = FieldElement(UInt256(0, 0, 0, 0))
  static let one = FieldElement(UInt256(0, 0, 0, 1))

  static func + (a: Self, b: Self) -> Self {
    var sums = InlineArray<5, UInt128>(repeating: 0)
    for index in 0..<5 { sums[index] = UInt128(a.limbs[index] &+ b.limbs[index]) }
    return Self(carrying: sums)
  }

  static func - (a: Self, b: Self) -> Self {
    // The limbs of 4p, each greater than any limb of b: no difference falls below zero.
    let fourTimesP: InlineArray<5, UInt64> = [
      1 << 53 - 76, 1 << 53 - 4, 1 << 53 - 4, 1 << 53 - 4, 1 << 53 - 4,
    ]
    var sums = InlineArray<5, UInt128>(repeating: 0)
    for index in 0..<5 {
      sums[index] = UInt128(a.limbs[index] &+ fourTimesP[index] &- b.limbs[index])
    }
    return Self(carrying: sums)
  }

  static func * (a: Self, b: Self) -> Self {
    var sums = InlineArray<5, UInt128>(repeating: 0)
    for i in 0..<5 {
      for j in 0..<5 {
        let product = UInt128(a.limbs[i]) &* UInt128(b.limbs[j])
        if i + j < 5 {
          sums[i + j] &+= product
        } else {
          sums[i + j - 5] &+= 19 &* product
        }
      }
    }
    return Self(carrying: sums)
  }

  /// Whether two elements are the same number modulo p.
  static func == (a: Self, b: Self) -> Bool {
    let (a, b) = (a.canonicalLimbs, b.canonicalLimbs)
    return a.indices.allSatisfy { a[$0] == b[$0] }
  }

  /// The limbs of the one representative in 0..<p.
  private var canonicalLimbs: InlineArray<5, UInt64> {
    // Carrying once more leaves at most a bit over in the two lowest limbs, the third time none.
    let carried = (self + .zero) + .zero
    var limbs = carried.limbs
    let isBelowP = limbs[0] < Self.mask - 18 || (1..<5).contains { limbs[$0] < Self.mask }
    if !isBelowP {
      limbs = [limbs[0] - (Self.mask - 18), 0, 0, 0, 0]
    }
    return limbs
  }

  /// Whether the representative in 0..<p is odd: the "sign" of an x coordinate.
  var isOdd: Bool { canonicalLimbs[0] & 1 == 1 }

  /// The element raised to 2^`count`.
  private func squared(_ count: Int) -> Self {
    var result = self
    for _ in 0..<count { result = result * result }
    return result
  }

  /// The element raised to (p - 5) / 8 = 2^252 - 3, which a square root needs.
  ///
  /// Where `ones(n)` is the power 2^n - 1, `ones(m + n)` is `ones(m)` squared n times and
  /// multiplied by `ones(n)`.
  var raisedToPMinus5Over8: Self {
    let ones2 = squared(1) * self
    let ones4 = ones2.squared(2) * ones2
    let ones5 = ones4.squared(1) * self
    let ones10 = ones5.squared(5) * ones5
    let ones20 = ones10.squared(10) * ones10
    let ones40 = ones20.squared(20) * ones20
    let ones50 = ones40.squared(10) * ones10
    let ones100 = ones50.squared(50) * ones50
    let ones200 = ones100.squared(100) * ones100
    let ones250 = ones200.squared(50) * ones50
    return ones250.squared(2) * self
  }
}
