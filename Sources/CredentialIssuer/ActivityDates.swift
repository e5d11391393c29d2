import WireFormats

/// When somebody did what a credential is awarded for.
struct ActivityDates: Sendable {
  var start: Instant?
  var end: Instant?

  /// These dates, and another's where there are none.
  func completed(by other: ActivityDates) -> ActivityDates {
    ActivityDates(start: start ?? other.start, end: end ?? other.end)
  }

  /// Whether it ends before it begins.
  var isReversed: Bool {
    guard let start, let end else { return false }
    return end < start
  }
}
