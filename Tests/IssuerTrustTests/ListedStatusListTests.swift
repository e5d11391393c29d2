import StrictJSON
import Testing

@testable import IssuerTrust

/// The status lists that a record names.
@Suite struct ListedStatusListTests {
  private func record(_ statusLists: JSONTree) throws -> IssuerRecord {
    try TestRecord.changed { $0["statusLists"] = statusLists }
  }

  @Test func `a list is named by its URL, or with whoever publishes it`() throws {
    let record = try record([
      "https://uni.example/status/1",
      ["url": "https://status.example/uni/2", "issuer": "did:web:status.example"],
      ["url": "https://uni.example/status/3"],
    ])
    #expect(
      record.statusLists.map(\.url.string) == [
        "https://uni.example/status/1", "https://status.example/uni/2",
        "https://uni.example/status/3",
      ])
    #expect(record.statusLists.map(\.issuer) == [nil, "did:web:status.example", nil])
    #expect(record.entrusts("https://status.example/uni/2", to: "did:web:status.example"))
    #expect(!record.entrusts("https://status.example/uni/2", to: "did:web:status.example "))
    #expect(!record.entrusts("https://uni.example/status/1", to: "did:web:status.example"))
    #expect(!record.entrusts("https://uni.example/status/3", to: "did:web:uni.example"))
  }

  @Test(
    arguments: [
      ("TRUST_MALFORMED", "https://uni.example/status/1"), ("TRUST_MALFORMED", [1]),
      ("TRUST_MALFORMED", [""]), ("TRUST_MALFORMED", [nil]), ("TRUST_MALFORMED", [[:]]),
      ("TRUST_MALFORMED", [["url": "urn:a", "issuer": 1]]),
      ("TRUST_MALFORMED", [["issuer": "did:web:status.example"]]),
      ("TRUST_RECORD_UNKNOWN_MEMBER", [["url": "urn:a", "note": 1]]),
    ] as [(String, JSONTree)])
  func `an entry of another form is refused`(code: String, statusLists: JSONTree) {
    #expect(TestList.code { _ = try record(statusLists) } == code)
  }
}
