import CredentialModel
import StrictJSON
import Testing

/// Times are `dateTimeStamp`s of XML Schema 1.1 within RFC 3339.
@Suite struct `A time in a document` {
  @Test(arguments: [
    "2026-01-01t00:00:00Z", "2026-01-01T00:00:00z", "2026-01-01t00:00:00+01:00",
    "2026-01-01T24:00:00Z", "2026-01-01T23:59:60Z", "2026-01-01T00:00:00.0000000001Z",
    "2026-01-01T00:00:00+14:01", "2026-01-01T00:00:00-15:00", "2026-01-01T00:00:00+23:59",
    "2026-01-01 00:00:00Z", "0000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z",
    "10000-01-01T00:00:00Z", "", "z", "t", "T", "Z",
  ])
  func `is refused where its form is not the one`(time: String) throws {
    for base in [Documents.credential, Documents.minimalBadge] {
      try RuleCase("/validFrom", "\"\(time)\"", .dateTimeInvalid, in: base).expect()
      let document = try parsed(base).tree().changed(Change("/validFrom", .string(time)))
      #expect(Credential(try JSONDocument(document.compactBytes()).root).validFrom == nil)
    }
  }

  @Test(arguments: [
    "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00+14:00",
    "2026-01-01T00:00:00-14:00", "2026-01-01T00:00:00-00:00", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
  ])
  func `is read in any zone and fraction`(time: String) throws {
    let document = try parsed(Documents.credential).tree().changed(
      Change("/validFrom", .string(time)))
    #expect(try findings(document) == [])
  }

  @Test func `says that an activity ends before it begins`() throws {
    try RuleCase(
      "/credentialSubject/activityEndDate", #""2025-08-31T23:59:59Z""#, .activityOrder, .warning
    ).expect()
  }
}
