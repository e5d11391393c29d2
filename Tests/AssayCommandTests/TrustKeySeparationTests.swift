import Foundation
import Testing

/// Keys of one kind are never accepted for the other: a key signs the list or credentials.
@Suite struct `Keys of the list and keys of issuers` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture()
    try fixture.initializeAuthority()
  }

  private func record(key: String) throws -> String {
    """
    {"type": "IssuerRecord/1", "id": "did:web:uni.example",
     "names": [{"lang": "en", "display": "Uni"}], "status": {"value": "active"},
     "keys": [{"id": "did:web:uni.example#1", "type": "Multikey", "status": "active",
               "publicKeyMultibase": "\(try fixture.publicKey(key))"}], "recordVersion": 1}
    """
  }

  @Test(arguments: [("carol", "root"), ("registrar", "targets"), ("publisher", "snapshot")])
  func `a key with a role is no issuer's`(key: String, role: String) throws {
    try fixture.folder.write(try record(key: key), to: "record.json")
    let before = try fixture.files()
    for arguments in [
      ["--id", "did:web:uni.example", "--name", "Uni", "--public-key", "\(key).key"],
      ["record.json"],
    ] {
      let result = try fixture.run(["trust", "add", "list"] + arguments)
      #expect(result.status == 65)
      #expect(
        result.errors.contains("the record of 'did:web:uni.example' gives the issuer the key"))
      #expect(result.errors.contains("which signs this list in the role \(role)"))
      #expect(result.errors.contains("hint: the issuer makes a key for credentials"))
    }
    #expect(try fixture.files() == before)
  }

  @Test func `a list is not begun with the key of an issuer whom it finds`() throws {
    try fixture.addIssuer("did:web:uni.example")
    let name = try fixture.recordPath().replacingOccurrences(of: "list/", with: "other/")
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path("other/issuers/registry"), withIntermediateDirectories: true)
    try fixture.folder.write(try fixture.folder.read(fixture.recordPath()), to: name)
    let before = try fixture.files()
    let refused = try fixture.run([
      "trust", "init", "other", "--simple", "--key", "issuer.key", "--name", "Other",
    ])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("which signs this list in the role root"))
    #expect(refused.errors.contains("hint: the issuer makes a key for credentials"))
    #expect(try fixture.files() == before)
    try fixture.trust("init", "other", "--simple", "--key", "alice.key", "--name", "Other")
    #expect(try fixture.trust("show", "other").output.contains("Test University"))
  }

  @Test(arguments: ["root", "targets"])
  func `nothing is signed while a record lists a key with a role`(role: String) throws {
    // Put there by hand, past `add`.
    try fixture.addIssuer("did:web:uni.example")
    let path = try fixture.recordPath()
    try fixture.folder.write(try record(key: "carol"), to: path)
    let targets = String(decoding: try fixture.folder.read("list/targets.json"), as: UTF8.self)
    #expect(targets.contains(#""signatures":[]"#))
    let before = try fixture.files()
    let key = role == "root" ? "alice.key" : "registrar.key"
    let result = try fixture.run(["trust", "sign", "list", "--role", role, "--key", key])
    #expect(result.status == (role == "root" ? 65 : 78))
    #expect(try fixture.files() == before)
    if role == "root" { #expect(result.errors.contains("signs this list in the role root")) }
  }
}
