import TestSupport
import Testing
import WireFormats

@Suite struct InstantTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0, 0),
      ("2026-01-02T03:04:05Z", 1_767_323_045, 0),
      ("2026-01-02t03:04:05z", 1_767_323_045, 0),
      ("1985-04-12T23:20:50.52Z", 482_196_050, 520_000_000),
      ("1996-12-19T16:39:57-08:00", 851_042_397, 0),
      ("1937-01-01T12:00:27.87+00:20", -1_041_337_173, 870_000_000),
      ("1969-12-31T23:59:59.999999999Z", -1, 999_999_999),
      ("2000-02-29T00:00:00+00:00", 951_782_400, 0),
      ("2000-02-29T00:00:00-00:00", 951_782_400, 0),
      ("2024-02-29T23:59:59+14:00", 1_709_200_799, 0),
      ("2023-12-31T23:59:59-14:00", 1_704_117_599, 0),
      ("2024-02-29T23:59:59+13:59", 1_709_200_859, 0),
      ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
      ("9999-12-31T23:59:59.000000001Z", 253_402_300_799, 1),
      ("2010-01-01T19:23:24.1Z", 1_262_373_804, 100_000_000),
    ] as [(String, Int64, UInt32)])
  func `times of RFC 3339 are read`(text: String, seconds: Int64, nanoseconds: UInt32) throws {
    let instant = try Instant(rfc3339: text)
    #expect(instant.secondsSinceEpoch == seconds)
    #expect(instant.nanoseconds == nanoseconds)
    #expect(try Instant(rfc3339: instant.description) == instant)
  }

  @Test(
    arguments: [
      ("2023-02-29T00:00:00Z", .outOfRange(.day, value: 29, index: 8)),
      ("1900-02-29T00:00:00Z", .outOfRange(.day, value: 29, index: 8)),
      ("2024-02-30T00:00:00Z", .outOfRange(.day, value: 30, index: 8)),
      ("2024-04-31T00:00:00Z", .outOfRange(.day, value: 31, index: 8)),
      ("2024-01-00T00:00:00Z", .outOfRange(.day, value: 0, index: 8)),
      ("2024-00-10T00:00:00Z", .outOfRange(.month, value: 0, index: 5)),
      ("2024-13-10T00:00:00Z", .outOfRange(.month, value: 13, index: 5)),
      ("0000-01-01T00:00:00Z", .outOfRange(.year, value: 0, index: 0)),
      ("2024-01-01T24:00:00Z", .outOfRange(.hour, value: 24, index: 11)),
      ("2024-01-01T00:60:00Z", .outOfRange(.minute, value: 60, index: 14)),
      ("2024-01-01T00:00:61Z", .outOfRange(.second, value: 61, index: 17)),
      ("1990-12-31T23:59:60Z", .leapSecond(index: 17)),
      ("1990-12-31T15:59:60-08:00", .leapSecond(index: 17)),
      ("2024-01-01T00:00:00+24:00", .outOfRange(.offsetHour, value: 24, index: 20)),
      ("2024-01-01T00:00:00-15:00", .outOfRange(.offsetHour, value: 15, index: 20)),
      ("2024-01-01T00:00:00+14:01", .outOfRange(.offsetMinute, value: 1, index: 23)),
      ("2024-01-01T00:00:00+01:60", .outOfRange(.offsetMinute, value: 60, index: 23)),
      ("2024-01-01T00:00:00.0000000000Z", .tooManyFractionDigits(index: 29)),
      ("2024-01-01T00:00:00.Z", .unexpectedByte(expected: .digit, found: 0x5A, index: 20)),
      ("2024-01-01T00:00:00.", .truncated(expected: .digit, index: 20)),
      ("2024-01-01T00:00:00,5Z", .unexpectedByte(expected: .zone, found: 0x2C, index: 19)),
      (
        "2024-01-01 00:00:00Z",
        .unexpectedByte(expected: .dateTimeSeparator, found: 0x20, index: 10)
      ),
      ("2024-1-01T00:00:00Z", .unexpectedByte(expected: .digit, found: 0x2D, index: 6)),
      ("2024-01-1T00:00:00Z", .unexpectedByte(expected: .digit, found: 0x54, index: 9)),
      ("24-01-01T00:00:00Z", .unexpectedByte(expected: .digit, found: 0x2D, index: 2)),
      ("12024-01-01T00:00:00Z", .unexpectedByte(expected: .dash, found: 0x34, index: 4)),
      ("+2024-01-01T00:00:00Z", .unexpectedByte(expected: .digit, found: 0x2B, index: 0)),
      (" 2024-01-01T00:00:00Z", .unexpectedByte(expected: .digit, found: 0x20, index: 0)),
      ("2024-01-01T0:00:00Z", .unexpectedByte(expected: .digit, found: 0x3A, index: 12)),
      ("2024-01-01T00:00Z", .unexpectedByte(expected: .colon, found: 0x5A, index: 16)),
      ("2024-01-01T00:00:00ZZ", .unexpectedByte(expected: .end, found: 0x5A, index: 20)),
      ("2024-01-01T00:00:00Z\n", .unexpectedByte(expected: .end, found: 0x0A, index: 20)),
      ("2024-01-01T00:00:00+0100", .unexpectedByte(expected: .colon, found: 0x30, index: 22)),
      ("2024-01-01T00:00:00+01", .truncated(expected: .colon, index: 22)),
      ("2024-01-01T00:00:00+01:0", .truncated(expected: .digit, index: 24)),
      ("2024-01-01T00:00:00UTC", .unexpectedByte(expected: .zone, found: 0x55, index: 19)),
      ("2024-01-01T00:00:00 Z", .unexpectedByte(expected: .zone, found: 0x20, index: 19)),
      ("2024-01-01T00:00:00−01:00", .unexpectedByte(expected: .zone, found: 0xE2, index: 19)),
      ("２024-01-01T00:00:00Z", .unexpectedByte(expected: .digit, found: 0xEF, index: 0)),
      ("", .truncated(expected: .digit, index: 0)),
      ("2024-01-01", .truncated(expected: .dateTimeSeparator, index: 10)),
      ("0001-01-01T00:00:00+00:01", .outsideYears),
      ("9999-12-31T23:59:59-00:01", .outsideYears),
      ("2024-01-01T00:00:00", .zoneMissing(index: 19)),
      ("2024-01-01T00:00:00.5", .zoneMissing(index: 21)),
    ] as [(String, InstantError)])
  func `T52 everything else is refused with the place`(text: String, error: InstantError) {
    #expect(throws: error) { try Instant(rfc3339: text) }
  }

  @Test func `a time without a zone is UTC where the caller allows it, and is told`() throws {
    let (instant, hasZone) = try Instant.parse([UInt8]("2024-01-01T00:00:00".utf8))
    #expect(!hasZone)
    #expect(instant.description == "2024-01-01T00:00:00Z")
    #expect(try Instant.parse([UInt8]("2024-01-01T00:00:00Z".utf8)).hasZone)
  }

  @Test func `every day of the calendar comes back, leap years included`() throws {
    var expected = Instant.earliest
    for year in 1...9999 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 1...12 {
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        // The first and last day of each month; the days between follow from them.
        for day in [1, days] {
          let text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T00:00:00Z"
          let instant = expected.adding(seconds: Int64(day - 1) * 86_400)
          guard instant.description == text, try Instant(rfc3339: text) == instant else {
            Issue.record("\(text) is \(instant)")
            return
          }
        }
        expected = expected.adding(seconds: Int64(days) * 86_400)
      }
    }
    #expect(expected == .latest)
  }

  @Test func `any instant comes back from its description`() throws {
    var generator = SeededGenerator(seed: 3339)
    for _ in 0..<5000 {
      let instant = Instant(
        secondsSinceEpoch: .random(in: -62_135_596_800...253_402_300_799, using: &generator),
        nanoseconds: Bool.random(using: &generator)
          ? 0 : .random(in: 0...999_999_999, using: &generator))
      #expect(try Instant(rfc3339: instant.description) == instant)
    }
  }

  /// A time whose zone is written `+00:00` is read digit by digit; one that ends in `Z` is not.
  @Test func `the common shape of a time is read as all others are`() {
    var generator = SeededGenerator(seed: 19)
    let alphabet = [UInt8]("0123456789/:-TZ. +tz\u{7F}".utf8) + [0, 0x80, 0xFF]
    func outcome(_ text: [UInt8]) -> Result<Instant, InstantError> {
      Result { () throws(InstantError) in try Instant(rfc3339: text) }
    }
    for _ in 0..<40_000 {
      let instant = Instant(
        secondsSinceEpoch: .random(in: -62_135_596_800...253_402_300_799, using: &generator))
      var text = [UInt8](instant.description.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        text[Int.random(in: 0..<19, using: &generator)] =
          alphabet.randomElement(using: &generator) ?? 0
      }
      let spelt = text.dropLast() + [UInt8]("+00:00".utf8)
      guard outcome(text) == outcome(Array(spelt)) else {
        Issue.record("\(text): \(outcome(text)) and \(outcome(Array(spelt)))")
        return
      }
    }
  }

  @Test func `no cut of a time is a time with a zone`() {
    let text = [UInt8]("2024-02-29T12:34:56.789+02:00".utf8)
    for length in 0..<text.count {
      #expect(throws: InstantError.self) { try Instant(rfc3339: [UInt8](text.prefix(length))) }
    }
  }

  @Test func `instants are ordered by seconds, then by nanoseconds`() {
    let moment = Instant(secondsSinceEpoch: 10, nanoseconds: 5)
    #expect(moment < Instant(secondsSinceEpoch: 10, nanoseconds: 6))
    #expect(moment < Instant(secondsSinceEpoch: 11))
    #expect(
      Instant(secondsSinceEpoch: -1, nanoseconds: 999_999_999) < Instant(secondsSinceEpoch: 0))
  }

  @Test func `arithmetic stops at the first and the last instant`() {
    #expect(Instant.latest.adding(seconds: 1) == .latest)
    #expect(Instant.earliest.adding(seconds: -1) == .earliest)
    #expect(Instant(secondsSinceEpoch: 5).adding(seconds: .max) == .latest)
    #expect(Instant(secondsSinceEpoch: -5).adding(seconds: .min) == .earliest)
    #expect(Instant(secondsSinceEpoch: .max) == .latest)
    #expect(Instant(secondsSinceEpoch: .min) == .earliest)
    #expect(Instant(secondsSinceEpoch: 0, nanoseconds: .max).nanoseconds == 999_999_999)
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}
