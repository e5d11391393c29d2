import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import IssuerTrust
import StatusLists
import StrictJSON
import Testing
import WireFormats

/// What the status of a credential comes to.
@Suite struct StatusTests {
  @Test func `a credential that the list does not revoke is accepted, and the report says by what`()
    throws
  {
    let report = try StatusFixture(values: [6: 1, 8: 1]).report()
    #expect(report.status == "passed STATUS_CLEAR")
    #expect(report.verdict.name == "accepted")
    let json = try JSONDocument(report.json().compactBytes()).root
    let check = try #require(
      json["checks"]?.elements.first { $0["id"]?.isString("status.entry") == true })
    #expect(
      check["status"]?.tree() == [
        "type": "BitstringStatusListEntry", "purpose": "revocation",
        "list": .string(StatusFixture.url.string), "index": "7", "value": 0,
        "validFrom": "2026-05-20T00:00:00Z", "ageSeconds": 1_036_800,
      ])
    #expect(check["pointer"]?.isString("/credentialStatus") == true)
    #expect(check["specification"]?.isString("Bitstring Status List 1.0 §3.2") == true)
  }

  @Test func `a revoked credential is rejected`() throws {
    let report = try StatusFixture(values: [7: 1]).report()
    #expect(report.status == "failed REVOKED")
    #expect(report.verdict.name == "rejected")
    #expect(
      report.explanation
        == "the credential was revoked, says the status list 'https://university.example/status/1' "
        + "of 2026-05-20T00:00:00Z")
  }

  @Test func `T46 of two entries that of the suspension counts though the other is clear`() throws {
    var fixture = StatusFixture(values: [9: 1], purposes: [.revocation, .suspension])
    fixture.entries = [
      StatusFixture.entry("7"), StatusFixture.entry("9", purpose: "suspension"),
    ]
    let report = try fixture.report()
    #expect(report.statuses.map(\.outcome) == [.passed, .undetermined])
    #expect(report.decisive?.reason?.code == "SUSPENDED")
    #expect(report.decisive?.pointer == "/credentialStatus/1")
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `of two entries the second can revoke`() throws {
    var fixture = StatusFixture(values: [9: 1])
    fixture.entries = [StatusFixture.entry("7"), StatusFixture.entry("9")]
    let report = try fixture.report()
    #expect(report.statuses.map { $0.reason?.code } == ["STATUS_CLEAR", "REVOKED"])
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a newer credential is told, and this one is as good as before`() throws {
    var fixture = StatusFixture(values: [7: 1], purposes: [.refresh])
    fixture.entries = [StatusFixture.entry(purpose: "refresh")]
    let report = try fixture.report()
    #expect(report.status == "warning STATUS_REFRESH")
    #expect(report.verdict.name == "accepted")
    fixture.values = [:]
    #expect(try fixture.report().status == "passed STATUS_CLEAR")
  }

  @Test func `a message is told with its text, and decides nothing`() throws {
    var fixture = StatusFixture(values: [7: 2], purposes: [.message], statusSize: 2)
    let texts = ["none", "pending", "accepted", "refused"]
    fixture.entries = [
      StatusFixture.entry(
        purpose: "message",
        change: [
          "statusSize": 2,
          "statusMessage": .array(
            texts.enumerated().map { value, text in
              ["status": .string("0x\(value)"), "message": .string(text)]
            }),
        ])
    ]
    let report = try fixture.report()
    #expect(report.status == "passed STATUS_MESSAGE")
    #expect(report.verdict.name == "accepted")
    #expect(report.statuses[0].reason?.statusFacts?.message == "accepted")
    #expect(report.statuses[0].reason?.statusFacts?.value == 2)
    #expect(report.statuses[0].sentence.hasSuffix("has for the credential the value 2: accepted"))
  }

  @Test func `a purpose that nobody knows leaves the verdict open where it is set`() throws {
    for (value, expected) in [
      (0, "passed STATUS_CLEAR"), (1, "undetermined STATUS_PURPOSE_UNKNOWN"),
    ] {
      var fixture = StatusFixture(values: [7: value], purposes: [.other("audit")])
      fixture.entries = [StatusFixture.entry(purpose: "audit")]
      #expect(try fixture.report().status == expected)
    }
  }

  @Test func `without a list the verdict is open, and a message is passed over by name`() throws {
    let report = try StatusFixture().report(given: [])
    #expect(report.status == "undetermined STATUS_UNAVAILABLE")
    #expect(report.verdict.name == "undetermined")
    let json = report.statuses[0]
    #expect(json.reason?.problemType?.hasSuffix("#STATUS_RETRIEVAL_ERROR") == true)
    #expect(json.reason?.remedy?.contains("--status-list FILE") == true)
    var fixture = StatusFixture()
    fixture.entries = [StatusFixture.entry(purpose: "message")]
    #expect(try fixture.report(given: []).status == "skipped STATUS_INFORMATIONAL")
  }

  @Test func `a list that the caller gives is verified and used`() throws {
    let revoking = StatusFixture(values: [7: 1])
    let bytes = try revoking.list().compactBytes()
    #expect(try revoking.report(given: [.init(bytes)]).status == "failed REVOKED")
    let other = StatusListSource(Array("{}".utf8))
    #expect(
      try StatusFixture().report(given: [other, .init(try StatusFixture().list().compactBytes())])
        .status == "passed STATUS_CLEAR")
  }

  @Test func `of two lists the newer speaks, and cannot take a revocation back`() throws {
    let old = try StatusFixture(values: [7: 1], listDate: "2026-05-01T00:00:00Z").list()
    let new = try StatusFixture().list()
    for lists in [[old, new], [new, old]] {
      let report = try StatusFixture().report(given: lists.map { .init($0.compactBytes()) })
      #expect(report.status == "undetermined STATUS_UNREVOKED")
    }
    let other = try StatusFixture(values: [8: 1], listDate: "2026-05-01T00:00:00Z").list()
    let report = try StatusFixture().report(
      given: [other, new].map { .init($0.compactBytes()) })
    #expect(report.status == "passed STATUS_CLEAR")
    #expect(
      report.statuses[0].reason?.statusFacts?.validFrom == Badge.instant("2026-05-20T00:00:00Z"))
  }

  @Test func `an issuer that no list knows can still revoke what it issued`() throws {
    let did = try Badge.did(1).did
    var badge = Badge.unsigned(issuer: did)
    badge["credentialStatus"] = StatusFixture.entry()
    var fixture = StatusFixture(values: [7: 1], signing: .init(key: 1, method: nil))
    fixture.changeList = { $0["issuer"] = .string(did) }
    let verifier = Verifier(trust: nil, statusLists: [.init(try fixture.list().compactBytes())])
    let report = Badge.report(try Badge.sign(badge), verifier: verifier)
    #expect(report.status == "failed REVOKED")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a list of 2021 is read`() throws {
    var fixture = StatusFixture(values: [7: 1])
    fixture.entries = [StatusFixture.entry(change: ["type": "StatusList2021Entry"])]
    fixture.changeList = {
      $0["@context"] = [
        "https://www.w3.org/ns/credentials/v2", "https://w3id.org/vc/status-list/2021/v1",
      ]
      $0["type"] = ["VerifiableCredential", "StatusList2021Credential"]
      $0["credentialSubject"]?["type"] = "StatusList2021"
      guard case .string(let text)? = $0["credentialSubject"]?["encodedList"] else { return }
      $0["credentialSubject"]?["encodedList"] = .string(String(text.dropFirst()))
    }
    let report = try fixture.report()
    #expect(report.status == "failed REVOKED")
    fixture.values = [:]
    #expect(try fixture.report().status == "passed STATUS_CLEAR")
  }

  @Test func `a document of 1EdTech is believed where the trust list carries it, or it is signed`()
    throws
  {
    let document: JSONTree = [
      "id": .string(StatusFixture.url.string), "issuer": .string(StatusFixture.university),
      "revokedCredential": [["id": "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11"]],
    ]
    var fixture = StatusFixture()
    fixture.entries = [
      ["id": .string(StatusFixture.url.string), "type": "1EdTechRevocationList"]
    ]
    let badge = try fixture.badge().compactBytes()
    func status(_ document: JSONTree, isCarried: Bool) throws -> String {
      let bytes = document.compactBytes()
      let verifier = Verifier(
        trust: try fixture.trust(carrying: isCarried ? [bytes] : []),
        statusLists: isCarried ? [] : [StatusListSource(bytes)])
      return verifier.verify(badge, at: Badge.now).status
    }
    #expect(try status(document, isCarried: true) == "failed REVOKED")
    #expect(try status(document, isCarried: false) == "undetermined STATUS_VERIFICATION_ERROR")
    var other = document
    other["revokedCredential"] = [["id": "urn:uuid:other"]]
    #expect(try status(other, isCarried: true) == "passed STATUS_CLEAR")
    other["issuer"] = "did:web:other.example"
    #expect(try status(other, isCarried: true) == "undetermined STATUS_ISSUER_MISMATCH")
    var signed = document
    signed["@context"] = ["https://www.w3.org/ns/credentials/v2"]
    signed = try Badge.sign(signed, method: StatusFixture.method) {
      $0.created = Badge.instant(StatusFixture.listDate)
    }
    #expect(try status(signed, isCarried: false) == "failed REVOKED")
    signed["revokedCredential"] = []
    #expect(try status(signed, isCarried: false) == "undetermined STATUS_VERIFICATION_ERROR")
  }

  @Test func `the age of a list is told, and one that is too old leaves the verdict open`() throws {
    func status(at time: String, _ change: @escaping (inout JSONTree) -> Void) throws -> String {
      var fixture = StatusFixture()
      fixture.changeList = change
      return try fixture.report(at: Badge.instant(time)).status
    }
    let until: (inout JSONTree) -> Void = { $0["validUntil"] = "2026-07-01T00:00:00Z" }
    #expect(try status(at: "2026-07-01T00:05:00Z", until) == "passed STATUS_CLEAR")
    #expect(try status(at: "2026-07-01T00:05:01Z", until) == "undetermined STATUS_STALE")
    let ttl: (inout JSONTree) -> Void = { $0["credentialSubject"]?["ttl"] = 86_400_000 }
    #expect(try status(at: "2026-05-21T00:00:00Z", ttl) == "passed STATUS_CLEAR")
    #expect(try status(at: "2026-05-22T00:00:00Z", ttl) == "warning STATUS_STALE")
    #expect(try status(at: "2026-08-20T00:00:00Z", ttl) == "undetermined STATUS_STALE")
    #expect(try status(at: "2026-08-18T00:00:00Z") { _ in } == "passed STATUS_CLEAR")
    #expect(try status(at: "2026-08-18T00:00:01Z") { _ in } == "undetermined STATUS_STALE")
    let both: (inout JSONTree) -> Void = {
      $0["validUntil"] = "2026-12-01T00:00:00Z"
      $0["credentialSubject"]?["ttl"] = 86_400_000
    }
    #expect(try status(at: "2026-08-18T00:00:00Z", both) == "warning STATUS_STALE")
    #expect(try status(at: "2026-08-18T00:00:01Z", both) == "undetermined STATUS_STALE")
  }

  @Test func `a list that is too old still revokes`() throws {
    var fixture = StatusFixture(values: [7: 1])
    fixture.changeList = { $0["validUntil"] = "2026-05-21T00:00:00Z" }
    #expect(try fixture.report().status == "failed REVOKED")
  }

  @Test func `a list from the future is not believed, unless the past was asked for`() throws {
    let fixture = StatusFixture()
    let early = Badge.instant("2026-05-10T00:00:00Z")
    #expect(try fixture.report(at: early).status == "undetermined STATUS_VERIFICATION_ERROR")
    let report = try fixture.report(at: early, isHistorical: true)
    #expect(report.status == "warning STATUS_LATER")
    #expect(report.verdict.name == "accepted")
  }

  @Test func `an endorsement that was revoked does not count, and says so`() throws {
    let url = "https://agency.example/status/1"
    var bits = try Bitstring()
    try bits.set(1, at: 7)
    let unsigned = StatusListCredential(
      id: ExactString(url), issuer: ExactString(Endorsement.agency),
      validFrom: Badge.instant(StatusFixture.listDate), purposes: [.revocation], bitstring: bits)
    let list = try Badge.sign(unsigned.tree(), key: 2, method: Endorsement.agency + "#1") {
      $0.created = Badge.instant(StatusFixture.listDate)
    }
    let endorsement = try Endorsement.signed {
      $0["credentialStatus"] = StatusFixture.entry(
        change: ["statusListCredential": .string(url)])
    }
    let records = [
      try Endorsement.record(Endorsement.university, "Listed University"),
      try Endorsement.record(
        Endorsement.agency, "Listed Agency", changeKey: ["use": ["credential", "statusList"]]),
    ]
    let bundle = try Federation(
      records: records, statusLists: [(ExactString(url), list.compactBytes())]
    ).bundle()
    let report = Badge.report(
      try Endorsement.badge([endorsement]), verifier: Verifier(trust: bundle))
    try Endorsement.expectFailure(
      report, "ENDORSEMENT_REJECTED", "does not count: it was revoked")
  }
}
