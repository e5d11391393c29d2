extension Instant {
  /// The instant that an RFC 3339 time with a zone names.
  ///
  /// - Throws: `zoneMissing`, or what `parse` throws.
  public init(rfc3339 text: String) throws(InstantError) {
    try self.init(rfc3339: [UInt8](text.utf8))
  }

  /// The instant that an RFC 3339 time with a zone names.
  ///
  /// - Throws: `zoneMissing`, or what `parse` throws.
  public init(rfc3339 text: [UInt8]) throws(InstantError) {
    let (instant, hasZone) = try Self.parse(text.span)
    guard hasZone else { throw .zoneMissing(index: text.count) }
    self = instant
  }

  /// The instant that an RFC 3339 time names; where the zone is missing, the time is in UTC.
  ///
  /// - Throws: as for a span.
  public static func parse(
    _ text: [UInt8]
  ) throws(InstantError) -> (instant: Instant, hasZone: Bool) {
    try parse(text.span)
  }

  /// The instant that an RFC 3339 time names; where the zone is missing, the time is in UTC.
  ///
  /// Stricter than RFC 3339 in three points: a leap second is refused, because nothing that compares
  /// times here could order it; so is a tenth digit of a fraction, because two times that differ in
  /// it only would be one; and no offset is beyond fourteen hours, which is as far as XML Schema's
  /// `dateTimeStamp` goes and the clocks of the earth do. Wider in one: the VC Data Model reads a
  /// time without a zone as UTC, and the caller learns of it. `24:00:00`, which `dateTimeStamp` reads
  /// as the next day's beginning, is refused as in RFC 3339: a day has one name for each of its
  /// seconds. An offset of `-00:00` counts as UTC.
  ///
  /// Source: RFC 3339 §5.6, VC Data Model 2.0 §4.9.
  ///
  /// - Throws: the first place that does not fit.
  public static func parse(
    _ text: Span<UInt8>
  ) throws(InstantError) -> (instant: Instant, hasZone: Bool) {
    if let instant = common(text) { return (instant, true) }
    var index = 0
    let days = try date(text, &index)
    try accept(text, &index, .dateTimeSeparator, UInt8(ascii: "T"), or: UInt8(ascii: "t"))
    let seconds = try timeOfDay(text, &index)
    let nanoseconds = try fraction(text, &index)
    let offset = try zone(text, &index)
    guard index == text.count else {
      throw .unexpectedByte(expected: .end, found: text[index], index: index)
    }
    let instant = days * 86_400 + seconds - (offset ?? 0)
    guard instant >= -62_135_596_800, instant <= 253_402_300_799 else { throw .outsideYears }
    return (Instant(secondsSinceEpoch: instant, nanoseconds: nanoseconds), offset != nil)
  }

  /// The instant of a whole second in UTC, `2026-01-02T03:04:05Z`, which nearly all times are.
  ///
  /// It knows this one shape, and leaves everything else, all that is wrong included, to the grammar
  /// below by returning `nil`.
  private static func common(_ text: Span<UInt8>) -> Instant? {
    guard text.count == 20, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      text[19] == UInt8(ascii: "Z")
    else { return nil }
    let (century, yearOfCentury) = (pair(text, 0), pair(text, 2))
    let (month, day) = (pair(text, 5), pair(text, 8))
    let (hour, minute, second) = (pair(text, 11), pair(text, 14), pair(text, 17))
    let year = century &* 100 &+ yearOfCentury
    guard century < 100, yearOfCentury < 100, year >= 1, day >= 1, hour < 24, minute < 60,
      second < 60, day <= CalendarDate.days(inMonth: month, year: year)
    else { return nil }
    let days = CalendarDate(year: year, month: month, day: day).daysSinceEpoch
    return Instant(
      secondsSinceEpoch: days &* 86_400 &+ Int64(hour &* 3600 &+ minute &* 60 &+ second))
  }

  /// The number of two digits; more than any two digits make where one of them is none.
  @inline(__always)
  private static func pair(_ text: Span<UInt8>, _ index: Int) -> Int {
    guard let tens = digit(text[index]), let ones = digit(text[index + 1]) else { return 100 }
    return Int(tens) &* 10 &+ Int(ones)
  }

  private static func date(_ text: Span<UInt8>, _ index: inout Int) throws(InstantError) -> Int64 {
    let year = try number(text, &index, digits: 4, .year, 1...9999)
    try accept(text, &index, .dash, UInt8(ascii: "-"), or: UInt8(ascii: "-"))
    let month = try number(text, &index, digits: 2, .month, 1...12)
    try accept(text, &index, .dash, UInt8(ascii: "-"), or: UInt8(ascii: "-"))
    let last = CalendarDate.days(inMonth: month, year: year)
    let day = try number(text, &index, digits: 2, .day, 1...last)
    return CalendarDate(year: year, month: month, day: day).daysSinceEpoch
  }

  private static func timeOfDay(
    _ text: Span<UInt8>, _ index: inout Int
  ) throws(InstantError) -> Int64 {
    let hour = try number(text, &index, digits: 2, .hour, 0...23)
    try accept(text, &index, .colon, UInt8(ascii: ":"), or: UInt8(ascii: ":"))
    let minute = try number(text, &index, digits: 2, .minute, 0...59)
    try accept(text, &index, .colon, UInt8(ascii: ":"), or: UInt8(ascii: ":"))
    let second = try number(text, &index, digits: 2, .second, 0...60)
    guard second < 60 else { throw .leapSecond(index: index - 2) }
    return Int64(hour * 3600 + minute * 60 + second)
  }

  /// The nanoseconds of a fraction, if there is one.
  private static func fraction(
    _ text: Span<UInt8>, _ index: inout Int
  ) throws(InstantError) -> UInt32 {
    guard index < text.count, text[index] == UInt8(ascii: ".") else { return 0 }
    index += 1
    var value: UInt32 = 0
    var digits = 0
    while index < text.count, let digit = digit(text[index]) {
      guard digits < 9 else { throw .tooManyFractionDigits(index: index) }
      value = value * 10 + UInt32(digit)
      digits += 1
      index += 1
    }
    guard digits > 0 else {
      throw Self.problem(expected: .digit, text, index)
    }
    while digits < 9 {
      value *= 10
      digits += 1
    }
    return value
  }

  /// Seconds east of UTC, or `nil` where the text ends before a zone.
  private static func zone(
    _ text: Span<UInt8>, _ index: inout Int
  ) throws(InstantError) -> Int64? {
    guard index < text.count else { return nil }
    let sign: Int64
    switch text[index] {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      index += 1
      return 0
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: throw .unexpectedByte(expected: .zone, found: text[index], index: index)
    }
    index += 1
    let hours = try number(text, &index, digits: 2, .offsetHour, 0...14)
    try accept(text, &index, .colon, UInt8(ascii: ":"), or: UInt8(ascii: ":"))
    let minutes = try number(text, &index, digits: 2, .offsetMinute, 0...(hours == 14 ? 0 : 59))
    return sign * Int64(hours * 3600 + minutes * 60)
  }

  @inline(__always)
  private static func number(
    _ text: Span<UInt8>, _ index: inout Int, digits: Int, _ field: InstantError.Field,
    _ range: ClosedRange<Int>
  ) throws(InstantError) -> Int {
    let start = index
    var value = 0
    while index < start + digits {
      guard index < text.count, let digit = digit(text[index]) else {
        throw problem(expected: .digit, text, index)
      }
      value = value * 10 + Int(digit)
      index += 1
    }
    guard range.contains(value) else { throw .outOfRange(field, value: value, index: start) }
    return value
  }

  @inline(__always)
  private static func accept(
    _ text: Span<UInt8>, _ index: inout Int, _ expected: InstantError.Expectation,
    _ byte: UInt8, or other: UInt8
  ) throws(InstantError) {
    guard index < text.count, text[index] == byte || text[index] == other else {
      throw problem(expected: expected, text, index)
    }
    index += 1
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt8? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? value : nil
  }

  private static func problem(
    expected: InstantError.Expectation, _ text: Span<UInt8>, _ index: Int
  ) -> InstantError {
    index < text.count
      ? .unexpectedByte(expected: expected, found: text[index], index: index)
      : .truncated(expected: expected, index: index)
  }
}
