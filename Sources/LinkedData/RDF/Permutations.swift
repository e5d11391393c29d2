extension [UInt32] {
  /// Goes on to the next greater order of the elements.
  ///
  /// Begun with the elements sorted, this gives each order once; orders that differ only in which
  /// of two equal elements comes first are one.
  ///
  /// - Returns: Whether there was one.
  mutating func permute() -> Bool {
    guard count > 1 else { return false }
    var falling = count - 1
    while falling > 0, self[falling - 1] >= self[falling] { falling -= 1 }
    guard falling > 0 else { return false }
    var greater = count - 1
    while self[greater] <= self[falling - 1] { greater -= 1 }
    swapAt(falling - 1, greater)
    self[falling...].reverse()
    return true
  }
}
