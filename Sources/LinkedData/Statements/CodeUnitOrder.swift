/// The order of code units, which for UTF-8 is that of code points.
enum CodeUnitOrder {
  /// Whether one text comes before another, found eight bytes at a time.
  static func precedes(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let count = min(left.count, right.count)
    guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
      return left.count < right.count
    }
    var place = 0
    while place + 8 <= count {
      let (a, b) = unsafe (
        UnsafeRawPointer(leftStart + place).loadUnaligned(as: UInt64.self),
        UnsafeRawPointer(rightStart + place).loadUnaligned(as: UInt64.self)
      )
      if a != b { return a.bigEndian < b.bigEndian }
      place += 8
    }
    while place < count {
      let (a, b) = unsafe (left[place], right[place])
      if a != b { return a < b }
      place += 1
    }
    return left.count < right.count
  }
}
