import ControlledIdentifiers
import CredentialVerifier
import IssuerTrust
import StatusLists
import StrictJSON
import Testing
import WireFormats

/// Lists and entries that are wrong on purpose: each leaves the verdict open or rejects, and none
/// passes as a credential that was not revoked.
@Suite struct StatusAttackTests {
  private static func memory(_ fixture: StatusFixture) throws -> StatusMemory {
    try fixture.verifier().statusMemory(at: Badge.now)
  }

  @Test func `T40 an older list than the one seen before is noticed`() throws {
    let memory = try Self.memory(StatusFixture())
    #expect(memory.count == 1)
    let older = StatusFixture(listDate: "2026-05-10T00:00:00Z", memory: memory)
    let report = try older.report()
    #expect(report.status == "undetermined STATUS_ROLLBACK")
    #expect(report.explanation.contains("2026-05-20T00:00:00Z"))
    // Whom it revokes, it revokes.
    let revoking = StatusFixture(
      values: [7: 1], listDate: "2026-05-10T00:00:00Z", memory: memory)
    #expect(try revoking.report().status == "failed REVOKED")
  }

  @Test func `T41 a newer list in which a revocation is gone is noticed`() throws {
    let memory = try Self.memory(
      StatusFixture(values: [7: 1], listDate: "2026-05-10T00:00:00Z"))
    let report = try StatusFixture(memory: memory).report()
    #expect(report.status == "undetermined STATUS_UNREVOKED")
    #expect(report.verdict.name == "undetermined")
    // After a newer list without it, the revocation is still remembered, also as bytes.
    let later = try Self.memory(StatusFixture(memory: memory))
    let read = try StatusMemory(later.bytes())
    #expect(try StatusFixture(memory: read).report().status == "undetermined STATUS_UNREVOKED")
    #expect(
      try StatusFixture(values: [8: 1], listDate: "2026-05-10T00:00:00Z").report().status
        == "passed STATUS_CLEAR")
  }

  @Test func `T42 a list of another URL by the same issuer is not taken for this one`() throws {
    var fixture = StatusFixture()
    fixture.changeList = { $0["id"] = "https://university.example/status/2" }
    let report = try fixture.report()
    #expect(report.status == "undetermined STATUS_ID_MISMATCH")
    #expect(report.explanation.contains("'https://university.example/status/2'"))
    let bytes = try fixture.list().compactBytes()
    #expect(
      try StatusFixture().report(given: [.init(bytes, url: StatusFixture.url)]).status
        == "undetermined STATUS_ID_MISMATCH")
    #expect(
      try StatusFixture().report(given: [.init(bytes)]).status
        == "undetermined STATUS_UNAVAILABLE")
    fixture.changeList = { $0["id"] = nil }
    #expect(try fixture.report().status == "undetermined STATUS_ID_MISMATCH")
  }

  @Test(arguments: ["https://university.example/status/1/", "HTTPS://university.example/status/1"])
  func `the URL of a list is compared byte for byte`(url: String) throws {
    var fixture = StatusFixture()
    fixture.changeList = { $0["id"] = .string(url) }
    #expect(try fixture.report().status == "undetermined STATUS_ID_MISMATCH")
  }

  /// A fixture whose list is published by a provider with key 2.
  private static func delegated(
    entrusted: JSONTree, provider: [String: JSONTree] = [:], use: JSONTree = ["statusList"]
  ) throws -> StatusFixture {
    let method = "did:web:provider.example#1"
    var fixture = StatusFixture(values: [8: 1], signing: .init(key: 2, method: method))
    fixture.record = ["statusLists": [entrusted]]
    fixture.otherRecords = [
      try Federation.record(
        id: "did:web:provider.example", key: 2, keyID: method, change: provider,
        changeKey: ["use": use])
    ]
    fixture.changeList = { $0["issuer"] = "did:web:provider.example" }
    return fixture
  }

  @Test func `T43 a list that the record gives into a provider's hands is accepted`() throws {
    let entrusted: JSONTree = [
      "url": .string(StatusFixture.url.string), "issuer": "did:web:provider.example",
    ]
    #expect(try Self.delegated(entrusted: entrusted).report().status == "passed STATUS_CLEAR")
    var revoking = try Self.delegated(entrusted: entrusted)
    revoking.values = [7: 1]
    #expect(try revoking.report().status == "failed REVOKED")
  }

  @Test func `a list by anybody whom the record does not name is refused`() throws {
    let others: [JSONTree] = [
      .string(StatusFixture.url.string),
      ["url": .string(StatusFixture.url.string), "issuer": "did:web:other.example"],
      ["url": "https://university.example/status/2", "issuer": "did:web:provider.example"],
    ]
    for entrusted in others {
      let report = try Self.delegated(entrusted: entrusted).report()
      #expect(report.status == "undetermined STATUS_ISSUER_MISMATCH")
      #expect(report.explanation.contains("'did:web:provider.example'"))
    }
  }

  @Test func `a provider needs a key for status lists, and the trust list's word`() throws {
    let entrusted: JSONTree = [
      "url": .string(StatusFixture.url.string), "issuer": "did:web:provider.example",
    ]
    #expect(
      try Self.delegated(entrusted: entrusted, use: ["credential"]).report().status
        == "undetermined KEY_PURPOSE")
    let suspended: JSONTree = ["value": "suspended", "since": "2026-05-30T00:00:00Z"]
    #expect(
      try Self.delegated(entrusted: entrusted, provider: ["status": suspended]).report().status
        == "undetermined STATUS_VERIFICATION_ERROR")
    var unlisted = try Self.delegated(entrusted: entrusted)
    unlisted.otherRecords = []
    #expect(try unlisted.report().status == "undetermined STATUS_VERIFICATION_ERROR")
  }

  @Test func `T44 the last position of a list is read, the next is out of range`() throws {
    let last = StatusFixture(values: [131_071: 1], entries: [StatusFixture.entry("131071")])
    #expect(try last.report().status == "failed REVOKED")
    for index in ["131072", "18446744073709551616"] {
      let report = try StatusFixture(entries: [StatusFixture.entry(index)]).report()
      #expect(report.status == "undetermined STATUS_INDEX_RANGE")
      #expect(
        report.statuses[0].reason?.problemType
          == "https://www.w3.org/TR/vc-data-model#RANGE_ERROR")
    }
  }

  @Test(arguments: ["12abc", "-1", "007", "", " 7", "7.0"])
  func `a position in another spelling than decimal digits is the credential's fault`(
    index: String
  ) throws {
    let report = try StatusFixture(entries: [StatusFixture.entry(index)]).report()
    #expect(report.statuses[0].outcome == .failed)
    #expect(report.verdict.name == "rejected")
    #expect(
      report.statuses[0].reason?.problemType
        == "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR")
    if !index.isEmpty { #expect(report.status == "failed STATUS_INDEX_INVALID") }
  }

  @Test(arguments: [2, 0, 9] as [Int64])
  func `T45 an entry of several bits without the texts of its values is the credential's fault`(
    size: Int64
  ) throws {
    let entry = StatusFixture.entry(change: ["statusSize": .integer(size)])
    let report = try StatusFixture(entries: [entry]).report()
    #expect(report.status == "failed STATUS_MALFORMED")
  }

  @Test func `T47 a list signed with a key that may not sign lists is not believed`() throws {
    let report = try StatusFixture(use: ["credential"]).report()
    #expect(report.status == "undetermined KEY_PURPOSE")
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `T48 whom a newer list reinstates is accepted`() throws {
    var suspended = StatusFixture(
      values: [7: 1], purposes: [.suspension], listDate: "2026-05-10T00:00:00Z")
    suspended.entries = [StatusFixture.entry(purpose: "suspension")]
    #expect(try suspended.report().status == "undetermined SUSPENDED")
    var reinstated = StatusFixture(purposes: [.suspension], memory: try Self.memory(suspended))
    reinstated.entries = suspended.entries
    let report = try reinstated.report()
    #expect(report.status == "passed STATUS_CLEAR")
    #expect(report.verdict.name == "accepted")
  }

  @Test func `T78 of very many entries sixteen are looked up, and a million are no document`()
    throws
  {
    func badge(_ entry: [UInt8], count: Int) throws -> [UInt8] {
      let whole = try Badge.sign(
        Badge.unsigned(issuer: StatusFixture.university).replacing(
          ["credentialStatus"], with: "here"), method: StatusFixture.method
      ).compactBytes()
      let place = try #require(
        whole.indices.first { whole[$0...].starts(with: Array(#""here""#.utf8)) })
      var bytes = Array(whole[..<place]) + [UInt8(ascii: "[")]
      bytes.reserveCapacity(whole.count + count * (entry.count + 1))
      for number in 0..<count { bytes += (number == 0 ? [] : [UInt8(ascii: ",")]) + entry }
      return bytes + [UInt8(ascii: "]")] + whole[(place + 6)...]
    }
    let verifier = try StatusFixture().verifier()
    let many = try badge(StatusFixture.entry().compactBytes(), count: 20_000)
    let report = verifier.verify(many, at: Badge.now)
    #expect(report.statuses.count == 17)
    #expect(report.statuses.last?.outcome == .undetermined)
    #expect(report.statuses.last?.sentence.contains("19984 more status entries") == true)
    let millions = try badge(Array("{}".utf8), count: 1_000_001)
    #expect(verifier.verify(millions, at: Badge.now).code(.json) == "JSON_TOO_MANY")
  }

  @Test func `a list for another purpose says nothing about revocation`() throws {
    let report = try StatusFixture(purposes: [.suspension, .message]).report()
    #expect(report.status == "undetermined STATUS_PURPOSE_MISMATCH")
    #expect(report.explanation.hasSuffix("is for 'suspension', 'message'"))
  }

  @Test func `a list that was changed after it was signed is not believed`() throws {
    var fixture = StatusFixture(values: [7: 1])
    let clear = try StatusFixture().list()["credentialSubject"]
    fixture.changeSignedList = { $0["credentialSubject"] = clear }
    let report = try fixture.report()
    #expect(report.status == "undetermined STATUS_VERIFICATION_ERROR")
    #expect(
      report.statuses[0].reason?.problemType
        == "https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR")
    fixture.changeSignedList = { $0["proof"] = nil }
    #expect(try fixture.report().status == "undetermined STATUS_VERIFICATION_ERROR")
  }

  @Test func `a list in the issuer's name by somebody else's key is not believed`() throws {
    let ownName = try StatusFixture(signing: .init(key: 2, method: nil)).report()
    #expect(ownName.status == "undetermined STATUS_VERIFICATION_ERROR")
    let itsName = try StatusFixture(
      signing: .init(key: 2, method: StatusFixture.method)
    ).report()
    #expect(itsName.status == "undetermined STATUS_VERIFICATION_ERROR")
    let fragment = try StatusFixture(
      signing: .init(
        key: 2,
        method: "\(StatusFixture.university)#\(try Badge.did(2).multikey.publicKeyMultibase)")
    ).report()
    #expect(fragment.status == "undetermined STATUS_VERIFICATION_ERROR")
  }

  @Test func `a list that cannot be read is named with what is wrong`() throws {
    func status(_ encodedList: JSONTree?) throws -> String {
      var fixture = StatusFixture()
      fixture.changeList = { $0["credentialSubject"]?["encodedList"] = encodedList }
      return try fixture.report().status
    }
    let whole = EncodedList.encode(try Bitstring()).string
    #expect(try status(.string(String(whole.dropFirst()))) == "undetermined STATUS_LIST_ENCODING")
    #expect(try status(.string(String(whole.dropLast(4)))) == "undetermined STATUS_LIST_ENCODING")
    // An empty gzip file.
    #expect(
      try status("uH4sIAAAAAAAC_wMAAAAAAAAAAAA") == "undetermined STATUS_LIST_LENGTH_ERROR")
    #expect(try status(nil) == "undetermined STATUS_MALFORMED")
    let trust = try StatusFixture().trust(carrying: [Array("{".utf8)])
    let report = Verifier(trust: trust).verify(
      try StatusFixture().badge().compactBytes(), at: Badge.now)
    #expect(report.status == "undetermined STATUS_LIST_MALFORMED")
  }

  @Test func `a list with a status of its own is not followed`() throws {
    var fixture = StatusFixture()
    fixture.changeList = { $0["credentialStatus"] = StatusFixture.entry("7") }
    #expect(try fixture.report().status == "passed STATUS_CLEAR")
  }

  @Test func `an entry of an unknown type is not passed over`() throws {
    let entry = StatusFixture.entry(change: ["type": "https://example.org/status#New"])
    let report = try StatusFixture(entries: [entry]).report()
    #expect(report.status == "undetermined STATUS_TYPE_UNSUPPORTED")
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `a list by a withdrawn key is not believed`() throws {
    var fixture = StatusFixture()
    let old = try Federation.key(
      "\(StatusFixture.university)#old", 3,
      change: [
        "use": ["statusList"], "status": "retired", "statusSince": "2026-05-01T00:00:00Z",
      ])
    let current = try Federation.key(
      StatusFixture.method, 1, change: ["use": ["credential", "statusList"]])
    fixture.record = ["keys": [current, old]]
    #expect(try fixture.report().status == "passed STATUS_CLEAR")
    fixture.signing = .init(key: 3, method: "\(StatusFixture.university)#old")
    #expect(try fixture.report().status == "undetermined STATUS_VERIFICATION_ERROR")
  }
}
