/// Base 58 with the Bitcoin alphabet, in which keys and proof values are written.
///
/// Each text stands for one sequence of bytes and the other way round: leading `1` characters
/// are leading zero bytes, the rest is one number. The work grows with the square of the length,
/// therefore a decoder is told how many bytes to expect, and refuses longer text unread.
///
/// Source: W3C Controlled Identifiers 1.0 §2.4 (Multibase), draft-msporny-base58-03.
public enum Base58 {
  private static let alphabet = TextAlphabet(
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")

  /// The bytes as text.
  ///
  /// - Complexity: O(*n*²).
  public static func encode(_ bytes: [UInt8]) -> String {
    let zeros = bytes.prefix { $0 == 0 }.count
    var limbs = limbs32(bytes, from: zeros)
    // 1.38 digits per byte are slightly more than log 256 / log 58.
    var reversed: [UInt8] = []
    reversed.reserveCapacity(bytes.count * 138 / 100 + 6)
    let characters = alphabet.characters
    var first = 0
    while first < limbs.count {
      var group = divideByGroup(&limbs, from: first)
      if limbs[first] == 0 { first += 1 }
      for _ in 0..<5 {
        reversed.append(characters[Int(group % 58)])
        group /= 58
      }
    }
    while reversed.last == characters[0] { reversed.removeLast() }
    reversed.append(contentsOf: repeatElement(characters[0], count: zeros))
    reversed.reverse()
    return ASCIIText.string(reversed)
  }

  /// The bytes that text stands for.
  ///
  /// - Parameters:
  ///   - text: the characters, in ASCII.
  ///   - maxBytes: how many bytes the text may stand for.
  /// - Returns: at most `maxBytes` bytes.
  /// - Throws: `tooLong` for more than `maxBytes`, `invalidCharacter` for one that the alphabet
  ///   does not have.
  public static func decode(
    _ text: [UInt8], maxBytes: Int
  ) throws(WireFormatError) -> [UInt8] {
    try decode(text.span, maxBytes: maxBytes)
  }

  /// The bytes that text stands for.
  ///
  /// - Throws: as for an array of characters.
  public static func decode(_ text: String, maxBytes: Int) throws(WireFormatError) -> [UInt8] {
    try decode([UInt8](text.utf8), maxBytes: maxBytes)
  }

  /// The bytes that text stands for.
  ///
  /// - Throws: as for an array of characters.
  public static func decode(
    _ text: Span<UInt8>, maxBytes: Int
  ) throws(WireFormatError) -> [UInt8] {
    // Before any work. 138/100 is slightly more than the digits per byte.
    let bounded = max(0, min(maxBytes, 1 << 40))
    guard text.count <= bounded * 138 / 100 + 1 else {
      throw .tooLong(.base58, maxBytes: maxBytes)
    }
    let zeros = leadingOnes(text)
    let limbs = try number(text, from: zeros)
    let bytes = bigEndian(limbs, afterZeros: zeros)
    guard bytes.count <= bounded else { throw .tooLong(.base58, maxBytes: maxBytes) }
    return bytes
  }

  private static func leadingOnes(_ text: Span<UInt8>) -> Int {
    var count = 0
    while count < text.count, text[count] == UInt8(ascii: "1") { count += 1 }
    return count
  }

  /// The number that digits write, in 64-bit limbs, the least significant first.
  private static func number(
    _ text: Span<UInt8>, from start: Int
  ) throws(WireFormatError) -> [UInt64] {
    let values = alphabet.values
    var limbs: [UInt64] = []
    // 58^10 < 2^59: a limb of 64 bits holds at least ten digits.
    limbs.reserveCapacity((text.count - start) / 10 + 1)
    var index = start
    // The first group takes what does not fill a group of ten, so that all others are full.
    var groupEnd = start + (text.count - start) % 10
    var scale: UInt64 = 0
    while index < text.count {
      if index == groupEnd {
        groupEnd += 10
        scale = 430_804_206_899_405_824  // 58^10
      }
      var group: UInt64 = 0
      while index < groupEnd {
        let value = values[Int(text[index])]
        guard value != TextAlphabet.none else {
          throw .invalidCharacter(.base58, byte: text[index], index: index)
        }
        group = group &* 58 &+ UInt64(value)
        index += 1
      }
      multiply(&limbs, by: scale, adding: group)
    }
    return limbs
  }

  private static func multiply(_ limbs: inout [UInt64], by scale: UInt64, adding group: UInt64) {
    var carry = group
    for index in limbs.indices {
      let (high, low) = limbs[index].multipliedFullWidth(by: scale)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      limbs[index] = sum
      // `high` is at most 2^64 - 2, so one more always fits.
      carry = high &+ (overflow ? 1 : 0)
    }
    if carry != 0 { limbs.append(carry) }
  }

  private static func bigEndian(_ limbs: [UInt64], afterZeros zeros: Int) -> [UInt8] {
    guard let top = limbs.last else { return [UInt8](repeating: 0, count: zeros) }
    let topBytes = 8 - top.leadingZeroBitCount / 8
    let count = zeros + (limbs.count - 1) * 8 + topBytes
    var bytes = [UInt8](repeating: 0, count: count)
    var position = count
    for limb in limbs {
      var rest = limb
      let start = max(zeros, position - 8)
      while position > start {
        position -= 1
        bytes[position] = UInt8(truncatingIfNeeded: rest)
        rest >>= 8
      }
    }
    return bytes
  }

  /// The number in `bytes`, in 32-bit limbs, the most significant first.
  private static func limbs32(_ bytes: [UInt8], from start: Int) -> [UInt32] {
    let count = (bytes.count - start + 3) / 4
    var limbs = [UInt32](repeating: 0, count: count)
    for index in start..<bytes.count {
      let fromEnd = bytes.count - 1 - index
      limbs[count - 1 - fromEnd / 4] |= UInt32(bytes[index]) << UInt32(fromEnd % 4 * 8)
    }
    return limbs
  }

  /// Divides the number in place by 58^5, the highest power below 2^32, and returns the remainder:
  /// five digits at a time.
  ///
  /// The divisor is written out so that dividing by it becomes multiplying.
  private static func divideByGroup(_ limbs: inout [UInt32], from first: Int) -> UInt64 {
    var remainder: UInt64 = 0
    for index in first..<limbs.count {
      let (quotient, rest) = (remainder << 32 | UInt64(limbs[index]))
        .quotientAndRemainder(dividingBy: 656_356_768)
      limbs[index] = UInt32(truncatingIfNeeded: quotient)
      remainder = rest
    }
    return remainder
  }
}
