/// Whether bytes are the same, a word at a time.
@usableFromInline
package enum EqualBytes {
  /// Whether `count` bytes at both places are the same.
  ///
  /// What is left after the last whole word is compared with a word that overlaps it.
  @inlinable
  package static func are(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    guard count >= 8 else { return unsafe areFew(left, right, count: count) }
    var offset = 0
    while offset + 8 < count {
      guard unsafe word(left + offset) == word(right + offset) else { return false }
      offset += 8
    }
    return unsafe word(left + count - 8) == word(right + count - 8)
  }

  /// Fewer than eight bytes.
  @inlinable @inline(__always)
  static func areFew(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    if count >= 4 {
      return unsafe halfWord(left) == halfWord(right)
        && halfWord(left + count - 4) == halfWord(right + count - 4)
    }
    for offset in 0..<count {
      guard unsafe left[offset] == right[offset] else { return false }
    }
    return true
  }

  @inlinable @inline(__always)
  static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    unsafe UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
  }

  @inlinable @inline(__always)
  static func halfWord(_ bytes: UnsafePointer<UInt8>) -> UInt32 {
    unsafe UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self)
  }

  /// Whether two buffers hold the same bytes.
  @inlinable
  package static func are(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    guard left.count == right.count else { return false }
    guard let leftBytes = left.baseAddress, let rightBytes = right.baseAddress else { return true }
    return unsafe are(leftBytes, rightBytes, count: left.count)
  }
}
