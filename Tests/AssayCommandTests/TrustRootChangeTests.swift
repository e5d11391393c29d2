import Foundation
import IssuerTrust
import OpenSSLCrypto
import Testing
import WireFormats

/// A list whose root is replaced by the next, which the libraries make.
@Suite struct `A list with a second root` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(
      keys: ["alice", "bob", "carol", "dave", "registrar", "publisher", "second", "issuer"])
    try fixture.publishAuthority()
    let first = try TrustRoot(try fixture.folder.read("list/1.root.json"))
    var draft = RootDraft(after: first, expires: try Instant(rfc3339: "2028-01-01T00:00:00Z"))
    // Alice goes, Dave comes; the publishing machine gets another key.
    draft.roles[.root] = RootDraft.Role(
      [try key("bob"), try key("carol"), try key("dave")], threshold: 2)
    for role in [TrustRole.snapshot, .timestamp] {
      draft.roles[role] = RootDraft.Role([try key("second")], threshold: 1)
    }
    try fixture.folder.write(try draft.file().bytes, to: "list/2.root.json")
  }

  private func key(_ name: String) throws -> Ed25519PublicKey {
    try KeyFile(try fixture.folder.read("\(name).key")).publicKey
  }

  @Test func `is published once enough keys of both have signed, and its versions go on`() throws {
    let publish = [
      "trust", "publish", "list", "--key", "second.key", "--at", "2026-02-01T00:00:00Z",
    ]
    for (name, count) in [("dave", 0), ("bob", 0), ("carol", 1)] {
      let unready = try fixture.run(publish)
      #expect(unready.status == 78)
      #expect(unready.errors.contains("the root is signed by \(count) of the 2 keys it needs"))
      let signed = try fixture.trust("sign", "list", "--role", "root", "--key", "\(name).key")
      #expect(signed.errors.contains("Who may sign the root, by root 1"))
      #expect(signed.errors.contains("Who may sign the root, by root 2"))
      #expect(signed.output.contains("Next: 1 more") == (name == "bob"))
    }
    let published = try fixture.json(try fixture.run(publish + ["--format", "json"]))
    // Under the new root no signature of the old snapshot holds, but it was published.
    #expect(published["version"] as? Int == 2)
    try fixture.trust("bundle", "list", "--out", "list.bundle")
    let shown = try fixture.trust(
      "show", "list.bundle", "--root", "list/1.root.json", "--format", "json")
    #expect(try fixture.json(shown)["version"] as? Int == 2)
  }

  @Test func `remembers what was signed under the first`() throws {
    let removed = try fixture.run(["trust", "remove", "list", "did:web:uni.example", "--delete"])
    #expect(removed.status == 65)
    #expect(removed.errors.contains("was published"))
  }

  @Test func `takes no key of either for an issuer's`() throws {
    for (name, role) in [("alice", "root"), ("second", "snapshot")] {
      let added = try fixture.run([
        "trust", "add", "list", "--id", "did:web:x", "--name", "x", "--public-key", "\(name).key",
      ])
      #expect(added.status == 65)
      #expect(added.errors.contains("in the role \(role)"))
    }
  }
}
