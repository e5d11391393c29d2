import Foundation
import Testing

@Suite struct `Showing a trust list` {
  @Test func `a bundle without a root is shown as unchecked`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let shown = try fixture.trust("show", "list.bundle")
    #expect(shown.output.contains("NOT CHECKED"))
    let json = try fixture.json(try fixture.trust("show", "list.bundle", "--format", "json"))
    #expect(json["rootChecked"] as? Bool == false)
  }

  @Test func `a bundle can be checked against a fingerprint`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let list = try fixture.json(try fixture.trust("show", "list", "--format", "json"))
    let fingerprint = try #require(list["rootFingerprint"] as? String)
    let shown = try fixture.trust(
      "show", "list.bundle", "--root", fingerprint, "--format", "ndjson")
    #expect(try fixture.json(shown)["rootChecked"] as? Bool == true)
    let other = try fixture.run([
      "trust", "show", "list.bundle", "--root", String(repeating: "0", count: 64),
    ])
    #expect(other.status == 78)
    // Hexadecimal digits are the same in capitals, as other tools print them.
    let capitals = try fixture.trust(
      "show", "list.bundle", "--root", fingerprint.uppercased(), "--format", "json")
    #expect(try fixture.json(capitals)["rootChecked"] as? Bool == true)
  }

  @Test(arguments: [
    (["--root", "list/1.root.json"], "--root"), (["--at", "2026-01-01T00:00:00Z"], "--at"),
    (["--root", "nothing", "--at", "2026-01-01T00:00:00Z"], "--root and --at"),
  ])
  func `a folder takes no root and no time, for it would not be checked against them`(
    options: [String], names: String
  ) throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    let result = try fixture.run(["trust", "show", "list"] + options)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("error: \(names) is for a bundle, but list is a folder"))
  }

  @Test func `a folder tells its keepers when its files expire`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let lines = try fixture.trust("show", "list").output.split(separator: "\n")
    #expect(lines.contains("  targets: 1 of 1 signatures, until 2026-07-01T00:00:00Z"))
    #expect(lines.contains("  snapshot: 1 of 1 signatures, until 2026-02-16T00:00:00Z"))
    let json = try fixture.json(try fixture.trust("show", "list", "--format", "json"))
    #expect(json["operator"] as? String == "https://authority.example")
    #expect(
      json["expires"] as? [String: String] == [
        "root": "2027-02-01T00:00:00Z", "targets": "2026-07-01T00:00:00Z",
        "snapshot": "2026-02-16T00:00:00Z", "timestamp": "2026-02-16T00:00:00Z",
      ])
  }

  @Test func `a folder tells which files lack signatures, and when they expire all the same`()
    throws
  {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    let lines = try fixture.trust("show", "list").output.split(separator: "\n")
    #expect(lines.contains("  root: 0 of 2 signatures, 2 missing, until 2027-02-01T00:00:00Z"))
    #expect(lines.contains("  targets: 0 of 1 signatures, 1 missing, until 2026-07-01T00:00:00Z"))
  }

  @Test func `another authority's root does not open a list`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    try fixture.trust("init", "other", "--simple", "--key", "alice.key", "--name", "Other")
    let result = try fixture.run([
      "trust", "show", "list.bundle", "--root", "other/1.root.json",
    ])
    #expect(result.status == 78)
    #expect(result.errors.contains("another authority's"))
  }

  @Test func `what a list says reaches the terminal escaped`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    try fixture.addIssuer("did:web:uni.example", name: "Uni\u{1B}[2J\u{202E}\nstatus  active")
    let shown = try fixture.trust("show", "list")
    #expect(shown.output.contains(#"Uni\u{1B}[2J\u{202E}\u{A}status  active"#))
    #expect(!shown.output.contains("\u{1B}"))
  }

  @Test func `a grant that cannot be checked is not called anything`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    let record = """
      {"type": "IssuerRecord/1", "id": "did:web:uni.example",
       "names": [{"lang": "en", "display": "Uni"}], "status": {"value": "active"}, "keys": [],
       "recordVersion": 1,
       "scope": [{"jurisdictions": ["IN"]}, {"frameworks": [{"framework": "NSQF", "levels": ["4", "4.5"]}]}]}
      """
    try fixture.folder.write(record, to: "record.json")
    let added = try fixture.trust("add", "list", "record.json")
    #expect(added.output.contains("scope   NOTHING as long as jurisdictions cannot be checked"))
    #expect(added.output.contains("in NSQF at levels 4, 4.5"))
  }

  @Test func `a damaged bundle is named, with the reason`() throws {
    let fixture = try TrustFixture()
    try fixture.folder.write("{}", to: "bad.bundle")
    let result = try fixture.run(["trust", "show", "bad.bundle"])
    #expect(result.status == 78)
    #expect(result.errors.contains("bad.bundle: the bundle is malformed at /type"))
  }

  @Test(arguments: [false, true])
  func `the example federation can be made anew, with new keys or the old`(keepsKeys: Bool) throws {
    let fixture = try TrustFixture(keys: [])
    let made = try runProgram(
      "\(sourceTree)/Keys/make-example",
      [fixture.folder.path("example")] + (keepsKeys ? ["--keys", "\(sourceTree)/Keys"] : []),
      environment: ["ASSAY": assayPath])
    #expect(made.status == 0, "\(made.errors)")
    let list = ["--trust", "example/example.bundle", "--root", "example/root.json"]
    let shown = try fixture.trust(
      "show", "example/example.bundle", "--root", "example/root.json", "--format", "json",
      "--at", "2027-01-01T00:00:00Z")
    let json = try fixture.json(shown)
    #expect(json["environment"] as? String == "example")
    #expect(json["age"] as? String == "fresh")
    #expect((json["issuers"] as? [Any])?.count == 3)
    let text = try fixture.trust(
      "show", "example/example.bundle", "--root", "example/root.json", "--at",
      "2027-01-01T00:00:00Z")
    for words in [
      "  authority/quality: version 1, 1 of 1 keys, until ", "    listed by authority/quality\n",
    ] {
      #expect(text.output.contains(words), "\(words)")
    }
    let statuses: [(name: String, status: Int32)] = [
      ("good-standing", 0), ("revoked", 1), ("suspended", 3),
    ]
    for (name, status) in statuses {
      let verified = try fixture.run(["verify", "example/examples/\(name).json"] + list)
      #expect(verified.status == status, "\(verified.output)")
    }
    let root = try fixture.folder.read("example/root.json")
    let pinned = try Data(contentsOf: URL(fileURLWithPath: "\(sourceTree)/Keys/root.json"))
    #expect((root == [UInt8](pinned)) == keepsKeys)
  }
}
