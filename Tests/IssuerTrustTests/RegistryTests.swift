import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `A registry` {
  private var list: SmallRegistry
  private let path = IssuerRecord.path(of: "did:web:a.example")
  private let end = SmallList.end

  init() throws {
    list = try SmallRegistry()
    try list.add("a.example")
  }

  private func record(
    _ name: String = "a.example", _ change: [String: JSONTree] = [:]
  ) throws -> RecordFile {
    try RecordFile(SmallList.record(name, change: change))
  }

  @Test mutating func `forgets nothing that was signed`() throws {
    #expect(try !list.registry().hasPublished("did:web:a.example"))
    _ = try list.registry().removing(record(), expires: end)
    try list.sign()
    #expect(try list.registry().hasPublished("did:web:a.example"))
    #expect(throws: TrustError.targetRemoved(path: path)) {
      try list.registry().removing(record(), expires: end)
    }
  }

  @Test mutating func `knows what was signed while others are being drafted`() throws {
    try list.publish()
    try list.add("b.example")
    #expect(try list.registry().hasPublished("did:web:a.example"))
    #expect(try list.registry().signedTargets?.bytes == list.earlier?.bytes)
    // What is only drafted can go again; what was signed stays.
    list.write(try list.registry().removing(record("b.example"), expires: end))
    #expect(list.records.map(\.path) == [path])
    #expect(throws: TrustError.targetRemoved(path: path)) {
      try list.registry().removing(record(), expires: end)
    }
    #expect(throws: TrustError.targetRemoved(path: path)) {
      try list.registry().draft(records: [], expires: end)
    }
  }

  @Test mutating func `notices a published record that is gone`() throws {
    try list.publish()
    list.records = []
    #expect(throws: TrustError.bundleIncomplete(file: path.string)) {
      try list.registry().requireOrder()
    }
    #expect(throws: TrustError.bundleIncomplete(file: path.string)) {
      try list.registry().adding(record("b.example"), expires: end)
    }
    // Nor does another record slip into the empty place.
    #expect(throws: TrustError.bundleIncomplete(file: path.string)) {
      try list.registry().adding(record("a.example", ["recordVersion": 9]), expires: end)
    }
  }

  @Test mutating func `keeps targets of other kinds`() throws {
    let signed = MetadataFile.signed(
      role: .targets, version: 1, expires: end,
      ["targets": ["status/1.json": ["length": 1, "hashes": MetadataFile.hashes(of: [1])]]])
    list = try SmallRegistry()
    list.targets = try MetadataFile(unsigned: signed, role: .targets)
    try list.sign()
    #expect(throws: TrustError.bundleIncomplete(file: "status/1.json")) {
      try list.registry().adding(record(), expires: end)
    }
  }

  @Test mutating func `never goes back to older targets`() throws {
    try list.publish()
    let old = list.targets
    try list.add("b.example")
    try list.publish()
    list.targets = old
    #expect(throws: TrustError.targetsOutdated(found: 1, needed: 2)) { try list.registry() }
    list.snapshot = nil
    list.earlier = nil
    list.records.removeLast()
    try list.registry().requireOrder()
    list.earlier = try TargetsDraft(version: 2, expires: end, records: list.records).file()
      .signed(by: SmallList.key(), as: .targets, under: [list.root])
    #expect(throws: TrustError.targetsOutdated(found: 1, needed: 2)) {
      try list.registry().requireOrder()
    }
  }

  @Test mutating func `misses the targets that the snapshot names`() throws {
    try list.publish()
    list.targets = nil
    #expect(throws: TrustError.targetsOutdated(found: nil, needed: 1)) { try list.registry() }
  }

  @Test mutating func `may have a snapshot that names authorities, too`() throws {
    try list.publish()
    let reference: JSONTree = ["version": 1]
    let signed = MetadataFile.signed(
      role: .snapshot, version: 2, expires: end,
      ["meta": ["targets.json": reference, "authority/a.json": reference]])
    list.snapshot = try MetadataFile(unsigned: signed, role: .snapshot)
    #expect(throws: Never.self) { try list.registry() }
  }
}

@Suite struct `A record that takes the place of another` {
  private var list: SmallRegistry
  private let path = IssuerRecord.path(of: "did:web:a.example")
  private let end = SmallList.end

  init() throws {
    list = try SmallRegistry()
    try list.add("a.example", change: ["recordVersion": 3])
  }

  private func change(_ change: [String: JSONTree]) throws -> RegistryChange {
    try list.registry().adding(
      RecordFile(SmallList.record("a.example", change: change)), expires: end)
  }

  @Test(arguments: [1, 2, 3] as [Int64])
  func `has a higher version`(version: Int64) throws {
    let error = TrustError.recordVersion(issuer: "did:web:a.example", found: version, needed: 4)
    #expect(throws: error) { try change(["recordVersion": .integer(version), "country": "IN"]) }
    #expect(try change(["recordVersion": 4, "country": "IN"]).record?.record.country == "IN")
  }

  @Test mutating func `is nothing new where it says the same`() throws {
    try list.sign()
    let signed = list.targets?.bytes
    let same = try change(["recordVersion": 3])
    #expect(same.isEmpty)
    list.write(same)
    #expect(list.targets?.bytes == signed)
  }

  @Test mutating func `is not the one that was edited where it stands`() throws {
    try list.publish()
    let edited = try RecordFile(
      SmallList.record("a.example", change: ["recordVersion": 4, "country": "IN"]))
    list.records = [edited]
    for version in [4, 5] as [Int64] {
      #expect(throws: TrustError.targetHash(path: path)) {
        try change(["recordVersion": .integer(version), "country": "IN"])
      }
    }
    // Nor is it taken in with another issuer's.
    #expect(throws: TrustError.targetHash(path: path)) {
      try list.registry().adding(RecordFile(SmallList.record("b.example")), expires: end)
    }
  }

  @Test mutating func `is written in full after it was written by half`() throws {
    try list.publish()
    let change = try change(["recordVersion": 4, "country": "IN"])
    // The power failed between the targets and the record.
    (list.earlier, list.targets) = (change.kept, change.targets)
    #expect(throws: TrustError.targetHash(path: path)) { try list.registry().requireOrder() }
    list.write(try self.change(["recordVersion": 4, "country": "IN"]))
    try list.registry().requireOrder()
    #expect(list.records.map(\.record.country) == ["IN"])
  }

  @Test func `is told apart from it place by place`() throws {
    let old = try RecordFile(
      SmallList.record("a.example", change: ["country": "IN", "alsoKnownAs": ["did:web:x"]]))
    let new = try RecordFile(
      SmallList.record(
        "a.example", change: ["recordVersion": 2, "contact": ["email": "x@a.example"]]))
    #expect(
      try new.differences(from: old) == [
        RecordDifference(pointer: "/alsoKnownAs", old: ["did:web:x"], new: nil),
        RecordDifference(pointer: "/country", old: "IN", new: nil),
        RecordDifference(pointer: "/recordVersion", old: 1, new: 2),
        RecordDifference(pointer: "/contact", old: nil, new: ["email": "x@a.example"]),
      ])
    #expect(try new.differences(from: new) == [])
  }

  @Test(arguments: [
    ("did:web:a b", "/id"), ("did:web:a\n", "/id"), ("uni.example", "/id"), ("did:web:", "/id"),
    ("https://", "/id"), ("did:web:a#b", "/id"),
  ])
  func `names an issuer by a DID or a URL`(id: String, place: JSONPointer) throws {
    var tree = try SmallList.record("x.example", change: ["keys": []])
    tree["id"] = .string(id)
    let record = try RecordFile(tree)
    let error = #expect(throws: TrustError.self) {
      try list.registry().adding(record, expires: end)
    }
    guard case .malformed(_, place, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["in", "IND", "I", "1N", "ÉN"])
  func `has a country of two capital letters`(country: String) throws {
    #expect(throws: TrustError.self) {
      try change(["recordVersion": 4, "country": .string(country)])
    }
  }
}

@Suite struct `Versions of what is published` {
  private let root: TrustRoot

  init() throws { root = try SmallList().root() }

  private func snapshot(_ version: Int64) throws -> MetadataFile {
    let targets = try TargetsDraft(version: 1, expires: SmallList.end, records: []).file()
    return try SnapshotDraft(version: version, expires: SmallList.end, targets: targets).file()
  }

  @Test func `grow once somebody signed, whoever it was`() throws {
    let draft = try snapshot(4)
    #expect(try draft.nextVersion() == 4)
    let signed = try draft.signed(by: SmallList.key(), as: .snapshot, under: [root])
    #expect(try signed.nextVersion() == 5)
    // Under a root with other keys none of the signatures counts any more.
    #expect(try SnapshotDraft.nextVersion(after: signed, nil) == 5)
  }

  @Test func `are above all that is known, also where a file was lost`() throws {
    let signed = try snapshot(4).signed(by: SmallList.key(), as: .snapshot, under: [root])
    let timestamp = try TimestampDraft(
      version: 7, expires: SmallList.end, signedAt: SmallList.end, snapshot: signed
    ).file().signed(by: SmallList.key(), as: .timestamp, under: [root])
    #expect(try SnapshotDraft.nextVersion(after: nil, timestamp) == 5)
    #expect(try SnapshotDraft.nextVersion(after: nil, nil) == 1)
    #expect(try TimestampDraft.nextVersion(after: timestamp, for: signed) == 8)
    #expect(try TimestampDraft.nextVersion(after: nil, for: signed) == 4)
  }
}
