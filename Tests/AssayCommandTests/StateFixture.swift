import Foundation
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import assay

/// A list in three versions, made by one key, that holds for thirty years; and a place to install it.
///
/// `1.bundle` has one issuer, `2.bundle` two, in `3.bundle` the first is withdrawn.
struct StateFixture {
  let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(keys: ["registrar", "issuer", "other"])
    try fixture.trust(
      "init", "list", "--simple", "--key", "registrar.key", "--name", "Test list",
      "--environment", "test", "--at", "2026-01-01T00:00:00Z", "--expires-in", "P30Y")
    try add("did:web:uni.example", "issuer")
    try publish(1)
    try add("did:web:college.example", "other")
    try publish(2)
    try fixture.trust(
      "remove", "list", "did:web:uni.example", "--reason", "closed",
      "--at", "2026-01-02T00:00:00Z", "--expires-in", "P30Y")
    try publish(3)
  }

  private func add(_ id: String, _ key: String) throws {
    try fixture.trust(
      "add", "list", "--id", id, "--name", id, "--public-key", "\(key).key",
      "--at", "2026-01-01T00:00:00Z", "--expires-in", "P30Y")
  }

  private func publish(_ version: Int) throws {
    try fixture.trust(
      "publish", "list", "--key", "registrar.key", "--at", "2026-01-0\(version + 1)T00:00:00Z",
      "--expires-in", "P30Y")
    try fixture.trust("bundle", "list", "--out", "\(version).bundle")
  }

  static let root = ["--root", "list/1.root.json"]

  /// Runs `assay` in the folder, where the state is in `state`.
  func run(_ arguments: String...) throws -> RunResult {
    try fixture.run(arguments)
  }

  /// Installs a version for the first time.
  func install(_ version: Int) throws {
    let run = try run("trust", "update", "\(version).bundle", "--root", "list/1.root.json")
    try #require(run.status == 0, "\(run.errors)")
  }

  var folder: TemporaryFolder { fixture.folder }

  /// Every file of the state, by its path.
  func state() throws -> [String: [UInt8]] {
    try fixture.files().filter { $0.key.hasPrefix("state/") }
  }

  /// The path of the file that has everything, in the folder.
  func file() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("state"))
    return "state/\(try #require(names.first { $0.utf8.count == 64 }))/list"
  }

  /// The version that `assay trust status` tells; `nil` where it tells none.
  func installedVersion() throws -> Int? {
    let run = try run("trust", "status", "--format", "json")
    try #require(run.status == 0, "\(run.errors)")
    let lists = try run.json["lists"] as? [[String: Any]]
    return lists?.first?["version"] as? Int
  }

  /// The bundle of a version, read.
  func bundle(_ version: Int) throws -> TrustBundle {
    try TrustBundle(
      try folder.read("\(version).bundle"), root: try folder.read("list/1.root.json"))
  }

  /// Writes what is remembered with another time that has passed.
  func remember(latestTime: String) throws {
    let parts = try StateFile.decode(try folder.read(file())).map { part in
      guard part.name == "state" else { return part }
      // A line of JSON, and one with its digest.
      let line = try #require(part.bytes.split(separator: 0x0A).first)
      var json = try JSONDocument(Array(line)).root.tree()
      json["maxTrustedTime"] = .string(latestTime)
      let changed = json.canonicalBytes() + [0x0A]
      let digest = Base16.encode(DigestAlgorithm.sha256.digest(of: changed))
      return StateFile.Part(name: "state", bytes: changed + Array("sha256:\(digest)\n".utf8))
    }
    try folder.write(StateFile.encode(parts), to: file(), mode: 0o600)
  }

  /// What is remembered after a version was taken in at a time.
  func state(after version: Int, at now: Instant, knowing known: TrustState? = nil) throws
    -> TrustState
  {
    let root = try PinnedRootFile(try folder.read("list/1.root.json"))
    return try (known ?? TrustState(pinning: root))
      .applying(try folder.read("\(version).bundle"), at: now).state
  }

  /// A certificate of the university.
  func certificate() throws -> String {
    let examples = "\(sourceTree)/Examples/own"
    let issued = try fixture.run([
      "issue", "\(examples)/template.json", "\(examples)/recipients.csv", "--key", "issuer.key",
      "--out", "certificates",
    ])
    try #require(issued.status == 0, "\(issued.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("certificates"))
    return "certificates/\(try #require(names.sorted().first))"
  }
}
