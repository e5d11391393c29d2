/// What libFuzzer hands to a target.
public enum FuzzInput {
  /// The bytes of one input.
  public static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    [UInt8](UnsafeBufferPointer(start: start, count: count))
  }
}

/// Stops the run where a property does not hold: libFuzzer writes the input down.
///
/// Not `assert`, which a release build leaves out.
public func require(_ holds: Bool, _ property: @autoclosure () -> String) {
  if !holds { fatalError("property does not hold: \(property())") }
}
