/// Why text is not a time, or not a duration.
///
/// An `index` is a zero-based offset in bytes into the text.
@nonexhaustive
public enum InstantError: Error, Equatable, Sendable {
  /// A part of a time that has a range of its own.
  public enum Field: String, Equatable, Sendable {
    /// Four digits.
    case year
    /// Two digits.
    case month
    /// Two digits.
    case day
    /// Two digits.
    case hour
    /// Two digits.
    case minute
    /// Two digits.
    case second
    /// Two digits after the sign of the offset.
    case offsetHour = "offset hour"
    /// The last two digits of the offset.
    case offsetMinute = "offset minute"
  }

  /// What has to stand at a place.
  public enum Expectation: Equatable, Sendable {
    /// `:`.
    case colon
    /// `-`.
    case dash
    /// `T` or `t`.
    case dateTimeSeparator
    /// A decimal digit in ASCII.
    case digit
    /// `P`.
    case durationStart
    /// The letter after a number in a duration.
    case durationUnit
    /// Nothing more.
    case end
    /// `Z`, `z`, `+` or `-`.
    case zone
  }

  /// The text stops too early.
  case truncated(expected: Expectation, index: Int)
  /// A byte that has no place there.
  case unexpectedByte(expected: Expectation, found: UInt8, index: Int)
  /// A number that its field does not allow, such as 30 February or 24 hours.
  case outOfRange(Field, value: Int, index: Int)
  /// The second 60.
  case leapSecond(index: Int)
  /// More than nine digits after the decimal point.
  case tooManyFractionDigits(index: Int)
  /// No zone where one is required.
  case zoneMissing(index: Int)
  /// A time whose instant in UTC lies before year 1 or after year 9999.
  case outsideYears

  /// `P` or `T` with nothing after it.
  case durationEmpty
  /// A unit that is unknown, repeated or out of order.
  case durationDesignator(found: UInt8, index: Int)
  /// A number of more than six digits.
  case durationTooLarge(index: Int)
}
