/// What both alphabets of base 64 share: six bits per character, without the padding.
enum SixBitGroups {
  /// The characters of the bytes, without padding.
  static func encode(_ bytes: [UInt8], _ alphabet: TextAlphabet) -> [UInt8] {
    let characters = alphabet.characters
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var pending: UInt32 = 0
    var pendingBits: UInt32 = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      pendingBits += 8
      while pendingBits >= 6 {
        pendingBits -= 6
        text.append(characters[Int(pending >> pendingBits & 0x3F)])
      }
    }
    if pendingBits > 0 {
      text.append(characters[Int(pending << (6 - pendingBits) & 0x3F)])
    }
    return text
  }

  /// The bytes of characters without padding.
  static func decode(
    _ text: Span<UInt8>, _ encoding: WireEncoding, _ alphabet: TextAlphabet
  ) throws(WireFormatError) -> [UInt8] {
    let values = alphabet.values
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 2)
    var pending: UInt32 = 0
    var pendingBits: UInt32 = 0
    for index in text.indices {
      let value = values[Int(text[index])]
      guard value != TextAlphabet.none else {
        throw .invalidCharacter(encoding, byte: text[index], index: index)
      }
      pending = pending << 6 | UInt32(value)
      pendingBits += 6
      if pendingBits >= 8 {
        pendingBits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> pendingBits))
      }
    }
    // One character alone in the last group is six bits: less than a byte.
    guard text.count % 4 != 1 else { throw .invalidLength(encoding, characters: text.count) }
    guard pending & ((1 << pendingBits) - 1) == 0 else {
      throw .nonZeroSpareBits(encoding, index: text.count - 1)
    }
    return bytes
  }
}
