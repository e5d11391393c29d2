import Foundation
import Testing

/// Whatever is refused leaves a list as it was, byte for byte, and makes nothing beside it.
@Suite struct `What is refused` {
  private static let init2 = ["init", "new", "--name", "x"]
  private static let add = ["add", "list", "--name", "x", "--public-key", "issuer.key", "--id"]

  private static let refused: [(status: Int32, arguments: [String])] = [
    (64, ["init", "new"]),
    (64, init2), (64, init2 + ["--simple"]), (64, init2 + ["--root-key", "alice.key"]),
    (64, init2 + ["--simple", "--key", "alice.key", "--threshold", "1"]),
    (64, init2 + ["--simple", "--key", "alice.key", "--expires-in", "P0D"]),
    (64, init2 + ["--simple", "--key", "alice.key", "--environment", "staging"]),
    (65, init2 + ["--root-key", "nobody.key", "--threshold", "1"]),
    (66, init2 + ["--simple", "--key", "nobody.key"]),
    (73, ["init", "list", "--name", "x", "--simple", "--key", "alice.key"]),
    (64, init2 + ["--root-key", "alice.key", "--threshold", "2"]),
    (64, ["init", "new", "--name", "\u{1B}[2J", "--simple", "--key", "alice.key"]),

    (64, ["add", "list"]), (64, add + ["a b"]), (64, add + ["did:web:x", "--country", "in"]),
    (64, add + ["did:web:x", "--expires-in", "PT0S"]),
    (65, ["add", "list", "--name", "x", "--public-key", "alice.key", "--id", "did:web:x"]),
    (65, ["add", "list", "--name", "x", "--public-key", "z6Mk", "--id", "did:web:x"]),
    (65, ["add", "list", "alice.key"]), (66, ["add", "list", "nothing.json"]),
    (66, ["add", "nowhere", "alice.key"]),
    (73, add + ["did:web:uni.example"]),

    (65, ["remove", "list", "did:web:uni.example", "--delete"]),
    (66, ["remove", "list", "did:web:nobody.example"]),
    (66, ["remove", "nowhere", "did:web:uni.example"]),

    (64, ["add-context", "list", "http://uni.example/terms", "alice.key"]),
    (64, ["add-context", "list", "https://uni.example/terms\u{1B}", "alice.key"]),
    (64, ["add-context", "list", "https://uni.example/terms"]),
    (65, ["add-context", "list", "https://uni.example/terms", "alice.key"]),
    (66, ["add-context", "list", "https://uni.example/terms", "nothing.json"]),
    (66, ["add-context", "nowhere", "https://uni.example/terms", "alice.key"]),
    (66, ["remove-context", "list", "https://uni.example/terms"]),
    (66, ["remove-context", "nowhere", "https://uni.example/terms"]),

    (64, ["sign", "list", "--role", "timestamp", "--key", "publisher.key"]),
    (64, ["sign", "list", "--role", "snapshot", "--key", "publisher.key"]),
    (66, ["sign", "list", "--role", "root", "--key", "nobody.key"]),
    (66, ["sign", "nowhere", "--role", "root", "--key", "alice.key"]),
    (78, ["sign", "list", "--role", "root", "--key", "registrar.key"]),
    (78, ["sign", "list", "--role", "targets", "--key", "alice.key"]),

    (64, ["publish", "list", "--key", "publisher.key", "--expires-in", "P0D"]),
    (66, ["publish", "list", "--key", "nobody.key"]),
    (66, ["publish", "nowhere", "--key", "publisher.key"]),
    (78, ["publish", "list", "--key", "alice.key"]),

    (64, ["rotate", "list", "--threshold", "2"]), (66, ["rotate", "nowhere"]),
    (64, ["merge", "--out", "new.json"]), (64, ["merge", "list/1.root.json"]),
    (66, ["merge", "nothing.json", "--out", "new.json"]),
    (65, ["merge", "list/1.root.json", "list/targets.json", "--out", "new.json"]),
    (73, ["merge", "list/1.root.json", "--out", "list/targets.json"]),
    (73, ["merge", "list/1.root.json", "--out", "no/such/folder"]),

    (64, ["issuer", "suspend", "list", "did:web:uni.example"]),
    (66, ["issuer", "revoke", "list", "did:web:nobody.example", "--reason", "x"]),
    (64, ["key", "compromise", "list", "--issuer", "did:web:uni.example", "--key", "x"]),
    (65, ["key", "retire", "list", "--issuer", "did:web:uni.example", "--key", "x"]),
    (66, ["key", "retire", "list", "--issuer", "did:web:nobody.example", "--key", "x"]),
    (64, ["delegate", "list", "--role", "targets", "--key", "alice.key"]),
    (66, ["undelegate", "list", "--role", "authority/nobody"]),
    (
      66,
      [
        "add", "list", "--authority", "nobody", "--id", "did:web:x", "--name", "x", "--public-key",
        "bob.key",
      ]
    ),
    (
      64,
      [
        "add", "list", "--authority", "../x", "--id", "did:web:x", "--name", "x", "--public-key",
        "bob.key",
      ]
    ),
    (66, ["add-files", "nowhere"]), (66, ["add-files", "list", "--authority", "nobody"]),

    (66, ["bundle", "nowhere", "--out", "new.bundle"]),
    (73, ["bundle", "list", "--out", "issuer.key"]),
    (73, ["bundle", "list", "--out", "list/1.root.json"]),
    (73, ["bundle", "list", "--out", "list"]), (73, ["bundle", "list", "--out", "no/such/folder"]),
    (66, ["show", "nowhere"]), (66, ["show", "list.bundle", "--root", "nothing"]),
    (78, ["show", "list.bundle", "--root", String(repeating: "0", count: 64)]),
  ]

  @Test func `leaves everything as it was, and says why`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let before = try fixture.files()
    for (status, arguments) in `What is refused`.refused {
      let result = try fixture.run(["trust"] + arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty, "\(arguments): \(result.output)")
      #expect(result.errors.lowercased().contains("error: "), "\(arguments)")
      #expect(!result.errors.contains("\u{1B}"), "\(arguments)")
      #expect(try fixture.files() == before, "\(arguments)")
    }
  }

  /// The same for a list of which any one file was damaged by hand.
  @Test(arguments: [
    "1.root.json", "targets.json", "snapshot.json", "timestamp.json", "record",
  ])
  func `leaves a damaged list as it was`(name: String) throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let file = name == "record" ? try fixture.recordPath() : "list/\(name)"
    try fixture.folder.write("{\"signed\":{}}", to: file)
    let before = try fixture.files()
    for arguments in [
      ["publish", "list", "--key", "publisher.key"], ["bundle", "list", "--out", "list.bundle"],
      ["show", "list"],
    ] {
      let result = try fixture.run(["trust"] + arguments)
      #expect(result.status == 78, "\(arguments): \(result.errors)")
      #expect(result.errors.contains("error: \(file): "), "\(result.errors)")
      #expect(try fixture.files() == before)
    }
  }
}
