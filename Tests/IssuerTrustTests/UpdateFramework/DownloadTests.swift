import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust
@testable import tuf_shim

/// Targets and delegated roles, fed from a repository in memory by TUF's own rules.
@Suite struct `A client that fetches targets` {
  /// A repository, paths that are fetched one after the other, and what comes of it.
  struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    let paths: [String]
    /// The outcomes; nothing is fetched after one that is a refusal.
    let outcomes: [String]
    /// What is asked for after the metadata of the top-level roles.
    var requests: [String]
    let change: @Sendable (inout MemoryRepository) throws -> Void
    var testDescription: String { name }

    init(
      _ name: String, _ paths: String..., outcomes: [String], requests: [String] = [],
      change: @escaping @Sendable (inout MemoryRepository) throws -> Void
    ) {
      (self.name, self.paths, self.outcomes) = (name, paths, outcomes)
      (self.requests, self.change) = (requests, change)
    }
  }

  private struct Reader {
    let published: PublishedFiles
    let client: Client
    let fetched = MemoryStorage()

    init(_ repository: MemoryRepository) throws {
      let trusted = MemoryStorage()
      try trusted.keep(repository.files["1.root.json"] ?? [], as: "root.json")
      published = PublishedFiles(repository)
      client = Client(
        trusted: trusted, repository: published, start: try at("2027-01-01T00:00:00Z"))
    }
  }

  @Test(arguments: files + delegations)
  func `does as the specification says`(scenario: Scenario) throws {
    var repository = try MemoryRepository()
    try scenario.change(&repository)
    let reader = try Reader(repository)
    var metadata = try reader.client.refresh()
    let before = reader.published.requests.count
    var outcomes: [String] = []
    for path in scenario.paths {
      do {
        try reader.client.download(path, to: reader.fetched, by: &metadata)
        let bytes = try #require(try reader.fetched.file(path))
        outcomes.append(String(decoding: bytes, as: UTF8.self))
      } catch let error as TrustError {
        outcomes.append(error.code)
      } catch {
        outcomes.append("\(error)")
      }
    }
    #expect(outcomes == scenario.outcomes)
    let requests = reader.published.requests.dropFirst(before)
      // Names of targets begin with a digest.
      .map { $0.replacing(#/[0-9a-f]{64}/#, with: "…") }
    #expect(requests == scenario.requests)
  }

  static let files = [
    Scenario("fetches a target", "file", outcomes: ["text"], requests: ["….file"]) {
      $0.add("file", "text")
      try $0.publish("targets", "snapshot", "timestamp")
    },
    Scenario(
      "fetches a target in a folder, once", "a/b/file", "a/b/file", outcomes: ["text", "text"],
      requests: ["a/b/….file"]
    ) {
      $0.add("a/b/file", "text")
      try $0.publish("targets", "snapshot", "timestamp")
    },
    Scenario("says that there is no such target", "b", outcomes: [#"targetNotFound("b")"#]) {
      $0.add("a", "text")
      try $0.publish("targets", "snapshot", "timestamp")
    },
    Scenario(
      "refuses a target that is not the one signed", "file", outcomes: [#"targetAltered("file")"#],
      requests: ["….file"]
    ) {
      $0.add("file", "text")
      try $0.publish("targets", "snapshot", "timestamp")
      for name in $0.artifacts.keys { $0.artifacts[name] = Array("TEXT".utf8) }
    },
    Scenario(
      "asks for plain names where others are not promised", "a/file", outcomes: ["text"],
      requests: ["a/file"]
    ) {
      $0.isConsistent = false
      $0.add("a/file", "text")
      try $0.publish("root", "targets", "snapshot", "timestamp")
    },
  ]

  static let delegations = [
    Scenario(
      "asks a role before those after it, and first those that it hands on to", "file",
      outcomes: [#"targetNotFound("file")"#],
      requests: ["1.a.json", "1.c.json", "1.d.json", "1.b.json"]
    ) {
      try $0.delegate("targets", to: "a")
      try $0.delegate("targets", to: "b")
      try $0.delegate("a", to: "c")
      try $0.delegate("a", to: "d")
      try $0.publish("a", "b", "c", "d", "targets", "snapshot", "timestamp")
    },
    Scenario(
      "asks nobody after a terminating role", "file", outcomes: [#"targetNotFound("file")"#],
      requests: ["1.a.json", "1.c.json"]
    ) {
      try $0.delegate("targets", to: "a")
      try $0.delegate("targets", to: "b")
      try $0.delegate("a", to: "c", terminating: true)
      try $0.delegate("a", to: "d")
      $0.add("file", "text", to: "b")
      $0.add("file", "text", to: "d")
      try $0.publish("a", "b", "c", "d", "targets", "snapshot", "timestamp")
    },
    Scenario(
      "ends where roles hand on in a circle", "file", outcomes: [#"targetNotFound("file")"#],
      requests: ["1.a.json", "1.b.json"]
    ) {
      let keys = [try TestKey("a")]
      try $0.delegate("targets", to: "a", keys: keys)
      try $0.delegate("a", to: "b")
      try $0.delegate("b", to: "a", keys: keys)
      try $0.publish("a", "b", "targets", "snapshot", "timestamp")
    },
    Scenario(
      "asks only roles that are entitled to the path", "x/y/file", "x/file", "x/file.MD",
      "x/file.md",
      outcomes: [
        #"targetNotFound("x/y/file")"#, "by b", #"targetNotFound("x/file.MD")"#, "by a",
      ], requests: ["1.b.json", "x/….file", "1.a.json", "x/….file.md"]
    ) {
      try $0.delegate("targets", to: "a", ["x/*.md"])
      try $0.delegate("targets", to: "b", ["x/fil?"])
      for path in ["x/y/file", "x/file.md", "x/file.MD"] { $0.add(path, "by a", to: "a") }
      for path in ["x/y/file", "x/file"] { $0.add(path, "by b", to: "b") }
      try $0.publish("a", "b", "targets", "snapshot", "timestamp")
    },
    Scenario(
      "verifies a role anew for each delegator through whom it is reached", "a/file", "b/file",
      outcomes: ["by a", "TRUST_THRESHOLD"],
      requests: ["1.a.json", "1.release.json", "a/….file", "1.b.json", "1.release.json"]
    ) {
      try $0.delegate("targets", to: "a", ["a/*"])
      try $0.delegate("targets", to: "b", ["b/*"])
      try $0.delegate("a", to: "release", ["a/*"])
      try $0.delegate("b", to: "release", ["b/*"])
      // The key that a gives the role signs, and the one that b gives it does not.
      try $0.change("release") { $0.signers = [$0.keys[0]] }
      $0.add("a/file", "by a", to: "release")
      $0.add("b/file", "by a for b", to: "release")
      try $0.publish("release", "a", "b", "targets", "snapshot", "timestamp")
    },
    Scenario(
      "finds a role through each delegator whom its signatures satisfy", "a/file", "b/file",
      outcomes: ["by a", "by b"],
      requests: ["1.a.json", "1.release.json", "a/….file", "1.b.json", "b/….file"]
    ) {
      try $0.delegate("targets", to: "a", ["a/*"])
      try $0.delegate("targets", to: "b", ["b/*"])
      try $0.delegate("a", to: "release", ["a/*"])
      try $0.delegate("b", to: "release", ["b/*"])
      $0.add("a/file", "by a", to: "release")
      $0.add("b/file", "by b", to: "release")
      try $0.publish("release", "a", "b", "targets", "snapshot", "timestamp")
    },
    Scenario(
      "does not ask for a role that the snapshot does not name", "file",
      outcomes: [#"notPublished("metadata that the snapshot does not name")"#]
    ) {
      try $0.delegate("targets", to: "a")
      try $0.publish("a", "targets")
      $0.meta["a.json"] = nil
      try $0.publish("snapshot", "timestamp")
    },
    Scenario(
      "refuses a role whose metadata another key signed", "file", outcomes: ["TRUST_THRESHOLD"],
      requests: ["1.a.json"]
    ) {
      try $0.delegate("targets", to: "a")
      try $0.change("a") { $0.signers = [try TestKey("targets")] }
      try $0.publish("a", "targets", "snapshot", "timestamp")
    },
    Scenario(
      "asks for roles under their own names, whatever these are", "file",
      outcomes: [#"targetNotFound("file")"#],
      requests: ["1.?.json", "1.#.json", "1.../a.json", "1.\u{E9} \u{1F600}.json"]
    ) {
      for name in ["?", "#", "../a", "\u{E9} \u{1F600}"] {
        try $0.delegate("targets", to: name)
        try $0.publish(name)
      }
      try $0.publish("targets", "snapshot", "timestamp")
    },
  ]

  @Test func `refuses targets of which nobody can compute a digest`() throws {
    var repository = try MemoryRepository()
    repository.roles["targets"]?.change = [
      "targets": ["file": ["length": 4, "hashes": ["unknown": "00"]]]
    ]
    try repository.publish("targets", "snapshot", "timestamp")
    let client = try Reader(repository).client
    #expect(TestList.code { _ = try client.refresh() as TrustedMetadata } == "TRUST_MALFORMED")
  }

  @Test(arguments: [
    ("plain-name_1.0~", "plain-name_1.0~", "plain-name_1.0~"), ("?", "%3F", "%3F"),
    ("../a b", "..%2Fa%20b", "../a%20b"), ("\u{E9}%", "%C3%A9%25", "%C3%A9%25"),
    ("\u{0}\n", "%00%0A", "%00%0A"), ("", "", ""),
  ])
  func `names in URLs and files have no characters of any meaning`(
    name: String, encoded: String, path: String
  ) {
    #expect(PercentEncoding.encode(name) == encoded)
    #expect(PercentEncoding.encode(name, keepsSlashes: true) == path)
  }
}
