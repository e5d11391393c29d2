import Foundation
import Testing

/// Status lists and evidence in a list's folder.
@Suite struct `Files that a list brings along` {
  private let fixture: TrustFixture
  private let status = "status/\(String(repeating: "a", count: 64)).json"

  init() throws {
    fixture = try TrustFixture()
    try fixture.publishAuthority()
    for folder in ["status", "evidence"] {
      try FileManager.default.createDirectory(
        atPath: fixture.folder.path("list/\(folder)"), withIntermediateDirectories: false)
    }
  }

  @Test func `are taken in on purpose, signed, and bundled`() throws {
    try fixture.folder.write("{}", to: "list/\(status)")
    try fixture.folder.write("%PDF", to: "list/evidence/17.pdf")
    let refused = try fixture.run(["trust", "publish", "list", "--key", "publisher.key"])
    #expect(refused.status == 78)
    #expect(
      refused.errors.contains("hint: move it elsewhere, or take it in: assay trust add-files list"))
    let taken = try fixture.trust("add-files", "list")
    #expect(
      taken.output == """
        Taken in:
          new evidence/17.pdf
          new \(status)
        Next: sign the registry: assay trust sign list --role targets --key FILE

        """)
    #expect(try fixture.trust("add-files", "list").output.hasPrefix("Unchanged"))
    let signed = try fixture.trust("sign", "list", "--role", "targets", "--key", "registrar.key")
    #expect(signed.errors.contains("  new evidence/17.pdf\n  new \(status)\n"))
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    let bundle = String(decoding: try fixture.folder.read("list.bundle"), as: UTF8.self)
    #expect(bundle.contains("\"\(status)\":\"e30=\""))
    // The next month's status list takes its place.
    try fixture.folder.write("{ }", to: "list/\(status)")
    let changed = try fixture.trust("add-files", "list", "--format", "json")
    let files = try fixture.json(changed)["files"] as? [[String: String]]
    #expect(files?.map { $0["done"] } == ["changed"])
    #expect(files?.first?["path"] == status)
    #expect(files?.first?["previousSha256"] != files?.first?["sha256"])
  }

  @Test func `are never taken out again`() throws {
    try fixture.folder.write("{}", to: "list/\(status)")
    try fixture.trust("add-files", "list")
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    try FileManager.default.removeItem(atPath: fixture.folder.path("list/\(status)"))
    let before = try fixture.files()
    let result = try fixture.run(["trust", "add-files", "list"])
    #expect(result.status == 78)
    #expect(result.errors.contains("was published, and a list never forgets a file"))
    #expect(try fixture.files() == before)
  }

  @Test func `stand in their places`() throws {
    try fixture.folder.write("{}", to: "list/status/today.json")
    let result = try fixture.run(["trust", "add-files", "list"])
    #expect(result.status == 78)
    #expect(result.errors.contains("status/today.json is no place of a file"))
  }

  @Test func `are taken in by publish where one key is enough`() throws {
    let simple = try TrustFixture(keys: ["my", "issuer"])
    try simple.trust("init", "list", "--simple", "--key", "my.key", "--name", "Ours")
    try simple.trust(
      "add", "list", "--id", "did:web:x", "--name", "X", "--public-key", "issuer.key")
    try simple.trust("publish", "list", "--key", "my.key")
    try FileManager.default.createDirectory(
      atPath: simple.folder.path("list/status"), withIntermediateDirectories: false)
    try simple.folder.write("{}", to: "list/\(status)")
    let published = try simple.trust("publish", "list", "--key", "my.key")
    #expect(published.errors.contains("  new \(status)\n"))
    try simple.trust("bundle", "list", "--out", "list.bundle")
    let bundle = String(decoding: try simple.folder.read("list.bundle"), as: UTF8.self)
    #expect(bundle.contains("\"\(status)\""))
  }
}
