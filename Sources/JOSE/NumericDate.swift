public import StrictJSON
public import WireFormats

/// A time as tokens write it: seconds since 1970, as a JSON number, which may have a fraction.
///
/// Source: RFC 7519 §2.
public struct NumericDate: Equatable, Sendable {
  /// The time, to the microsecond: a double holds no more of a time of this century.
  public let instant: Instant

  /// The time that a JSON value is; `nil` where it is no number, or none of the years 1 to 9999.
  public init?(_ json: JSONValue) {
    guard let seconds = json.double else { return nil }
    let whole = seconds.rounded(.down)
    guard whole >= Double(Instant.earliest.secondsSinceEpoch),
      whole <= Double(Instant.latest.secondsSinceEpoch)
    else { return nil }
    let microseconds = ((seconds - whole) * 1_000_000).rounded()
    // A fraction that rounds up to a second is the next one.
    let carry: Int64 = microseconds >= 1_000_000 ? 1 : 0
    instant = Instant(
      secondsSinceEpoch: Int64(whole) + carry,
      nanoseconds: carry == 1 ? 0 : UInt32(microseconds) * 1_000)
  }

  /// How the time compares with one that a member states.
  public enum Agreement: Sendable {
    /// They are the same.
    case same
    /// The claim is the whole second in which the member's time is.
    case sameSecond
    /// They are different times.
    case different
  }

  /// Compares the time with one that a member states.
  ///
  /// Members can have nanoseconds, which no number here holds; a number without a fraction is what
  /// most programs make of a time with one.
  public func agreement(with stated: Instant) -> Agreement {
    guard stated.secondsSinceEpoch == instant.secondsSinceEpoch else { return .different }
    if stated.nanoseconds / 1_000 == instant.nanoseconds / 1_000 {
      return stated.nanoseconds % 1_000 == 0 ? .same : .sameSecond
    }
    return instant.nanoseconds == 0 ? .sameSecond : .different
  }
}
