import StrictJSON
import Testing

@testable import IssuerTrust

@Suite struct `Names in a snapshot` {
  private func snapshot(_ meta: JSONTree) throws -> SnapshotMetadata {
    let signed: JSONTree = [
      "_type": "snapshot", "spec_version": "1.0.34", "version": 1,
      "expires": "2027-02-15T00:00:00Z", "meta": meta,
    ]
    return try SnapshotMetadata(MetadataFile(TestFile(signed).bytes, role: .snapshot))
  }

  /// A character that joins what follows it would be cut off together with the full stop.
  @Test func `are cut by bytes, so that none can take the place of another`() throws {
    let snapshot = try snapshot([
      "targets.json": ["version": 1], "targets\u{600}.json": ["version": 9],
      "authority/e\u{301}.json": ["version": 2], "authority/\u{E9}.json": ["version": 3],
    ])
    #expect(snapshot.targets.version == 1)
    #expect(snapshot.roles.count == 4)
    #expect(snapshot.roles["targets\u{600}"]?.version == 9)
    #expect(snapshot.roles["authority/e\u{301}"]?.version == 2)
    #expect(snapshot.roles["authority/\u{E9}"]?.version == 3)
  }

  @Test(arguments: [".json", "targets", "targets.JSON", "targets.json\u{301}", ""])
  func `end in .json and have something before it`(name: String) throws {
    let reason = try #require(throws: TrustError.self) {
      var meta: JSONTree = ["targets.json": ["version": 1]]
      meta[name] = ["version": 1]
      _ = try snapshot(meta)
    }
    #expect(reason.code == "TRUST_MALFORMED")
  }
}
