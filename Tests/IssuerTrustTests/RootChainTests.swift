import StrictJSON
import Testing

@testable import IssuerTrust

@Suite struct `Roots, one after the other` {
  private let first: TestRoot
  private let newKeys: [TestKey]

  init() throws {
    first = try TestRoot()
    newKeys = try TestKey.several("successor", 3)
  }

  /// What comes of a list that has a second root, signed by these keys.
  private func code(second: TestRoot, by keys: [TestKey]) throws -> String {
    try TestList(roots: [first.file(), second.file(by: keys)], root: second).code()
  }

  @Test func `a root that old and new keys sign is followed`() throws {
    let second = first.next(rootKeys: newKeys)
    #expect(try code(second: second, by: first.rootKeys + newKeys) == "accepted")
  }

  @Test func `T05 a root that only its own keys sign is refused`() throws {
    let second = first.next(rootKeys: newKeys)
    #expect(try code(second: second, by: newKeys) == "TRUST_ROOT_SIGNATURE")
    #expect(try code(second: second, by: newKeys + [first.rootKeys[0]]) == "TRUST_ROOT_SIGNATURE")
  }

  @Test func `T06 a root that only the keys it replaces sign is refused`() throws {
    let second = first.next(rootKeys: newKeys)
    #expect(try code(second: second, by: first.rootKeys) == "TRUST_ROOT_SIGNATURE")
    #expect(try code(second: second, by: first.rootKeys + [newKeys[0]]) == "TRUST_ROOT_SIGNATURE")
  }

  @Test func `T07 a root may not be missing`() throws {
    let third = first.next().next()
    let list = try TestList(roots: [first.file(), third.file()], root: third)
    #expect(throws: TrustError.rootVersion(expected: 2, found: 3)) { try list.read() }
    #expect(list.code() == "TRUST_ROOT_VERSION")
  }

  @Test func `the first root may not be missing`() throws {
    let second = first.next()
    let list = try TestList(roots: [second.file()], root: second)
    #expect(throws: TrustError.rootVersion(expected: 1, found: 2)) { try list.read() }
  }

  @Test func `T08 one key under two ids counts once`() throws {
    let root = TestFile(first.signed)
    var twice = root
    try twice.sign(first.rootKeys[0])
    try twice.sign(first.rootKeys[0], as: first.rootKeys[1].id.string)
    #expect(try TestList(roots: [twice]).code() == "TRUST_ROOT_SIGNATURE")
  }

  @Test func `T08 a key listed under an id that is not its digest is refused`() throws {
    var signed = first.signed
    let key = first.rootKeys[0]
    let alias = String(repeating: "ab", count: 32)
    signed["keys"]?[alias] = key.tree
    let list = try TestList(roots: [TestFile(signed, by: first.rootKeys)])
    #expect(list.code() == "TRUST_KEY_ID")
  }

  @Test func `T11 a reader who slept through seven rotations arrives at the last root`() throws {
    var root = first
    var roots = [try root.file()]
    for year in 1...7 {
      let old = root.rootKeys
      root = root.next(rootKeys: try TestKey.several("year \(year)", 3))
      roots.append(try root.file(by: Array(old[..<2] + root.rootKeys[..<2])))
    }
    let list = try TestList(roots: roots, root: root)
    for pinned in roots {
      let bundle = try TrustBundle(list.bundle, root: pinned.bytes)
      #expect(bundle.role(.root).version == 8)
      #expect(bundle.rootFingerprint == TestFile.sha256(root.signed.canonicalBytes()))
    }
  }

  @Test func `T12 an expired root between fresh ones does no harm`() throws {
    var second = first.next()
    second.expires = "2020-01-01T00:00:00Z"
    var third = second.next()
    third.expires = first.expires
    let list = try TestList(
      roots: [first.file(), second.file(), third.file()], root: third)
    let bundle = try list.read()
    #expect(try bundle.freshness(at: at("2027-01-02T00:00:00Z"), graceSeconds: 0) == .fresh)
  }

  @Test func `T18 the list's id cannot change`() throws {
    var second = first.next()
    second.listID = "urn:uuid:00000000-0000-4000-8000-000000000000"
    #expect(try code(second: second, by: first.rootKeys) == "TRUST_LIST_ID_CHANGED")
  }

  @Test func `T18 a rehearsal cannot become the real thing`() throws {
    var second = first.next()
    second.environment = "production"
    #expect(throws: TrustError.listChanged(from: "test", to: "production")) {
      try TestList(roots: [first.file(), second.file()], root: second).read()
    }
  }

  @Test func `T19 another authority's list is refused`() throws {
    var other = try TestRoot()
    other.listID = "urn:uuid:00000000-0000-4000-8000-000000000000"
    other.rootKeys = newKeys
    let list = try TestList(root: other)
    #expect(
      TestList.code { try TrustBundle(list.bundle, root: first.file().bytes) }
        == "TRUST_LIST_ID_CHANGED")
  }

  @Test func `T19 a forged root for the same list is refused`() throws {
    var forged = first
    forged.rootKeys = newKeys
    let list = try TestList(root: forged)
    #expect(throws: TrustError.rootNotInBundle(version: 1)) {
      try TrustBundle(list.bundle, root: first.file().bytes)
    }
  }

  @Test func `T01 a list older than the pinned root is refused`() throws {
    let second = first.next()
    let list = try TestList()
    #expect(throws: TrustError.rollback(pinned: 2, newest: 1)) {
      try TrustBundle(list.bundle, root: second.file().bytes)
    }
  }

  @Test func `roots before the pinned one are signed, too`() throws {
    let second = first.next()
    let list = try TestList(roots: [TestFile(first.signed), second.file()], root: second)
    #expect(throws: TrustError.rootSignature(version: 1)) {
      try TrustBundle(list.bundle, root: second.file().bytes)
    }
  }

  @Test func `a reader who has only a root's fingerprint can pin it`() throws {
    let second = first.next()
    let list = try TestList(roots: [first.file(), second.file()], root: second)
    for root in [first, second] {
      let fingerprint = TestFile.sha256(root.signed.canonicalBytes())
      #expect(throws: Never.self) {
        try TrustBundle(list.bundle, rootFingerprint: fingerprint)
      }
    }
    for fingerprint in ["", String(repeating: "0", count: 64)] {
      #expect(
        TestList.code { try TrustBundle(list.bundle, rootFingerprint: fingerprint) }
          == "TRUST_ROOT_VERSION")
    }
  }

  @Test func `a pinned root that its own keys did not sign is refused`() throws {
    let list = try TestList(roots: [TestFile(first.signed, by: [first.rootKeys[0]])])
    #expect(throws: TrustError.rootSignature(version: 1)) { try list.read() }
  }

  @Test func `a bundle without roots is refused`() throws {
    var list = try TestList()
    let pinned = list.roots[0].bytes
    list.roots = []
    let bundle = list.bundle
    #expect(TestList.code { try TrustBundle(bundle, root: pinned) } == "BUNDLE_INCOMPLETE")
  }
}
