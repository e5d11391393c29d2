import Foundation
import Testing

/// What becomes of a credential from its issue to the end, as an institution, the keeper of the list
/// and an employer see it, each with their own commands.
@Suite struct `The life of a status` {
  private let fixture: TrustFixture
  private static let template = LedgerRun.template.replacingOccurrences(
    of: "did:web:university.example", with: "did:web:uni.example")

  /// A list with one issuer, which issued two credentials and published its status lists.
  init() throws {
    fixture = try TrustFixture(keys: ["registrar", "issuer"])
    try fixture.trust(
      "init", "list", "--simple", "--key", "registrar.key", "--name", "Test list",
      "--environment", "test")
    try fixture.addIssuer("did:web:uni.example")
    try fixture.folder.write(Self.template, to: "template.json")
    try fixture.folder.write(IssueFixture.table(2), to: "students.csv")
    try assay(
      "issue", "template.json", "students.csv", "--key", "issuer.key", "--out", "out", "--ledger",
      "ledger")
    try publish()
    try fixture.trust("update", "list.bundle", "--root", "list/1.root.json")
  }

  @discardableResult
  private func assay(_ arguments: String...) throws -> RunResult {
    let result = try fixture.run(arguments)
    try #require(result.status == 0, "\(arguments): \(result.errors)")
    return result
  }

  /// Publishes the issuer's lists, and then the keeper's.
  private func publish(status: Bool = true) throws {
    if status {
      try assay("status", "publish", "--ledger", "ledger", "--key", "issuer.key", "--out", "list")
    }
    try fixture.trust("publish", "list", "--key", "registrar.key")
    try fixture.trust("bundle", "list", "--out", "list.bundle")
  }

  /// The two credentials: their paths and ids.
  private func credentials() throws -> [(path: String, id: String)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path("out"))
    return try names.sorted().map { name in
      let json = try JSONSerialization.jsonObject(
        with: Data(try fixture.folder.read("out/\(name)")))
      return ("out/\(name)", try #require((json as? [String: Any])?["id"] as? String))
    }
  }

  /// The verdict's exit code, and the codes of the checks of the status.
  private func verify(_ path: String) throws -> (status: Int32, codes: [String]) {
    let result = try fixture.run(["verify", path, "--format", "json"])
    let checks = try fixture.json(result)["checks"] as? [[String: Any]] ?? []
    let codes = checks.filter { $0["id"] as? String == "status.entry" }
    return (result.status, codes.compactMap { $0["code"] as? String })
  }

  private func change(_ action: String, _ id: String) throws {
    try assay("status", action, id, "--reason", "a test", "--ledger", "ledger")
    try publish()
    try fixture.trust("update", "list.bundle")
  }

  @Test func `what is revoked stays so, and what is suspended comes back`() throws {
    let (first, second) = (try credentials()[0], try credentials()[1])
    #expect(try verify(first.path) == (0, ["STATUS_CLEAR", "STATUS_CLEAR"]))
    try change("revoke", first.id)
    #expect(try verify(first.path) == (1, ["REVOKED", "STATUS_CLEAR"]))
    #expect(try verify(second.path) == (0, ["STATUS_CLEAR", "STATUS_CLEAR"]))
    try change("suspend", second.id)
    #expect(try verify(second.path) == (3, ["STATUS_CLEAR", "SUSPENDED"]))
    try change("reinstate", second.id)
    #expect(try verify(second.path) == (0, ["STATUS_CLEAR", "STATUS_CLEAR"]))
    let again = try fixture.run([
      "status", "reinstate", first.id, "--reason", "a test", "--ledger", "ledger",
    ])
    #expect(again.status != 0)
    #expect(try verify(first.path).status == 1)
  }

  @Test func `T40 T41 earlier status lists in a newer trust list are noticed`() throws {
    let first = try credentials()[0]
    let folder = fixture.folder.path("list/status")
    let kept = fixture.folder.path("kept")
    try FileManager.default.copyItem(atPath: folder, toPath: kept)
    try change("revoke", first.id)
    #expect(try verify(first.path).status == 1)
    try FileManager.default.removeItem(atPath: folder)
    try FileManager.default.copyItem(atPath: kept, toPath: folder)
    try publish(status: false)
    // The trust list itself is newer, and in order; who has no memory is taken in by it.
    try fixture.trust("update", "list.bundle")
    let codes = try verify(first.path)
    #expect(codes.status == 3)
    #expect(codes.codes.contains("STATUS_UNREVOKED") || codes.codes.contains("STATUS_ROLLBACK"))
    let stateless = try fixture.run([
      "verify", first.path, "--stateless", "--trust", "list.bundle", "--root", "list/1.root.json",
    ])
    #expect(stateless.status == 0)
    #expect(stateless.output.contains("nothing remembers which lists were seen before"))
  }
}
