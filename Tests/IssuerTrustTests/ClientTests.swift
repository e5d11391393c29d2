import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `A client that updates step by step` {
  private let root: TestRoot
  private let list: TestList

  init() throws {
    root = try TestRoot()
    list = try TestList(month: 5)
  }

  /// A list of a later month whose parts are changed before they are signed.
  private func later(
    _ month: Int64 = 6, timestamp: [String: JSONTree] = [:], snapshot: [String: JSONTree] = [:]
  ) throws -> TestList {
    var list = try TestList(month: month)
    for (name, value) in snapshot { list.snapshot.signed[name] = value }
    list.snapshot = try TestFile(list.snapshot.signed, by: root.snapshotKeys)
    list.timestamp = try TestFile(
      TestList.timestamp(of: list.snapshot, version: month), by: root.timestampKeys)
    for (name, value) in timestamp { list.timestamp.signed[name] = value }
    list.timestamp = try TestFile(list.timestamp.signed, by: root.timestampKeys)
    return list
  }

  /// A client that has taken a list in, and begins anew with what it kept.
  private func returning(_ list: TestList) throws -> TestClient {
    var client = try TestClient(list)
    client.metadata.remember(timestamp: list.timestamp.bytes)
    _ = client.metadata.remember(snapshot: list.snapshot.bytes)
    return client
  }

  private func code(_ step: () throws -> Void) -> String { TestList.code(step) }

  @Test func `takes in what is in order`() throws {
    var client = try TestClient(list)
    try client.update(to: list)
    #expect(client.metadata.targets?.version == 5)
    #expect(client.metadata.remembered.roles == ["targets": 5])
    var next = try returning(list)
    try next.update(to: later())
    #expect(next.metadata.targets?.version == 6)
  }

  @Test func `T01 does not go back to an older timestamp`() throws {
    var client = try returning(list)
    let older = try TestList(month: 4)
    #expect(code { try client.update(to: older) } == "TRUST_ROLLBACK")
    #expect(client.metadata.timestamp?.version == 5)
  }

  @Test func `T02 ignores another timestamp of the same version`() throws {
    var client = try returning(list)
    let other = try later(5, timestamp: ["x-signedAt": "2026-12-31T00:00:00Z"])
    let signedAt = client.metadata.timestamp?.signedAt
    let isNew = try client.metadata.update(timestamp: other.timestamp.bytes)
    #expect(!isNew)
    #expect(client.metadata.timestamp?.signedAt == signedAt)
  }

  @Test func `does not go back to an older snapshot under a newer timestamp`() throws {
    var client = try returning(list)
    var older = try TestList(month: 4)
    older.timestamp = try TestFile(
      TestList.timestamp(of: older.snapshot, version: 6), by: root.timestampKeys)
    let error = #expect(throws: TrustError.self) { try client.update(to: older) }
    #expect(error == .olderThanKnown(file: "snapshot", found: 4, known: 5))
  }

  @Test func `does not go back to older targets under a newer snapshot`() throws {
    var client = try returning(list)
    let next = try later(snapshot: ["meta": ["targets.json": ["version": 4]]])
    let error = #expect(throws: TrustError.self) { try client.update(to: next) }
    #expect(error == .olderThanKnown(file: "targets", found: 4, known: 5))
  }

  @Test func `T15 notices a role that a snapshot leaves out`() throws {
    let authority = try TestAuthority("ncvet")
    let list = try TestList(authorities: [authority], month: 5)
    var client = try returning(list)
    let error = #expect(throws: TrustError.self) { try client.update(to: later()) }
    #expect(error == .roleRemoved(file: "snapshot", role: .delegated("authority/ncvet")))
    #expect(error?.code == "TRUST_ROLE_REMOVED")
  }

  @Test(arguments: ["timestamp", "snapshot", "targets", "root"])
  func `T03 is not kept at an expired part`(part: String) throws {
    let expired: JSONTree = "2027-01-02T00:00:00Z"
    var list = try later()
    switch part {
    case "timestamp": list = try later(timestamp: ["expires": expired])
    case "snapshot": list = try later(snapshot: ["expires": expired])
    case "targets":
      list.targets.signed["expires"] = expired
      list.targets = try TestFile(list.targets.signed, by: root.targetsKeys)
      try list.publish(month: 6)
    default:
      var root = root
      root.expires = "2027-01-02T00:00:00Z"
      list = try TestList(root: root)
    }
    let given = list
    #expect(
      code {
        var client = try TestClient(given)
        try client.update(to: given)
      } == "TRUST_FREEZE")
    // What expires a second later is good.
    var client = try TestClient(try later(), at: "2027-01-01T23:59:59Z")
    #expect(throws: Never.self) { try client.update(to: later()) }
  }

  @Test func `judges everything by the time at which the update began`() throws {
    let list = try later(snapshot: ["expires": "2027-01-02T00:00:01Z"])
    var client = try TestClient(list, at: "2027-01-02T00:00:00Z")
    #expect(throws: Never.self) { try client.update(to: list) }
  }

  @Test func `does not go on from a timestamp that expired since it was kept`() throws {
    var client = try TestClient(list, at: "2028-01-01T00:00:00Z")
    client.metadata.remember(timestamp: list.timestamp.bytes)
    #expect(
      code { try client.metadata.update(snapshot: list.snapshot.bytes) } == "TRUST_FREEZE")
  }

  @Test func `T04 does not mix what was signed at different times`() throws {
    var client = try returning(list)
    let next = try later()
    try client.metadata.update(timestamp: next.timestamp.bytes)
    #expect(code { try client.metadata.update(snapshot: list.snapshot.bytes) } == "TRUST_MIX")
    #expect(code { try client.metadata.update(targets: next.targets.bytes) } == "TRUST_MIX")
    try client.metadata.update(snapshot: next.snapshot.bytes)
    #expect(code { try client.metadata.update(targets: list.targets.bytes) } == "TRUST_MIX")
    try client.metadata.update(targets: next.targets.bytes)
    #expect(client.metadata.targets?.version == 6)
  }

  @Test func `takes nothing in out of turn`() throws {
    var client = try TestClient(list)
    #expect(
      code { try client.metadata.update(snapshot: list.snapshot.bytes) } == "BUNDLE_INCOMPLETE")
    #expect(
      code { try client.metadata.update(targets: list.targets.bytes) } == "BUNDLE_INCOMPLETE")
    #expect(code { _ = try client.metadata.search(for: "a") } == "BUNDLE_INCOMPLETE")
  }

  @Test func `forgets nothing where a step is refused`() throws {
    var client = try returning(list)
    let before = client.metadata.remembered
    for bytes in [[], Array("{}".utf8), list.snapshot.bytes] {
      #expect(throws: TrustError.self) { try client.metadata.update(timestamp: bytes) }
    }
    #expect(client.metadata.remembered == before)
  }
}

@Suite struct `A client whose keepers rotate keys` {
  private let root: TestRoot
  private let thiefs: TestList

  /// Somebody with the keys of timestamp and snapshot signed the highest versions there are.
  init() throws {
    root = try TestRoot()
    thiefs = try TestList(month: (1 << 53) - 1)
  }

  /// A client that took the thief's list in and is offered a root that changes these keys.
  private func code(_ change: (inout TestRoot) throws -> Void) throws -> String {
    var next = root.next()
    try change(&next)
    let list = try TestList(
      roots: [root.file(), next.file()], root: next, month: 3)
    return TestList.code { () -> Void in
      var client = try TestClient(list)
      client.metadata.remember(timestamp: thiefs.timestamp.bytes)
      _ = client.metadata.remember(snapshot: thiefs.snapshot.bytes)
      try client.update(to: list)
    }
  }

  @Test func `T13 recovers from the highest version there is`() throws {
    #expect(try code { $0.timestampKeys = [try TestKey("new timestamp")] } == "accepted")
    #expect(try code { $0.snapshotKeys = [try TestKey("new snapshot")] } == "accepted")
  }

  @Test func `T13 does not go back where no key was taken away`() throws {
    #expect(try code { _ in } == "TRUST_ROLLBACK")
    #expect(try code { $0.timestampKeys.append(try TestKey("one more")) } == "TRUST_ROLLBACK")
    #expect(try code { $0.targetsKeys = try TestKey.several("officer", 4) } == "TRUST_ROLLBACK")
  }

  @Test func `T13 recovers where the key was taken away some roots ago`() throws {
    var second = root.next()
    second.timestampKeys = [try TestKey("new timestamp")]
    let third = second.next()
    let list = try TestList(
      roots: [root.file(), second.file(), third.file()], root: third, month: 3)
    var client = try TestClient(list)
    let isOfUse = client.metadata.remember(timestamp: thiefs.timestamp.bytes)
    #expect(!isOfUse)
    #expect(throws: Never.self) { try client.update(to: list) }
  }

  @Test func `is told the name of the next root`() throws {
    var trusted = try TrustedRoot(root.file().bytes, rules: .assay)
    #expect(trusted.nextName == "2.root.json")
    try trusted.update(root.next().file().bytes)
    #expect(trusted.nextName == "3.root.json")
    #expect(TestList.code { try trusted.update(root.file().bytes) } == "TRUST_ROOT_VERSION")
    #expect(trusted.nextName == "3.root.json")
  }
}

@Suite struct `The names of files` {
  @Test func `have versions and digests where the repository is consistent`() throws {
    let record = try TestRecord.university()
    let list = try TestList(
      records: [record], authorities: [TestAuthority("ncvet")], month: 7)
    var client = try TestClient(list)
    #expect(client.metadata.snapshotName == nil)
    #expect(client.metadata.targetsName(of: "targets") == nil)
    try client.update(to: list)
    #expect(client.metadata.snapshotName == "7.snapshot.json")
    #expect(client.metadata.snapshotLimit == list.snapshot.bytes.count)
    #expect(client.metadata.targetsName(of: "targets") == "7.targets.json")
    #expect(client.metadata.targetsName(of: "authority/ncvet") == "1.authority/ncvet.json")
    #expect(client.metadata.targetsName(of: "authority/other") == nil)
    guard case .found(let found) = try client.metadata.search(for: list.records[0].path) else {
      Issue.record("the record is not found")
      return
    }
    let digest = TestFile.sha256(record.canonicalBytes())
    let name = TestFile.sha256(Array("did:web:uni.example".utf8))
    #expect(client.metadata.names(of: found) == ["issuers/registry/\(digest).\(name).json"])
    #expect(found.length == Int64(record.canonicalBytes().count))
    #expect(found.fits(record.canonicalBytes()))
    #expect(!found.fits([]))
  }

  @Test func `are plain otherwise`() throws {
    var root = try TestRoot()
    root.isConsistent = false
    let list = try TestList(root: root, month: 7)
    var client = try TestClient(list)
    try client.update(to: list)
    #expect(client.metadata.snapshotName == "snapshot.json")
    #expect(client.metadata.targetsName(of: "targets") == "targets.json")
    guard case .found(let found) = try client.metadata.search(for: list.records[0].path) else {
      Issue.record("the record is not found")
      return
    }
    #expect(client.metadata.names(of: found) == [list.records[0].path.string])
  }
}
