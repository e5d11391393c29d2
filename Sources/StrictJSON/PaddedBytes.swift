/// The bytes being parsed, followed by zeros.
///
/// A zero byte is legal nowhere in JSON, so every scan stops at the padding by itself, and a whole
/// word may be read at any offset up to `count` without a bounds check. That is what makes this
/// type, and the scanner above it, safe to use without `unsafe` at each byte.
@safe
struct PaddedBytes {
  /// How many zero bytes must follow the text: one machine word.
  static let padding = 8

  private let base: UnsafePointer<UInt8>

  /// The bytes of the text, without the padding.
  let count: Int

  /// The bytes at `base`.
  ///
  /// - Parameter buffer: The text and its padding; it must outlive this value.
  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    // An empty array may have no address; the padding makes the array never empty.
    unsafe self.base = buffer.baseAddress.unsafelyUnwrapped
    self.count = buffer.count - PaddedBytes.padding
  }

  /// The byte at an offset from 0 to `count`; at `count` it is zero.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    unsafe base[offset]
  }

  /// The eight bytes from an offset, 0 to `count`, the first in the lowest bits.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    unsafe UInt64(
      littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  /// A copy of a range of the text.
  func copy(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// The range as text; ill-formed bytes become U+FFFD, so this is for messages and for ranges
  /// that were found to be UTF-8.
  func text(_ range: Range<Int>) -> String {
    unsafe String(decoding: copy(range), as: UTF8.self)
  }
}
