import WireFormats

/// When a credential ends.
enum Validity: Equatable, Sendable {
  case duration(CalendarDuration)
  case until(Instant)

  /// The end of a credential that is valid from a certain time on.
  func end(from start: Instant) -> Instant {
    switch self {
    case .duration(let duration): start.adding(duration)
    case .until(let instant): instant
    }
  }
}
