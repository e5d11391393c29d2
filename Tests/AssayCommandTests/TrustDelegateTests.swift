import Foundation
import Testing

/// Parts of a list that are handed on to authorities, by commands.
@Suite struct `A list that hands on to an authority` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(
      keys: [
        "alice", "bob", "carol", "registrar", "publisher", "issuer", "quality", "second", "college",
      ])
    try fixture.publishAuthority()
    try fixture.folder.write(#"[{"fields": ["061"]}]"#, to: "ceiling.json")
  }

  private let delegate = [
    "trust", "delegate", "list", "--role", "authority/quality", "--at", "2026-01-02T00:00:00Z",
  ]

  /// Hands on, and lets the authority list a college.
  private func handOn() throws {
    let result = try fixture.run(delegate + ["--key", "quality.key", "--ceiling", "ceiling.json"])
    try #require(result.status == 0, "\(result.errors)")
    try fixture.trust("sign", "list", "--role", "targets", "--key", "registrar.key")
    try fixture.trust(
      "add", "list", "--authority", "quality", "--id", "did:web:college.example", "--name",
      "College", "--public-key", "college.key", "--at", "2026-01-02T00:00:00Z")
  }

  private func publishAll() throws {
    try fixture.trust("sign", "list", "--role", "authority/quality", "--key", "quality.key")
    try fixture.publish(at: "2026-02-01T00:00:00Z")
  }

  @Test func `publishes and bundles what the authority signs`() throws {
    try handOn()
    let unready = try fixture.run(["trust", "publish", "list", "--key", "publisher.key"])
    #expect(unready.status == 78)
    #expect(
      unready.errors.contains("the part of authority/quality is signed by 0 of the 1 keys it needs")
    )
    #expect(unready.errors.contains("assay trust sign list --role authority/quality --key FILE"))
    try publishAll()
    let shown = try fixture.trust("show", "list.bundle", "--root", "list/1.root.json")
    #expect(shown.output.contains("did:web:college.example"))
    let folder = try fixture.trust("show", "list")
    #expect(folder.output.contains("authority/quality: 1 of 1 keys\n"))
    #expect(folder.output.contains("awards at most fields 061\n"))
    #expect(folder.output.contains("authority/quality: 1 of 1 signatures"))
    let snapshot = String(decoding: try fixture.folder.read("list/snapshot.json"), as: UTF8.self)
    #expect(snapshot.contains(#""authority/quality.json":{"#))
  }

  @Test func `shows the authority what it signs, and takes no other key`() throws {
    try handOn()
    for name in ["registrar", "alice", "college"] {
      let refused = try fixture.run([
        "trust", "sign", "list", "--role", "authority/quality", "--key", "\(name).key",
      ])
      #expect(refused.status == 78)
      #expect(refused.errors.contains("the key is not one of the role authority/quality"))
    }
    let signed = try fixture.trust(
      "sign", "list", "--role", "authority/quality", "--key", "quality.key")
    #expect(signed.errors.contains("Part of authority/quality in Test authority:\n  College\n"))
    #expect(!signed.errors.contains("Test University"))
    // Nor does the authority's key sign the registry.
    let other = try fixture.run([
      "trust", "sign", "list", "--role", "targets", "--key", "quality.key",
    ])
    #expect(other.status == 78)
  }

  @Test func `merges what several keys of the authority signed apart`() throws {
    let two = try fixture.run(
      delegate + [
        "--key", "quality.key", "--key", "second.key", "--threshold", "2", "--no-ceiling",
      ])
    try #require(two.status == 0, "\(two.errors)")
    let role = ["--role", "authority/quality"]
    for name in ["quality", "second"] {
      try FileManager.default.copyItem(
        atPath: fixture.folder.path("list"), toPath: fixture.folder.path("at-\(name)"))
      try fixture.trust(
        "sign", "at-\(name)", "--role", "authority/quality", "--key", "\(name).key")
    }
    let files = ["quality", "second"].map { "at-\($0)/authority/quality.json" }
    let merge = ["trust", "merge"] + files + ["--out", "list/authority/quality.json"]
    #expect(try fixture.run(merge + role).status == 64)
    let merged = try fixture.run(merge + role + ["--list", "list"])
    #expect(merged.status == 0, "\(merged.errors)")
    #expect(merged.output.contains("Who may sign the authority/quality\n  has signed  z6Mk"))
    #expect(merged.output.contains("Complete: enough have signed.\n"))
  }

  @Test func `warns of a record that grants more than the ceiling`() throws {
    try handOn()
    let added = try fixture.run([
      "trust", "add", "list", "--authority", "quality", "--id", "did:web:x", "--name", "X",
      "--public-key", "second.key",
    ])
    #expect(
      added.errors.contains("the record grants more than the list lets the authority vouch for"))
  }

  @Test func `changes issuers where they are listed`() throws {
    try handOn()
    try publishAll()
    let suspended = try fixture.trust(
      "issuer", "suspend", "list", "did:web:college.example", "--reason", "an inquiry")
    #expect(suspended.output.contains("assay trust sign list --role authority/quality --key FILE"))
    let removed = try fixture.trust("remove", "list", "did:web:college.example")
    #expect(removed.output.contains("Withdrawn: did:web:college.example"))
    let signed = try fixture.trust(
      "sign", "list", "--role", "authority/quality", "--key", "quality.key")
    #expect(signed.errors.contains("    status: active becomes withdrawn since"))
  }

  @Test func `widens nothing by accident`() throws {
    try handOn()
    try publishAll()
    try fixture.folder.write(#"[{"fields": ["06"]}]"#, to: "wider.json")
    let changes: [(more: [String], options: [String])] = [
      (["--ceiling", "wider.json"], ["--allow-ceiling-widening"]),
      (["--no-ceiling"], ["--allow-ceiling-widening"]),
      (["--key", "quality.key", "--key", "second.key", "--threshold", "1"], []),
    ]
    for (more, options) in changes {
      let changed = try fixture.run(delegate + more)
      #expect(changed.status == 0, "\(changed.errors)")
      let sign = ["trust", "sign", "list", "--role", "targets", "--key", "registrar.key"]
      #expect(try fixture.run(sign).status == (options.isEmpty ? 0 : 78), "\(more)")
      #expect(try fixture.run(sign + options).status == 0, "\(more)")
    }
    // Two keys now; one fewer is said too.
    try #require(try fixture.run(delegate + ["--key", "second.key"]).status == 0)
    let refused = try fixture.run([
      "trust", "sign", "list", "--role", "targets", "--key", "registrar.key",
    ])
    #expect(refused.errors.contains("DANGER  authority/quality has fewer keys than before"))
  }

  @Test func `keeps what is not given as it was`() throws {
    try handOn()
    try publishAll()
    let changed = try fixture.run(delegate + ["--key", "second.key", "--format", "json"])
    let authority = try fixture.json(changed)["authority"] as? [String: Any]
    #expect((authority?["paths"] as? [String])?.contains("issuers/quality/*") == true)
    let targets = String(decoding: try fixture.folder.read("list/targets.json"), as: UTF8.self)
    #expect(targets.contains(#""x-ceiling":[{"fields":["061"]}]"#))
  }

  @Test func `takes back only what was never used`() throws {
    let result = try fixture.run(delegate + ["--key", "quality.key", "--no-ceiling"])
    try #require(result.status == 0, "\(result.errors)")
    let back = try fixture.trust("undelegate", "list", "--role", "authority/quality")
    #expect(back.output.hasPrefix("Taken back from authority/quality."))
    try handOn()
    try publishAll()
    let before = try fixture.files()
    let refused = try fixture.run(["trust", "undelegate", "list", "--role", "authority/quality"])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("has published records, and a list never forgets one"))
    #expect(try fixture.files() == before)
  }

  private static let refused: [(status: Int32, more: [String], words: String)] = [
    (64, ["--ceiling", "ceiling.json"], "needs its keys"),
    (64, ["--key", "quality.key"], "what its issuers may award at most"),
    (64, ["--key", "quality.key", "--no-ceiling", "--ceiling", "ceiling.json"], "contradict"),
    (64, ["--key", "quality.key", "--no-ceiling", "--threshold", "2"], "cannot be met"),
    (64, ["--key", "quality.key", "--key", "quality.key", "--no-ceiling"], "one key twice"),
    (64, ["--key", "quality.key", "--no-ceiling", "--paths", "issuers/other/*"], "issuers/ID/*"),
    (64, ["--key", "quality.key", "--no-ceiling", "--paths", "*"], "issuers/ID/*"),
    (
      65, ["--key", "quality.key", "--ceiling", "alice.key"], "hint: a ceiling is a list of grants"
    ),
    (65, ["--key", "issuer.key", "--no-ceiling"], "signs this list in the role authority/quality"),
    (66, ["--key", "quality.key", "--ceiling", "nothing.json"], "nothing.json"),
  ]

  @Test func `hands nothing on wrongly`() throws {
    let before = try fixture.files()
    for (status, more, words) in Self.refused {
      let result = try fixture.run(delegate + more)
      #expect(result.status == status, "\(more): \(result.errors)")
      #expect(result.errors.contains(words), "\(more): \(result.errors)")
      #expect(try fixture.files() == before, "\(more)")
    }
    for role in [
      "quality", "authority/", "authority/registry", "authority/A", "authority/a/b", "targets",
    ] {
      let result = try fixture.run([
        "trust", "delegate", "list", "--role", role, "--key", "quality.key",
      ])
      #expect(result.status == 64, "\(role)")
    }
    let nobody = try fixture.run([
      "trust", "sign", "list", "--role", "authority/nobody", "--key", "quality.key",
    ])
    #expect(nobody.status == 66)
    #expect(nobody.errors.contains("hands nothing on to authority/nobody"))
  }

  @Test func `explains whose word a record is`() throws {
    try handOn()
    try publishAll()
    let explained = try fixture.trust(
      "bundle", "explain", "list.bundle", "did:web:college.example", "--root", "list/1.root.json")
    let (registrar, quality) = (
      try fixture.publicKey("registrar"), try fixture.publicKey("quality")
    )
    #expect(explained.output.contains("  targets version 2, until"))
    #expect(explained.output.contains("1 of 1 keys must sign, signed by\n    \(registrar)\n"))
    #expect(explained.output.contains("  authority/quality version 1, until"))
    #expect(explained.output.contains("signed by\n    \(quality)\n"))
    #expect(explained.output.contains("Bounded for authority/quality: awards at most fields 061\n"))
    let json = try fixture.json(
      try fixture.trust(
        "bundle", "explain", "list.bundle", "did:web:uni.example", "--format", "json"))
    #expect(json["rootChecked"] as? Bool == false)
    let record = (json["records"] as? [[String: Any]])?.first
    let roles = (record?["signedBy"] as? [[String: Any]])?.compactMap { $0["role"] as? String }
    #expect(roles == ["root", "timestamp", "snapshot", "targets"])
  }
}
