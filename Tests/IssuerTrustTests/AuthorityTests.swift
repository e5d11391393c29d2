import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `Authorities that a list hands on to` {
  private let college: ExactString = "did:web:college.example"

  private func record(_ change: [String: JSONTree] = [:]) throws -> JSONTree {
    var record = try TestRecord.university(id: college.string)
    for (name, value) in change { record[name] = value }
    return record
  }

  @Test func `list issuers of their own`() throws {
    let ncvet = try TestAuthority("ncvet", records: [record()])
    let bundle = try TestList(authorities: [ncvet, TestAuthority("empty")]).read()
    let found = try #require(bundle.record(forIssuer: college))
    #expect(found.authority == "ncvet")
    #expect(found.id == college)
    #expect(bundle.record(forIssuer: "did:web:college.example#alias")?.id == college)
    #expect(bundle.listedKey(verificationMethod: "did:web:college.example#2026") != nil)
    #expect(bundle.record(forIssuer: "did:web:uni.example")?.authority == nil)
    #expect(bundle.records.map(\.authority) == [nil, "ncvet"])
    #expect(bundle.recordCount == 2)
    #expect(bundle.delegatedRoles.map(\.role.rawValue) == ["authority/empty", "authority/ncvet"])
    #expect(bundle.delegatedRoles.map(\.threshold) == [1, 1])
    #expect(bundle.delegation(to: "authority/ncvet")?.ceiling == nil)
    #expect(bundle.delegation(to: "authority/other") == nil)
  }

  @Test func `have files of their own, and status lists for their issuers`() throws {
    let url = "https://college.example/status/1"
    let name = TestFile.sha256(Array(url.utf8))
    var ncvet = try TestAuthority("ncvet", records: [record()])
    ncvet.records.append((ExactString("status/ncvet/\(name).json"), [1, 2, 3]))
    ncvet.records.append(("evidence/ncvet/1.pdf", [4]))
    let bundle = try TestList(authorities: [ncvet]).read()
    let issuer = try #require(bundle.record(forIssuer: college))
    #expect(bundle.statusList(at: ExactString(url), for: issuer) == [1, 2, 3])
    #expect(bundle.file(at: "evidence/ncvet/1.pdf") == [4])
    // Not for the issuers of others.
    let other = try #require(bundle.record(forIssuer: "did:web:uni.example"))
    #expect(bundle.statusList(at: ExactString(url), for: other) == nil)
  }

  @Test(arguments: ["issuers/other/", "issuers/registry/", "status/other/", "contexts/", ""])
  func `T23 are not found outside of what is their own`(folder: String) throws {
    var ncvet = try TestAuthority("ncvet", records: [record()])
    let name = ncvet.records[0].path.string.split(separator: "/").last ?? ""
    let path = ExactString("\(folder)\(name)")
    ncvet.records[0].path = path
    var list = try TestList(authorities: [ncvet, TestAuthority("other")])
    // The file is in the bundle: nobody who is entitled to signed it.
    #expect(list.code() == "BUNDLE_EXTRA")
    list.records.removeLast()
    let bundle = try list.read()
    #expect(bundle.record(forIssuer: college) == nil)
    #expect(bundle.unusableRecord(forIssuer: college) == nil)
    #expect(
      bundle.unusableRecords.map(\.reason)
        == [.pathNotDelegated(role: "authority/ncvet", path: path)])
    #expect(bundle.unusableRecords.map(\.reason.code) == ["TRUST_PATH"])
  }

  @Test func `T23 do not hurt others by files where no record can be`() throws {
    var ncvet = try TestAuthority("ncvet", records: [record()])
    ncvet.records.append(("issuers/ncvet/readme.txt", [1]))
    let bundle = try TestList(authorities: [ncvet]).read()
    #expect(bundle.record(forIssuer: college) != nil)
    #expect(
      bundle.unusableRecords.map(\.reason)
        == [.recordPath(path: "issuers/ncvet/readme.txt", issuer: nil)])
  }

  @Test func `T23 list no more of what is their own than was handed on to them`() throws {
    var ncvet = try TestAuthority("ncvet", records: [record()])
    ncvet.delegation.paths = ["status/ncvet/*"]
    #expect(try TestList(authorities: [ncvet]).code() == "BUNDLE_EXTRA")
  }

  @Test func `T20 have metadata that must be there, and no other`() throws {
    let list = try TestList(authorities: [TestAuthority("ncvet", records: [record()])])
    func code(_ change: (inout TestList) throws -> Void) throws -> String {
      var list = list
      try change(&list)
      return list.code()
    }
    #expect(try code { _ in } == "accepted")
    #expect(try code { $0.roles = [] } == "BUNDLE_INCOMPLETE")
    #expect(
      try code {
        $0.roles = []
        try $0.publish()
      } == "TRUST_ROLE_REMOVED")
    let other = try TestAuthority("other")
    #expect(try code { $0.roles.append((other.name, try other.file())) } == "BUNDLE_EXTRA")
    #expect(
      try code {
        $0.roles.append((other.name, try other.file()))
        try $0.publish()
      } == "BUNDLE_EXTRA")
    // A snapshot keeps naming a role that nobody hands on to any more.
    #expect(
      try code {
        $0.roles.append((other.name, try other.file()))
        try $0.publish()
        $0.roles.removeLast()
      } == "accepted")
    #expect(try code { $0.records.removeLast() } == "BUNDLE_INCOMPLETE")
    #expect(try code { $0.records[1].bytes[9] ^= 1 } == "TRUST_TARGET_HASH")
  }

  @Test func `T22 have metadata that their own keys must sign`() throws {
    var ncvet = try TestAuthority("ncvet", records: [record()])
    ncvet.delegation.keys = try TestKey.several("ncvet", 3)
    ncvet.delegation.threshold = 2
    var list = try TestList(authorities: [ncvet])
    #expect(list.code() == "accepted")
    let issuer = try TestKey(college.string)
    for keys in [
      [issuer], [ncvet.delegation.keys[0]], [ncvet.delegation.keys[0], issuer],
      try TestKey.several("officer", 3), [ncvet.delegation.keys[1], ncvet.delegation.keys[1]],
    ] {
      list.roles[0].file = try TestFile(ncvet.signed, by: keys)
      try list.publish()
      #expect(list.code() == "TRUST_THRESHOLD")
    }
  }

  @Test func `T04 have metadata that belongs to the snapshot`() throws {
    var ncvet = try TestAuthority("ncvet", records: [record()])
    var list = try TestList(authorities: [ncvet])
    ncvet.version = 2
    list.roles[0].file = try ncvet.file()
    #expect(list.code() == "TRUST_MIX")
  }

  @Test func `sign with keys that are no issuer's`() throws {
    let key = try TestKey("authority ncvet")
    let keys: JSONTree = [TestRecord.key("\(college)#2026", key)]
    let ncvet = try TestAuthority("ncvet", records: [record(["keys": keys])])
    let bundle = try TestList(authorities: [ncvet]).read()
    let found = try #require(bundle.listedKey(verificationMethod: "did:web:college.example#2026"))
    #expect(bundle.isKeyOfRole(found.key))
  }

  @Test func `T03 may be late without keeping others back`() throws {
    var ncvet = try TestAuthority("ncvet", records: [record()])
    ncvet.expires = "2027-01-01T00:00:00Z"
    let bundle = try TestList(authorities: [ncvet]).read()
    let (time, since) = (try at("2027-01-02T00:00:00Z"), try at("2027-01-01T00:00:00Z"))
    #expect(bundle.freshness(at: time, graceSeconds: 0) == .fresh)
    let late = try #require(bundle.record(forIssuer: college))
    let role = TrustRole.delegated("authority/ncvet")
    #expect(
      bundle.freshness(of: late, at: time, graceSeconds: 0) == .expired(role: role, since: since))
    #expect(
      bundle.freshness(of: late, at: time, graceSeconds: 86_400)
        == .stale(role: role, since: since))
    let other = try #require(bundle.record(forIssuer: "did:web:uni.example"))
    #expect(bundle.freshness(of: other, at: time, graceSeconds: 0) == .fresh)
  }
}

@Suite struct `Authorities that hand on a part of what is their own` {
  private let college: ExactString = "did:web:college.example"

  /// An authority whose issuer is listed by another one, to which it hands a part on.
  private func list(
    change: (inout TestAuthority, inout TestAuthority) throws -> Void = { _, _ in }
  ) throws -> TestList {
    var ncvet = try TestAuthority("ncvet")
    var board = try TestAuthority("board")
    board.delegation.paths = ["issuers/ncvet/*"]
    let record = try TestRecord.university(id: college.string)
    board.records = [(TestList.path(college.string, of: "ncvet"), record.canonicalBytes())]
    try change(&ncvet, &board)
    if ncvet.delegations.isEmpty { ncvet.delegations = [board.delegation] }
    return try TestList(authorities: [ncvet], others: [board])
  }

  @Test func `have its issuers listed by somebody else`() throws {
    let bundle = try list().read()
    #expect(bundle.record(forIssuer: college)?.authority == "ncvet")
    #expect(bundle.records.count == 2)
  }

  @Test func `decide which part that is`() throws {
    #expect(try list { $1.delegation.paths = ["status/ncvet/*"] }.code() == "BUNDLE_EXTRA")
    // Nobody can hand on what is not theirs.
    #expect(try list { $1.delegation.paths = ["issuers/other/*"] }.code() == "BUNDLE_EXTRA")
    let record = try TestRecord.university(id: college.string).canonicalBytes()
    let path = TestList.path(college.string, of: "board")
    #expect(
      try list {
        $1.delegation.paths = ["issuers/board/*"]
        $1.records = [(path, record)]
      }.code() == "BUNDLE_EXTRA")
  }

  @Test func `come first themselves`() throws {
    var record = try TestRecord.university(id: college.string)
    record["country"] = "IE"
    let bytes = record.canonicalBytes()
    let path = TestList.path(college.string, of: "ncvet")
    var list = try list { ncvet, _ in ncvet.records = [(path, bytes)] }
    list.records.removeLast()
    #expect(try list.read().record(forIssuer: college)?.country == "IE")
  }

  @Test func `T24 must give it keys that sign for each who hands on to it`() throws {
    let list = try list { ncvet, board in
      // The top-level targets hand on to the board, too, and give it another key.
      var other = board.delegation
      other.keys = [try TestKey("another key")]
      ncvet.delegations = [other]
      board.delegation.paths = ["issuers/board/*"]
    }
    var both = try TestList(
      authorities: [
        TestAuthority("board"),
        {
          var ncvet = try TestAuthority("ncvet")
          var other = try TestDelegation("board", keys: [TestKey("another key")])
          other.paths = ["issuers/ncvet/*"]
          ncvet.delegations = [other]
          return ncvet
        }(),
      ])
    #expect(list.code() == "TRUST_THRESHOLD")
    #expect(both.code() == "TRUST_THRESHOLD")
    // Signed for both, it is accepted.
    let board = try #require(both.roles.firstIndex { $0.name == "authority/board" })
    try both.roles[board].file.sign(TestKey("another key"))
    try both.publish()
    #expect(both.code() == "accepted")
  }

  @Test func `T25 may hand on in a circle`() throws {
    let list = try list { ncvet, board in
      var back = try TestDelegation("ncvet")
      back.paths = ["issuers/ncvet/*"]
      board.delegations = [back, board.delegation]
    }
    #expect(try list.read().record(forIssuer: college)?.authority == "ncvet")
  }

  @Test func `T25 may not be more than anybody can look at`() throws {
    let list = try TestList()
    var container = list.container
    for number in 0..<10_000 { container["roles"]?["authority/a\(number)"] = "e30=" }
    let (bytes, pinned) = (container.canonicalBytes(), list.roots[0].bytes)
    let error = #expect(throws: TrustError.self) { try TrustBundle(bytes, root: pinned) }
    #expect(error == .tooManyDelegations(file: "the bundle", limit: 1024))
    #expect(error?.code == "TRUST_TOO_LARGE")
  }
}

@Suite struct `The ceiling of an authority` {
  private let college: ExactString = "did:web:college.example"
  private let upTo5: JSONTree = [["frameworks": [["framework": "NSQF", "maxLevel": "5"]]]]

  private func award(level: String, type: ExactString = "OpenBadgeCredential") -> AwardFacts {
    AwardFacts(
      credentialTypes: [type],
      alignments: [.init(framework: "NSQF", targetURL: nil, level: ExactString(level))])
  }

  /// The issuer's record with a scope, listed by an authority with a ceiling.
  private func record(scope: JSONTree?, ceiling: JSONTree?) throws -> IssuerRecord {
    var record = try TestRecord.university(id: college.string)
    record["scope"] = scope
    let ncvet = try TestAuthority("ncvet", records: [record], ceiling: ceiling)
    return try #require(try TestList(authorities: [ncvet]).read().record(forIssuer: college))
  }

  @Test func `T26 restricts what a record grants`() throws {
    let record = try record(scope: nil, ceiling: upTo5)
    #expect(record.scopeRefusal(for: award(level: "5")) == nil)
    let refusal = try #require(record.scopeRefusal(for: award(level: "6")))
    #expect(refusal.code == "SCOPE_LEVEL")
    #expect(refusal.ceilingOf == "authority/ncvet")
    #expect(refusal.description.contains("ceiling"))
    #expect(refusal.description.contains("authority/ncvet"))
    #expect(record.needsAwardFacts)
    #expect(record.restrictedDimensions == .frameworks)
  }

  @Test func `T26 grants nothing that the record does not`() throws {
    let upTo4: JSONTree = [["frameworks": [["framework": "NSQF", "maxLevel": "4"]]]]
    let record = try record(scope: upTo4, ceiling: upTo5)
    let refusal = try #require(record.scopeRefusal(for: award(level: "5")))
    #expect(refusal.code == "SCOPE_LEVEL")
    #expect(refusal.ceilingOf == nil)
    #expect(!refusal.description.contains("ceiling"))
  }

  @Test func `T26 must be met by one grant as a whole`() throws {
    let ceiling: JSONTree = [
      ["credentialTypes": ["OpenBadgeCredential"]],
      ["frameworks": [["framework": "NSQF", "maxLevel": "5"]]],
    ]
    let record = try record(scope: nil, ceiling: ceiling)
    #expect(record.scopeRefusal(for: award(level: "6")) == nil)
    #expect(record.scopeRefusal(for: award(level: "5", type: "Diploma")) == nil)
    let refusal = try #require(record.scopeRefusal(for: award(level: "6", type: "Diploma")))
    #expect(refusal.code == "SCOPE_NONE")
    #expect(refusal.ceilingOf == "authority/ncvet")
  }

  @Test func `T26 that is empty lets nothing be awarded`() throws {
    let record = try record(scope: nil, ceiling: [])
    #expect(record.scopeRefusal(for: award(level: "1"))?.code == "SCOPE_NONE")
  }

  @Test func `that is not there restricts nothing`() throws {
    let record = try record(scope: nil, ceiling: nil)
    #expect(record.scopeRefusal(for: award(level: "9")) == nil)
    #expect(!record.needsAwardFacts)
  }

  @Test func `does not restrict the issuers of others`() throws {
    let ncvet = try TestAuthority("ncvet", ceiling: [])
    let bundle = try TestList(authorities: [ncvet]).read()
    let record = try #require(bundle.record(forIssuer: "did:web:uni.example"))
    #expect(record.scopeRefusal(for: award(level: "9")) == nil)
  }

  @Test func `T26 of everybody on the way counts`() throws {
    var ncvet = try TestAuthority("ncvet", ceiling: upTo5)
    var board = try TestAuthority(
      "board", ceiling: [["credentialTypes": ["OpenBadgeCredential"]]])
    board.delegation.paths = ["issuers/ncvet/*"]
    let bytes = try TestRecord.university(id: college.string).canonicalBytes()
    board.records = [(TestList.path(college.string, of: "ncvet"), bytes)]
    ncvet.delegations = [board.delegation]
    let bundle = try TestList(authorities: [ncvet], others: [board]).read()
    let record = try #require(bundle.record(forIssuer: college))
    #expect(record.scopeRefusal(for: award(level: "5")) == nil)
    #expect(record.scopeRefusal(for: award(level: "6"))?.ceilingOf == "authority/ncvet")
    let other = try #require(record.scopeRefusal(for: award(level: "5", type: "Diploma")))
    #expect(other.ceilingOf == "authority/board")
    #expect(other.code == "SCOPE_TYPE")
  }
}

@Suite struct `An issuer that several authorities list` {
  private let college: ExactString = "did:web:college.example"

  private func record(_ change: [String: JSONTree] = [:]) throws -> JSONTree {
    var record = try TestRecord.university(id: college.string)
    for (name, value) in change { record[name] = value }
    return record
  }

  /// What the list says where the first authority and the second give the issuer these statuses.
  private func bundle(_ first: JSONTree, _ second: JSONTree) throws -> TrustBundle {
    try TestList(
      records: [],
      authorities: [
        TestAuthority("a", records: [record(["status": first])]),
        TestAuthority("b", records: [record(["status": second])]),
      ]
    ).read()
  }

  private static let active: JSONTree = ["value": "active"]
  private static let suspended: JSONTree = [
    "value": "suspended", "since": "2026-05-01T00:00:00Z",
  ]
  private static let withdrawn: JSONTree = [
    "value": "withdrawn", "since": "2026-06-01T00:00:00Z",
  ]
  private static let earlier: JSONTree = [
    "value": "withdrawn", "since": "2026-05-31T00:00:00Z",
  ]
  private static let revoked: JSONTree = ["value": "revoked-ab-initio"]

  @Test(
    arguments: [
      (active, active, "active"), (active, suspended, "suspended"),
      (active, withdrawn, "withdrawn"), (active, revoked, "revoked-ab-initio"),
      (suspended, withdrawn, "suspended"), (withdrawn, revoked, "revoked-ab-initio"),
      (suspended, revoked, "revoked-ab-initio"),
    ] as [(JSONTree, JSONTree, String)])
  func `has the most restrictive status, whoever is first`(
    one: JSONTree, other: JSONTree, name: String
  ) throws {
    for bundle in [try bundle(one, other), try bundle(other, one)] {
      #expect(bundle.record(forIssuer: college)?.status.name == name)
      // Each authority's own word is told, too.
      let each = bundle.records(forIssuer: college)
      #expect(each.map(\.authority) == ["a", "b"])
      #expect(Set(each.map(\.status.name)).contains(name))
    }
  }

  @Test func `has the earlier of two withdrawals`() throws {
    let since = try at("2026-05-31T00:00:00Z")
    for bundle in [
      try bundle(Self.withdrawn, Self.earlier), try bundle(Self.earlier, Self.withdrawn),
    ] {
      #expect(bundle.record(forIssuer: college)?.status == .withdrawn(since: since, reason: nil))
    }
  }

  @Test func `has the keys, the scope and the ceiling of the one that lists the key`() throws {
    let keys: JSONTree = [TestRecord.key("\(college)#b", try TestKey("b's key"))]
    let list = try TestList(
      records: [],
      authorities: [
        TestAuthority("a", records: [record()]),
        TestAuthority("b", records: [record(["keys": keys])], ceiling: []),
      ])
    let bundle = try list.read()
    #expect(bundle.record(forIssuer: college)?.authority == "a")
    let named = bundle.record(forIssuer: college, naming: ["did:web:college.example#b"])
    #expect(named?.authority == "b")
    #expect(named?.scopeRefusal(for: AwardFacts())?.ceilingOf == "authority/b")
    #expect(
      bundle.record(forIssuer: college, naming: ["did:web:college.example#2026"])?.authority == "a")
    #expect(bundle.record(forIssuer: college, naming: ["other#1"])?.authority == "a")
    let key = try #require(bundle.listedKey(verificationMethod: "did:web:college.example#b"))
    #expect(key.issuer.authority == "b")
  }

  @Test func `is as good as not listed where one of the records cannot be used`() throws {
    let bundle = try TestList(
      records: [],
      authorities: [
        TestAuthority("a", records: [record()]),
        TestAuthority("b", records: [record(["quota": 5])]),
      ]
    ).read()
    #expect(bundle.record(forIssuer: college) == nil)
    #expect(bundle.unusableRecord(forIssuer: college)?.code == "TRUST_RECORD_UNKNOWN_MEMBER")
    #expect(bundle.listedKey(verificationMethod: "did:web:college.example#2026") == nil)
  }

  @Test func `may have another id with each`() throws {
    let alias: ExactString = "did:web:alias.example"
    var records: [JSONTree] = []
    for id in ["did:web:a.example", "did:web:b.example"] {
      var record = try TestRecord.university(id: id)
      record["alsoKnownAs"] = [.string(alias.string)]
      if id == "did:web:b.example" { record["status"] = Self.suspended }
      records.append(record)
    }
    let bundle = try TestList(
      authorities: [
        TestAuthority("a", records: [records[0]]), TestAuthority("b", records: [records[1]]),
      ]
    ).read()
    #expect(
      bundle.records(forIssuer: alias).map(\.id) == ["did:web:a.example", "did:web:b.example"])
    #expect(bundle.record(forIssuer: alias)?.status.name == "suspended")
    #expect(bundle.record(forIssuer: "did:web:a.example")?.status.name == "active")
  }
}
