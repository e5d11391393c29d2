import StrictJSON
import TestSupport
import Testing

@testable import IssuerTrust

@Suite struct `Targets that hand on to others` {
  /// What is read of targets with these delegations.
  private func read(_ tree: JSONTree, role: TrustRole = .targets) throws -> [DelegatedRole] {
    var signed = TestList.targets([], version: 1)
    signed["delegations"] = tree
    return try TargetsMetadata(MetadataFile(TestFile(signed).bytes, role: role)).delegations
  }

  private func read(_ delegations: [TestDelegation]) throws -> [DelegatedRole] {
    try read(TestDelegation.tree(delegations))
  }

  private func code(_ delegation: TestDelegation) -> String {
    TestList.code { _ = try read([delegation]) }
  }

  @Test func `say to whom, in order, and with which keys`() throws {
    var second = try TestDelegation("a.second-1", keys: TestKey.several("second", 3))
    second.threshold = 2
    second.terminating = false
    let roles = try read([TestDelegation("first"), second])
    #expect(roles.map(\.name) == ["authority/first", "authority/a.second-1"])
    #expect(roles.map(\.isTerminating) == [true, false])
    #expect(roles.map(\.keys.threshold) == [1, 2])
    #expect(roles[1].keys.keys.map(\.id) == second.keys.map(\.id))
    #expect(roles[0].ceiling == nil)
    #expect(
      roles[0].pathPatterns
        == ["issuers/first/*", "status/first/*", "evidence/first/*", "poe/first/*"])
  }

  @Test func `may hand on to nobody`() throws {
    #expect(try read(["keys": [:], "roles": []]).isEmpty)
    #expect(try read(["roles": []]).isEmpty)
    #expect(try read(nil).isEmpty)
  }

  @Test(arguments: [
    "ncvet", "authority/", "authority/registry", "authority/A", "authority/a/b", "authority/.a",
    "authority/-a", "authority/a b", "authority/\u{E9}", "snapshot2",
    "authority/\(String(repeating: "a", count: 65))",
  ])
  func `hand on to authorities only`(name: String) throws {
    var delegation = try TestDelegation("ncvet")
    delegation.name = name
    #expect(code(delegation) == "TRUST_DELEGATION")
  }

  @Test(arguments: ["root", "targets", "snapshot", "timestamp"])
  func `cannot hand on a role that the root gives`(name: String) throws {
    var delegation = try TestDelegation("ncvet")
    delegation.name = name
    #expect(code(delegation) == "TRUST_MALFORMED")
  }

  @Test(arguments: [
    "issuers/other/*", "issuers/*/*", "issuers/registry/*", "issuers/*", "*", "contexts/ncvet/*",
    "contexts/*", "issuers/ncvet", "issuers/ncvet/", "issuers/ncvet/a/*", "status/*", "",
    "issuers/ncve?/*", "issuers//*", "/issuers/ncvet/*", "Issuers/ncvet/*", "poe/ncvet-*/*",
  ])
  func `hand on only what is the authority's`(pattern: String) throws {
    var delegation = try TestDelegation("ncvet")
    delegation.paths = ["issuers/ncvet/*", pattern]
    #expect(["TRUST_DELEGATION", "TRUST_MALFORMED"].contains(code(delegation)))
  }

  @Test func `may hand on a part of what is the authority's`() throws {
    var delegation = try TestDelegation("ncvet")
    for paths in [[], ["issuers/ncvet/ab*.json"], ["status/ncvet/*", "issuers/ncvet/?*"]] {
      delegation.paths = paths
      #expect(code(delegation) == "accepted", "\(paths)")
    }
  }

  @Test func `that are an authority's hand on a part of its own to anybody`() throws {
    var delegation = try TestDelegation("school")
    delegation.paths = ["issuers/ncvet/ab*"]
    let tree = TestDelegation.tree([delegation])
    #expect(try read(tree, role: .delegated("authority/ncvet")).count == 1)
    #expect(code(delegation) == "TRUST_DELEGATION")
  }

  @Test(
    arguments: [
      (["keyids": []], "TRUST_THRESHOLD"), (["threshold": 2], "TRUST_THRESHOLD"),
      (["threshold": 0], "TRUST_MALFORMED"), (["keyids": ["feed"]], "TRUST_MALFORMED"),
      (["terminating": nil], "TRUST_MALFORMED"), (["terminating": "yes"], "TRUST_MALFORMED"),
      (["paths": nil], "TRUST_MALFORMED"), (["name": 1], "TRUST_MALFORMED"),
      (["path_hash_prefixes": ["00"]], "TRUST_MALFORMED"),
      (["paths": nil, "path_hash_prefixes": ["00"]], "TRUST_DELEGATION"),
      (["x-ceiling": nil], "TRUST_MALFORMED"), (["x-ceiling": ["a"]], "TRUST_MALFORMED"),
      (["x-ceiling": [["levels": ["5"]]]], "TRUST_RECORD_UNKNOWN_MEMBER"),
    ] as [([String: JSONTree], String)])
  func `are refused where they are not in order`(change: [String: JSONTree], code: String) throws {
    var delegation = try TestDelegation("ncvet")
    delegation.change = change
    #expect(self.code(delegation) == code)
  }

  @Test func `name each role once`() throws {
    let delegation = try TestDelegation("ncvet")
    #expect(TestList.code { _ = try read([delegation, delegation]) } == "TRUST_MALFORMED")
  }

  @Test func `have keys of honest kinds, under ids that are their digests`() throws {
    let delegation = try TestDelegation("ncvet")
    var tree = TestDelegation.tree([delegation])
    let id = delegation.keys[0].id.string
    tree["keys"]?[id]?["keytype"] = "ecdsa"
    #expect(TestList.code { _ = try read(tree) } == "KEY_WEAK")
    tree = TestDelegation.tree([delegation])
    tree["keys"]?[id]?["x-owner"] = "somebody"
    #expect(TestList.code { _ = try read(tree) } == "TRUST_KEY_ID")
    tree["keys"] = nil
    #expect(TestList.code { _ = try read(tree) } == "TRUST_MALFORMED")
  }

  @Test func `can restrict what the authority's issuers may award`() throws {
    let ceiling: JSONTree = [["frameworks": [["framework": "NSQF", "maxLevel": "5"]]]]
    #expect(try read([TestDelegation("ncvet", ceiling: ceiling)])[0].ceiling?.count == 1)
    #expect(try read([TestDelegation("ncvet", ceiling: [])])[0].ceiling?.isEmpty == true)
  }

  @Test func `T25 ten thousand roles are refused before their keys are looked at`() throws {
    let one = try TestDelegation("ncvet").tree
    let tree: JSONTree = ["keys": [:], "roles": .array(Array(repeating: one, count: 10_000))]
    let error = #expect(throws: TrustError.self) { try read(tree) }
    #expect(error == .tooManyDelegations(file: "targets", limit: 1024))
    #expect(error?.code == "TRUST_TOO_LARGE")
  }
}

@Suite struct `Patterns of paths` {
  /// Cases of the specification, and of others that read it differently.
  @Test(
    arguments: [
      ("targets/*.tgz", "targets/foo.tgz", true), ("targets/*.tgz", "targets/bar.tgz", true),
      ("targets/*.tgz", "targets/foo.txt", false), ("targets/*.tgz", "targets/a/foo.tgz", false),
      ("targets/*.tgz", "targets/.tgz", true), ("targets/*.tgz", "targets/.tgz.tgz", true),
      ("foo-version-?.tgz", "foo-version-2.tgz", true),
      ("foo-version-?.tgz", "foo-version-alpha.tgz", false),
      ("foo-version-?.tgz", "foo-version-.tgz", false), ("?", "/", false), ("*", "a/b", false),
      ("*.tgz", "foo.tgz", true), ("*.tgz", "/foo.tgz", false), ("foo.tgz", "foo.tgz", true),
      ("foo.tgz", "foo_tgz", false), ("*/*", "a/b", true), ("*/*", "a/b/c", false),
      ("*/*", "a", false), ("a*b/c", "axb/d", false), ("a*b*c", "abxbxc", true),
      ("a*b*c", "abxbx", false), ("**", "abc", true), ("", "", true), ("", "a", false),
      ("a", "", false), ("*", "", true), ("a*/", "ab/", true), ("[ab]", "a", false),
      ("[ab]", "[ab]", true), ("*a", "aaab", false), ("*aab", "aaab", true),
      ("\u{E9}", "e\u{301}", false),
    ] as [(String, String, Bool)])
  func `match whole paths, and never beyond a slash`(
    pattern: String, path: String, matches: Bool
  ) {
    #expect(PathPattern(ExactString(pattern)).matches(ExactString(path)) == matches)
  }

  @Test func `are matched in time that does not explode`() {
    let pattern = PathPattern(ExactString(String(repeating: "*a", count: 5_000)))
    let path = ExactString(String(repeating: "a", count: 4_000))
    #expect(!pattern.matches(path))
  }

  @Test(arguments: ["e3", "e3b0c442", ""])
  func `can be the beginnings of digests`(prefix: String) {
    // The SHA-256 of nothing.
    let isEntitled = DelegatedPaths.digestPrefixes([ExactString(prefix)]).contain("")
    #expect(isEntitled)
    #expect(!DelegatedPaths.digestPrefixes(["f"]).contain(""))
  }
}
