import Foundation
import Testing

/// A folder in which a list is kept, with a key for each person.
///
/// The keys are not encrypted: unlocking one takes half a second, by intention.
struct TrustFixture {
  let folder: TemporaryFolder

  init(keys: [String] = ["alice", "bob", "carol", "registrar", "publisher", "issuer"]) throws {
    folder = try TemporaryFolder()
    for name in keys {
      let made = try run(["key", "generate", "--out", "\(name).key", "--unencrypted-unsafe"])
      try #require(made.status == 0, "\(made.errors)")
    }
  }

  /// Runs `assay` in the folder, where lists are installed in `state`.
  @discardableResult
  func run(_ arguments: [String]) throws -> RunResult {
    try runAssay(
      arguments, environment: ["ASSAY_STATE": folder.path("state")], folder: folder.path)
  }

  /// Runs `assay trust` in the folder, and insists that it succeeds.
  @discardableResult
  func trust(_ arguments: String...) throws -> RunResult {
    let result = try run(["trust"] + arguments)
    try #require(result.status == 0, "\(arguments): \(result.errors)")
    return result
  }

  /// A list of an authority, made by three holders with a threshold of two, that nobody signed.
  func initializeAuthority() throws {
    try trust(
      "init", "list", "--name", "Test authority", "--operator", "https://authority.example",
      "--environment", "test", "--root-key", "alice.key", "--root-key", "bob.key",
      "--root-key", "carol.key", "--threshold", "2", "--targets-key", "registrar.key",
      "--snapshot-key", "publisher.key", "--timestamp-key", "publisher.key",
      "--at", "2026-01-01T00:00:00Z")
  }

  /// The same list, signed, with one issuer, published and bundled as `list.bundle`.
  func publishAuthority() throws {
    try initializeAuthority()
    try trust("sign", "list", "--role", "root", "--key", "alice.key")
    try trust("sign", "list", "--role", "root", "--key", "carol.key")
    try addIssuer("did:web:uni.example")
    try publish(at: "2026-01-02T00:00:00Z")
  }

  /// Adds an issuer with the issuer's key.
  func addIssuer(_ id: String, name: String = "Test University") throws {
    try trust(
      "add", "list", "--id", id, "--name", name, "--public-key", "issuer.key", "--country", "IN",
      "--at", "2026-01-01T00:00:00Z")
  }

  /// Signs the registry, publishes, and writes the bundle.
  func publish(at time: String) throws {
    try trust("sign", "list", "--role", "targets", "--key", "registrar.key")
    try trust("publish", "list", "--key", "publisher.key", "--at", time)
    try trust("bundle", "list", "--out", "list.bundle")
  }

  /// The public key in a key file: `z6Mk…`.
  func publicKey(_ name: String) throws -> String {
    let shown = try run(["key", "show", "\(name).key", "--format", "json"])
    return try #require(try json(shown)["publicKeyMultibase"] as? String)
  }

  /// Every file below the folder, by its path.
  func files() throws -> [String: [UInt8]] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var files: [String: [UInt8]] = [:]
    for name in names ?? [] {
      files[name] = (try? folder.read(name)) ?? Array("a folder".utf8)
    }
    return files
  }

  /// What a run printed as one JSON object.
  func json(_ result: RunResult) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(result.stdout)) as? [String: Any])
  }

  /// The path of the only issuer record.
  func recordPath() throws -> String {
    let folder = "list/issuers/registry"
    let names = try FileManager.default.contentsOfDirectory(atPath: self.folder.path(folder))
    return "\(folder)/\(try #require(names.first))"
  }
}
