import Testing
import WireFormats

@Suite struct CalendarDurationTests {
  @Test(
    arguments: [
      ("P1Y", 12, 0, 0), ("P1Y6M10D", 18, 10, 0), ("P90D", 0, 90, 0), ("PT12H", 0, 0, 43_200),
      ("P2W", 0, 14, 0), ("P1W2D", 0, 9, 0), ("PT1H1M1S", 0, 0, 3_661), ("P0D", 0, 0, 0),
      ("P1M", 1, 0, 0), ("PT1M", 0, 0, 60), ("P999999DT1S", 0, 999_999, 1), ("P007D", 0, 7, 0),
    ] as [(String, Int, Int, Int64)])
  func `durations are read`(text: String, months: Int, days: Int, seconds: Int64) throws {
    let expected = CalendarDuration(months: months, days: days, seconds: seconds)
    #expect(try CalendarDuration(text) == expected)
  }

  @Test(
    arguments: [
      ("", .truncated(expected: .durationStart, index: 0)),
      ("1Y", .unexpectedByte(expected: .durationStart, found: 0x31, index: 0)),
      ("p1Y", .unexpectedByte(expected: .durationStart, found: 0x70, index: 0)),
      ("-P1Y", .unexpectedByte(expected: .durationStart, found: 0x2D, index: 0)),
      ("P", .durationEmpty), ("PT", .durationEmpty), ("P1YT", .durationEmpty),
      ("P1", .truncated(expected: .durationUnit, index: 2)),
      ("P1Y6", .truncated(expected: .durationUnit, index: 4)),
      ("PY", .unexpectedByte(expected: .digit, found: 0x59, index: 1)),
      ("P-1Y", .unexpectedByte(expected: .digit, found: 0x2D, index: 1)),
      ("P1.5Y", .durationDesignator(found: 0x2E, index: 2)),
      ("P1M1Y", .durationDesignator(found: 0x59, index: 4)),
      ("P1Y1Y", .durationDesignator(found: 0x59, index: 4)),
      ("P1H", .durationDesignator(found: 0x48, index: 2)),
      ("PT1D", .durationDesignator(found: 0x44, index: 3)),
      ("PT1HT1M", .unexpectedByte(expected: .digit, found: 0x54, index: 4)),
      ("P1000000D", .durationTooLarge(index: 1)),
      ("P1Y ", .unexpectedByte(expected: .digit, found: 0x20, index: 3)),
    ] as [(String, InstantError)])
  func `everything else is refused with the place`(text: String, error: InstantError) {
    #expect(throws: error) { try CalendarDuration(text) }
  }

  @Test(arguments: [
    ("2023-01-31T10:00:00Z", "P1M", "2023-02-28T10:00:00Z"),
    ("2024-01-31T10:00:00Z", "P1M", "2024-02-29T10:00:00Z"),
    ("2024-01-31T10:00:00Z", "P2M", "2024-03-31T10:00:00Z"),
    ("2024-02-29T10:00:00Z", "P1Y", "2025-02-28T10:00:00Z"),
    ("2024-02-29T10:00:00Z", "P4Y", "2028-02-29T10:00:00Z"),
    ("2023-12-31T23:59:59Z", "PT1S", "2024-01-01T00:00:00Z"),
    ("2023-11-30T00:00:00.5Z", "P3M", "2024-02-29T00:00:00.5Z"),
    ("2024-01-31T00:00:00Z", "P1M1D", "2024-03-01T00:00:00Z"),
    ("1960-08-31T00:00:00Z", "P18M", "1962-02-28T00:00:00Z"),
    ("2026-01-01T00:00:00Z", "P90D", "2026-04-01T00:00:00Z"),
    ("9999-06-01T00:00:00Z", "P1Y", "9999-12-31T23:59:59.999999999Z"),
    ("2026-01-01T00:00:00Z", "P999999Y", "9999-12-31T23:59:59.999999999Z"),
  ])
  func `durations are added by the calendar`(start: String, text: String, end: String) throws {
    let sum = try Instant(rfc3339: start).adding(CalendarDuration(text))
    #expect(sum == (try Instant(rfc3339: end)))
  }

  @Test func `what is out of bounds becomes the first or the last instant`() {
    let moment = Instant(secondsSinceEpoch: 0)
    #expect(moment.adding(CalendarDuration(months: .max)) == .latest)
    #expect(moment.adding(CalendarDuration(months: .min)) == .earliest)
    #expect(moment.adding(CalendarDuration(days: .max)) == .latest)
    #expect(moment.adding(CalendarDuration(days: .min)) == .earliest)
    #expect(moment.adding(CalendarDuration(seconds: .max)) == .latest)
    #expect(moment.adding(CalendarDuration(months: -1)).description == "1969-12-01T00:00:00Z")
  }
}
