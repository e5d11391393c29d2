import JOSE
import StrictJSON
import Testing
import WireFormats

@Suite struct NumericDateTests {
  private func date(_ text: String) throws -> NumericDate? {
    NumericDate(try JSONDocument(Array(text.utf8)).root)
  }

  @Test(arguments: [
    ("0", "1970-01-01T00:00:00Z"), ("1772323200", "2026-03-01T00:00:00Z"),
    ("1772323200.5", "2026-03-01T00:00:00.5Z"), ("1.7723232e9", "2026-03-01T00:00:00Z"),
    ("1772323200.9999999", "2026-03-01T00:00:01Z"), ("-1", "1969-12-31T23:59:59Z"),
    ("-0.25", "1969-12-31T23:59:59.75Z"), ("253402300799", "9999-12-31T23:59:59Z"),
  ])
  func `a number of seconds is a time`(text: String, time: String) throws {
    #expect(try date(text)?.instant == (try Instant(rfc3339: time)))
  }

  @Test(arguments: [
    "\"1772323200\"", "null", "true", "[]", "1e300", "-1e300", "253402300800", "-62135596801",
    "\"2026-03-01T00:00:00Z\"",
  ])
  func `anything else is none`(text: String) throws {
    #expect(try date(text) == nil)
  }

  @Test(arguments: [
    ("1772323200", "2026-03-01T00:00:00Z", NumericDate.Agreement.same),
    ("1772323200", "2026-03-01T00:00:00.5Z", .sameSecond),
    ("1772323200.5", "2026-03-01T00:00:00.5Z", .same),
    ("1772323200.5", "2026-03-01T00:00:00.500000001Z", .sameSecond),
    ("1772323200.5", "2026-03-01T00:00:00Z", .different),
    ("1772323200.5", "2026-03-01T00:00:00.25Z", .different),
    ("1772323201", "2026-03-01T00:00:00.5Z", .different),
    ("1772323199", "2026-03-01T00:00:00Z", .different),
    ("1772323200", "2026-03-01T01:00:00+01:00", .same),
  ])
  func `item 16: a fraction of a second is not lost unnoticed`(
    text: String, stated: String, agreement: NumericDate.Agreement
  ) throws {
    let date = try #require(try date(text))
    #expect(date.agreement(with: try Instant(rfc3339: stated)) == agreement)
  }
}
