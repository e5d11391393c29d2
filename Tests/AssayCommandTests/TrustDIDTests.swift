import Foundation
import TestSupport
import Testing

/// DID documents of holders and endorsers in a list.
@Suite struct `DID documents that a list carries` {
  private let fixture: TrustFixture
  private let holder = "did:web:holder.example:alice"

  init() throws {
    fixture = try TrustFixture()
    try fixture.publishAuthority()
  }

  private func write(_ id: String, key: String = PublicKeyTexts.p256Multikey) throws {
    try fixture.folder.write(
      """
      {"id": "\(id)", "verificationMethod": [{"id": "#1", "type": "Multikey",
       "controller": "\(id)", "publicKeyMultibase": "\(key)"}],
       "assertionMethod": ["#1"], "authentication": ["#1"]}
      """, to: "did.json")
  }

  @Test func `are taken in, signed and bundled`() throws {
    try write(holder)
    let added = try fixture.trust("add-did", "list", "did.json")
    let lines = added.output.split(separator: "\n")
    #expect(lines.first == "Added: \(holder)")
    #expect(lines.dropFirst().first == "  from    https://holder.example/alice/did.json")
    #expect(lines.contains("  claims   \(holder)#1"))
    #expect(lines.contains("  presents \(holder)#1"))
    #expect(
      lines.last
        == "Next: sign the registry: assay trust sign list --role targets --key FILE")
    #expect(try fixture.trust("add-did", "list", "did.json").output.hasPrefix("Unchanged: "))
    let signed = try fixture.trust("sign", "list", "--role", "targets", "--key", "registrar.key")
    #expect(signed.errors.contains("  new did/"))
    try fixture.trust("publish", "list", "--key", "publisher.key", "--at", "2026-02-01T00:00:00Z")
    try fixture.trust("bundle", "list", "--out", "list.bundle")
    let shown = try fixture.trust("show", "list.bundle", "--root", "list/1.root.json")
    #expect(shown.output.contains("DID documents\n  \(holder)\n"))
    // Another key of the holder's.
    try write(holder, key: PublicKeyTexts.ed25519Multikey)
    let changed = try fixture.trust("add-did", "list", "did.json", "--format", "json")
    let json = try fixture.json(changed)
    #expect(json["type"] as? String == "TrustDocumentAddition/1")
    #expect(json["done"] as? String == "changed")
    #expect(json["id"] as? String == holder)
    #expect(json["previousSha256"] as? String != json["sha256"] as? String)
    #expect(json["assertionMethod"] as? [String] == ["\(holder)#1"])
  }

  @Test func `do not say which keys of an issuer count`() throws {
    try write("did:web:uni.example")
    let added = try fixture.trust("add-did", "list", "did.json")
    #expect(added.errors.contains("warning: this is an issuer of the list"))
  }

  @Test func `are refused where they are none, or of own keys`() throws {
    let before = try fixture.files().filter { $0.key.hasPrefix("list") }
    for id in ["did:key:\(PublicKeyTexts.p256Multikey)", "did:web:127.0.0.1", "holder", ""] {
      try write(id)
      let result = try fixture.run(["trust", "add-did", "list", "did.json"])
      #expect(result.status == 65, "\(id)")
      #expect(result.errors.contains("did.json is no DID document that a list can carry: "))
    }
    #expect(try fixture.run(["trust", "add-did", "list", "nothing.json"]).status == 66)
    #expect(try fixture.run(["trust", "add-did", "nowhere", "did.json"]).status == 66)
    #expect(try fixture.files().filter { $0.key.hasPrefix("list") } == before)
  }

  @Test func `stop what would be signed where somebody changed them`() throws {
    try write(holder)
    try fixture.trust("add-did", "list", "did.json")
    let folder = fixture.folder.path("list/did")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    try write(holder, key: PublicKeyTexts.ed25519Multikey)
    try fixture.folder.write(fixture.folder.read("did.json"), to: "list/did/\(name)")
    let edited = try fixture.run([
      "trust", "sign", "list", "--role", "targets", "--key", "registrar.key",
    ])
    #expect(edited.status == 78)
    try fixture.folder.write("{}", to: "list/did/\(name)")
    let broken = try fixture.run(["trust", "add-files", "list"])
    #expect(broken.status != 0)
    #expect(broken.errors.contains("is no DID document that a list can carry"))
  }
}
