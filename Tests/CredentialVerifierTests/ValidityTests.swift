import ControlledIdentifiers
import CredentialVerifier
import StrictJSON
import Testing

@Suite struct ValidityTests {
  private func report(
    _ path: [String], _ value: JSONTree?, at time: String = "2026-06-01T00:00:00Z",
    recipient: String? = nil
  ) throws -> VerificationReport {
    let document = Badge.unsigned(issuer: try Badge.did(1).did).replacing(path, with: value)
    return Badge.report(try Badge.sign(document), at: Badge.instant(time), recipient: recipient)
  }

  @Test(
    arguments: [
      ("2028-03-01T00:00:00Z", nil), ("2028-03-01T00:05:00Z", nil),
      ("2028-03-01T00:05:01Z", "EXPIRED"), ("2099-01-01T00:00:00Z", "EXPIRED"),
    ] as [(String, String?)])
  func `a badge expires at its time, give or take five minutes`(
    time: String, code: String?
  ) throws {
    #expect(try report(["name"], "x", at: time).code(.validity) == code)
  }

  @Test(
    arguments: [
      ("2026-06-01T00:05:00Z", nil), ("2026-06-01T00:05:01Z", "NOT_YET_VALID"),
    ] as [(String, String?)])
  func `a badge is not valid before its time, give or take five minutes`(
    from: String, code: String?
  ) throws {
    #expect(try report(["validFrom"], .string(from)).code(.validity) == code)
  }

  @Test(arguments: [
    "2026-02-30T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T23:59:60Z",
    "2026-3-1T00:00:00Z", "2026-03-01T00:00:00+25:00", "yesterday", "2026-03-01",
  ])
  func `T52 a time that is none is found by the model's rules`(time: String) throws {
    let report = try report(["validFrom"], .string(time))
    #expect(report.code(.model) == "MODEL_FINDINGS")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `an end before the beginning is found by the model's rules`() throws {
    #expect(
      try report(["validUntil"], "2026-02-01T00:00:00Z", at: "2026-01-01T00:00:00Z")
        .code(.model) == "MODEL_FINDINGS")
  }

  @Test func `a status entry that cannot be looked up leaves the verdict open`() throws {
    let report = try report(
      ["credentialStatus"],
      [
        "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": "7", "statusListCredential": "https://university.example/status/1",
      ])
    #expect(report.code(.status, .undetermined) == "STATUS_UNAVAILABLE")
    #expect(report.verdict.name == "undetermined")
    #expect(report.checks.contains { $0.pointer == "/credentialStatus" })
  }

  @Test func `of very many status entries the rest is counted, and leaves the verdict open`() throws
  {
    let entries = (0..<2000).map { index -> JSONTree in
      [
        "type": "BitstringStatusListEntry", "statusPurpose": "message", "statusSize": 1,
        "statusListIndex": .string("\(index)"),
        "statusListCredential": "https://university.example/status/1",
      ]
    }
    let report = try report(["credentialStatus"], .array(entries))
    let checks = report.checks.filter { $0.id == .status }
    #expect(checks.count == 17)
    #expect(checks.last?.outcome == .undetermined)
    #expect(checks.last?.sentence.contains("1984 more status entries") == true)
  }

  @Test func `a status entry of a type that nobody knows is not passed over`() throws {
    let report = try report(["credentialStatus"], ["type": "https://example.org/status#New"])
    #expect(report.code(.status, .undetermined) == "STATUS_TYPE_UNSUPPORTED")
  }

  @Test func `a status entry that only carries a message decides nothing`() throws {
    let report = try report(
      ["credentialStatus"],
      [
        "type": "BitstringStatusListEntry", "statusPurpose": "message", "statusListIndex": "7",
        "statusListCredential": "https://university.example/status/1", "statusSize": 1,
      ])
    #expect(report.code(.status, .skipped) == "STATUS_INFORMATIONAL")
  }

  @Test(
    arguments: [
      ("BitstringStatusListEntry", "refresh", "STATUS_INFORMATIONAL"),
      (["BitstringStatusListEntry"], "message", "STATUS_INFORMATIONAL"),
      ("BitstringStatusListEntry", "Message", "STATUS_UNAVAILABLE"),
      ("StatusList2021Entry", "message", "STATUS_UNAVAILABLE"),
      ("https://example.org/status#New", "message", "STATUS_TYPE_UNSUPPORTED"),
      (
        ["BitstringStatusListEntry", "https://example.org/status#New"], "message",
        "STATUS_TYPE_UNSUPPORTED"
      ),
      ([], "message", "STATUS_TYPE_UNSUPPORTED"), (nil, "refresh", "STATUS_TYPE_UNSUPPORTED"),
      (5, "message", "STATUS_TYPE_UNSUPPORTED"),
    ] as [(JSONTree?, String, String)])
  func `a purpose says nothing about validity only in the type that defines it so`(
    type: JSONTree?, purpose: String, code: String
  ) throws {
    let report = try report(
      ["credentialStatus"],
      .members([
        "type": type, "statusPurpose": .string(purpose), "statusListIndex": "7",
        "statusListCredential": "https://university.example/status/1",
      ]))
    let isInformational = code == "STATUS_INFORMATIONAL"
    #expect(report.check(.status)?.outcome == (isInformational ? .skipped : .undetermined))
    #expect(report.check(.status)?.pointer == "/credentialStatus")
    #expect(report.check(.status)?.reason?.code == code)
  }

  @Test func `what no check enforces is named`() throws {
    let report = try report(
      ["termsOfUse"], [["type": "https://example.org/terms#Policy"]])
    #expect(report.code(.unenforced, .warning) == "NOT_ENFORCED")
  }

  @Test(arguments: [
    ("a@example.com", true), (" A@Example.com\n", true), ("a@example.co", false),
    ("b@example.com", false), ("", false),
  ])
  func `a hashed e-mail address is compared with the one that is known`(
    address: String, matches: Bool
  ) throws {
    let report = try report(["name"], "x", recipient: address)
    #expect(report.check(.recipient)?.outcome == (matches ? .passed : .failed))
    #expect((report.verdict.name == "rejected") == !matches)
  }

  @Test func `a subject's id is compared with the one that is known`() throws {
    let path = ["credentialSubject", "id"]
    let person = "did:example:maria"
    #expect(
      try report(path, .string(person), recipient: person).check(.recipient)?.outcome == .passed)
    #expect(
      try report(path, .string(person), recipient: "did:example:carl").code(.recipient)
        == "RECIPIENT_MISMATCH")
    // Two spellings that look the same are two people.
    #expect(
      try report(path, "did:example:jos%C3%A9", recipient: "did:example:josé").code(.recipient)
        == "RECIPIENT_MISMATCH")
  }

  @Test func `a credential of version 1.1 is read by its own members`() throws {
    let document: JSONTree = [
      "@context": ["https://www.w3.org/2018/credentials/v1"],
      "type": ["VerifiableCredential"],
      "issuer": .string(try Badge.did(1).did),
      "issuanceDate": "2026-03-01T00:00:00Z",
      "expirationDate": "2026-04-01T00:00:00Z",
      "credentialSubject": ["id": "did:example:maria"],
    ]
    let report = Badge.report(try Badge.sign(document))
    #expect(report.proofState == "holds")
    #expect(report.code(.validity) == "EXPIRED")
  }
}
