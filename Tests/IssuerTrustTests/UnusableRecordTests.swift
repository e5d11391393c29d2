import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `A record that cannot be used` {
  /// A list with a good record, and one with a fault.
  private func list(_ fault: [String: JSONTree]) throws -> TrustBundle {
    var list = SmallList()
    list.add(try SmallList.record("good.example"), id: "did:web:good.example")
    list.add(try SmallList.record("bad.example", change: fault), id: "did:web:bad.example")
    return try list.read()
  }

  @Test(
    arguments: [
      (["critical": ["x-quota"], "x-quota": 5], "TRUST_RECORD_CRITICAL"),
      (["quota": 5], "TRUST_RECORD_UNKNOWN_MEMBER"),
      (["type": "IssuerRecord/2"], "TRUST_MALFORMED"),
      (["names": []], "TRUST_MALFORMED"),
    ] as [([String: JSONTree], String)])
  func `makes its own issuer unusable, and no other`(
    fault: [String: JSONTree], code: String
  ) throws {
    let bundle = try list(fault)
    #expect(bundle.record(forIssuer: "did:web:good.example") != nil)
    #expect(bundle.unusableRecord(forIssuer: "did:web:good.example") == nil)
    #expect(bundle.record(forIssuer: "did:web:bad.example") == nil)
    #expect(bundle.unusableRecord(forIssuer: "did:web:bad.example")?.code == code)
    #expect(bundle.unusableRecord(forIssuer: "did:web:nobody.example") == nil)
    #expect(bundle.unusableRecords.map(\.path) == [IssuerRecord.path(of: "did:web:bad.example")])
  }

  @Test func `is found under the issuer's other ids, where it is JSON`() throws {
    let other: ExactString = "did:web:also-bad.example"
    let bundle = try list(["quota": 5, "alsoKnownAs": [.string(other.string)]])
    #expect(bundle.unusableRecord(forIssuer: other)?.code == "TRUST_RECORD_UNKNOWN_MEMBER")
    #expect(bundle.unusableRecords.first?.issuerIDs == ["did:web:bad.example", other])
    // What a record says under another's path is not believed.
    var misplaced = SmallList()
    misplaced.add(
      try SmallList.record(
        "other.example", change: ["quota": 5, "alsoKnownAs": ["did:web:victim.example"]]),
      id: "did:web:bad.example")
    let read = try misplaced.read()
    #expect(read.unusableRecord(forIssuer: "did:web:victim.example") == nil)
    #expect(read.unusableRecord(forIssuer: "did:web:bad.example") != nil)
  }

  @Test func `that is no JSON is found under the id that its place is made of`() throws {
    var list = SmallList()
    let path = IssuerRecord.path(of: "did:web:bad.example")
    list.files.append((path, Array("{".utf8)))
    let bundle = try list.read()
    #expect(bundle.unusableRecord(forIssuer: "did:web:bad.example")?.code == "TRUST_MALFORMED")
    #expect(bundle.unusableRecords.first?.issuerIDs == [])
  }

  @Test func `is never written`() throws {
    let tree = try SmallList.record("bad.example", change: ["quota": 5])
    let error = #expect(throws: TrustError.self) { try RecordFile(tree) }
    #expect(error?.code == "TRUST_RECORD_UNKNOWN_MEMBER")
  }

  @Test(arguments: [
    "did:web:other.example#1", "did:web:bad.example", "did:web:bad.example#",
    "did:web:bad.example#1#2", "did:web:bad.example.evil#1",
  ])
  func `names keys that are not its issuer's`(id: String) throws {
    var record = try SmallList.record("bad.example")
    guard case .array(var keys) = record["keys"] else { return }
    keys[0]["id"] = .string(id)
    let bundle = try list(["keys": .array(keys)])
    #expect(bundle.unusableRecord(forIssuer: "did:web:bad.example")?.code == "TRUST_MALFORMED")
    record["alsoKnownAs"] = ["did:web:other.example"]
    keys[0]["id"] = "did:web:other.example#1"
    record["keys"] = .array(keys)
    #expect(try RecordFile(record).record.keys.first?.id == "did:web:other.example#1")
  }

  @Test func `cannot give a did:key another key`() throws {
    let other = "did:key:z6MkiCBhQH8oB1Da64TgXtodnV4CnMZJTD7Cwho5U6LbtdQm"
    var record = try SmallList.record("bad.example", change: ["alsoKnownAs": [.string(other)]])
    guard case .array(var keys) = record["keys"] else { return }
    keys[0]["id"] = .string("\(other)#1")
    record["keys"] = .array(keys)
    let error = #expect(throws: TrustError.self) { try RecordFile(record) }
    #expect(error?.code == "TRUST_MALFORMED")
  }
}

@Suite struct `Withdrawing from an issuer` {
  @Test func `keeps what the record said, and says since when`() throws {
    let since = SmallList.end
    let status: JSONTree = ["value": "active", "since": "2020-01-01T00:00:00Z"]
    let file = try RecordFile(try SmallList.record("uni.example", change: ["status": status]))
    let withdrawn = try file.withdrawn(since: since, reason: "closed").record
    #expect(withdrawn.status == .withdrawn(since: since, reason: "closed"))
    #expect(withdrawn.statusHistory.map(\.name) == ["active"])
    #expect(withdrawn.statusHistory.first?.until == since)
    #expect(withdrawn.recordVersion == 2)
    #expect(withdrawn.updated == since)
    #expect(withdrawn.keys.count == 1)
  }
}

@Suite struct `Withdrawing again` {
  private let since = SmallList.end

  @Test func `changes neither date nor reason`() throws {
    let file = try RecordFile(try SmallList.record("uni.example"))
    let withdrawn = try file.withdrawn(since: since, reason: "closed")
    let again = try withdrawn.withdrawn(since: since.adding(seconds: 86_400), reason: "other")
    #expect(again.bytes == withdrawn.bytes)
  }

  @Test func `makes nothing good that never was`() throws {
    let status: JSONTree = ["value": "revoked-ab-initio", "reason": "diploma mill"]
    let file = try RecordFile(try SmallList.record("uni.example", change: ["status": status]))
    #expect(try file.withdrawn(since: since, reason: nil).bytes == file.bytes)
  }

  @Test func `has no history where it is not known since when the status held`() throws {
    let status: JSONTree = ["value": "active", "since": nil]
    let file = try RecordFile(try SmallList.record("uni.example", change: ["status": status]))
    #expect(try file.withdrawn(since: since, reason: nil).record.statusHistory == [])
  }
}
