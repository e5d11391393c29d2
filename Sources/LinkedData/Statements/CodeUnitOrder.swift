/// The order of code units, which for UTF-8 is that of code points.
enum CodeUnitOrder {
  /// Whether one text comes before another.
  static func precedes(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
      return left.count < right.count
    }
    return unsafe compare(leftStart, left.count, rightStart, right.count) < 0
  }

  /// Compares two texts, eight bytes at a time: negative, zero or positive.
  @inline(__always)
  static func compare(
    _ left: UnsafeRawPointer, _ leftCount: Int, _ right: UnsafeRawPointer, _ rightCount: Int
  ) -> Int {
    let count = min(leftCount, rightCount)
    var index = 0
    while index &+ 8 <= count {
      let a = unsafe left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let b = unsafe right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if a != b { return a.bigEndian < b.bigEndian ? -1 : 1 }
      index &+= 8
    }
    while index < count {
      let a = unsafe left.load(fromByteOffset: index, as: UInt8.self)
      let b = unsafe right.load(fromByteOffset: index, as: UInt8.self)
      if a != b { return a < b ? -1 : 1 }
      index &+= 1
    }
    return leftCount - rightCount
  }
}
