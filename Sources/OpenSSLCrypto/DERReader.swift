/// Reads the elements of DER one after the other, strictly.
///
/// Only what the envelopes of keys need: single-byte tags, definite lengths in the shortest
/// form, no recursion.
///
/// Source: ITU-T X.690 §8, §10.
struct DERReader {
  /// The kinds of element that occur in an envelope.
  enum Tag: UInt8 {
    case integer = 0x02
    case bitString = 0x03
    case octetString = 0x04
    case null = 0x05
    case objectIdentifier = 0x06
    case sequence = 0x30
    /// The first optional part of a key: its algorithm once more, or attributes.
    case context0 = 0xA0
    /// The second optional part of a key: its public half.
    case context1 = 0xA1
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  private init(_ slice: ArraySlice<UInt8>) { rest = slice }

  /// Whether all elements have been read.
  var isAtEnd: Bool { rest.isEmpty }

  /// Whether the next element is of this kind.
  func nextIs(_ tag: Tag) -> Bool { rest.first == tag.rawValue }

  /// The content of the next element, which must be of this kind.
  mutating func bytes(of tag: Tag) throws(KeyFileError) -> [UInt8] {
    try Array(content(of: tag))
  }

  /// A reader for the elements inside the next one, which must be a sequence.
  mutating func sequence() throws(KeyFileError) -> DERReader {
    try DERReader(content(of: .sequence))
  }

  /// The next element as a number that is not negative and has at most 31 bits.
  mutating func integer() throws(KeyFileError) -> Int {
    let start = rest.startIndex
    let bytes = try content(of: .integer)
    guard let first = bytes.first, first < 0x80, bytes.count <= 4,
      first != 0 || bytes.count == 1 || bytes[bytes.startIndex + 1] >= 0x80
    else { throw .derMalformed(byteOffset: start) }
    return bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The next element as a number that is not negative: its digits in base 256, none of them a
  /// leading zero.
  mutating func magnitude() throws(KeyFileError) -> [UInt8] {
    let whole = rest
    return Array(whole[try magnitudeRange()])
  }

  /// Where in the whole the content of the next element is, which must be of this kind.
  ///
  /// For what is secret: no copy is made of it.
  mutating func range(of tag: Tag) throws(KeyFileError) -> Range<Int> {
    try content(of: tag).indices
  }

  /// Where in the whole the digits of the next element are, a number as `magnitude()` reads it.
  mutating func magnitudeRange() throws(KeyFileError) -> Range<Int> {
    let start = rest.startIndex
    let bytes = try content(of: .integer)
    guard let first = bytes.first, first < 0x80,
      first != 0 || bytes.count == 1 || bytes[bytes.startIndex + 1] >= 0x80
    else { throw .derMalformed(byteOffset: start) }
    return first == 0 ? bytes.indices.dropFirst() : bytes.indices
  }

  /// A reader for the elements inside the next one, which must be of this kind.
  mutating func elements(of tag: Tag) throws(KeyFileError) -> DERReader {
    try DERReader(content(of: tag))
  }

  /// The next element as a string of whole bytes.
  mutating func bitString() throws(KeyFileError) -> [UInt8] {
    let start = rest.startIndex
    let bytes = try content(of: .bitString)
    // The first byte counts the bits that are left over in the last.
    guard bytes.first == 0 else { throw .derMalformed(byteOffset: start) }
    return Array(bytes.dropFirst())
  }

  /// What a copy of this reader has read since it was made.
  func bytes(upTo later: DERReader) -> [UInt8] {
    Array(rest.prefix(rest.count - later.rest.count))
  }

  /// Makes sure that nothing is left.
  func end() throws(KeyFileError) {
    guard rest.isEmpty else { throw .derMalformed(byteOffset: rest.startIndex) }
  }

  private mutating func content(of tag: Tag) throws(KeyFileError) -> ArraySlice<UInt8> {
    let start = rest.startIndex
    guard rest.popFirst() == tag.rawValue, let count = length(), count <= rest.count else {
      throw .derMalformed(byteOffset: start)
    }
    let content = rest.prefix(count)
    rest = rest.dropFirst(count)
    return content
  }

  /// A length of at most two bytes, enough for the largest file that is read, in its shortest form.
  private mutating func length() -> Int? {
    guard let first = rest.popFirst() else { return nil }
    switch first {
    case 0..<0x80:
      return Int(first)
    case 0x81:
      return rest.popFirst().flatMap { $0 >= 0x80 ? Int($0) : nil }
    case 0x82:
      guard let high = rest.popFirst(), let low = rest.popFirst(), high != 0 else { return nil }
      return Int(high) << 8 | Int(low)
    default:
      return nil
    }
  }
}

extension DERReader.Tag {
  /// An element of this kind; its content must be shorter than 65,536 bytes.
  func element(_ content: [UInt8]) -> [UInt8] {
    let count = content.count
    let length: [UInt8] =
      switch count {
      case 0..<0x80: [UInt8(count)]
      case 0x80...0xFF: [0x81, UInt8(count)]
      default: [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
      }
    return [rawValue] + length + content
  }
}
