import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust
@testable import tuf_shim

/// The whole workflow of a client, fed from a repository in memory by TUF's own rules.
///
/// What the public conformance suite shows over HTTP: what is asked for, what is kept, and which
/// step ends an update. See docs/tuf-conformance.md.
@Suite struct `A client of The Update Framework` {
  /// A change of the repository, and what comes of the update after it.
  struct Step: Sendable {
    var change: @Sendable (inout MemoryRepository) throws -> Void
    var outcome: String
    var trusted: String
    var requests: String?
    var time = "2027-01-01T00:00:00Z"
  }

  struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [Step]
    var testDescription: String { name }
  }

  static let everything = "root 1, snapshot 1, targets 1, timestamp 1"

  /// A client that is up to date, and one step more.
  static func then(
    _ name: String, _ outcome: String, _ trusted: String = everything, _ requests: String? = nil,
    at time: String = "2027-01-01T00:00:00Z",
    change: @escaping @Sendable (inout MemoryRepository) throws -> Void
  ) -> Scenario {
    let step = Step(
      change: change, outcome: outcome, trusted: trusted, requests: requests, time: time)
    return Scenario(name: name, steps: [first, step])
  }

  /// The first update of a client that knows the root only.
  static let first = Step(
    change: { _ in }, outcome: "accepted", trusted: everything,
    requests: "2.root.json timestamp.json 1.snapshot.json 1.targets.json")

  static let noNews = "2.root.json timestamp.json"

  @Test(arguments: roots + timestamps + snapshots + targets + recoveries)
  func `does as the specification says`(scenario: Scenario) throws {
    var repository = try MemoryRepository()
    let storage = MemoryStorage()
    try storage.keep(repository.files["1.root.json"] ?? [], as: "root.json")
    for (index, step) in scenario.steps.enumerated() {
      try step.change(&repository)
      let published = PublishedFiles(repository)
      let client = Client(trusted: storage, repository: published, start: try at(step.time))
      let outcome = TestList.code { _ = try client.refresh() as TrustedMetadata }
      #expect(outcome == step.outcome, "step \(index)")
      #expect(try storage.versions() == step.trusted, "step \(index)")
      if let requests = step.requests {
        #expect(published.requests.joined(separator: " ") == requests, "step \(index)")
      }
    }
  }

  @Test func `keeps the bytes that it got`() throws {
    var repository = try MemoryRepository()
    let storage = MemoryStorage()
    try storage.keep(repository.files["1.root.json"] ?? [], as: "root.json")
    let timestamp = try #require(repository.files["timestamp.json"]) + Array(" \n".utf8)
    repository.files["timestamp.json"] = timestamp
    _ = try Client(
      trusted: storage, repository: PublishedFiles(repository), start: at("2027-01-01T00:00:00Z")
    ).refresh()
    #expect(storage.files["timestamp.json"] == timestamp)
  }

  @Test func `asks for nothing where its own root is not signed`() throws {
    let repository = try MemoryRepository()
    let root = try MemoryRepository.tree(try #require(repository.files["1.root.json"]))
    var (unsigned, malformed) = (root, root)
    unsigned["signatures"] = []
    malformed["signed"]?["version"] = nil
    for (root, code) in [(unsigned, "TRUST_ROOT_SIGNATURE"), (malformed, "TRUST_MALFORMED")] {
      let (storage, published) = (MemoryStorage(), PublishedFiles(repository))
      try storage.keep(root.canonicalBytes(), as: "root.json")
      let client = Client(
        trusted: storage, repository: published, start: try at("2027-01-01T00:00:00Z"))
      #expect(TestList.code { _ = try client.refresh() as TrustedMetadata } == code)
      #expect(published.requests.isEmpty)
    }
  }
}
