import Foundation
import Testing

@Suite struct `Keeping a trust list` {
  @Test func `an institution keeps its own list with one key`() throws {
    let fixture = try TrustFixture(keys: ["my", "issuer"])
    let made = try fixture.trust(
      "init", "list", "--simple", "--key", "my.key", "--name", "Our list",
      "--at", "2026-01-01T00:00:00Z")
    #expect(made.errors.contains("one key is enough to sign the root"))
    let added = try fixture.trust(
      "add", "list", "--id", "did:web:uni.example", "--name", "Test University", "--public-key",
      "issuer.key")
    // That key publishes too, and signs the registry on the way.
    #expect(added.output.contains("Next: assay trust publish list --key FILE"))
    try fixture.trust("publish", "list", "--key", "my.key", "--at", "2026-01-01T00:00:00Z")
    let bundled = try fixture.trust("bundle", "list", "--out", "list.bundle")
    #expect(bundled.output.contains("Wrote list.bundle: 1 issuer, "))
    let removed = try fixture.trust("remove", "list", "did:web:uni.example")
    #expect(removed.output.contains("Next: assay trust publish list --key FILE"))
    let shown = try fixture.trust("show", "list.bundle", "--root", "list/1.root.json")
    #expect(shown.output.contains("Our list (production)"))
    #expect(shown.output.contains("Test University"))
  }

  @Test func `several people sign in turn`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    let first = try fixture.trust("sign", "list", "--role", "root", "--key", "bob.key")
    #expect(first.output.contains("Signed: 1 of the 2 signatures"))
    // What is signed is shown before it is signed.
    #expect(first.errors.contains("root: 2 of 3 keys"))
    // So is who may sign, and who has.
    let lines = first.errors.split(separator: "\n")
    #expect(lines.first == "Who may sign the root")
    #expect(lines.filter { $0.hasPrefix("  has not yet z6Mk") }.count == 3)
    let unready = try fixture.run(["trust", "publish", "list", "--key", "publisher.key"])
    #expect(unready.status == 78)
    #expect(unready.errors.contains("the root is signed by 1 of the 2 keys it needs"))
    let second = try fixture.trust("sign", "list", "--role", "root", "--key", "alice.key")
    #expect(second.output.contains("Signed: 2 of the 2 signatures"))
    let bob = try fixture.publicKey("bob")
    let signed = second.errors.split(separator: "\n").filter { $0.hasPrefix("  has signed") }
    #expect(signed.count == 1)
    #expect(signed.first?.hasPrefix("  has signed  \(bob), key id ") == true)
  }

  @Test(arguments: [
    ("issuer", "has no role in this list"), ("alice", "signs only the root of this list"),
  ])
  func `a key that publishes nothing is told so, and which keys do`(
    key: String, reason: String
  ) throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let before = try fixture.files()
    let result = try fixture.run([
      "trust", "publish", "list", "--key", "publisher.key", "--key", "\(key).key",
    ])
    #expect(result.status == 78)
    let name = try fixture.publicKey(key)
    #expect(result.errors.contains("error: the key in \(key).key, \(name), \(reason)\n"))
    let publisher = try fixture.publicKey("publisher")
    #expect(
      result.errors.contains("hint: assay trust publish list with the --key of: \(publisher)\n"))
    #expect(try fixture.files() == before)
  }

  @Test func `people sign the root and the registry or a part of it, and nothing else`() throws {
    let fixture = try TrustFixture(keys: [])
    let help = try fixture.trust("sign", "--help").output
    #expect(help.contains("(values: root,\n                          targets, authority/NAME)"))
    let refused = try fixture.run(["trust", "sign", "list", "--role", "snapshot", "--key", "x"])
    #expect(refused.status == 64)
    #expect(
      refused.errors.contains("Please provide one of 'root', 'targets' or 'authority/NAME'."))
  }

  @Test func `signing twice with one key counts once`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    try fixture.trust("sign", "list", "--role", "root", "--key", "bob.key")
    let again = try fixture.trust("sign", "list", "--role", "root", "--key", "bob.key")
    #expect(again.output.contains("Signed: 1 of the 2 signatures"))
  }

  @Test func `a key that the root does not list signs nothing`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    let before = try fixture.folder.read("list/1.root.json")
    let result = try fixture.run([
      "trust", "sign", "list", "--role", "root", "--key", "registrar.key",
    ])
    #expect(result.status == 78)
    #expect(result.errors.contains("the key is not one of the role root"))
    #expect(try fixture.folder.read("list/1.root.json") == before)
  }

  @Test func `a record changed behind the registry's back is not signed`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    try fixture.addIssuer("did:web:uni.example")
    let path = try fixture.recordPath()
    var text = String(decoding: try fixture.folder.read(path), as: UTF8.self)
    text.replace("Test University", with: "Fake University")
    try fixture.folder.write(text, to: path)
    for arguments in [
      ["sign", "list", "--role", "targets", "--key", "registrar.key"],
      ["publish", "list", "--key", "publisher.key"],
    ] {
      let result = try fixture.run(["trust"] + arguments)
      #expect(result.status == 78)
    }
    let signed = try fixture.run([
      "trust", "sign", "list", "--role", "targets", "--key", "registrar.key",
    ])
    #expect(signed.errors.contains("is not what was signed"))
  }

  @Test func `a list is not bundled before the registry is signed anew`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let before = try fixture.folder.read("list.bundle")
    try fixture.addIssuer("did:web:second.example")
    let result = try fixture.run(["trust", "bundle", "list", "--out", "list.bundle"])
    #expect(result.status == 78)
    #expect(result.errors.contains("--role targets"))
    #expect(try fixture.folder.read("list.bundle") == before)
  }

  @Test func `a record that is removed before it was published is gone`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    try fixture.addIssuer("did:web:uni.example")
    let removed = try fixture.trust("remove", "list", "did:web:uni.example")
    #expect(removed.output.contains("Deleted: did:web:uni.example"))
    #expect(try fixture.trust("show", "list").output.contains("none"))
  }

  @Test func `a record that was published is withdrawn, not forgotten`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let removed = try fixture.trust(
      "remove", "list", "did:web:uni.example", "--reason", "closed", "--at", "2026-02-01T00:00:00Z")
    #expect(removed.output.contains("Withdrawn: did:web:uni.example"))
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    let shown = try fixture.trust("show", "list.bundle", "--root", "list/1.root.json")
    #expect(shown.output.contains("withdrawn since 2026-02-01T00:00:00Z: closed"))
    #expect(shown.output.contains("Version      2,"))
  }

  @Test func `an issuer that is not listed cannot be removed`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    let result = try fixture.run(["trust", "remove", "list", "did:web:nobody.example"])
    #expect(result.status == 66)
    #expect(result.errors.contains("did:web:nobody.example is not on the list"))
  }

  @Test func `two records cannot claim one id`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    try fixture.addIssuer("did:web:uni.example")
    let record = """
      {"type": "IssuerRecord/1", "id": "did:web:thief.example",
       "alsoKnownAs": ["did:web:uni.example"], "names": [{"lang": "en", "display": "Thief"}],
       "status": {"value": "active"}, "keys": [], "recordVersion": 1}
      """
    try fixture.folder.write(record, to: "thief.json")
    let result = try fixture.run(["trust", "add", "list", "thief.json"])
    #expect(result.status == 65)
    #expect(result.errors.contains("'did:web:uni.example' is already the issuer"))
  }

  @Test(arguments: [
    (#"{"type": "IssuerRecord/1"}"#, "/id"),
    (#"{"type": "IssuerRecord/2"}"#, "/type"),
    (#"{"type": "IssuerRecord/1", "type": "x"}"#, "not acceptable JSON"),
    (#"{"type": "IssuerRecord/1", "id": "did:web:x", "publicKey": 1}"#, "/publicKey"),
    (#"{"type": "IssuerRecord/1", "id": "did:web:x", "critical": ["y"]}"#, "depends on 'y'"),
  ])
  func `a record that readers could not use is refused with its place`(
    record: String, place: String
  ) throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    try fixture.folder.write(record, to: "record.json")
    let before = try fixture.folder.read("list/targets.json")
    let result = try fixture.run(["trust", "add", "list", "record.json"])
    #expect(result.status == 65)
    #expect(result.errors.contains(place))
    #expect(try fixture.folder.read("list/targets.json") == before)
  }

  @Test func `an impossible threshold is refused, and no list begun`() throws {
    let fixture = try TrustFixture(keys: ["alice", "bob", "publisher"])
    let result = try fixture.run([
      "trust", "init", "list", "--name", "x", "--root-key", "alice.key", "--root-key", "bob.key",
      "--threshold", "3", "--snapshot-key", "publisher.key", "--timestamp-key", "publisher.key",
    ])
    #expect(result.status == 64)
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("list/1.root.json")))
  }

  @Test func `a list is never begun over another`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    let before = try fixture.folder.read("list/1.root.json")
    let result = try fixture.run([
      "trust", "init", "list", "--simple", "--key", "alice.key", "--name", "Other",
    ])
    #expect(result.status == 73)
    #expect(try fixture.folder.read("list/1.root.json") == before)
  }

  @Test func `the same list makes the same bundle`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let first = try fixture.folder.read("list.bundle")
    try fixture.trust("bundle", "list", "--out", "list.bundle")
    #expect(try fixture.folder.read("list.bundle") == first)
    // The order of signing leaves no trace either.
    try fixture.trust("sign", "list", "--role", "root", "--key", "bob.key")
    let three = try fixture.folder.read("list/1.root.json")
    try fixture.trust("sign", "list", "--role", "root", "--key", "alice.key")
    #expect(try fixture.folder.read("list/1.root.json") == three)
  }
}
