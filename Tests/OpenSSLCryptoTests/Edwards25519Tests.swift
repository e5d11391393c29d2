import TestSupport
import Testing

@testable import OpenSSLCrypto

@Suite struct Edwards25519Tests {
  private func number(_ value: UInt64) -> FieldElement {
    FieldElement(UInt256(0, 0, 0, value))
  }

  @Test func `the constants are what the standard defines them as`() {
    let minus1 = FieldElement.zero - .one
    #expect(Edwards25519.d * number(121666) == FieldElement.zero - number(121665))
    #expect(Edwards25519.squareRootOfMinus1 * Edwards25519.squareRootOfMinus1 == minus1)
    #expect(FieldElement(Edwards25519.prime) == .zero)
  }

  @Test func `numbers that differ by the prime are equal`() {
    let prime = Edwards25519.prime
    for excess in UInt64(0)..<19 {
      let spelt = UInt256(prime.word3, prime.word2, prime.word1, prime.word0 + excess)
      #expect(FieldElement(spelt) == number(excess))
      #expect(FieldElement(spelt).isOdd == (excess % 2 == 1))
    }
  }

  @Test func `arithmetic keeps the laws of a field`() {
    var generator = SeededGenerator(seed: 8032)
    func random() -> FieldElement {
      // Words of all ones make carries meet.
      func word() -> UInt64 { Bool.random(using: &generator) ? .max : generator.next() }
      return FieldElement(UInt256(word(), word(), word(), word()))
    }
    for _ in 0..<200 {
      let (a, b, c) = (random(), random(), random())
      #expect(a + b == b + a && a * b == b * a)
      #expect((a + b) * c == a * c + b * c)
      #expect((a * b) * c == a * (b * c))
      #expect((a - b) + b == a && a - a == .zero && a * .one == a)
    }
  }

  @Test func `the base point has the order L and no smaller multiple of it`() throws {
    // y = 4/5: the bytes of 0x66 repeated, from 0x58.
    let encoded = [0x58] + [UInt8](repeating: 0x66, count: 31)
    let base = try #require(EdwardsPoint(EncodedPoint(encoded, at: 0)))
    #expect(base.multiplied(by: Edwards25519.order).isIdentity)
    #expect(!base.multiplied(by: UInt256(0, 0, 0, 8)).isIdentity)
    #expect(EdwardsPoint.identity.multiplied(by: Edwards25519.order).isIdentity)
  }

  @Test func `eight times a point of low order is the identity`() throws {
    let order8 = try hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
    let point = try #require(EdwardsPoint(EncodedPoint(order8, at: 0)))
    #expect(point.multiplied(by: UInt256(0, 0, 0, 8)).isIdentity)
    #expect(!point.multiplied(by: UInt256(0, 0, 0, 4)).isIdentity)
  }
}
