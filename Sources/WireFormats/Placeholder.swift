/// Placeholder until the real type lands.
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSinceEpoch: Int64
  /// Nanoseconds within the second.
  public let nanoseconds: UInt32
  /// An instant.
  public init(secondsSinceEpoch: Int64, nanoseconds: UInt32 = 0) {
    self.secondsSinceEpoch = secondsSinceEpoch
    self.nanoseconds = nanoseconds
  }
}
