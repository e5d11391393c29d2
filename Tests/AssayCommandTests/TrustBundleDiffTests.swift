import Foundation
import Testing

/// Bundles that are compared and explained.
@Suite struct `Two bundles of one list` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(
      keys: ["alice", "bob", "carol", "dave", "registrar", "publisher", "issuer"])
    try fixture.publishAuthority()
    try fixture.folder.write(fixture.folder.read("list.bundle"), to: "old.bundle")
  }

  private func diff(_ more: String...) throws -> RunResult {
    try fixture.run(
      ["trust", "bundle", "diff", "old.bundle", "list.bundle", "--root", "list/1.root.json"] + more)
  }

  @Test func `say the same`() throws {
    let result = try diff()
    #expect(
      result.output == """
        List         Test authority
        Version      1 to 1
        Changes
          the same issuers, contexts and files

        """)
  }

  @Test func `differ in issuers, keys and roots`() throws {
    try fixture.trust(
      "issuer", "suspend", "list", "did:web:uni.example", "--reason", "an inquiry",
      "--at", "2026-02-01T00:00:00Z")
    try fixture.trust(
      "add", "list", "--id", "did:web:new.example", "--name", "New", "--public-key",
      "dave.key")
    try fixture.trust("rotate", "list", "--role", "root", "--threshold", "3")
    for name in ["alice", "bob", "carol"] {
      try fixture.trust("sign", "list", "--role", "root", "--key", "\(name).key")
    }
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    let result = try diff()
    #expect(result.status == 0, "\(result.errors)")
    for words in [
      "Version      1 to 2\n", "Changes from root 1 to 2\n", "  root: 3 of 3 keys, was 2 of 3\n",
      "  New, did:web:new.example\n    new on the list\n",
      "    status: active becomes suspended since 2026-02-01T00:00:00Z: an inquiry\n",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
    #expect(!result.output.contains("DANGER"))
    let json = try fixture.json(try diff("--format", "json"))
    #expect(json["type"] as? String == "TrustBundleDifference/1")
    #expect(json["rootChecked"] as? Bool == true)
    let issuers = try #require(json["issuers"] as? [[String: Any]])
    let kinds = issuers.flatMap {
      ($0["changes"] as? [[String: String]] ?? []).compactMap { $0["kind"] }
    }
    #expect(Set(kinds) == ["added", "status"])
    // The other way round it is weaker.
    let back = try fixture.run([
      "trust", "bundle", "diff", "list.bundle", "old.bundle", "--format", "json",
    ])
    let dangers = try fixture.json(back)["dangers"] as? [[String: String]]
    #expect(dangers == [["kind": "thresholdDecrease", "subject": "root"]])
  }

  @Test func `are of one list`() throws {
    let other = try TrustFixture(keys: ["my", "issuer"])
    try other.trust("init", "list", "--simple", "--key", "my.key", "--name", "Other")
    try other.trust("add", "list", "--id", "did:web:x", "--name", "X", "--public-key", "issuer.key")
    try other.trust("publish", "list", "--key", "my.key")
    try other.trust("bundle", "build", "list", "--out", "list.bundle")
    try fixture.folder.write(other.folder.read("list.bundle"), to: "other.bundle")
    let result = try fixture.run(["trust", "bundle", "diff", "old.bundle", "other.bundle"])
    #expect(result.status == 65)
    #expect(result.errors.contains("hint: compare two bundles of one list\n"))
  }

  @Test func `are named, and so is an issuer that is there`() throws {
    for (status, arguments) in [
      (66, ["diff", "old.bundle", "nothing"]), (64, ["diff", "old.bundle"]),
      (78, ["diff", "old.bundle", "list.bundle", "--root", String(repeating: "0", count: 64)]),
      (78, ["diff", "alice.key", "old.bundle"]),
      (66, ["explain", "list.bundle", "did:web:nobody.example"]),
      (66, ["explain", "nothing", "did:web:uni.example"]), (64, ["explain", "list.bundle"]),
    ] as [(Int32, [String])] {
      let result = try fixture.run(["trust", "bundle"] + arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
    }
  }
}
