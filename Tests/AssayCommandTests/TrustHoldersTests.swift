import Foundation
import Testing

/// Several people, each with a folder of their own and only their own key in it, as they would be
/// at their own machines; the list goes from one to the next.
@Suite struct `Holders on their own machines` {
  private let fixture: TrustFixture
  private let people = ["alice", "bob", "carol", "publisher", "issuer"]

  init() throws {
    fixture = try TrustFixture(keys: people)
    for name in people {
      try FileManager.default.createDirectory(
        atPath: fixture.folder.path("at-\(name)"), withIntermediateDirectories: false)
      try fixture.folder.write(
        try fixture.publicKey(name) + "\n", to: "\(name).pub")
      try move("\(name).key", to: "at-\(name)/\(name).key")
    }
    for name in people {
      for other in people {
        try fixture.folder.write(
          try fixture.folder.read("\(other).pub"), to: "at-\(name)/\(other).pub")
      }
    }
  }

  private func move(_ from: String, to: String) throws {
    try FileManager.default.moveItem(
      atPath: fixture.folder.path(from), toPath: fixture.folder.path(to))
  }

  /// Runs `assay` at somebody's machine.
  private func at(_ name: String, _ arguments: String...) throws -> RunResult {
    try runAssay(arguments, folder: fixture.folder.path("at-\(name)"))
  }

  private func carry(from: String, to: String) throws {
    try move("at-\(from)/list", to: "at-\(to)/list")
  }

  /// The command that a hint or a last line names, with its words in capitals filled in.
  private func next(_ text: String, key: String) -> String? {
    text.components(separatedBy: "assay ").last?.split(separator: "\n").first.map {
      $0.replacingOccurrences(of: "FILE", with: key)
    }
  }

  @Test func `make a list that employers accept, by what each step says comes next`() throws {
    var result = try at(
      "alice", "trust", "init", "list", "--name", "Ours", "--root-key", "alice.pub", "--root-key",
      "bob.pub", "--root-key", "carol.pub", "--threshold", "2", "--snapshot-key", "publisher.pub",
      "--timestamp-key", "publisher.pub")
    #expect(result.status == 0, "\(result.errors)")
    #expect(next(result.output, key: "alice.key") == "trust sign list --role root --key alice.key")
    result = try at("alice", "trust", "sign", "list", "--role", "root", "--key", "alice.key")
    #expect(
      result.output.contains(
        "Next: 1 more of those who may: assay trust sign list --role root --key FILE"))
    try carry(from: "alice", to: "bob")
    result = try at("bob", "trust", "sign", "list", "--role", "root", "--key", "bob.key")
    #expect(result.output.contains("Next: assay trust add list RECORD.json"))

    // Without a key of its own, the registry takes two of the three holders too.
    result = try at(
      "bob", "trust", "add", "list", "--id", "did:web:uni.example", "--name", "Uni", "--public-key",
      "issuer.pub")
    #expect(next(result.output, key: "bob.key") == "trust sign list --role targets --key bob.key")
    result = try at("bob", "trust", "sign", "list", "--role", "targets", "--key", "bob.key")
    try carry(from: "bob", to: "publisher")
    result = try at("publisher", "trust", "publish", "list", "--key", "publisher.key")
    #expect(result.status == 78)
    #expect(result.errors.contains("the registry is signed by 1 of the 2 keys it needs"))
    #expect(next(result.errors, key: "x") == "trust sign list --role targets --key x")

    try carry(from: "publisher", to: "carol")
    result = try at("carol", "trust", "sign", "list", "--role", "targets", "--key", "carol.key")
    #expect(result.output.contains("Next: assay trust publish list --key FILE"))
    // A holder's key publishes nothing, and is told whose does.
    result = try at("carol", "trust", "publish", "list", "--key", "carol.key")
    #expect(result.status == 78)
    let publisher = try fixture.folder.read("publisher.pub")
    #expect(
      result.errors.contains(
        "assay trust publish list with a --key for 1 of: "
          + String(decoding: publisher, as: UTF8.self)))

    try carry(from: "carol", to: "publisher")
    result = try at("publisher", "trust", "publish", "list", "--key", "publisher.key")
    #expect(result.status == 0, "\(result.errors)")
    result = try at("publisher", "trust", "bundle", "list", "--out", "list.bundle")
    #expect(result.status == 0, "\(result.errors)")
    result = try at(
      "publisher", "trust", "show", "list.bundle", "--root", "list/1.root.json", "--format", "json")
    let json = try fixture.json(result)
    #expect((json["issuers"] as? [Any])?.count == 1)
    #expect(json["rootChecked"] as? Bool == true)
  }
}
