/// A number modulo p = 2^255 - 19, the field of the curve edwards25519.
///
/// Only public keys pass through here, so the time may depend on the values.
///
/// Five limbs of 51 bits: limb k counts 2^(51 k). Each stays below 2^52, so that the sums in a
/// product stay below 2^112 and arithmetic on them cannot overflow.
struct FieldElement: Equatable {
  private var limb0, limb1, limb2, limb3, limb4: UInt64

  private static let mask: UInt64 = 1 << 51 - 1

  private init(_ l0: UInt64, _ l1: UInt64, _ l2: UInt64, _ l3: UInt64, _ l4: UInt64) {
    (limb0, limb1, limb2, limb3, limb4) = (l0, l1, l2, l3, l4)
  }

  /// Takes a 255-bit number as it is; the highest bit does not count.
  init(_ number: UInt256) {
    self.init(
      number.word0 & Self.mask,
      (number.word0 >> 51 | number.word1 << 13) & Self.mask,
      (number.word1 >> 38 | number.word2 << 26) & Self.mask,
      (number.word2 >> 25 | number.word3 << 39) & Self.mask,
      number.word3 >> 12 & Self.mask)
  }

  static let zero = FieldElement(0, 0, 0, 0, 0)
  static let one = FieldElement(1, 0, 0, 0, 0)

  static func + (a: Self, b: Self) -> Self {
    Self(
      a.limb0 &+ b.limb0, a.limb1 &+ b.limb1, a.limb2 &+ b.limb2, a.limb3 &+ b.limb3,
      a.limb4 &+ b.limb4
    ).carried
  }

  /// Adds 4p first, whose limbs are greater than any of b, so that no difference falls below zero.
  static func - (a: Self, b: Self) -> Self {
    Self(
      a.limb0 &+ (1 << 53 - 76) &- b.limb0, a.limb1 &+ (1 << 53 - 4) &- b.limb1,
      a.limb2 &+ (1 << 53 - 4) &- b.limb2, a.limb3 &+ (1 << 53 - 4) &- b.limb3,
      a.limb4 &+ (1 << 53 - 4) &- b.limb4
    ).carried
  }

  /// Multiplies limb by limb; what passes 2^255 counts 19, its remainder modulo p.
  static func * (a: Self, b: Self) -> Self {
    let (a0, a1, a2, a3, a4) = (a.limb0, a.limb1, a.limb2, a.limb3, a.limb4)
    let (b0, b1, b2, b3, b4) = (b.limb0, b.limb1, b.limb2, b.limb3, b.limb4)
    let (c1, c2, c3, c4) = (19 &* b1, 19 &* b2, 19 &* b3, 19 &* b4)
    let sum0 = wide(a0, b0) &+ wide(a1, c4) &+ wide(a2, c3) &+ wide(a3, c2) &+ wide(a4, c1)
    let sum1 = wide(a0, b1) &+ wide(a1, b0) &+ wide(a2, c4) &+ wide(a3, c3) &+ wide(a4, c2)
    let sum2 = wide(a0, b2) &+ wide(a1, b1) &+ wide(a2, b0) &+ wide(a3, c4) &+ wide(a4, c3)
    let sum3 = wide(a0, b3) &+ wide(a1, b2) &+ wide(a2, b1) &+ wide(a3, b0) &+ wide(a4, c4)
    let sum4 = wide(a0, b4) &+ wide(a1, b3) &+ wide(a2, b2) &+ wide(a3, b1) &+ wide(a4, b0)
    return carried(sum0, sum1, sum2, sum3, sum4)
  }

  private static func wide(_ a: UInt64, _ b: UInt64) -> UInt128 {
    UInt128(truncatingIfNeeded: a) &* UInt128(truncatingIfNeeded: b)
  }

  /// Brings the sums of a product back below 2^52.
  private static func carried(
    _ sum0: UInt128, _ sum1: UInt128, _ sum2: UInt128, _ sum3: UInt128, _ sum4: UInt128
  ) -> Self {
    let next1 = sum1 &+ (sum0 &>> 51)
    let next2 = sum2 &+ (next1 &>> 51)
    let next3 = sum3 &+ (next2 &>> 51)
    let next4 = sum4 &+ (next3 &>> 51)
    let lowest = UInt128(low(sum0)) &+ 19 &* (next4 &>> 51)
    return Self(
      low(lowest), low(next1) &+ UInt64(truncatingIfNeeded: lowest &>> 51), low(next2), low(next3),
      low(next4))
  }

  private static func low(_ sum: UInt128) -> UInt64 { UInt64(truncatingIfNeeded: sum) & mask }

  /// The same number with limbs below 2^52, out of limbs below 2^54.
  private var carried: Self {
    let next1 = limb1 &+ (limb0 &>> 51)
    let next2 = limb2 &+ (next1 &>> 51)
    let next3 = limb3 &+ (next2 &>> 51)
    let next4 = limb4 &+ (next3 &>> 51)
    return Self(
      (limb0 & Self.mask) &+ 19 &* (next4 &>> 51), next1 & Self.mask, next2 & Self.mask,
      next3 & Self.mask, next4 & Self.mask)
  }

  /// Whether two elements are the same number modulo p.
  static func == (a: Self, b: Self) -> Bool {
    let (a, b) = (a.canonical, b.canonical)
    return (a.limb0, a.limb1, a.limb2, a.limb3, a.limb4)
      == (b.limb0, b.limb1, b.limb2, b.limb3, b.limb4)
  }

  /// The one representative in 0..<p.
  private var canonical: Self {
    // Each carry leaves less over in the lowest limb; after the third it is nothing.
    let reduced = carried.carried.carried
    let mask = Self.mask
    let isBelowP =
      reduced.limb0 < mask - 18 || reduced.limb1 < mask || reduced.limb2 < mask
      || reduced.limb3 < mask || reduced.limb4 < mask
    return isBelowP ? reduced : Self(reduced.limb0 - (mask - 18), 0, 0, 0, 0)
  }

  /// Whether the representative in 0..<p is odd: the "sign" of an x coordinate.
  var isOdd: Bool { canonical.limb0 & 1 == 1 }
}

extension FieldElement {
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

  /// The element raised to 2^`count`.
  private func squared(_ count: Int) -> Self {
    var result = self
    for _ in 0..<count { result = result * result }
    return result
  }
}
