import Foundation
import Testing

@Suite struct `Beginning a trust list` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(keys: ["alice", "bob", "carol", "registrar", "publisher"])
  }

  private static let holders = [
    "--root-key", "alice.key", "--root-key", "bob.key", "--threshold", "2",
  ]
  private static let publisher = [
    "--snapshot-key", "publisher.key", "--timestamp-key", "publisher.key",
  ]

  private func initialize(_ arguments: [String]) throws -> RunResult {
    try fixture.run(["trust", "init", "list", "--name", "x"] + arguments)
  }

  @Test(arguments: [
    [], ["--snapshot-key", "publisher.key"], ["--timestamp-key", "publisher.key"],
    ["--targets-key", "registrar.key"],
  ])
  func `a list of several holders is told where it is published`(keys: [String]) throws {
    let result = try initialize(`Beginning a trust list`.holders + keys)
    #expect(result.status == 64)
    #expect(
      result.errors.contains(
        "a list with several holders needs --snapshot-key and --timestamp-key: assay trust publish "
          + "signs both at once"))
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("list")))
  }

  @Test(arguments: [
    ["--root-key", "bob.key"], ["--targets-key", "bob.key"], ["--snapshot-key", "bob.key"],
    ["--timestamp-key", "bob.key"], ["--threshold", "1"], ["--targets-threshold", "1"],
  ])
  func `one key in all roles leaves no key for another`(option: [String]) throws {
    let result = try initialize(["--simple", "--key", "alice.key"] + option)
    #expect(result.status == 64)
    #expect(result.errors.contains("--simple puts one key in all roles; leave out --root-key"))
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("list")))
  }

  @Test func `a threshold needs the keys that it counts`() throws {
    let result = try initialize(
      ["--root-key", "alice.key", "--threshold", "1", "--targets-threshold", "2"])
    #expect(result.status == 64)
    #expect(result.errors.contains("--targets-threshold counts keys that --targets-key names"))
  }

  @Test(arguments: [
    ("0", "1", "--threshold 0 cannot be met: --root-key is given 2 times; give 1 to 2"),
    ("3", "1", "--threshold 3 cannot be met: --root-key is given 2 times; give 1 to 2"),
    ("2", "0", "--targets-threshold 0 cannot be met: --targets-key is given once; give 1,"),
    ("2", "2", "--targets-threshold 2 cannot be met: --targets-key is given once; give 1,"),
  ])
  func `a threshold that its keys cannot meet is a wrong command line`(
    root: String, targets: String, reason: String
  ) throws {
    let result = try initialize(
      [
        "--root-key", "alice.key", "--root-key", "bob.key", "--threshold", root,
        "--targets-key", "registrar.key", "--targets-threshold", targets,
      ] + `Beginning a trust list`.publisher)
    #expect(result.status == 64)
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("list")))
  }

  @Test(arguments: ["--root-key", "--targets-key", "--snapshot-key", "--timestamp-key"])
  func `a key that is given twice is one holder, under whatever name`(option: String) throws {
    try fixture.folder.write(try fixture.publicKey("alice"), to: "alice.pub")
    let twice = [option, "alice.key", option, "alice.pub"]
    let holders = option == "--root-key" ? ["--threshold", "2"] : `Beginning a trust list`.holders
    let rest = ["--snapshot-key", "--timestamp-key"].filter { $0 != option }
      .flatMap { [$0, "publisher.key"] }
    // A folder in the way is said later: the command line is wrong whatever there is.
    try fixture.makeOldList()
    let before = try fixture.files()
    let result = try fixture.run(["trust", "init", "old", "--name", "x"] + twice + holders + rest)
    #expect(result.status == 64)
    #expect(
      result.errors.contains("\(option) names one key twice: alice.key and alice.pub"),
      "\(result.errors)")
    #expect(try fixture.files() == before)
  }

  @Test(arguments: ["", "a\u{1B}[2J", "two\nlines", "\u{7F}"])
  func `a list's name is a text without control characters`(name: String) throws {
    try fixture.makeOldList()
    let result = try fixture.run([
      "trust", "init", "old", "--name", name, "--simple", "--key", "nobody.key",
    ])
    #expect(result.status == 64)
    #expect(result.errors.contains("--name takes a text without control characters"))
  }

  @Test(arguments: [
    ("authority.example", "no scheme"), ("", "no scheme"), ("https://", "no host"),
    ("https://a b", "0x20"), ("did:web:authority.example", "it is a DID"),
  ])
  func `who publishes a list has an absolute URL`(url: String, reason: String) throws {
    try fixture.makeOldList()
    let result = try fixture.run([
      "trust", "init", "old", "--name", "x", "--operator", url, "--simple", "--key", "nobody.key",
    ])
    #expect(result.status == 64)
    #expect(result.errors.contains("--operator '\(url)' is no absolute URL: "))
    #expect(result.errors.contains(reason), "\(result.errors)")
  }

  @Test(arguments: ["P0D", "PT0S", "P0Y0M"])
  func `what is written lasts for some time`(duration: String) throws {
    for command in [
      ["init", "list", "--name", "x", "--simple", "--key", "alice.key"],
      ["add", "old", "--id", "did:web:x", "--name", "x", "--public-key", "bob.key"],
      ["remove", "old", "did:web:y"], ["publish", "old", "--key", "alice.key"],
    ] {
      try fixture.makeOldList()
      let before = try fixture.files()
      let result = try fixture.run(["trust"] + command + ["--expires-in", duration])
      #expect(result.status == 64, "\(command): \(result.errors)")
      #expect(result.errors.contains("--expires-in \(duration) is no time at all"))
      #expect(try fixture.files() == before)
    }
  }

  @Test(arguments: ["-P1D", "1D", "P1X"])
  func `a duration that is none is refused`(duration: String) throws {
    let result = try initialize(["--simple", "--key", "alice.key", "--expires-in=\(duration)"])
    #expect(result.status == 64)
    #expect(result.errors.contains("'\(duration)' is no duration such as P6M"))
  }

  @Test(arguments: [
    ("did:web:a b", "0x20"), ("did:web:a\u{1B}", "0x1b"), ("uni.example", "no scheme"),
    ("did:web:", "DID ends"), ("https://", "no host"), ("did:web:a#key", "second '#'"),
    ("https://uni.example/\u{E9}", "0xc3"), ("", "no scheme"),
  ])
  func `an issuer has a DID or an absolute URL`(id: String, reason: String) throws {
    try fixture.makeOldList()
    let before = try fixture.files()
    let result = try fixture.run([
      "trust", "add", "old", "--id", id, "--name", "x", "--public-key", "bob.key",
    ])
    #expect(result.status == 64)
    #expect(result.errors.contains("is no DID or absolute URL: "))
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(!result.errors.contains("\u{1B}"))
    #expect(try fixture.files() == before)
  }

  @Test(arguments: ["in", "IND", "I", "", "1N"])
  func `a country is two capital letters`(country: String) throws {
    try fixture.makeOldList()
    let result = try fixture.run([
      "trust", "add", "old", "--id", "did:web:x", "--name", "x", "--public-key", "bob.key",
      "--country", country,
    ])
    #expect(result.status == 64)
    #expect(result.errors.contains("--country takes two capital letters"))
  }

  @Test func `a record leaves nothing for the short form to say`() throws {
    try fixture.makeOldList()
    let result = try fixture.run([
      "trust", "add", "old", "record.json", "--id", "did:web:x",
    ])
    #expect(result.status == 64)
    #expect(result.errors.contains("a record says everything"))
  }

  @Test(arguments: ["1.root.json", "targets.json", "snapshot.json", "signed.targets.json"])
  func `no part of another list is written over`(name: String) throws {
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path("list"), withIntermediateDirectories: false)
    try fixture.folder.write("{}", to: "list/\(name)")
    let before = try fixture.files()
    let result = try initialize(["--simple", "--key", "alice.key"])
    #expect(result.status == 73)
    #expect(result.errors.contains("list/\(name) is already there"))
    #expect(try fixture.files() == before)
  }

  @Test func `a root with one holder publishes with that holder's key`() throws {
    try fixture.trust(
      "init", "list", "--name", "x", "--root-key", "alice.key", "--threshold", "1")
    try fixture.trust("sign", "list", "--role", "root", "--key", "alice.key")
    try fixture.trust("publish", "list", "--key", "alice.key")
    try fixture.trust("bundle", "list", "--out", "list.bundle")
  }

  @Test func `its JSON says which signatures it needs`() throws {
    let made = try initialize(
      `Beginning a trust list`.holders + `Beginning a trust list`.publisher + ["--format", "json"])
    let signatures = try #require(
      try fixture.json(made)["signatures"] as? [String: [String: Any]])
    #expect(signatures["root"]?["valid"] as? Int == 0)
    #expect(signatures["root"]?["threshold"] as? Int == 2)
    #expect((signatures["root"]?["missingKeys"] as? [String])?.count == 2)
    // Without keys of its own, the registry is signed by the root's holders.
    #expect(signatures["targets"]?["threshold"] as? Int == 2)
  }
}

extension TrustFixture {
  /// A list with one key, in the folder `old`, made once.
  fileprivate func makeOldList() throws {
    guard !FileManager.default.fileExists(atPath: folder.path("old")) else { return }
    try trust("init", "old", "--simple", "--key", "alice.key", "--name", "Old")
  }
}
