import Foundation
import Testing

/// What may become of records that are on a list.
@Suite struct `Records on a trust list` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture()
    try fixture.publishAuthority()
  }

  /// A copy of the only record, with a text replaced.
  private func copy(replacing old: String, with new: String) throws {
    var text = String(decoding: try fixture.folder.read(fixture.recordPath()), as: UTF8.self)
    try #require(text.contains(old))
    text.replace(old, with: new)
    try fixture.folder.write(text, to: "copy.json")
  }

  /// Runs `assay trust`, and insists that it refuses and leaves everything as it was.
  private func refused(_ status: Int32, _ arguments: String...) throws -> String {
    let before = try fixture.files()
    let result = try fixture.run(["trust"] + arguments)
    #expect(result.status == status, "\(arguments): \(result.output)\(result.errors)")
    #expect(try fixture.files() == before, "\(arguments)")
    return result.errors
  }

  @Test func `one that was published is never deleted`() throws {
    let errors = try refused(65, "remove", "list", "did:web:uni.example", "--delete")
    #expect(errors.contains("the record of did:web:uni.example was published"))
    #expect(errors.contains("hint: without --delete the record stays"))
    // Nor is it while a later registry is being drafted, which nobody has signed.
    try fixture.addIssuer("did:web:second.example")
    _ = try refused(65, "remove", "list", "did:web:uni.example", "--delete")
    // The other is only drafted.
    let removed = try fixture.trust("remove", "list", "did:web:second.example", "--delete")
    #expect(removed.output.hasPrefix("Deleted: did:web:second.example"))
    try fixture.publish(at: "2026-02-01T00:00:00Z")
  }

  @Test func `one that was signed is published, though not yet handed out`() throws {
    let fixture = try TrustFixture()
    try fixture.initializeAuthority()
    try fixture.addIssuer("did:web:uni.example")
    try fixture.trust("sign", "list", "--role", "targets", "--key", "registrar.key")
    let refused = try fixture.run(["trust", "remove", "list", "did:web:uni.example", "--delete"])
    #expect(refused.status == 65)
    let removed = try fixture.trust("remove", "list", "did:web:uni.example")
    #expect(removed.output.hasPrefix("Withdrawn"))
  }

  @Test func `the short form never takes the place of one`() throws {
    let errors = try refused(
      73, "add", "list", "--id", "did:web:uni.example", "--name", "Other", "--public-key",
      "issuer.key")
    #expect(errors.contains("is on the list already, as 'Test University', recordVersion 1"))
    #expect(errors.contains("raise its recordVersion, and: assay trust add list COPY"))
    #expect(errors.contains("assay trust remove list ID"))
  }

  @Test func `one of the same version does not take another's place`() throws {
    try copy(replacing: "Test University", with: "Best University")
    let errors = try refused(65, "add", "list", "copy.json")
    #expect(errors.contains("has the recordVersion 1, expected 2 or more"))
    #expect(errors.contains("hint: if it is newer"))
  }

  @Test func `one of a higher version does, and says what changes`() throws {
    try copy(
      replacing: #""country":"IN""#, with: #""country":"DE","contact":{"email":"\u001b@x"}"#)
    var text = String(decoding: try fixture.folder.read("copy.json"), as: UTF8.self)
    text.replace(#""recordVersion":1"#, with: #""recordVersion":7"#)
    try fixture.folder.write(text, to: "copy.json")
    let added = try fixture.trust("add", "list", "copy.json")
    #expect(added.output.hasPrefix("Changed:"))
    for line in [
      #"  /country: "IN" becomes "DE""#, "  /recordVersion: 1 becomes 7",
      #"  /contact: {"email":"\u001b@x"} is new"#,
    ] {
      #expect(added.output.contains(line), "\(line)")
    }
    #expect(!added.output.contains("\u{1B}"))
    // Versions never fall again.
    text.replace(#""recordVersion":7"#, with: #""recordVersion":6"#)
    try fixture.folder.write(text, to: "copy.json")
    #expect(try refused(65, "add", "list", "copy.json").contains("expected 8 or more"))
  }

  @Test func `one that is there already changes nothing, signatures included`() throws {
    try fixture.folder.write(try fixture.folder.read(fixture.recordPath()), to: "copy.json")
    let before = try fixture.files()
    let added = try fixture.trust("add", "list", "copy.json", "--format", "json")
    #expect(try fixture.json(added)["done"] as? String == "unchanged")
    #expect(try fixture.files() == before)
  }

  @Test func `one that is withdrawn keeps its date and reason`() throws {
    try fixture.trust(
      "remove", "list", "did:web:uni.example", "--reason", "closed", "--at", "2026-02-01T00:00:00Z")
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    let before = try fixture.files()
    let again = try fixture.trust(
      "remove", "list", "did:web:uni.example", "--reason", "other", "--at", "2026-03-01T00:00:00Z")
    #expect(
      again.output
        == "Unchanged: did:web:uni.example is withdrawn since 2026-02-01T00:00:00Z: closed already; "
        + "date and reason stay as they are.\n")
    #expect(try fixture.files() == before)
    let json = try fixture.json(
      try fixture.trust("remove", "list", "did:web:uni.example", "--format", "json"))
    #expect(json["done"] as? String == "unchanged")
    #expect(json["since"] as? String == "2026-02-01T00:00:00Z")
    #expect(json["reason"] as? String == "closed")
  }

  @Test func `one that is lost stops everything, with what to do`() throws {
    let path = try fixture.recordPath()
    try FileManager.default.removeItem(atPath: fixture.folder.path(path))
    for arguments in [
      ["publish", "list", "--key", "publisher.key"], ["bundle", "list", "--out", "list.bundle"],
      ["sign", "list", "--role", "targets", "--key", "registrar.key"],
      ["add", "list", "--id", "did:web:x", "--name", "x", "--public-key", "issuer.key"],
    ] {
      let before = try fixture.files()
      let result = try fixture.run(["trust"] + arguments)
      #expect(result.status == 78)
      #expect(result.errors.contains("\(path) is missing, but the registry lists it"))
      #expect(result.errors.contains("hint: put it back"))
      #expect(try fixture.files() == before)
    }
  }

  @Test func `one that was edited where it stands is not taken in with another`() throws {
    let path = try fixture.recordPath()
    try copy(replacing: "Test University", with: "Fake University")
    try fixture.folder.write(try fixture.folder.read("copy.json"), to: path)
    for arguments in [["remove", "list", "did:web:uni.example"], ["add", "list", path]] {
      let result = try fixture.run(["trust"] + arguments)
      #expect(result.status == 78, "\(result.errors)")
    }
    let errors = try refused(
      78, "add", "list", "--id", "did:web:second.example", "--name", "x", "--public-key",
      "issuer.key")
    #expect(errors.contains("\(path) is not what was signed"))
    #expect(errors.contains("hint: undo the change there"))
  }

  @Test func `one under another name is refused with its place`() throws {
    let path = try fixture.recordPath()
    try fixture.folder.write(
      try fixture.folder.read(path), to: "list/issuers/registry/copy.json")
    let errors = try refused(78, "publish", "list", "--key", "publisher.key")
    #expect(errors.contains("issuers/registry/copy.json, which is not its place"))
  }
}
