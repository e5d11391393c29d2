/// A length of time in the units of a calendar, such as one year and six months.
///
/// The text form is a subset of ISO 8601: whole numbers with the units `Y M W D`, then after a `T`
/// `H M S`, in this order, each at most once, no sign, no fraction, at most six digits each:
/// `P1Y6M`, `P90D`, `PT12H`.
public struct CalendarDuration: Hashable, Sendable {
  /// Whole years and months, in months.
  public let months: Int
  /// Whole weeks and days, in days.
  public let days: Int
  /// Hours, minutes and seconds, in seconds.
  public let seconds: Int64

  /// A duration of so many months, days and seconds.
  ///
  /// - Parameters:
  ///   - months: years count as twelve.
  ///   - days: weeks count as seven.
  ///   - seconds: hours and minutes too, in seconds.
  public init(months: Int = 0, days: Int = 0, seconds: Int64 = 0) {
    self.months = months
    self.days = days
    self.seconds = seconds
  }

  /// The duration that text names.
  ///
  /// - Throws: the first place that does not fit; `durationEmpty` where a `P` or a `T` has nothing
  ///   after it.
  public init(_ text: String) throws(InstantError) {
    try self.init([UInt8](text.utf8))
  }

  /// The duration that text names.
  ///
  /// - Throws: as for a string.
  public init(_ text: [UInt8]) throws(InstantError) {
    guard let first = text.first else { throw .truncated(expected: .durationStart, index: 0) }
    guard first == UInt8(ascii: "P") else {
      throw .unexpectedByte(expected: .durationStart, found: first, index: 0)
    }
    var parts = Parts()
    var index = 1
    while index < text.count {
      if text[index] == UInt8(ascii: "T"), !parts.inTime {
        parts.inTime = true
        index += 1
        guard index < text.count else { throw .durationEmpty }
      }
      let amount = try Self.amount(text, &index)
      try parts.add(amount, unit: text[index], index: index)
      index += 1
    }
    guard parts.lastRank > 0 else { throw .durationEmpty }
    self.init(months: parts.months, days: parts.days, seconds: parts.seconds)
  }

  /// The number at `index`, which is left at the unit.
  private static func amount(_ text: [UInt8], _ index: inout Int) throws(InstantError) -> Int {
    let start = index
    var value = 0
    while index < text.count, text[index] >= UInt8(ascii: "0"), text[index] <= UInt8(ascii: "9") {
      guard index - start < 6 else { throw .durationTooLarge(index: start) }
      value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
      index += 1
    }
    guard index < text.count else {
      throw .truncated(expected: index > start ? .durationUnit : .digit, index: index)
    }
    guard index > start else {
      throw .unexpectedByte(expected: .digit, found: text[index], index: index)
    }
    return value
  }

  /// What has been read of a duration so far.
  private struct Parts {
    var months = 0
    var days = 0
    var seconds: Int64 = 0
    var inTime = false
    /// The rank of the last unit; units come in the order of their ranks.
    var lastRank = 0

    mutating func add(_ amount: Int, unit: UInt8, index: Int) throws(InstantError) {
      let rank: Int
      switch (unit, inTime) {
      case (UInt8(ascii: "Y"), false): (rank, months) = (1, months + amount * 12)
      case (UInt8(ascii: "M"), false): (rank, months) = (2, months + amount)
      case (UInt8(ascii: "W"), false): (rank, days) = (3, days + amount * 7)
      case (UInt8(ascii: "D"), false): (rank, days) = (4, days + amount)
      case (UInt8(ascii: "H"), true): (rank, seconds) = (5, seconds + Int64(amount) * 3600)
      case (UInt8(ascii: "M"), true): (rank, seconds) = (6, seconds + Int64(amount) * 60)
      case (UInt8(ascii: "S"), true): (rank, seconds) = (7, seconds + Int64(amount))
      default: throw .durationDesignator(found: unit, index: index)
      }
      guard rank > lastRank else { throw .durationDesignator(found: unit, index: index) }
      lastRank = rank
    }
  }
}

extension Instant {
  /// The instant a duration later, by the calendar in UTC.
  ///
  /// First the months: the day of the month stays, or becomes the last one where the month is too
  /// short (31 January and one month is the end of February). Then the days, then the seconds.
  /// What lies after the year 9999 becomes the `latest` instant.
  public func adding(_ duration: CalendarDuration) -> Instant {
    let (day, second) = secondsSinceEpoch.flooredDivision(by: 86_400)
    var date = CalendarDate(daysSinceEpoch: day)
    let (months, overflow) = (date.year * 12 + date.month - 1)
      .addingReportingOverflow(duration.months)
    // Twelve months of 9999 years bound what can be a result, whatever days follow.
    guard !overflow, months >= 12, months < 120_000 else {
      return duration.months < 0 ? .earliest : .latest
    }
    date.year = months / 12
    date.month = months % 12 + 1
    date.day = min(date.day, CalendarDate.days(inMonth: date.month, year: date.year))
    let shifted = Instant(
      secondsSinceEpoch: date.daysSinceEpoch * 86_400 + second, nanoseconds: nanoseconds)
    let (daySeconds, tooManyDays) = Int64(duration.days).multipliedReportingOverflow(by: 86_400)
    guard !tooManyDays else { return duration.days < 0 ? .earliest : .latest }
    return shifted.adding(seconds: daySeconds).adding(seconds: duration.seconds)
  }
}
