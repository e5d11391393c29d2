import Foundation
import Testing

/// Copies of a file that several people signed at the same time.
@Suite struct `Signatures made apart` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(
      keys: ["alice", "bob", "carol", "dave", "registrar", "publisher", "issuer"])
    try fixture.publishAuthority()
    try fixture.trust(
      "rotate", "list", "--role", "root", "--add-key", "dave.key", "--remove-key", "alice.key")
    for name in ["alice", "bob", "carol", "dave"] {
      try FileManager.default.copyItem(
        atPath: fixture.folder.path("list"), toPath: fixture.folder.path("at-\(name)"))
      try fixture.trust("sign", "at-\(name)", "--role", "root", "--key", "\(name).key")
    }
  }

  private func merge(_ names: String..., out: String = "list/2.root.json") throws -> RunResult {
    try fixture.run(
      ["trust", "merge"] + names.map { "at-\($0)/2.root.json" } + ["--out", out])
  }

  @Test func `are put together, and what is missing is said`() throws {
    // Two of the old, and one of the new.
    var result = try merge("alice", "bob")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Merged 2 copies into list/2.root.json.\n"))
    #expect(result.output.contains("Missing: 1 of those whom root 2 names\n"))
    #expect(!result.output.contains("Complete"))
    // What is there already counts.
    result = try merge("dave")
    #expect(result.output.contains("Complete: enough have signed.\n"))
    try fixture.publish(at: "2026-02-01T00:00:00Z")
  }

  @Test func `make the same file in whatever order they come`() throws {
    _ = try merge("alice", "bob", "dave", out: "one.json")
    _ = try merge("dave", "alice", "bob", "bob", out: "other.json")
    #expect(try fixture.folder.read("one.json") == fixture.folder.read("other.json"))
  }

  @Test func `are told by the roots of the list that is named`() throws {
    let arguments = [
      "trust", "merge", "at-bob/2.root.json", "at-carol/2.root.json", "--out", "x.json",
    ]
    // Nothing is beside the file: whether the old holders are enough cannot be known.
    let unknown = try fixture.run(arguments)
    #expect(unknown.output.contains("Whether that is enough is not known"))
    let known = try fixture.run(arguments + ["--list", "list", "--format", "json"])
    let json = try fixture.json(known)
    #expect(json["complete"] as? Bool == true)
    #expect(
      (json["signatures"] as? [[String: Any]])?.compactMap { $0["rootVersion"] as? Int } == [1, 2])
    #expect(json["role"] as? String == "root")
  }

  @Test func `of a registry are told by the newest root`() throws {
    // Until the second root is signed the first one is not replaced for anybody.
    try FileManager.default.removeItem(atPath: fixture.folder.path("list/2.root.json"))
    try fixture.addIssuer("did:web:second.example")
    try fixture.folder.write(fixture.folder.read("list/targets.json"), to: "unsigned.json")
    try fixture.trust("sign", "list", "--role", "targets", "--key", "registrar.key")
    let result = try fixture.trust("merge", "unsigned.json", "--out", "list/targets.json")
    #expect(result.output.contains("Complete: enough have signed.\n"))
  }

  @Test func `are not put together where they are of different drafts`() throws {
    try fixture.trust("rotate", "list", "--role", "targets", "--add-key", "alice.key")
    let before = try fixture.files()
    let other = try merge("alice", "bob")
    #expect(other.status == 73)
    #expect(other.errors.contains("list/2.root.json is there, and says something else"))
    for arguments in [
      ["at-alice/2.root.json", "list/2.root.json"], ["at-alice/2.root.json", "list/1.root.json"],
      ["at-alice/2.root.json", "list/targets.json"], ["list.bundle"], ["alice.key"],
    ] {
      let result = try fixture.run(["trust", "merge"] + arguments + ["--out", "new.json"])
      #expect(result.status == 65, "\(arguments): \(result.errors)")
      #expect(try fixture.files() == before)
    }
  }
}
