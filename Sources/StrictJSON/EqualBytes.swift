/// Whether bytes are the same, eight at a time.
@usableFromInline
enum EqualBytes {
  /// Whether `count` bytes at both places are the same.
  @inlinable
  static func are(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    var offset = 0
    while offset + 8 <= count {
      guard unsafe word(left + offset) == word(right + offset) else { return false }
      offset += 8
    }
    while offset < count {
      guard unsafe left[offset] == right[offset] else { return false }
      offset += 1
    }
    return true
  }

  @inlinable
  static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    unsafe UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
  }

  /// Whether two buffers hold the same bytes.
  static func are(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    guard let leftBytes = left.baseAddress, let rightBytes = right.baseAddress else { return true }
    return unsafe are(leftBytes, rightBytes, count: left.count)
  }
}
