import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

/// What a reader remembers of a list, and a time to update at.
struct TestReader {
  var state: TrustState
  static let time = "2027-01-02T00:00:00Z"

  /// A reader who pins the first root of a list.
  init(pinning list: TestList) throws {
    state = TrustState(pinning: try PinnedRootFile(list.roots[0].bytes))
  }

  /// A reader who has taken a list in.
  init(after list: TestList) throws {
    try self.init(pinning: list)
    try update(to: list)
  }

  @discardableResult
  mutating func update(to list: TestList, at time: String = TestReader.time) throws -> Bool {
    let result = try state.applying(list.bundle, at: Instant(rfc3339: time))
    state = result.state
    return result.isNew
  }

  /// The code with which the reader refuses a list; "accepted" where they do not, "known" where there
  /// is nothing new.
  func code(_ list: TestList, at time: String = TestReader.time) -> String {
    var isNew = false
    var reader = self
    let code = TestList.code { () -> Void in isNew = try reader.update(to: list, at: time) }
    return code == "accepted" && !isNew ? "known" : code
  }
}

@Suite struct `A reader who updates` {
  private let root: TestRoot
  private let month5: TestList
  private let reader: TestReader

  init() throws {
    root = try TestRoot()
    month5 = try TestList(month: 5)
    reader = try TestReader(after: month5)
  }

  /// A list of a later month whose parts are changed before they are signed.
  private func later(
    timestamp: [String: JSONTree] = [:], snapshot: [String: JSONTree] = [:],
    targets: [String: JSONTree] = [:]
  ) throws -> TestList {
    var list = try TestList(month: 6)
    for (name, value) in targets { list.targets.signed[name] = value }
    list.targets = try TestFile(list.targets.signed, by: Array(root.targetsKeys.prefix(2)))
    list.snapshot.signed = TestList.snapshot(of: list.targets, version: 6)
    for (name, value) in snapshot { list.snapshot.signed[name] = value }
    list.snapshot = try TestFile(list.snapshot.signed, by: root.snapshotKeys)
    list.timestamp.signed = TestList.timestamp(of: list.snapshot, version: 6)
    for (name, value) in timestamp { list.timestamp.signed[name] = value }
    list.timestamp = try TestFile(list.timestamp.signed, by: root.timestampKeys)
    return list
  }

  @Test func `knows what was taken in`() throws {
    let state = reader.state
    #expect(state.listID == ExactString(root.listID))
    #expect(state.rootVersion == 1)
    #expect(state.rootBytes == month5.roots[0].bytes)
    #expect(state.rootFingerprint == TestFile.sha256(root.signed.canonicalBytes()))
    #expect(state.timestampVersion == 5)
    #expect(state.version == 5)
    #expect(state.roleVersions.map(\.version) == [5])
    #expect(state.recordCount == 1)
    #expect(state.newestSignedAt == (try at("2027-01-01T00:00:00Z")))
    #expect(state.maxTrustedTime == (try at(TestReader.time)))
    #expect(state.lastUpdate == (try at(TestReader.time)))
    let (bundle, next, isNew) = try state.applying(later().bundle, at: at(TestReader.time))
    #expect(isNew)
    #expect(bundle.version == 6)
    #expect(next.version == 6)
    #expect(next != state)
  }

  @Test func `finds nothing new in what is known`() throws {
    #expect(reader.code(month5, at: "2027-01-09T00:00:00Z") == "known")
    var again = reader
    try again.update(to: month5, at: "2027-01-09T00:00:00Z")
    #expect(again.state.bytes() == reader.state.bytes())
  }

  @Test func `begins with a root alone, or its fingerprint`() throws {
    let pinned = try TestReader(pinning: month5)
    #expect(pinned.state.version == nil)
    #expect(pinned.state.lastUpdate == nil)
    #expect(pinned.code(month5) == "accepted")
    let fingerprint = TestFile.sha256(root.signed.canonicalBytes())
    let told = try TrustState(pinningFingerprint: fingerprint, of: month5.bundle)
    #expect(told == pinned.state)
    for text in ["", "00", String(repeating: "0", count: 64)] {
      #expect(
        TestList.code { () -> Void in
          _ = try TrustState(pinningFingerprint: text, of: month5.bundle)
        } == "TRUST_ROOT_VERSION")
    }
  }

  @Test func `T01 refuses an older list`() throws {
    #expect(reader.code(try TestList(month: 4)) == "TRUST_ROLLBACK")
    // A list that was given by hand, too.
    let older = try TestList(month: 4).bundle
    #expect(TestList.code { try reader.state.checked(older) } == "TRUST_ROLLBACK")
  }

  @Test func `T01 refuses older parts under a newer timestamp`() throws {
    var list = try TestList(month: 4)
    list.timestamp = try TestFile(
      TestList.timestamp(of: list.snapshot, version: 6), by: root.timestampKeys)
    #expect(reader.code(list) == "TRUST_ROLLBACK")
    list.snapshot = try TestFile(
      TestList.snapshot(of: list.targets, version: 6), by: root.snapshotKeys)
    list.timestamp = try TestFile(
      TestList.timestamp(of: list.snapshot, version: 6), by: root.timestampKeys)
    #expect(reader.code(list) == "TRUST_ROLLBACK")
  }

  @Test func `T01 refuses a list from before a root that was trusted`() throws {
    let second = root.next()
    var reader = reader
    try reader.update(
      to: TestList(roots: [root.file(), second.file()], root: second, month: 5))
    #expect(reader.state.rootVersion == 2)
    #expect(reader.code(try TestList(month: 7)) == "TRUST_ROLLBACK")
  }

  @Test func `T02 ignores another timestamp of the same version`() throws {
    var other = month5
    other.timestamp.signed["x-signedAt"] = "2027-01-01T12:00:00Z"
    other.timestamp = try TestFile(other.timestamp.signed, by: root.timestampKeys)
    #expect(reader.code(other) == "known")
  }

  @Test func `takes a newer root in with a timestamp that is known`() throws {
    let second = root.next()
    let list = try TestList(roots: [root.file(), second.file()], root: second, month: 5)
    #expect(reader.code(list) == "accepted")
    var next = reader
    try next.update(to: list)
    #expect(next.state.rootVersion == 2)
    #expect(next.state.timestampVersion == 5)
    #expect(next.code(list) == "known")
  }

  @Test(arguments: ["timestamp", "snapshot", "targets", "root"])
  func `T03 is not kept at an expired list, but may read it`(part: String) throws {
    let expired: [String: JSONTree] = ["expires": "2027-01-02T00:00:00Z"]
    var late = root
    late.expires = "2027-01-02T00:00:00Z"
    let list =
      switch part {
      case "timestamp": try later(timestamp: expired)
      case "snapshot": try later(snapshot: expired)
      case "targets": try later(targets: expired)
      default: try TestList(root: late, month: 6)
      }
    let reader = part == "root" ? try TestReader(pinning: list) : reader
    #expect(reader.code(list) == "TRUST_FREEZE")
    let bundle = try reader.state.checked(list.bundle)
    let time = try at(TestReader.time)
    #expect(bundle.freshness(at: time, graceSeconds: 0) != .fresh)
  }

  @Test func `T04 refuses parts of different months`() throws {
    let next = try later()
    for change in [
      { (list: inout TestList) in list.targets = next.targets },
      { list in list.snapshot = next.snapshot }, { list in list.timestamp = next.timestamp },
    ] {
      var list = try TestList(month: 7)
      change(&list)
      #expect(reader.code(list) == "TRUST_MIX")
    }
  }

  @Test func `T05 to T07 refuses roots that do not follow`() throws {
    let newKeys = try TestKey.several("successor", 3)
    let second = root.next(rootKeys: newKeys)
    for (keys, code) in [
      (newKeys, "TRUST_ROOT_SIGNATURE"), (root.rootKeys, "TRUST_ROOT_SIGNATURE"),
      (newKeys + root.rootKeys, "accepted"),
    ] {
      let list = try TestList(roots: [root.file(), second.file(by: keys)], root: second, month: 6)
      #expect(reader.code(list) == code)
    }
    let third = root.next().next()
    #expect(
      reader.code(try TestList(roots: [root.file(), third.file()], root: third, month: 6))
        == "TRUST_ROOT_VERSION")
  }

  @Test func `T11 T12 arrives at the last root after years, some of them expired`() throws {
    var newest = root
    var roots = [try root.file()]
    for year in 1...7 {
      let old = newest.rootKeys
      newest = newest.next(rootKeys: try TestKey.several("year \(year)", 3))
      newest.expires = year < 7 ? "2026-0\(year)-01T00:00:00Z" : root.expires
      roots.append(try newest.file(by: Array(old[..<2] + newest.rootKeys[..<2])))
    }
    var reader = reader
    try reader.update(to: TestList(roots: roots, root: newest, month: 6))
    #expect(reader.state.rootVersion == 8)
    #expect(reader.state.version == 6)
  }

  @Test func `T13 recovers from the highest version that a thief could sign`() throws {
    let highest = try TestList(month: (1 << 53) - 1)
    var reader = reader
    try reader.update(to: highest)
    #expect(reader.code(try TestList(month: 6)) == "TRUST_ROLLBACK")
    for change in [
      { (root: inout TestRoot) throws in root.timestampKeys = [try TestKey("new timestamp")] },
      { root in root.snapshotKeys = [try TestKey("new snapshot")] },
    ] {
      var second = root.next()
      try change(&second)
      let list = try TestList(roots: [root.file(), second.file()], root: second, month: 6)
      var recovered = reader
      try recovered.update(to: list)
      #expect(recovered.state.version == 6)
      #expect(recovered.state.rootVersion == 2)
      // From here on nothing goes back again.
      let older = try TestList(roots: [root.file(), second.file()], root: second, month: 5)
      #expect(recovered.code(older) == "TRUST_ROLLBACK")
    }
    let same = root.next()
    let list = try TestList(roots: [root.file(), same.file()], root: same, month: 6)
    #expect(reader.code(list) == "TRUST_ROLLBACK")
  }

  @Test func `T13 recovers from a date that a thief could sign`() throws {
    var stolen = try later(timestamp: [
      "x-signedAt": "2096-01-01T00:00:00Z", "expires": "2097-01-01T00:00:00Z",
    ])
    // Nobody whose clock is right takes that in.
    #expect(reader.code(stolen) == "CLOCK_ROLLBACK")
    stolen = try later(timestamp: ["x-signedAt": "2027-01-02T20:00:00Z"])
    var reader = reader
    try reader.update(to: stolen)
    var second = root.next()
    second.timestampKeys = [try TestKey("new timestamp")]
    let list = try TestList(roots: [root.file(), second.file()], root: second, month: 7)
    try reader.update(to: list)
    #expect(reader.state.newestSignedAt == (try at("2027-01-01T00:00:00Z")))
  }

  @Test func `T14 refuses an issuer that thieves of the publishing keys add`() throws {
    var list = try TestList(month: 6)
    let path = TestList.path("did:web:mill.example")
    let bytes = try TestRecord.university(id: "did:web:mill.example").canonicalBytes()
    list.records.append((path, bytes))
    #expect(reader.code(list) == "BUNDLE_EXTRA")
    list.targets = try TestFile(
      TestList.targets(list.records, version: 6), by: root.snapshotKeys + root.timestampKeys)
    try list.publish(month: 6)
    #expect(reader.code(list) == "TRUST_THRESHOLD")
  }

  @Test func `T18 T19 refuses another list, and another purpose of the same`() throws {
    var second = root.next()
    second.environment = "production"
    #expect(
      reader.code(try TestList(roots: [root.file(), second.file()], root: second, month: 6))
        == "TRUST_LIST_ID_CHANGED")
    second = root.next()
    second.listID = "urn:uuid:00000000-0000-4000-8000-000000000000"
    #expect(
      reader.code(try TestList(roots: [root.file(), second.file()], root: second, month: 6))
        == "TRUST_LIST_ID_CHANGED")
    var other = root
    other.listID = second.listID
    #expect(reader.code(try TestList(root: other, month: 6)) == "TRUST_LIST_ID_CHANGED")
    // One that only calls itself the same.
    var forged = root
    forged.rootKeys = try TestKey.several("forger", 3)
    #expect(reader.code(try TestList(root: forged, month: 6)) == "TRUST_ROOT_VERSION")
  }
}

@Suite struct `A list that never forgets` {
  private let uni: JSONTree
  private let college: JSONTree

  init() throws {
    uni = try TestRecord.university()
    college = try TestRecord.university(id: "did:web:college.example")
  }

  @Test func `T16 keeps the record of every issuer`() throws {
    let reader = try TestReader(after: TestList(records: [uni, college]))
    let next = try TestList(records: [uni], month: 2)
    #expect(reader.code(next) == "TRUST_TARGET_REMOVED")
    #expect(TestList.code { try reader.state.checked(next.bundle) } == "TRUST_TARGET_REMOVED")
    var replaced = college
    replaced["status"] = ["value": "revoked-ab-initio"]
    #expect(reader.code(try TestList(records: [uni, replaced], month: 2)) == "accepted")
  }

  @Test func `T16 keeps the records of its authorities as long as it has these`() throws {
    let full = try TestAuthority("ncvet", records: [college])
    let reader = try TestReader(after: TestList(records: [uni], authorities: [full]))
    var empty = try TestAuthority("ncvet")
    empty.version = 2
    #expect(
      reader.code(try TestList(records: [uni], authorities: [empty], month: 2))
        == "TRUST_TARGET_REMOVED")
    // Who decides on the registry may end the delegation; the snapshot goes on naming the role.
    var ended = try TestList(records: [uni], month: 2)
    ended.roles = [(full.name, try full.file())]
    try ended.publish(month: 2)
    ended.roles = []
    #expect(reader.code(ended) == "accepted")
  }

  @Test func `T15 keeps the metadata of its authorities`() throws {
    let full = try TestAuthority("ncvet", records: [college])
    let reader = try TestReader(after: TestList(records: [uni], authorities: [full]))
    #expect(reader.code(try TestList(records: [uni], month: 2)) == "TRUST_ROLE_REMOVED")
  }

  @Test func `T01 does not go back to an authority's older metadata`() throws {
    var ncvet = try TestAuthority("ncvet", records: [college])
    ncvet.version = 3
    let reader = try TestReader(after: TestList(authorities: [ncvet]))
    ncvet.version = 2
    #expect(reader.code(try TestList(authorities: [ncvet], month: 2)) == "TRUST_ROLLBACK")
  }

  @Test func `tells whose status restricts less than it did`() throws {
    var suspended = college
    suspended["status"] = ["value": "suspended", "since": "2026-05-01T00:00:00Z"]
    var reader = try TestReader(after: TestList(records: [uni, suspended]))
    let before = reader.state
    let list = try TestList(records: [uni, college], month: 2)
    let (bundle, state, _) = try before.applying(list.bundle, at: at(TestReader.time))
    let relaxed = state.relaxedStatuses(in: bundle, since: before)
    #expect(relaxed.map(\.record.id) == ["did:web:college.example"])
    #expect(relaxed.map(\.was) == ["suspended"])
    // The other way round there is nothing to tell.
    reader = try TestReader(after: TestList(records: [uni, college]))
    let next = try TestList(records: [uni, suspended], month: 2)
    let result = try reader.state.applying(next.bundle, at: at(TestReader.time))
    #expect(result.state.relaxedStatuses(in: result.bundle, since: reader.state).isEmpty)
  }
}

@Suite struct `The clock of a reader` {
  private let list: TestList

  init() throws { list = try TestList(month: 5) }

  @Test func `T49 that was set back is noticed`() throws {
    let reader = try TestReader(after: list)
    let next = try TestList(month: 6)
    #expect(reader.code(next, at: "2025-01-02T00:00:00Z") == "CLOCK_ROLLBACK")
    #expect(reader.code(next, at: "2026-12-31T23:59:59Z") == "CLOCK_ROLLBACK")
    // A day is allowed for the wrong zone.
    #expect(reader.code(next, at: "2027-01-01T00:00:00Z") == "accepted")
    #expect(throws: TrustError.self) {
      try reader.state.requireClock(at("2025-01-02T00:00:00Z"))
    }
    #expect(throws: Never.self) { try reader.state.requireClock(at("2027-01-01T00:00:00Z")) }
  }

  @Test func `T49 is noticed to be wrong by the list's own date`() throws {
    let reader = try TestReader(pinning: list)
    #expect(reader.code(list, at: "2026-12-30T23:59:59Z") == "CLOCK_ROLLBACK")
    #expect(reader.code(list, at: "2026-12-31T00:00:00Z") == "accepted")
  }

  @Test func `runs between updates count`() throws {
    let state = try TestReader(after: list).state
    let later = state.noting(runAt: try at("2027-02-01T10:00:00.5Z"))
    #expect(later.maxTrustedTime == (try at("2027-02-01T10:00:00Z")))
    #expect(later.lastUpdate == state.lastUpdate)
    #expect(later.noting(runAt: try at("2027-01-31T10:00:00Z")) == later)
    #expect(throws: TrustError.self) { try later.requireClock(at("2027-01-31T09:59:59Z")) }
  }

  @Test func `T50 that was far ahead does no harm for good`() throws {
    let state = try TestReader(after: list).state
    let ahead = state.noting(runAt: try at("2037-01-01T00:00:00Z"))
    #expect(ahead == state)
    let reader = try TestReader(after: list)
    #expect(reader.code(try TestList(month: 6), at: "2037-01-01T00:00:00Z") == "TRUST_FREEZE")
    #expect(reader.code(try TestList(month: 6)) == "accepted")
    // Four hundred days after the list was signed is the last moment that is believed.
    let last = try at("2027-01-01T00:00:00Z").adding(seconds: 400 * 86_400)
    #expect(state.noting(runAt: last).maxTrustedTime == last)
    #expect(state.noting(runAt: last.adding(seconds: 1)) == state)
  }

  @Test func `says nothing where the list has no date`() throws {
    var list = list
    list.timestamp.signed["x-signedAt"] = nil
    list.timestamp = try TestFile(list.timestamp.signed, by: TestRoot().timestampKeys)
    let reader = try TestReader(after: list)
    #expect(reader.state.maxTrustedTime == nil)
    #expect(reader.state.noting(runAt: try at("2030-01-01T00:00:00Z")).maxTrustedTime == nil)
  }
}

@Suite struct `The file of what is remembered` {
  private let state: TrustState

  init() throws {
    var suspended = try TestRecord.university(id: "did:web:college.example")
    suspended["status"] = ["value": "suspended", "since": "2026-05-01T00:00:00Z"]
    let ncvet = try TestAuthority("ncvet", records: [suspended])
    state = try TestReader(after: TestList(authorities: [ncvet], month: 5)).state
  }

  private func code(_ bytes: [UInt8]) -> String {
    TestList.code { () -> Void in _ = try TrustState(bytes) }
  }

  @Test func `gives back what was kept`() throws {
    let bytes = state.bytes()
    let again = try TrustState(bytes)
    #expect(again == state)
    #expect(again.bytes() == bytes)
    #expect(again.roleVersions.map(\.role.rawValue) == ["authority/ncvet", "targets"])
    #expect(again.recordPaths == state.recordPaths)
    #expect(again.statuses.values.map(\.string) == ["suspended"])
    #expect(again.versions == state.versions)
    #expect(again.digests.count == 3)
    #expect(bytes.filter { $0 == 0x0A }.count == 2)
    let pinned = try TestReader(pinning: TestList()).state
    #expect(try TrustState(pinned.bytes()) == pinned)
  }

  @Test func `T58 cut anywhere is told to be damaged`() {
    let bytes = state.bytes()
    for count in 0..<bytes.count {
      #expect(code(Array(bytes.prefix(count))) == "STATE_CORRUPT", "cut at \(count)")
    }
    #expect(code(bytes + [0x0A]) == "STATE_CORRUPT")
    #expect(code(bytes + bytes) == "STATE_CORRUPT")
  }

  @Test func `T58 with one bit flipped is told to be damaged`() {
    let original = state.bytes()
    for index in original.indices {
      for bit in 0..<8 where (index + bit) % 3 == 0 {
        var bytes = original
        bytes[index] ^= 1 << UInt8(bit)
        #expect(code(bytes) == "STATE_CORRUPT", "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test(
    arguments: [
      (["type": "TrustState/2"], "TRUST_MALFORMED"), (["listId": "urn:other"], "TRUST_MALFORMED"),
      (["root": "e30="], "TRUST_MALFORMED"), (["roles": nil], "TRUST_MALFORMED"),
      (["roles": ["targets": 0]], "TRUST_MALFORMED"),
      (["timestampVersion": -1], "TRUST_MALFORMED"), (["lastUpdate": "soon"], "TRUST_MALFORMED"),
    ] as [([String: JSONTree], String)])
  func `of another format is told`(change: [String: JSONTree], code: String) throws {
    let bytes = state.bytes()
    let line = Array(bytes[..<(bytes.firstIndex(of: 0x0A) ?? 0)])
    var tree = try JSONDocument(line).root.tree()
    for (name, value) in change { tree[name] = value }
    let next = tree.canonicalBytes() + [0x0A]
    #expect(self.code(next + Array("sha256:\(TestFile.sha256(next))\n".utf8)) == code)
  }
}
