import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `Issuer records` {
  private func code(_ change: (inout JSONTree) throws -> Void) -> String {
    TestList.code { _ = try TestRecord.changed(change) as IssuerRecord }
  }

  @Test func `everything that a record says can be read`() throws {
    let record = try TestRecord.changed { _ in }
    #expect(record.id == "did:web:uni.example")
    #expect(record.alsoKnownAs == ["did:web:uni.example#alias"])
    #expect(record.displayName == "Example Uni")
    #expect(record.displayName(preferring: ["fr", "hi"]) == "उदाहरण विश्वविद्यालय")
    #expect(record.displayName(preferring: ["fr"]) == "Example Uni")
    #expect(record.identifiers.map(\.value) == ["042nb2s44"])
    #expect(record.country == "IN")
    #expect(record.status == .active)
    #expect(record.contactEmail == "registrar@uni.example")
    #expect(record.recordVersion == 7)
    #expect(try record.updated == at("2026-05-01T00:00:00Z"))
    #expect(record.scope == nil)
    #expect(!record.needsAwardFacts)
  }

  @Test func `T33 a record that depends on what is not understood is unusable`() {
    #expect(code { $0["critical"] = ["x-sanctions"] } == "TRUST_RECORD_CRITICAL")
    #expect(
      code {
        $0["x-sanctions"] = ["country": "XX"]
        $0["critical"] = ["x-sanctions"]
      } == "TRUST_RECORD_CRITICAL")
  }

  @Test func `an extension that is not critical is ignored`() {
    #expect(code { $0["x-note"] = ["anything": true] } == "accepted")
    #expect(code { $0["critical"] = [] } == "accepted")
  }

  @Test(arguments: [JSONTree.string("x-a"), [1], ["x-a", 1], [nil], ["name": "x"], true, 1])
  func `a list of critical members that cannot be read is refused`(critical: JSONTree) {
    #expect(code { $0["critical"] = critical } != "accepted")
  }

  @Test func `T64 a member that only looks like another is refused`() throws {
    #expect(
      code { tree in
        var key = try TestRecord.key("did:web:uni.example#2", TestKey("second"))
        key["public\u{212A}eyMultibase"] = "z6MkAttacker"
        tree["keys"] = [key]
      } == "TRUST_RECORD_UNKNOWN_MEMBER")
  }

  /// Every object in a record is closed.
  @Test func `a member that is not known is refused wherever it stands`() {
    let changes: [(inout JSONTree) -> Void] = [
      { $0["note"] = 1 },
      { $0["status"]?["until"] = "2027-01-01T00:00:00Z" },
      { $0["names"] = [["lang": "en", "display": "A", "short": "B"]] },
      { $0["identifiers"] = [["scheme": "ROR", "value": "1", "until": "2"]] },
      { $0["scope"] = [["credentialTypes": ["A"], "except": ["B"]]] },
      { $0["scope"] = [["frameworks": [["framework": "NSQF", "not": "5"]]]] },
      { $0["scope"] = [["credits": ["max": 3, "min": 1]]] },
      { $0["accreditation"] = [["authority": ["name": "A"], "revoked": true]] },
      { $0["accreditation"] = [["authority": ["name": "A", "kind": "b"]]] },
    ]
    for (index, change) in changes.enumerated() {
      #expect(code(change) == "TRUST_RECORD_UNKNOWN_MEMBER", "change \(index)")
    }
  }

  @Test func `members must be what they have to be`() {
    let changes: [(inout JSONTree) -> Void] = [
      { $0["type"] = "IssuerRecord/2" },
      { $0["id"] = nil },
      { $0["id"] = "" },
      { $0["id"] = 1 },
      { $0["alsoKnownAs"] = "did:web:other.example" },
      { $0["alsoKnownAs"] = [1] },
      { $0["names"] = [] },
      { $0["names"] = nil },
      { $0["names"] = [["lang": "en"]] },
      { $0["status"] = nil },
      { $0["status"] = "active" },
      { $0["status"] = ["value": "fine"] },
      { $0["status"] = ["value": "suspended"] },
      { $0["status"] = ["value": "withdrawn", "since": "yesterday"] },
      { $0["keys"] = [:] },
      { $0["keys"] = ["did:web:uni.example#1"] },
      { $0["scope"] = ["credentialTypes": ["A"]] },
      { $0["scope"] = [["credentialTypes": "A"]] },
      { $0["scope"] = [["awardedFrom": "2026"]] },
      { $0["scope"] = [["credits": ["max": "3"]]] },
      { $0["scope"] = [["frameworks": [["framework": "NSQF", "maxLevel": "five"]]]] },
      { $0["recordVersion"] = 0 },
      { $0["recordVersion"] = nil },
      { $0["updated"] = "2026-02-30T00:00:00Z" },
      { $0["accreditation"] = [["kind": "a"]] },
    ]
    for (index, change) in changes.enumerated() {
      #expect(code(change) == "TRUST_MALFORMED", "change \(index)")
    }
  }

  @Test func `the place of a mistake is told`() {
    #expect(
      throws: TrustError.malformed(
        file: "record", pointer: "/status/value",
        expected: "active, suspended, withdrawn or revoked-ab-initio")
    ) { try TestRecord.changed { $0["status"] = ["value": "fine"] } }
  }

  @Test func `a name twice in one object is refused`() throws {
    var text = String(decoding: try TestRecord.university().canonicalBytes(), as: UTF8.self)
    text.removeLast()
    text += ",\"country\":\"XX\"}"
    #expect(
      TestList.code { _ = try IssuerRecord(Array(text.utf8), file: "r") as IssuerRecord }
        == "TRUST_MALFORMED")
  }

  @Test func `statuses are read`() throws {
    let since = try at("2026-03-01T00:00:00Z")
    func status(_ value: String, reason: JSONTree = "audit") throws -> IssuerStatus {
      try TestRecord.changed {
        $0["status"] = [
          "value": .string(value), "since": "2026-03-01T00:00:00Z", "reason": reason,
        ]
      }.status
    }
    #expect(try status("active") == .active)
    #expect(try status("suspended") == .suspended(since: since, reason: "audit"))
    #expect(try status("withdrawn", reason: nil) == .withdrawn(since: since, reason: nil))
    #expect(try status("revoked-ab-initio") == .revokedFromTheBeginning(reason: "audit"))
    #expect(try status("revoked-ab-initio").isNeverValid)
    #expect(try !status("withdrawn").isNeverValid)
  }

  @Test func `T34 accreditations hold for as long as they were given`() throws {
    let record = try TestRecord.changed { _ in }
    let until = try at("2027-12-31T23:59:59Z")
    #expect(
      try record.accreditation(at: at("2026-06-01T00:00:00Z"))
        == .accredited(by: "Example Authority", until: until))
    #expect(record.accreditation(at: until) == .accredited(by: "Example Authority", until: until))
    #expect(
      record.accreditation(at: until.adding(seconds: 1))
        == .expired(by: "Example Authority", until: until))
    #expect(try record.accreditation(at: at("2025-12-31T23:59:59Z")) == .none)
    #expect(
      try TestRecord.changed { $0["accreditation"] = nil }
        .accreditation(at: at("2026-06-01T00:00:00Z")) == .none)
  }
}
