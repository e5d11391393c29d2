import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

private let url = "https://uni.example/terms/v1"

/// Contexts as a list's keeper adds, changes and removes them.
@Suite struct `A context in a registry` {
  private var list: SmallRegistry
  private let path = TrustedContext.path(of: url)
  private let end = SmallList.end

  init() throws {
    list = try SmallRegistry()
    try list.add("a.example")
    try list.add(context: "skill", url: url)
  }

  private func context(_ term: String, url other: String = url) throws -> ContextFile {
    try SmallRegistry.context(term, url: other)
  }

  /// What readers get.
  private func bundle() throws -> TrustBundle {
    var list = list
    try list.publish()
    let (targets, snapshot) = (try #require(list.targets), try #require(list.snapshot))
    let timestamp = try TimestampDraft(
      version: 9, expires: end, signedAt: end, snapshot: snapshot
    ).file().signed(by: SmallList.key(), as: .timestamp, under: [list.root])
    let bytes = try BundleWriter.bundle(
      roots: [list.root], timestamp: timestamp, snapshot: snapshot, targets: targets,
      records: list.records, contexts: list.contexts)
    return try TrustBundle(bytes, root: list.root.file.bytes)
  }

  @Test mutating func `is published with its URL, byte for byte`() throws {
    let context = try context("skill")
    #expect(try bundle().contexts.map(\.bytes) == [context.bytes])
    #expect(try bundle().contexts.map(\.url) == [url])
    // Issuers that come and go leave it where it is.
    try list.add("b.example")
    try list.sign()
    list.write(
      try list.registry().withdrawing(
        RecordFile(SmallList.record("b.example")), since: end, reason: nil, expires: end))
    #expect(try bundle().contexts.map(\.url) == [url])
    #expect(try bundle().records.count == 2)
  }

  @Test func `is nothing new where the same is listed`() throws {
    #expect(try list.registry().adding(context("skill"), expires: end).isEmpty)
    #expect(try !list.registry().adding(context("skills"), expires: end).isEmpty)
  }

  @Test mutating func `tells whoever signs that it is new, changed or removed`() throws {
    let (old, new) = (try context("skill").sha256, try context("skills").sha256)
    func change(_ old: [UInt8]?, _ new: [UInt8]?) -> [ContextChange] {
      [ContextChange(path: path, url: url, old: old, new: new)]
    }
    #expect(try list.registry().contextChanges == change(nil, old))
    try list.publish()
    // It is still what the signed targets changed.
    #expect(try list.registry().contextChanges == change(nil, old))
    try list.add("b.example")
    #expect(try list.registry().contextChanges == [])
    try list.add(context: "skills", url: url)
    #expect(try list.registry().contextChanges == change(old, new))
    list.write(try list.registry().removing(contextOf: url, expires: end))
    #expect(try list.registry().contextChanges == change(old, nil))
    try list.publish()
    #expect(try list.registry().contextChanges == change(old, nil))
    #expect(try bundle().contexts == [])
  }

  @Test func `is told apart from the one before, place by place`() throws {
    #expect(
      try context("skills").differences(from: context("skill")) == [
        RecordDifference(
          pointer: "/@context/skill", old: "https://x.example/skill", new: nil),
        RecordDifference(
          pointer: "/@context/skills", old: nil, new: "https://x.example/skills"),
      ])
  }

  @Test mutating func `need not stay, though it was published`() throws {
    try list.publish()
    #expect(try list.registry().hasPublished(contextOf: url))
    let change = try list.registry().removing(contextOf: url, expires: end)
    #expect(change.removedPath == path)
    list.write(change)
    try list.registry().requireOrder()
    #expect(try list.registry().listedDigest(ofContext: url) == nil)
  }

  @Test mutating func `is not forgotten or taken in by accident`() throws {
    try list.publish()
    let (kept, other) = (list.contexts, try context("x", url: "https://x.example/"))
    list.contexts = []
    #expect(throws: TrustError.bundleIncomplete(file: path.string)) {
      try list.registry().requireOrder()
    }
    #expect(throws: TrustError.bundleIncomplete(file: path.string)) {
      try list.registry().adding(RecordFile(SmallList.record("b.example")), expires: end)
    }
    #expect(throws: TrustError.bundleIncomplete(file: path.string)) {
      try list.registry().adding(other, expires: end)
    }
    list.contexts = [try context("edited")]
    #expect(throws: TrustError.targetHash(path: path)) { try list.registry().requireOrder() }
    #expect(throws: TrustError.targetHash(path: path)) {
      try list.registry().removing(contextOf: other.url ?? "", expires: end)
    }
    list.contexts = kept + [other]
    #expect(throws: TrustError.bundleExtra(path: other.path)) {
      try list.registry().requireOrder()
    }
    #expect(throws: TrustError.bundleExtra(path: other.path)) {
      try list.registry().adding(RecordFile(SmallList.record("b.example")), expires: end)
    }
  }

  @Test mutating func `is written in full, or removed, after that was done by half`() throws {
    try list.publish()
    var change = try list.registry().adding(context("skills"), expires: end)
    // The power failed between the targets and the context.
    (list.earlier, list.targets) = (change.kept, change.targets)
    list.write(try list.registry().adding(context("skills"), expires: end))
    try list.registry().requireOrder()
    #expect(try list.contexts.map(\.bytes) == [context("skills").bytes])

    change = try list.registry().removing(contextOf: url, expires: end)
    list.targets = change.targets
    list.write(try list.registry().removing(contextOf: url, expires: end))
    try list.registry().requireOrder()
    #expect(list.contexts.isEmpty)
  }

  @Test func `is among those that a signer was shown`() throws {
    let targets = try #require(list.targets)
    try targets.requireListing(of: list.records, contexts: list.contexts)
    #expect(throws: TrustError.bundleIncomplete(file: path.string)) {
      try targets.requireListing(of: list.records)
    }
    #expect(throws: TrustError.targetHash(path: path)) {
      try targets.requireListing(of: list.records, contexts: [context("skills")])
    }
    let other = try context("skill", url: "https://x.example/")
    #expect(throws: TrustError.bundleExtra(path: other.path)) {
      try targets.requireListing(of: list.records, contexts: list.contexts + [other])
    }
  }

  @Test mutating func `is not one of too many`() throws {
    list.contexts = try (1...63).map { try context("x", url: "https://x.example/\($0)") }
    list.targets = try TargetsDraft(
      version: 1, expires: end, records: list.records, contexts: list.contexts
    ).file()
    try list.add(context: "last", url: "https://x.example/64")
    #expect(throws: TrustError.tooManyContexts(limit: 64)) {
      try list.add(context: "x", url: "https://x.example/65")
    }
  }

  @Test mutating func `is not signed where it is none, whoever listed it`() throws {
    let files: [(path: ExactString, bytes: [UInt8])] = [(path, Array("{}".utf8))]
    let contexts = try ContextFile.files(files, listedBy: list.targets)
    #expect(contexts.map(\.url) == [url])
    list.contexts = contexts
    list.targets = try TargetsDraft(
      version: 1, expires: end, records: list.records, contexts: contexts
    ).file()
    let error = #expect(throws: TrustError.self) { try list.registry().requireOrder() }
    #expect(error?.code == "TRUST_MALFORMED")
  }

  @Test func `stands in the folder under the digest of its URL`() {
    let path: ExactString = "contexts/terms.json"
    #expect(throws: TrustError.contextPath(path: path, url: nil)) {
      try ContextFile.files([(path, [])], listedBy: nil)
    }
  }

  @Test(arguments: [
    "http://uni.example/terms", "HTTPS://uni.example/terms", "https:/uni.example", "https://",
    "https:///terms", "//uni.example/terms", "terms", "", "did:web:uni.example",
    "https://uni.example/terms#v1", "https://uni.example/terms#", "https://uni.example/a b",
    "https://uni.example/é", "https://uni.example/\n",
  ])
  func `has an absolute https URL`(other: String) {
    #expect(throws: TrustError.contextURL(ExactString(other))) {
      try context("x", url: other)
    }
  }

  @Test(arguments: ["[]", "{}", "{", "\u{FEFF}{\"@context\": {}}"])
  func `is never written where it is none`(document: String) {
    let error = #expect(throws: TrustError.self) {
      try ContextFile(url: url, json: Array(document.utf8), name: "terms.json")
    }
    #expect(error?.code == "TRUST_MALFORMED")
    #expect(error.map { "\($0)".hasPrefix("terms.json") } == true)
  }
}
