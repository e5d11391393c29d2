import Foundation
import IssuerTrust
import StrictJSON
import Testing

/// What becomes of an issuer's keys, by commands.
@Suite struct `An issuer's key` {
  private let fixture: TrustFixture
  private let id = "did:web:uni.example"
  private let key: String

  init() throws {
    fixture = try TrustFixture(keys: [
      "alice", "bob", "carol", "registrar", "publisher", "issuer", "new",
    ])
    try fixture.publishAuthority()
    key = "did:web:uni.example#\(try fixture.publicKey("issuer"))"
  }

  private func change(_ name: String, _ more: String...) throws -> RunResult {
    try fixture.run(
      ["trust", "key", name, "list", "--issuer", id, "--at", "2026-03-01T00:00:00Z"] + more)
  }

  private func record() throws -> IssuerRecord {
    try RecordFile(json: try fixture.folder.read(fixture.recordPath())).record
  }

  @Test func `is replaced by the next, and retired`() throws {
    let added = try change(
      "add", "--public-key", "new.key", "--until", "2028-12-31T23:59:59Z", "--use", "credential",
      "--use", "statusList")
    #expect(added.status == 0, "\(added.errors)")
    let new = "did:web:uni.example#\(try fixture.publicKey("new"))"
    #expect(added.output.hasPrefix("Added: \(new)\n  status  active\n"))
    let retired = try change("retire", "--key", key)
    #expect(
      retired.output == """
        Retired: \(key)
          status  retired since 2026-03-01T00:00:00Z
        Next: sign the registry: assay trust sign list --role targets --key FILE

        """)
    let keys = try record().keys
    #expect(keys.map(\.status.name) == ["retired", "active"])
    #expect(keys.last?.use == ["credential", "statusList"])
    #expect(try record().recordVersion == 3)
    let signed = try fixture.trust("sign", "list", "--role", "targets", "--key", "registrar.key")
    #expect(signed.errors.contains("    new key \(new), active\n"))
    #expect(signed.errors.contains("    key \(key): active becomes retired since 2026-03-01"))
  }

  @Test func `is stolen, with what its issuer signed attested`() throws {
    // Of nothing; what lists what is for those who verify.
    let manifest = """
      {"type": "IssuanceManifest/1", "issuer": "\(id)", "verificationMethod": "\(key)",
       "until": "2026-02-01T00:00:00Z", "size": 0, "entries": [],
       "root": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
      """
    try fixture.folder.write(manifest, to: "manifest.json")
    let result = try change(
      "compromise", "--key", key, "--since-unknown", "--attest-manifest", "manifest.json",
      "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    let json = try fixture.json(result)
    let path = IssuanceManifest.path(
      issuer: "did:web:uni.example", verificationMethod: ExactString(key)
    ).string
    #expect(json["manifest"] as? String == path)
    #expect(json["status"] as? String == "compromised")
    // The manifest is published as it is, and its digest stands with the key.
    #expect(
      try fixture.folder.read("list/\(path)") == fixture.folder.read("manifest.json"))
    let text = String(decoding: try fixture.folder.read(fixture.recordPath()), as: UTF8.self)
    #expect(text.contains(#""poe":[{"kind":"manifest","path":"\#(path)","sha256":""#))
    try fixture.publish(at: "2026-03-01T00:00:00Z")
    let bundle = String(decoding: try fixture.folder.read("list.bundle"), as: UTF8.self)
    #expect(bundle.contains("\"\(path)\""))
    // One that is changed where it stands is not signed.
    try fixture.folder.write("{}", to: "list/\(path)")
    let refused = try fixture.run(["trust", "publish", "list", "--key", "publisher.key"])
    #expect(refused.status == 78)
    #expect(refused.errors.contains("is not what was signed"))
  }

  @Test func `never becomes better`() throws {
    #expect(
      try change("compromise", "--key", key, "--since", "2026-02-01T00:00:00Z").status == 0)
    let before = try fixture.files()
    for arguments in [
      ["retire"], ["destroy"], ["compromise", "--since", "2026-02-02T00:00:00Z"],
    ] {
      let result = try fixture.run(
        ["trust", "key", arguments[0], "list", "--issuer", id, "--key", key]
          + arguments.dropFirst())
      #expect(result.status == 65, "\(arguments): \(result.errors)")
      #expect(result.errors.contains("which is meant for good"))
      #expect(try fixture.files() == before)
    }
    #expect(
      try change("compromise", "--key", key, "--since", "2026-01-15T00:00:00Z").status == 0)
    let unchanged = try change("compromise", "--key", key, "--since", "2026-01-15T00:00:00Z")
    #expect(unchanged.output.hasPrefix("Unchanged: \(key) is compromised since 2026-01-15"))
  }

  @Test func `that was destroyed is told`() throws {
    #expect(try change("destroy", "--key", key, "--since", "2026-02-01T00:00:00Z").status == 0)
    #expect(try record().keys.map(\.status.name) == ["destroyed"])
  }

  @Test func `is refused where it cannot be what is said`() throws {
    try fixture.folder.write("{}", to: "no-manifest.json")
    let before = try fixture.files()
    let named = ["--key", key]
    for (status, arguments) in [
      (64, ["compromise"] + named),
      (64, ["compromise"] + named + ["--since-unknown", "--since", "2026-01-01T00:00:00Z"]),
      (65, ["compromise"] + named + ["--since-unknown", "--attest-manifest", "no-manifest.json"]),
      (66, ["compromise"] + named + ["--since-unknown", "--attest-manifest", "nothing.json"]),
      (65, ["retire", "--key", "\(id)#other"]), (64, ["retire"]),
      (65, ["add", "--public-key", "issuer.key", "--key", "\(id)#again"]),
      (65, ["add", "--public-key", "new.key", "--key", "did:web:other.example#1"]),
      (65, ["add", "--public-key", "registrar.key"]), (65, ["add", "--public-key", "z6Mk"]),
    ] as [(Int32, [String])] {
      let result = try fixture.run(
        ["trust", "key", arguments[0], "list", "--issuer", id] + arguments.dropFirst())
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(try fixture.files() == before, "\(arguments)")
    }
  }
}
