/// Sorts statements by their places in an array.
///
/// The standard library inserts up to some sixty elements one by one, which takes the fewest moves;
/// here comparing is what costs, and merging compares less.
package enum StatementSort {
  /// The longest run whose elements are inserted one by one.
  private static let insertedRun = 6

  /// Sorts places in memory, in no more than n·log n comparisons.
  @inline(__always)
  package static func sort(
    _ order: UnsafeMutableBufferPointer<UInt32>, by compare: (UInt32, UInt32) -> Int
  ) {
    var start = 0
    while start < order.count {
      let end = min(start &+ insertedRun, order.count)
      unsafe insert(order, start..<end, by: compare)
      start = end
    }
    guard order.count > insertedRun else { return }
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: order.count) { left in
      var width = insertedRun
      while width < order.count {
        var start = 0
        while start &+ width < order.count {
          let end = min(start &+ 2 &* width, order.count)
          unsafe merge(order, start..<end, at: start &+ width, left, by: compare)
          start = end
        }
        width &*= 2
      }
    }
  }

  @inline(__always)
  private static func insert(
    _ order: UnsafeMutableBufferPointer<UInt32>, _ run: Range<Int>,
    by compare: (UInt32, UInt32) -> Int
  ) {
    for end in run.dropFirst() {
      let moved = unsafe order[end]
      var place = end
      while place > run.lowerBound, compare(unsafe order[place &- 1], moved) > 0 {
        unsafe order[place] = order[place &- 1]
        place &-= 1
      }
      unsafe order[place] = moved
    }
  }

  /// Merges two runs that follow one another; nothing is moved where they are in order.
  @inline(__always)
  private static func merge(
    _ order: UnsafeMutableBufferPointer<UInt32>, _ runs: Range<Int>, at middle: Int,
    _ left: UnsafeMutableBufferPointer<UInt32>, by compare: (UInt32, UInt32) -> Int
  ) {
    if compare(unsafe order[middle &- 1], unsafe order[middle]) <= 0 { return }
    let leftCount = middle &- runs.lowerBound
    for index in 0..<leftCount { unsafe left[index] = order[runs.lowerBound &+ index] }
    var (one, other, place) = (0, middle, runs.lowerBound)
    while one < leftCount && other < runs.upperBound {
      if compare(unsafe left[one], unsafe order[other]) <= 0 {
        unsafe order[place] = left[one]
        one &+= 1
      } else {
        unsafe order[place] = order[other]
        other &+= 1
      }
      place &+= 1
    }
    while one < leftCount {
      unsafe order[place] = left[one]
      one &+= 1
      place &+= 1
    }
  }
}
