import WireFormats

extension CalendarDuration {
  /// Whether it is no time at all: `P0D`.
  var isZero: Bool { months == 0 && days == 0 && seconds == 0 }
}

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

  /// Whether a duration leads beyond the year 9999, where `end` stays at the last instant there is:
  /// that would not be what was asked for.
  func isBeyondCalendar(from start: Instant) -> Bool {
    guard case .duration = self else { return false }
    return end(from: start) == .latest
  }
}
