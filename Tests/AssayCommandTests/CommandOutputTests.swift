import Foundation
import TestSupport
import Testing

/// docs/command-output.md, held against what the commands print.
@Suite struct CommandOutputTests {
  private let page: String

  init() throws {
    page = try String(contentsOfFile: "\(sourceTree)/docs/command-output.md", encoding: .utf8)
  }

  /// What the page says of a type.
  private func section(_ type: String) throws -> String {
    let parts = page.components(separatedBy: "\n## ")
    return try #require(parts.first { $0.hasPrefix("`\(type)`\n") }, "\(type)")
  }

  /// The names of all members of a document, at any depth; documents that are embedded have types of
  /// their own.
  private func members(_ value: Any) -> Set<String> {
    if let array = value as? [Any] { return array.reduce(into: []) { $0.formUnion(members($1)) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.reduce(into: Set(object.keys)) { names, member in
      let embedded = (member.value as? [[String: Any]])?.first?["type"] != nil
      if !embedded { names.formUnion(members(member.value)) }
    }
  }

  private func expectDescribed(_ result: RunResult, as type: String) throws {
    let document = try result.json
    try #require(document["type"] as? String == type, "\(result.output)\(result.errors)")
    let section = try section(type)
    for name in members(document) {
      #expect(section.contains("`\(name)`"), "\(type) has \(name)")
    }
  }

  /// The types that the source of the commands writes.
  private func emittedTypes() throws -> Set<String> {
    var types: Set<String> = []
    for folder in ["Bake", "Inspect", "Issue", "Key", "Ledger", "Status", "Version"] {
      let path = "\(sourceTree)/Sources/assay/\(folder)"
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        let source = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        types.formUnion(source.matches(of: /"([A-Z][A-Za-z]*\/[0-9]+)"/).map { String($0.1) })
      }
    }
    return types
  }

  @Test func `every type that is printed is on the page, and no other`() throws {
    let described = page.matches(of: /\n## `([^`]*)`/).map { String($0.1) }
    #expect(try emittedTypes() == Set(described))
    #expect(described.count == 17)
  }

  @Test(arguments: ["json", "ndjson"])
  func `every member of an issue's document is on the page`(format: String) throws {
    let fixture = try IssueFixture(rows: 2)
    let more = ["--format", format]
    try expectDescribed(try fixture.issue(more: more), as: "IssueSummary/1")
    try fixture.folder.write(PrivateKeyTexts.p256, to: "ec.pem", mode: 0o600)
    let tokens = try runAssay(
      [
        "issue", "template.json", "students.csv", "--key", "ec.pem", "--out", "tokens",
        "--envelope", "jwt",
      ] + more, folder: fixture.folder.path)
    #expect(try tokens.json["publicKeyJwk"] != nil)
    try expectDescribed(tokens, as: "IssueSummary/1")
    try fixture.folder.write(IssueFixture.table(1), to: "students.csv")
    let second = try fixture.issue(more: more)
    #expect(try second.json["unclaimed"] != nil)
    try expectDescribed(second, as: "IssueSummary/1")
    try fixture.folder.write("email\nnobody\n", to: "students.csv")
    try expectDescribed(try fixture.issue(more: more), as: "IssueFailure/1")
    try fixture.folder.write("{}", to: "template.json")
    let failed = try fixture.issue(more: more)
    #expect((try failed.json["faults"] as? [[String: Any]])?.first?["pointer"] != nil)
    try expectDescribed(failed, as: "IssueFailure/1")
  }

  @Test(arguments: ["json", "ndjson"])
  func `every member of a ledger's and a status's document is on the page`(
    format: String
  ) throws {
    let run = try LedgerRun(rows: 2)
    func expectDescribed(_ arguments: [String], as type: String) throws {
      let more = arguments + ["--format", format]
      try self.expectDescribed(try runAssay(more, folder: run.folder.path), as: type)
    }
    let issued = try run.issue(more: ["--format", format])
    #expect(try issued.json["ledger"] != nil)
    try self.expectDescribed(issued, as: "IssueSummary/1")
    let document = try JSONSerialization.jsonObject(with: Data(try run.documents("out")[0]))
    let id = try #require((document as? [String: Any])?["id"] as? String)
    let change = [id, "--reason", "a test", "--ledger", "ledger"]
    try expectDescribed(["status", "suspend"] + change, as: "StatusChange/1")
    try expectDescribed(["status", "show", id, "--ledger", "ledger"], as: "CredentialStatus/1")
    try expectDescribed(
      ["status", "publish", "--ledger", "ledger", "--key", "issuer.key", "--out", "list"],
      as: "StatusPublication/1")
    try expectDescribed(
      ["status", "publish", "--ledger", "ledger", "--out", "list", "--dry-run"],
      as: "StatusPublication/1")
    try expectDescribed(["ledger", "verify", "ledger"], as: "LedgerSummary/1")
    try expectDescribed(["ledger", "recover", "ledger"], as: "LedgerRecovery/1")
    try expectDescribed(["ledger", "backup", "ledger", "--out", "b.db"], as: "LedgerBackup/1")
    try expectDescribed(["ledger", "fork", "ledger"], as: "LedgerFork/1")
  }

  @Test(arguments: ["json", "ndjson"])
  func `every member of a key's document is on the page`(format: String) throws {
    let fixture = try IssueFixture()
    let shown = try runAssay(
      ["key", "show", "issuer.key", "--format", format], folder: fixture.folder.path)
    #expect(try shown.json["keyDerivation"] != nil)
    try expectDescribed(shown, as: "KeyDescription/1")
    for (name, text) in [("ec", PrivateKeyTexts.p256), ("rsa", PrivateKeyTexts.rsa)] {
      try fixture.folder.write(text, to: "\(name).pem", mode: 0o600)
      let other = try runAssay(
        ["key", "show", "\(name).pem", "--format", format], folder: fixture.folder.path)
      try expectDescribed(other, as: "PublicKeyDescription/1")
    }
  }

  @Test func `every member of a baked image's document is on the page`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      TestPNG.image(TestPNG.internationalText("{}", keyword: "openbadges")), to: "old.png")
    let badge = "\(sourceTree)/Examples/skill-badge.json"
    try expectDescribed(
      try runAssay(
        ["bake", badge, "old.png", "--replace", "--out", "new.png", "--format", "json"],
        folder: folder.path), as: "BakedImage/1")
    try expectDescribed(
      try runAssay(
        ["extract", "old.png", "--out", "old.json", "--format", "json"], folder: folder.path),
      as: "ExtractedCredential/1")
  }

  @Test func `every member of a version's document is on the page`() throws {
    try expectDescribed(try runAssay(["version", "--format", "json"]), as: "Version/1")
  }

  @Test func `every member of a lint's and an inspection's document is on the page`() throws {
    let draft = Array(
      #"{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"]}"#
        .utf8)
    for input in [draft, Array("{".utf8)] {
      let one = try runAssay(["lint", "-", "--format", "ndjson"], stdin: input)
      try expectDescribed(one, as: "LintReport/1")
      let all = try runAssay(["lint", "-", "--format", "json"], stdin: input)
      try expectDescribed(all, as: "LintReports/1")
    }
    let absent = try runAssay(["lint", "/absent.json", "--format", "ndjson"])
    try expectDescribed(absent, as: "LintReport/1")
    try expectDescribed(
      try runAssay(["inspect", "-", "--format", "json"], stdin: draft), as: "Inspection/1")
  }
}
