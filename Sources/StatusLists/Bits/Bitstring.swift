import StrictJSON

/// The values of a status list: as many bits each, one after the other.
///
/// The first bit of the string is the most significant one of the first byte. Of a value of several
/// bits the first is the most significant, too. The specification says so of the string, and nothing
/// of the order within a value; any other would count bits from the left in the one and from the
/// right in the other.
///
/// Source: Bitstring Status List 1.0 §2.2 (left-most first), §3.2 step 10.
public struct Bitstring: Equatable, Sendable {
  /// The least number of entries of a list: in fewer, each would tell on somebody.
  ///
  /// Source: Bitstring Status List 1.0 §3.2 step 2, §6.1.
  public static let leastEntries = 131_072

  /// The most bits of an entry: a text has to be there for each of its values, and 65,536 of them
  /// are more than anybody writes.
  public static let greatestStatusSize = 16

  /// The most bytes that a list may have.
  ///
  /// 134,217,728 entries of one bit: more credentials than an issuer makes in its life, and little
  /// enough to hold in memory.
  public static let greatestByteCount = 16 << 20

  /// The bytes of the string.
  public private(set) var bytes: [UInt8]

  /// How many bits a value has.
  public let statusSize: Int

  /// A string in which every value is 0.
  ///
  /// - Parameters:
  ///   - entries: At least ``leastEntries``.
  ///   - statusSize: How many bits a value has, from 1 to ``greatestStatusSize``.
  /// - Throws: `tooShort`, `tooLarge` or `statusSizeInvalid`.
  public init(entries: Int = leastEntries, statusSize: Int = 1) throws(StatusListError) {
    guard (1...Bitstring.greatestStatusSize).contains(statusSize) else {
      throw .statusSizeInvalid(Int64(statusSize))
    }
    guard entries >= Bitstring.leastEntries else {
      throw .tooShort(entries: entries, minimum: Bitstring.leastEntries)
    }
    guard entries <= Bitstring.greatestByteCount * 8 / statusSize else {
      throw .tooLarge(limit: Bitstring.greatestByteCount)
    }
    bytes = [UInt8](repeating: 0, count: (entries * statusSize + 7) / 8)
    self.statusSize = statusSize
  }

  /// A string that was read.
  init(bytes: [UInt8], statusSize: Int) {
    self.bytes = bytes
    self.statusSize = statusSize
  }

  /// How many values there are.
  public var count: Int { bytes.count * 8 / statusSize }

  /// The value at a position; `nil` beyond the end.
  public subscript(index: Int) -> Int? {
    Bitstring.value(at: index, statusSize: statusSize, in: bytes)
  }

  /// Sets a value.
  ///
  /// - Throws: `indexOutOfRange` or `valueOutOfRange`; the string is as it was.
  public mutating func set(_ value: Int, at index: Int) throws(StatusListError) {
    guard index >= 0, index < count else {
      throw .indexOutOfRange(index: .init(String(index)), entries: count)
    }
    guard value >= 0, value < 1 << statusSize else {
      throw .valueOutOfRange(value: value, statusSize: statusSize)
    }
    for offset in 0..<statusSize {
      let bit = index * statusSize + offset
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      if value >> (statusSize - 1 - offset) & 1 == 1 {
        bytes[bit / 8] |= mask
      } else {
        bytes[bit / 8] &= ~mask
      }
    }
  }

  /// The value at a position of a string whose values have so many bits; `nil` beyond the end.
  static func value(at index: Int, statusSize: Int, in bytes: [UInt8]) -> Int? {
    guard index >= 0, index < bytes.count * 8 / statusSize else { return nil }
    var value = 0
    for bit in index * statusSize..<(index + 1) * statusSize {
      value = value << 1 | Int(bytes[bit / 8] >> UInt8(7 - bit % 8) & 1)
    }
    return value
  }
}
