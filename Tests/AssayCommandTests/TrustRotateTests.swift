import Foundation
import Testing

/// The next root, drafted by one and signed by several, from first to last by commands.
@Suite struct `A root that follows another` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(
      keys: ["alice", "bob", "carol", "dave", "registrar", "publisher", "second", "issuer"])
    try fixture.publishAuthority()
  }

  private func version(_ file: String) throws -> Int? {
    let json = try JSONSerialization.jsonObject(with: Data(fixture.folder.read(file)))
    let signed = (json as? [String: Any])?["signed"] as? [String: Any]
    return signed?["version"] as? Int
  }

  @Test func `replaces a holder, and readers follow from the first`() throws {
    let drafted = try fixture.trust(
      "rotate", "list", "--role", "root", "--add-key", "dave.key", "--remove-key", "alice.key",
      "--at", "2026-03-01T00:00:00Z")
    let (alice, dave) = (try fixture.publicKey("alice"), try fixture.publicKey("dave"))
    #expect(drafted.output.contains("root: new key \(dave)\n"))
    #expect(drafted.output.contains("root: without key \(alice)\n"))
    #expect(drafted.output.contains("good until 2027-04-01T00:00:00Z"))
    #expect(try version("list/2.root.json") == 2)

    // Neither the new holder and one who stays, nor one of the old, are enough alone.
    for (name, missing) in [("dave", true), ("bob", true), ("carol", false)] {
      let publish = try fixture.run([
        "trust", "publish", "list", "--key", "publisher.key", "--at", "2026-03-01T00:00:00Z",
      ])
      #expect(publish.status == 78)
      #expect(publish.errors.contains("the root is signed by"))
      let signed = try fixture.trust("sign", "list", "--role", "root", "--key", "\(name).key")
      #expect(signed.errors.contains("Changes from root 1 to 2"))
      #expect(signed.errors.contains("root: without key \(alice)"))
      #expect(signed.output.contains("more of those who may") == missing)
    }
    try fixture.publish(at: "2026-03-01T00:00:00Z")
    let shown = try fixture.trust("show", "list.bundle", "--root", "list/1.root.json")
    #expect(shown.output.contains("Version      2,"))
  }

  @Test func `is changed role by role until somebody signs it`() throws {
    try fixture.trust("rotate", "list", "--role", "root", "--threshold", "3")
    try fixture.trust(
      "rotate", "list", "--role", "snapshot", "--role", "timestamp", "--add-key", "second.key",
      "--remove-key", "publisher.key")
    #expect(try version("list/2.root.json") == 2)
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("list/3.root.json")))
    let shown = try fixture.trust("show", "list")
    #expect(shown.output.contains("root: 3 of 3 keys"))
    try fixture.trust("sign", "list", "--role", "root", "--key", "alice.key")
    let before = try fixture.files()
    let refused = try fixture.run(["trust", "rotate", "list"])
    #expect(refused.status == 78)
    #expect(refused.errors.contains("root 2 is not in force yet"))
    #expect(try fixture.files() == before)
  }

  @Test func `is renewed with the same keys`() throws {
    let drafted = try fixture.trust("rotate", "list", "--expires-in", "P2Y")
    #expect(drafted.output.contains("the same keys and thresholds"))
    let result = try fixture.trust("rotate", "list", "--format", "json")
    let json = try fixture.json(result)
    #expect(json["type"] as? String == "TrustRootDraft/1")
    #expect((json["roles"] as? [Any])?.isEmpty == true)
  }

  @Test func `takes a key away by its id`() throws {
    let shown = try fixture.json(
      try fixture.trust("show", "list.bundle", "--format", "json"))
    let roles = shown["roles"] as? [String: [String: Any]]
    let id = try #require((roles?["targets"]?["keys"] as? [String])?.first)
    let drafted = try fixture.trust(
      "rotate", "list", "--role", "targets", "--remove-key", id, "--add-key", "second.key")
    #expect(drafted.output.contains("targets: without key \(try fixture.publicKey("registrar"))"))
  }

  @Test func `with a lower threshold is signed on purpose only`() throws {
    let drafted = try fixture.trust("rotate", "list", "--role", "root", "--threshold", "1")
    #expect(
      drafted.errors.contains(
        "DANGER  fewer keys than before are enough for root (--allow-threshold-decrease)\n"))
    let before = try fixture.files()
    let sign = ["trust", "sign", "list", "--role", "root", "--key", "alice.key"]
    let refused = try fixture.run(sign)
    #expect(refused.status == 78)
    #expect(refused.errors.contains("DANGER  fewer keys than before are enough for root"))
    #expect(refused.errors.hasSuffix("add: --allow-threshold-decrease\n"))
    #expect(try fixture.files() == before)
    // The option for one danger allows no other.
    #expect(try fixture.run(sign + ["--allow-fewer-keys"]).status == 78)
    let signed = try fixture.run(sign + ["--allow-threshold-decrease", "--format", "json"])
    #expect(signed.status == 0, "\(signed.errors)")
    let dangers = try fixture.json(signed)["dangers"] as? [[String: String]]
    #expect(dangers == [["kind": "thresholdDecrease", "subject": "root"]])
  }

  private static let refused: [(status: Int32, arguments: [String], words: String)] = [
    (64, ["--add-key", "dave.key"], "need the --role to change"),
    (64, ["--role", "root"], "say what to change"),
    (64, ["--role", "root", "--threshold", "0"], "from 1 up"),
    (64, ["--role", "root", "--threshold", "4"], "root would have 3 keys"),
    (64, ["--role", "targets", "--remove-key", "registrar.key"], "targets would have 0 keys"),
    (64, ["--role", "authority/x", "--threshold", "1"], "authority/x"),
    (65, ["--role", "root", "--add-key", "nobody.key"], "no public key"),
    (78, ["--role", "root", "--add-key", "alice.key"], "has the key"),
    (78, ["--role", "root", "--remove-key", "dave.key"], "not one of the role root"),
    (65, ["--role", "root", "--add-key", "issuer.key"], "signs this list in the role root"),
  ]

  @Test func `is not drafted wrongly`() throws {
    let before = try fixture.files()
    for (status, arguments, words) in Self.refused {
      let result = try fixture.run(["trust", "rotate", "list"] + arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
      #expect(try fixture.files() == before, "\(arguments)")
    }
  }

  @Test func `does not follow one that is not in force`() throws {
    let other = try TrustFixture()
    try other.initializeAuthority()
    let result = try other.run(["trust", "rotate", "list"])
    #expect(result.status == 78)
    #expect(result.errors.contains("root 1 is not in force yet"))
  }
}
