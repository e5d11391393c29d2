import Foundation
import Testing

/// Whether the list stands by an issuer, changed by commands.
@Suite struct `An issuer's status` {
  private let fixture: TrustFixture
  private let id = "did:web:uni.example"

  init() throws {
    fixture = try TrustFixture()
    try fixture.publishAuthority()
  }

  private func issuer(_ name: String, _ more: String...) throws -> RunResult {
    try fixture.run(
      [
        "trust", "issuer", name, "list", id, "--reason", "why \(name)", "--at",
        "2026-03-01T00:00:00Z",
      ]
        + more)
  }

  private func sign(_ more: String...) throws -> RunResult {
    try fixture.run(
      ["trust", "sign", "list", "--role", "targets", "--key", "registrar.key"] + more)
  }

  private func shown() throws -> String { try fixture.trust("show", "list").output }

  @Test func `is suspended, and active again`() throws {
    let suspended = try issuer("suspend")
    #expect(suspended.status == 0, "\(suspended.errors)")
    #expect(
      suspended.output == """
        Suspended: did:web:uni.example
          status  suspended since 2026-03-01T00:00:00Z: why suspend
        Next: sign the registry: assay trust sign list --role targets --key FILE

        """)
    let signed = try sign()
    #expect(
      signed.errors.contains(
        "    status: active becomes suspended since 2026-03-01T00:00:00Z: why suspend\n"))
    #expect(!signed.errors.contains("DANGER"))
    #expect(try issuer("suspend").output.hasPrefix("Unchanged: did:web:uni.example is suspended"))
    #expect(try issuer("reinstate").status == 0)
    #expect(try sign().status == 0)
    #expect(try shown().contains("status  active"))
    let record = String(decoding: try fixture.folder.read(fixture.recordPath()), as: UTF8.self)
    #expect(record.contains(#""statusHistory":[{"since":"2026-01-01T00:00:00Z","until":"#))
    #expect(record.contains(#""recordVersion":3"#))
  }

  @Test func `is withdrawn from a day on`() throws {
    #expect(try issuer("withdraw", "--since", "2026-02-15T00:00:00Z").status == 0)
    #expect(try shown().contains("withdrawn since 2026-02-15T00:00:00Z: why withdraw"))
  }

  @Test func `for good does not become better, but on purpose by everybody`() throws {
    #expect(try issuer("revoke").status == 0)
    try fixture.publish(at: "2026-03-01T00:00:00Z")
    let before = try fixture.files()
    for name in ["suspend", "withdraw", "reinstate"] {
      let refused = try issuer(name)
      #expect(refused.status == 65)
      #expect(refused.errors.contains("is revoked-ab-initio, which is meant for good"))
      #expect(try fixture.files() == before, "\(name)")
    }
    #expect(try issuer("reinstate", "--allow-reinstatement").status == 0)
    let refused = try sign()
    #expect(refused.status == 78)
    #expect(refused.errors.contains("DANGER  did:web:uni.example was withdrawn from for good"))
    #expect(try sign("--allow-reinstatement").status == 0)
  }

  @Test func `cannot be made better by a record that is edited either`() throws {
    #expect(try issuer("revoke").status == 0)
    try fixture.publish(at: "2026-03-01T00:00:00Z")
    var text = String(decoding: try fixture.folder.read(fixture.recordPath()), as: UTF8.self)
    text.replace(#""recordVersion":2"#, with: #""recordVersion":3"#)
    text.replace(#""value":"revoked-ab-initio""#, with: #""value":"active""#)
    try fixture.folder.write(text, to: "edited.json")
    try fixture.trust("add", "list", "edited.json")
    #expect(try sign().status == 78)
    // Nor by hiding what was signed before.
    try FileManager.default.removeItem(atPath: fixture.folder.path("list/signed"))
    let hidden = try sign("--allow-reinstatement")
    #expect(hidden.status == 78)
    #expect(hidden.errors.contains("add: --allow-unknown-change"))
  }

  @Test func `is told to programs`() throws {
    let json = try fixture.json(try issuer("withdraw", "--format", "json"))
    #expect(json["type"] as? String == "TrustIssuerStatus/1")
    #expect(json["done"] as? String == "withdrawn")
    #expect(json["status"] as? String == "withdrawn")
    #expect(json["recordVersion"] as? Int == 2)
  }

  @Test func `of nobody on the list, or without a reason, is not changed`() throws {
    for (status, arguments) in [
      (66, ["suspend", "list", "did:web:nobody.example", "--reason", "x"]),
      (66, ["suspend", "nowhere", id, "--reason", "x"]), (64, ["suspend", "list", id]),
      (64, ["revoke", "list", id, "--reason", ""]),
      (64, ["withdraw", "list", id, "--reason", "x", "--since", "yesterday"]),
    ] as [(Int32, [String])] {
      let result = try fixture.run(["trust", "issuer"] + arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
    }
  }

  @Test func `is signed by publish where one key is enough, with the same options`() throws {
    let simple = try TrustFixture(keys: ["my", "issuer"])
    try simple.trust("init", "list", "--simple", "--key", "my.key", "--name", "Ours")
    try simple.trust(
      "add", "list", "--id", id, "--name", "Uni", "--public-key", "issuer.key")
    try simple.trust("publish", "list", "--key", "my.key")
    try simple.trust("issuer", "revoke", "list", id, "--reason", "a mill")
    try simple.trust("publish", "list", "--key", "my.key")
    try simple.trust("issuer", "reinstate", "list", id, "--reason", "x", "--allow-reinstatement")
    let before = try simple.files()
    let refused = try simple.run(["trust", "publish", "list", "--key", "my.key"])
    #expect(refused.status == 78)
    #expect(refused.errors.contains("add: --allow-reinstatement"))
    #expect(try simple.files() == before)
    try simple.trust("publish", "list", "--key", "my.key", "--allow-reinstatement")
    // What was published once needs it no more.
    try simple.trust("publish", "list", "--key", "my.key")
  }
}
