import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

/// Parts of a list that are handed on, before and after.
@Suite struct `What a registry hands on` {
  private var list: SmallRegistry
  private let end = SmallList.end

  init() throws {
    list = try SmallRegistry()
    try list.add("a.example")
    try list.publish()
  }

  private func draft(
    _ keys: [UInt8] = [11], threshold: Int = 1, paths: [ExactString]? = nil,
    ceiling: JSONTree? = nil
  ) throws -> DelegationDraft {
    DelegationDraft(
      authority: "q", keys: try keys.map { try SmallList.key($0).publicKey }, threshold: threshold,
      paths: paths, ceiling: ceiling)
  }

  private mutating func delegate(_ draft: DelegationDraft) throws {
    list.write(try list.registry().delegating(draft, expires: end))
  }

  @Test mutating func `is read back as it was handed on`() throws {
    try delegate(draft([11, 12], threshold: 2, ceiling: [["fields": ["061"]]]))
    let role = try #require(try list.registry().authorities.first)
    #expect(role.name == "authority/q" && role.keys.threshold == 2 && role.keys.keys.count == 2)
    #expect(role.isTerminating)
    #expect(role.pathPatterns == ["issuers/q/*", "status/q/*", "poe/q/*", "evidence/q/*"])
    #expect(role.ceiling?.first?.fields == ["061"])
    let place = try #require(RegistryPlace(authority: "q"))
    #expect(try list.registry().ceiling(of: place) == [["fields": ["061"]]])
    #expect(role.isEntitled(to: place.recordPath(of: "did:web:x")))
    // With the next record it stays.
    try list.add("b.example")
    #expect(try list.registry().authorities.map(\.name) == ["authority/q"])
    #expect(try list.registry().difference.authorities.map(\.fate) == [.new])
    #expect(try list.registry().difference.dangers.isEmpty)
  }

  private static let table:
    [(keys: [UInt8], threshold: Int, paths: [ExactString], ceiling: JSONTree?, [TrustDanger.Kind])] =
      [
        ([11, 12], 2, ["issuers/q/*"], [["fields": ["06"]]], []),
        ([12, 13], 2, ["issuers/q/*"], [["fields": ["06"]]], []),
        ([11, 12, 13], 3, ["issuers/q/*"], [["fields": ["061"]]], []),
        ([11, 12], 2, ["issuers/q/*"], [], []),
        ([11, 12], 1, ["issuers/q/*"], [["fields": ["06"]]], [.thresholdDecrease]),
        ([11], 1, ["issuers/q/*"], [["fields": ["06"]]], [.thresholdDecrease, .fewerKeys]),
        ([11, 12], 2, ["issuers/q/*"], [["fields": ["0"]]], [.ceilingWidening]),
        ([11, 12], 2, ["issuers/q/*"], nil, [.ceilingWidening]),
        ([11, 12], 2, ["issuers/q/*", "status/q/*"], [["fields": ["06"]]], [.ceilingWidening]),
        ([11, 12], 2, ["issuers/q/a*"], [["fields": ["06"]]], [.ceilingWidening]),
      ]

  @Test(arguments: table.indices)
  mutating func `is dangerous where more is handed on, or to fewer`(index: Int) throws {
    try delegate(
      draft([11, 12], threshold: 2, paths: ["issuers/q/*"], ceiling: [["fields": ["06"]]]))
    try list.publish()
    let (keys, threshold, paths, ceiling, dangers) = Self.table[index]
    try delegate(draft(keys, threshold: threshold, paths: paths, ceiling: ceiling))
    #expect(
      try list.registry().difference.dangers == dangers.map { TrustDanger($0, "authority/q") })
  }

  @Test mutating func `is refused where readers would refuse it`() throws {
    for paths in [["issuers/other/*"], ["*"], ["issuers/registry/*"], ["contexts/*"]]
      as [[ExactString]]
    {
      #expect(throws: TrustError.delegationRefused(file: "targets", role: "authority/q")) {
        try delegate(draft(paths: paths))
      }
    }
    #expect(throws: TrustError.self) { try delegate(draft(threshold: 2)) }
    #expect(throws: TrustError.self) { try delegate(draft(ceiling: "anything")) }
    #expect(throws: TrustError.self) { try delegate(draft(ceiling: [["field": ["061"]]])) }
    // Key 1 is the issuer's.
    #expect(
      throws: TrustError.keyHasRole(
        issuer: "did:web:a.example", key: "did:web:a.example#1", role: .delegated("authority/q"))
    ) { try delegate(draft([1])) }
  }

  @Test(arguments: ["", "registry", "Q", "a/b", "..", ".a", "é", "a_b", " a"] as [ExactString])
  func `is never to one of no such name`(name: ExactString) {
    #expect(RegistryPlace(authority: name) == nil)
    #expect(RegistryPlace(.delegated(ExactString("authority/\(name)"))) == nil)
  }

  @Test mutating func `gives no issuer a key of an authority`() throws {
    try delegate(draft([1 + 10]))
    let multikey = RecordFile.elements(try SmallList.record("b.example")["keys"])[0]
    var key = multikey
    key["id"] = "did:web:b.example#1"
    key["publicKeyMultibase"] = .string(
      IssuerKeyDraft.id(of: try SmallList.key(11).publicKey, of: "x").string.split(separator: "#")
        .last.map(String.init) ?? "")
    #expect(throws: TrustError.self) { try list.add("b.example", change: ["keys": [key]]) }
  }

  @Test mutating func `keeps what other tools wrote beside it`() throws {
    try delegate(draft())
    var tree = try #require(list.targets?.signed.tree())
    var roles = RecordFile.elements(tree["delegations"]?["roles"])
    roles[0]["x-note"] = "kept"
    var delegations = try #require(tree["delegations"])
    delegations["roles"] = .array(roles)
    tree["delegations"] = delegations
    list.targets = try MetadataFile(unsigned: tree, role: .targets)
    try list.add("b.example")
    let written = RecordFile.elements(list.targets?.signed.tree()["delegations"]?["roles"])
    #expect(written.first?["x-note"] == "kept")
  }

  @Test mutating func `stays in the snapshot when it is taken back`() throws {
    let place = try #require(RegistryPlace(authority: "q"))
    try delegate(draft())
    try list.sign()
    let part = try Registry.empty(place, expires: end)
    let targets = try #require(list.targets)
    let first = try SnapshotDraft(
      version: 2, expires: end, targets: targets, authorities: [part], after: list.snapshot
    ).file()
    #expect(try Set(SnapshotMetadata(first).roles.keys) == ["targets", "authority/q"])
    let next = try SnapshotDraft(version: 3, expires: end, targets: targets, after: first).file()
    #expect(
      try SnapshotMetadata(next).roles["authority/q"]
        == SnapshotMetadata(first).roles["authority/q"])
  }
}
