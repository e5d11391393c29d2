import OpenSSLCrypto
import StrictJSON
import Testing

@testable import IssuerTrust

@Suite struct `Metadata below the root` {
  private let root: TestRoot
  private var list: TestList

  init() throws {
    root = try TestRoot()
    list = try TestList()
  }

  @Test func `a list that is in order is read`() throws {
    let bundle = try list.read()
    #expect(bundle.records.map(\.id) == ["did:web:uni.example"])
    #expect(bundle.listID == ExactString(root.listID))
    #expect(try bundle.signedAt == at("2027-01-01T00:00:00Z"))
    #expect(bundle.version == 1)
  }

  @Test mutating func `T04 the snapshot of one month with the targets of another is refused`()
    throws
  {
    let next = try TestList(month: 2)
    list.targets = next.targets
    #expect(list.code() == "TRUST_MIX")
    list = try TestList()
    list.snapshot = next.snapshot
    #expect(list.code() == "TRUST_MIX")
    list = try TestList()
    list.timestamp = next.timestamp
    #expect(list.code() == "TRUST_MIX")
  }

  @Test mutating func `T04 versions must agree even where nobody states a digest`() throws {
    var meta = TestList.snapshot(of: list.targets, version: 1)
    meta["meta"] = ["targets.json": ["version": 2]]
    list.snapshot = try TestFile(meta, by: root.snapshotKeys)
    list.timestamp = try TestFile(
      TestList.timestamp(of: list.snapshot, version: 1), by: root.timestampKeys)
    #expect(list.code() == "TRUST_MIX")
  }

  @Test(arguments: [[:], ["other.json": ["version": 1]]] as [JSONTree])
  mutating func `T15 a snapshot from which the targets were removed is refused`(
    meta: JSONTree
  ) throws {
    var signed = TestList.snapshot(of: list.targets, version: 1)
    signed["meta"] = meta
    list.snapshot = try TestFile(signed, by: root.snapshotKeys)
    list.timestamp = try TestFile(
      TestList.timestamp(of: list.snapshot, version: 1), by: root.timestampKeys)
    let list = list
    #expect(throws: TrustError.roleRemoved(file: "snapshot", role: .targets)) {
      try list.read()
    }
    #expect(list.code() == "TRUST_ROLE_REMOVED")
  }

  @Test mutating func `T08 one key under two ids counts once`() throws {
    var targets = TestFile(list.targets.signed)
    try targets.sign(root.targetsKeys[0])
    try targets.sign(root.targetsKeys[0], as: root.targetsKeys[1].id.string)
    list.targets = targets
    try list.publish()
    #expect(list.code() == "TRUST_THRESHOLD")
  }

  @Test mutating func `T09 one signature three times counts once`() throws {
    list.targets = try TestFile(
      list.targets.signed, by: Array(repeating: root.targetsKeys[0], count: 3))
    try list.publish()
    #expect(list.code() == "TRUST_THRESHOLD")
  }

  @Test mutating func `T10 garbage beside enough good signatures does no harm`() throws {
    list.targets.signatures.insert((root.targetsKeys[2].id.string, "00"), at: 0)
    list.targets.signatures.append(("feed", String(repeating: "ab", count: 64)))
    try list.publish()
    #expect(list.code() == "accepted")
  }

  @Test mutating func `more signatures than any role can need are refused`() throws {
    while list.targets.signatures.count <= 32 {
      list.targets.signatures.append(("\(list.targets.signatures.count)", "00"))
    }
    try list.publish()
    #expect(list.code() == "TRUST_THRESHOLD")
  }

  @Test(arguments: [0, 1])
  mutating func `too few signatures are refused`(count: Int) throws {
    list.targets = try TestFile(list.targets.signed, by: Array(root.targetsKeys.prefix(count)))
    try list.publish()
    #expect(
      throws: TrustError.thresholdNotMet(
        file: "targets", role: .targets, valid: count, needed: 2)
    ) { try list.read() }
  }

  @Test mutating func `T14 thieves of the publishing keys cannot add an issuer`() throws {
    let forged = try TestRecord.university(id: "did:web:mill.example")
    let bytes = forged.canonicalBytes()
    list.records.append((TestList.path("did:web:mill.example"), bytes))
    let thief = root.snapshotKeys + root.timestampKeys
    list.targets = try TestFile(TestList.targets(list.records, version: 2), by: thief)
    try list.publish()
    #expect(list.code() == "TRUST_THRESHOLD")
  }

  @Test mutating func `T14 thieves of the publishing keys cannot change a record`() throws {
    var tree = try TestRecord.university()
    tree["country"] = "XX"
    list.records[0].bytes = tree.canonicalBytes()
    #expect(list.code() == "TRUST_TARGET_HASH")
  }

  @Test mutating func `T22 metadata signed by an issuer's key is refused`() throws {
    let issuer = try TestKey("did:web:uni.example")
    list.timestamp = try TestFile(list.timestamp.signed, by: [issuer])
    #expect(list.code() == "TRUST_THRESHOLD")
    list.timestamp = TestFile(list.timestamp.signed)
    try list.timestamp.sign(issuer, as: root.timestampKeys[0].id.string)
    #expect(list.code() == "TRUST_THRESHOLD")
  }

  @Test mutating func `T21 a root's or timestamp's key is no issuer's`() throws {
    let bundle = try list.read()
    for key in root.rootKeys + root.timestampKeys {
      #expect(bundle.issuers(listing: .ed25519(key.publicKey)).isEmpty)
    }
    let issuer = try TestKey("did:web:uni.example")
    #expect(
      bundle.issuers(listing: .ed25519(issuer.publicKey)).map(\.id) == ["did:web:uni.example"])
  }

  @Test(arguments: ["2.0.0", "1", "10.0", "", "01.0"])
  mutating func `metadata of another specification is refused`(version: String) throws {
    list.timestamp.signed["spec_version"] = .string(version)
    list.timestamp = try TestFile(list.timestamp.signed, by: root.timestampKeys)
    #expect(list.code() == "TRUST_SPEC_VERSION")
  }

  @Test mutating func `one role's metadata is not taken for another's`() throws {
    list.timestamp = try TestFile(list.snapshot.signed, by: root.timestampKeys)
    #expect(list.code() == "TRUST_MALFORMED")
  }

  @Test mutating func `delegations to others than authorities are refused`() throws {
    var delegation = try TestDelegation("ncvet")
    delegation.name = "bins"
    list.targets.signed["delegations"] = TestDelegation.tree([delegation])
    list.targets = try TestFile(list.targets.signed, by: root.targetsKeys)
    try list.publish()
    #expect(list.code() == "TRUST_DELEGATION")
  }

  @Test(arguments: [0, -1, 9_007_199_254_740_993])
  mutating func `versions are whole numbers from 1 up`(version: Int64) throws {
    list.timestamp.signed["version"] = .integer(version)
    list.timestamp = try TestFile(list.timestamp.signed, by: root.timestampKeys)
    #expect(list.code() != "accepted")
  }

  @Test(arguments: ["2027-02-30T00:00:00Z", "2027-02-01", "2027-02-01T00:00:00", "soon"])
  mutating func `an expiry that is no time is refused`(text: String) throws {
    list.timestamp.signed["expires"] = .string(text)
    list.timestamp = try TestFile(list.timestamp.signed, by: root.timestampKeys)
    #expect(list.code() == "TRUST_MALFORMED")
  }
}
