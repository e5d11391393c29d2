/// Unsigned integers in groups of seven bits, the least significant first.
///
/// Only the shortest form is read and written, and at most nine bytes (63 bits), as the
/// multiformats specification asks.
///
/// Source: W3C Controlled Identifiers 1.0 §2.5 (Multihash), multiformats unsigned-varint.
public enum Varint {
  /// The most bytes that a varint has.
  public static let maxBytes = 9

  /// The bytes of a value.
  ///
  /// - Throws: `varintTooLarge` for a value of 64 bits.
  public static func encode(_ value: UInt64) throws(WireFormatError) -> [UInt8] {
    guard value < 1 << 63 else { throw .varintTooLarge }
    var bytes: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
    return bytes
  }

  /// The value at the start of the bytes, and how many bytes it takes.
  ///
  /// - Throws: `varintTruncated`, `varintNotMinimal` or `varintTooLarge`.
  public static func decode(
    _ bytes: [UInt8]
  ) throws(WireFormatError) -> (value: UInt64, length: Int) {
    try decode(bytes.span)
  }

  /// The value at the start of the bytes, and how many bytes it takes.
  ///
  /// - Throws: as for an array.
  public static func decode(
    _ bytes: Span<UInt8>
  ) throws(WireFormatError) -> (value: UInt64, length: Int) {
    var value: UInt64 = 0
    for index in 0..<min(bytes.count, maxBytes) {
      let byte = bytes[index]
      value |= UInt64(byte & 0x7F) << UInt64(7 * index)
      if byte & 0x80 == 0 {
        guard byte != 0 || index == 0 else { throw .varintNotMinimal(index: index) }
        return (value, index + 1)
      }
    }
    guard bytes.count < maxBytes else { throw .varintTooLarge }
    throw .varintTruncated(index: bytes.count)
  }
}
