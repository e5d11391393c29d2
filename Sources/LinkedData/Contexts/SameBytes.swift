/// Comparisons of bytes.
enum SameBytes {
  /// Whether `count` bytes at both places are the same.
  @inline(__always)
  static func are(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    var offset = 0
    while offset + 8 <= count {
      let (a, b) = unsafe (
        UnsafeRawPointer(left + offset).loadUnaligned(as: UInt64.self),
        UnsafeRawPointer(right + offset).loadUnaligned(as: UInt64.self)
      )
      guard a == b else { return false }
      offset += 8
    }
    while offset < count {
      guard unsafe left[offset] == right[offset] else { return false }
      offset += 1
    }
    return true
  }

  /// Whether both hold the same bytes.
  static func are(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return true }
    return unsafe are(leftStart, rightStart, count: left.count)
  }

  /// A number that is the same for the same bytes.
  static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    guard let start = bytes.baseAddress else { return hash }
    while offset + 8 <= bytes.count {
      let word = unsafe UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    while offset < bytes.count {
      hash = (hash ^ UInt64(unsafe start[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    return hash
  }
}
