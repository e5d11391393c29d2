/// A point in time in UTC, to the nanosecond, between the years 1 and 9999.
///
/// Leap seconds have no place on this time line, as in POSIX: every day has 86,400 seconds.
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before.
  public let secondsSinceEpoch: Int64
  /// Nanoseconds after that second, 0 to 999,999,999.
  public let nanoseconds: UInt32

  /// 0001-01-01T00:00:00Z.
  public static let earliest = Instant(secondsSinceEpoch: -62_135_596_800)
  /// The last nanosecond of 9999-12-31 in UTC.
  public static let latest = Instant(
    secondsSinceEpoch: 253_402_300_799, nanoseconds: 999_999_999)

  /// The instant so many seconds and nanoseconds after the epoch.
  ///
  /// What lies outside the years 1 to 9999 becomes the `earliest` or the `latest` instant, so that
  /// arithmetic never overflows and order is kept.
  ///
  /// - Parameters:
  ///   - secondsSinceEpoch: seconds since 1970-01-01T00:00:00Z.
  ///   - nanoseconds: at most 999,999,999; more counts as that.
  public init(secondsSinceEpoch: Int64, nanoseconds: UInt32 = 0) {
    if secondsSinceEpoch < -62_135_596_800 {
      self.secondsSinceEpoch = -62_135_596_800
      self.nanoseconds = 0
    } else if secondsSinceEpoch > 253_402_300_799 {
      self.secondsSinceEpoch = 253_402_300_799
      self.nanoseconds = 999_999_999
    } else {
      self.secondsSinceEpoch = secondsSinceEpoch
      self.nanoseconds = min(nanoseconds, 999_999_999)
    }
  }

  /// The instant so many seconds later, or earlier where `seconds` is negative.
  public func adding(seconds: Int64) -> Instant {
    let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
    if overflow { return seconds < 0 ? .earliest : .latest }
    return Instant(secondsSinceEpoch: sum, nanoseconds: nanoseconds)
  }
}

extension Instant: Comparable {
  /// Whether the left instant is the earlier one.
  public static func < (left: Instant, right: Instant) -> Bool {
    if left.secondsSinceEpoch != right.secondsSinceEpoch {
      return left.secondsSinceEpoch < right.secondsSinceEpoch
    }
    return left.nanoseconds < right.nanoseconds
  }
}

extension Instant: CustomStringConvertible {
  /// The instant in RFC 3339 form with `Z`, and a fraction only where it is not zero:
  /// `2026-01-02T03:04:05Z`.
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(30)
    let (day, second) = secondsSinceEpoch.flooredDivision(by: 86_400)
    let date = CalendarDate(daysSinceEpoch: day)
    text.appendDigits(date.year, count: 4)
    text.append(UInt8(ascii: "-"))
    text.appendDigits(date.month, count: 2)
    text.append(UInt8(ascii: "-"))
    text.appendDigits(date.day, count: 2)
    text.append(UInt8(ascii: "T"))
    text.appendDigits(Int(second / 3600), count: 2)
    text.append(UInt8(ascii: ":"))
    text.appendDigits(Int(second / 60 % 60), count: 2)
    text.append(UInt8(ascii: ":"))
    text.appendDigits(Int(second % 60), count: 2)
    if nanoseconds != 0 {
      text.append(UInt8(ascii: "."))
      text.appendDigits(Int(nanoseconds), count: 9)
      while text.last == UInt8(ascii: "0") { text.removeLast() }
    }
    text.append(UInt8(ascii: "Z"))
    return ASCIIText.string(text)
  }
}

extension Int64 {
  /// The quotient rounded down, and the remainder, which is never negative.
  func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension [UInt8] {
  /// Appends the last `count` decimal digits of a number that is not negative.
  fileprivate mutating func appendDigits(_ number: Int, count: Int) {
    let start = self.count
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
    var rest = number
    for index in stride(from: start + count - 1, through: start, by: -1) {
      self[index] += UInt8(rest % 10)
      rest /= 10
    }
  }
}
