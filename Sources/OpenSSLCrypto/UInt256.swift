/// A 256-bit number, as the 32 little-endian bytes of a key or half a signature encode it.
struct UInt256: Equatable, Comparable {
  /// The words, from the lowest to the highest.
  let word0, word1, word2, word3: UInt64

  /// A number by its words, the highest first, as one writes it.
  init(_ word3: UInt64, _ word2: UInt64, _ word1: UInt64, _ word0: UInt64) {
    (self.word0, self.word1, self.word2, self.word3) = (word0, word1, word2, word3)
  }

  /// The number in `bytes[start..<start + 32]`, which the caller has made sure are there.
  init(littleEndian bytes: [UInt8], at start: Int) {
    func word(_ index: Int) -> UInt64 {
      var word: UInt64 = 0
      for offset in (0..<8).reversed() {
        word = word << 8 | UInt64(bytes[start + 8 * index + offset])
      }
      return word
    }
    self.init(word(3), word(2), word(1), word(0))
  }

  static func < (a: Self, b: Self) -> Bool {
    (a.word3, a.word2, a.word1, a.word0) < (b.word3, b.word2, b.word1, b.word0)
  }

  /// The number without its highest bit.
  var withoutHighestBit: UInt256 { UInt256(word3 & .max >> 1, word2, word1, word0) }

  /// Bit `index`, counted from the lowest.
  func bit(_ index: Int) -> Bool {
    let word =
      switch index >> 6 {
      case 0: word0
      case 1: word1
      case 2: word2
      default: word3
      }
    return word >> UInt64(index & 63) & 1 == 1
  }
}
