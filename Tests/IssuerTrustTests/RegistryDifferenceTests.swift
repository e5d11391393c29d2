import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

/// What whoever signs a registry is told that it changes.
@Suite struct `What a registry changes` {
  private var list: SmallRegistry
  private let end = SmallList.end

  init() throws {
    list = try SmallRegistry()
    try list.add("a.example", change: ["scope": [["fields": ["061"]]]])
  }

  /// Replaces the record, as the command does, and gives the difference.
  private mutating func change(_ members: [String: JSONTree]) throws -> RegistryDifference {
    let old = try #require(list.records.first)
    var tree = try old.tree()
    for (name, value) in members { tree[name] = value }
    tree["recordVersion"] = .integer(old.record.recordVersion + 1)
    list.write(try list.registry().adding(RecordFile(tree), expires: end))
    return try list.registry().difference
  }

  private func key(_ status: JSONTree, _ number: UInt8 = 1, id: String = "1") throws -> JSONTree {
    var key = RecordFile.elements(try SmallList.record("a.example")["keys"])[0]
    key["id"] = .string("did:web:a.example#\(id)")
    guard case .object(let members) = status else { return key }
    for member in members { key[member.name] = member.value }
    return key
  }

  private static let stolen: JSONTree = [
    "status": "compromised", "compromisedSince": "2026-03-01T00:00:00Z",
  ]

  @Test mutating func `is told of the first registry too`() throws {
    let difference = try list.registry().difference
    #expect(difference.issuers.map(\.changes) == [[.added]])
    #expect(difference.dangers.isEmpty)
    #expect(try !list.registry().isFollowing)
  }

  @Test mutating func `is told against what was signed, not against what was drafted`() throws {
    try list.publish()
    #expect(try list.registry().difference.issuers.map(\.changes) == [[.added]])
    _ = try change(["scope": [["fields": ["06"]]]])
    let difference = try change(["scope": [["fields": ["0613"]]]])
    #expect(difference.issuers.map(\.changes) == [[.scopeNarrowed]])
    #expect(difference.dangers.isEmpty)
    #expect(difference.issuers.first?.issuer == "did:web:a.example")
  }

  @Test mutating func `still is what they changed, once they are signed`() throws {
    try list.publish()
    _ = try change(["scope": [[:]]])
    try list.sign()
    #expect(try list.registry().difference.dangers.map(\.kind) == [.scopeWidening])
    // The next change is told against that.
    #expect(try change(["country": "IN"]).issuers.map(\.changes) == [[.details]])
    #expect(try list.registry().difference.dangers.isEmpty)
  }

  @Test mutating func `cannot be told where the record that was signed is lost`() throws {
    try list.publish()
    _ = try change(["country": "IN"])
    list.signedRecords = []
    let difference = try list.registry().difference
    #expect(difference.issuers.map(\.changes) == [[.unknownBefore]])
    #expect(difference.dangers == [TrustDanger(.unknownChange, "did:web:a.example")])
  }

  /// Members before, members after, the dangers.
  private static let statuses: [(old: JSONTree, new: JSONTree, isDanger: Bool)] = [
    (["value": "active"], ["value": "suspended", "since": "2026-03-01T00:00:00Z"], false),
    (["value": "suspended", "since": "2026-03-01T00:00:00Z"], ["value": "active"], false),
    (["value": "revoked-ab-initio"], ["value": "active"], true),
    (
      ["value": "revoked-ab-initio"], ["value": "withdrawn", "since": "2026-03-01T00:00:00Z"], true
    ),
    (["value": "withdrawn", "since": "2026-03-01T00:00:00Z"], ["value": "active"], true),
    (
      ["value": "withdrawn", "since": "2026-03-01T00:00:00Z"],
      ["value": "suspended", "since": "2026-03-01T00:00:00Z"], true
    ),
    (
      ["value": "withdrawn", "since": "2026-03-01T00:00:00Z"],
      ["value": "withdrawn", "since": "2026-04-01T00:00:00Z"], true
    ),
    (
      ["value": "withdrawn", "since": "2026-03-01T00:00:00Z"],
      ["value": "withdrawn", "since": "2026-02-01T00:00:00Z"], false
    ),
    (
      ["value": "withdrawn", "since": "2026-03-01T00:00:00Z"], ["value": "revoked-ab-initio"], false
    ),
  ]

  @Test(arguments: statuses.indices)
  mutating func `is dangerous where what was meant for good becomes better`(index: Int) throws {
    let (old, new, isDanger) = Self.statuses[index]
    _ = try change(["status": old])
    try list.publish()
    let difference = try change(["status": new])
    #expect(difference.dangers.map(\.kind) == (isDanger ? [.reinstatement] : []))
  }

  @Test mutating func `is dangerous where a stolen key is one no more`() throws {
    _ = try change(["keys": [key(Self.stolen)]])
    try list.publish()
    let restored: [[JSONTree]] = [
      [try key([:])], [try key(["status": "retired", "statusSince": "2026-03-01T00:00:00Z"])],
      [try key(["status": "compromised", "compromisedSince": "2026-03-02T00:00:00Z"])],
      // Left out, it could be listed anew; under another id it would be the same key.
      [], [try key(Self.stolen), try key([:], id: "other")],
    ]
    for keys in restored {
      let difference = try change(["keys": .array(keys)])
      #expect(
        difference.dangers == [TrustDanger(.keyRestoration, "did:web:a.example#1")], "\(keys)")
    }
    for keys in [
      [try key(Self.stolen)], [try key(["status": "compromised"])],
      [try key(["status": "compromised", "compromisedSince": "2026-02-01T00:00:00Z"])],
    ] {
      #expect(try change(["keys": .array(keys)]).dangers.isEmpty, "\(keys)")
    }
  }

  @Test mutating func `names what becomes of keys`() throws {
    try list.publish()
    let difference = try change([
      "keys": [
        try key(["signingFrom": "2026-03-01T00:00:00Z"]), try key([:], id: "new"),
      ]
    ])
    #expect(
      difference.issuers.map(\.changes) == [
        [.keyUse("did:web:a.example#1"), .keyAdded("did:web:a.example#new", .active)]
      ])
    try list.publish()
    let removed = try change(["keys": [try key([:], id: "new")]])
    #expect(removed.issuers.map(\.changes) == [[.keyRemoved("did:web:a.example#1", .active)]])
  }

  @Test mutating func `is told of files and contexts`() throws {
    try list.publish()
    let path = ExactString("status/\(String(repeating: "a", count: 64)).json")
    let file = try TargetFile(Array("{}".utf8), at: path)
    list.files = [file]
    #expect(try !list.registry().listsAllFiles)
    #expect(try list.registry().fileChanges.map(\.path) == [path])
    // Nothing else takes it in on the way.
    #expect(throws: TrustError.bundleExtra(path: path)) { try list.add("b.example") }
    list.write(try list.registry().takingInFiles(expires: end))
    try list.add(context: "a", url: "https://x.example/c")
    #expect(
      try list.registry().difference.files == [
        RegistryDifference.FileChange(path: path, old: nil, new: file.sha256)
      ])
    #expect(try list.registry().difference.contexts.count == 1)
    try list.publish()
    #expect(try list.registry().takingInFiles(expires: end).isEmpty)
    list.files = []
    #expect(throws: TrustError.targetRemoved(path: path)) {
      try list.registry().takingInFiles(expires: end)
    }
  }

  private static let hex = String(repeating: "a", count: 64)

  @Test(arguments: [
    ("status/\(hex).json", true), ("status/quality/\(hex).json", true),
    ("poe/\(hex)-\(hex).json", true),
    ("evidence/17.pdf", true), ("evidence/quality/17.pdf", true), ("status/x.json", false),
    ("status/\(hex).jsn", false), ("status/a/b/\(hex).json", false),
    ("status/../\(hex).json", false),
    ("poe/\(hex).json", false), ("poe/\(hex)-.json", false), ("evidence/.hidden", false),
    ("evidence/a b", false), ("evidence/", false), ("evidence", false),
    ("issuers/registry/\(hex).json", false),
    ("status/\(hex.uppercased()).json", false), ("targets.json", false), ("", false),
  ])
  func `has places for files of each kind, and no others`(path: String, isPlace: Bool) throws {
    #expect(TargetFile.isKnownPlace(ExactString(path)) == isPlace)
    if !isPlace {
      #expect(throws: TrustError.filePath(path: ExactString(path))) {
        try TargetFile([1], at: ExactString(path))
      }
    }
  }

  @Test func `has no file that is empty or too large`() throws {
    for bytes in [[], [UInt8](repeating: 0, count: TargetFile.maxBytes + 1)] {
      #expect(throws: TrustError.self) { try TargetFile(bytes, at: "evidence/x") }
    }
  }
}

/// What whoever signs a root is told that it changes.
@Suite struct `What a root changes` {
  private let keys: [Ed25519PublicKey]

  init() throws { keys = try (1...5).map { try SmallList.key($0).publicKey } }

  private func root(
    _ count: Int, _ threshold: Int, from first: Int = 0, id: ExactString = "urn:uuid:1",
    environment: TrustEnvironment = .test, name: String = "L"
  ) throws -> TrustRoot {
    let one = RootDraft.Role([keys[4]], threshold: 1)
    let draft = RootDraft(
      listID: id, listName: name, environment: environment, expires: SmallList.end,
      roles: [
        .root: RootDraft.Role(Array(keys[first..<first + count]), threshold: threshold),
        .targets: one, .snapshot: one, .timestamp: one,
      ])
    return try TrustRoot(try draft.file().bytes)
  }

  @Test func `is nothing where it is renewed`() throws {
    let difference = try RootDifference(from: root(3, 2), to: root(3, 2))
    #expect(difference.isRenewal && difference.dangers.isEmpty)
  }

  /// How many keys from which on, and the threshold; before and now.
  private static let table: [(new: (Int, Int, from: Int), dangers: [TrustDanger.Kind])] = [
    ((3, 2, 0), []), ((3, 2, 1), []), ((3, 3, 0), []), ((4, 2, 0), []), ((4, 3, 0), []),
    ((3, 1, 0), [.thresholdDecrease]), ((2, 2, 0), [.fewerKeys]),
    ((1, 1, 1), [.thresholdDecrease, .fewerKeys]),
  ]

  @Test(arguments: table.indices)
  func `is dangerous where fewer are enough, or fewer are left`(index: Int) throws {
    let (new, dangers) = Self.table[index]
    let difference = try RootDifference(from: root(3, 2), to: root(new.0, new.1, from: new.from))
    #expect(difference.dangers == dangers.map { TrustDanger($0, "root") })
  }

  @Test func `names the keys that come and go`() throws {
    let difference = try RootDifference(from: root(3, 2), to: root(3, 2, from: 1, name: "M"))
    let role = try #require(difference.roles.first)
    #expect(difference.roles.count == 1 && role.role == "root")
    #expect(role.added == [keys[3]] && role.removed == [keys[0]])
    #expect(difference.name.map { "\($0.old) \($0.new)" } == "L M")
    #expect(!difference.isRenewal)
  }

  @Test func `is never another list`() throws {
    for other in [
      try root(3, 2, id: "urn:uuid:2"), try root(3, 2, environment: .production),
    ] {
      #expect(throws: TrustError.self) { try RootDifference(from: root(3, 2), to: other) }
    }
  }

  @Test func `adds a key once, and takes away one that is there`() throws {
    var role = RootDraft.Role([keys[0]], threshold: 1)
    try role.add(keys[1], to: .root)
    #expect(throws: TrustError.self) { try role.add(keys[1], to: .root) }
    try role.remove(keys[0], from: .root)
    #expect(throws: TrustError.keyNotInRole(role: .root)) { try role.remove(keys[0], from: .root) }
    #expect(role.keys == [keys[1]])
  }
}
