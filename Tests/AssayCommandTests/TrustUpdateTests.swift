import Foundation
import IssuerTrust
import StrictJSON
import Testing
import WireFormats

@testable import assay

@Suite struct `Installing a list` {
  @Test func `needs the root the first time, and tells its fingerprint`() throws {
    let lists = try StateFixture()
    let unknown = try lists.run("trust", "update", "1.bundle")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("hint: give the root that its authority gave you"))
    #expect(try lists.state().filter { $0.key.hasSuffix("/list") }.isEmpty)
    let first = try lists.run("trust", "update", "1.bundle", "--root", "list/1.root.json")
    #expect(first.status == 0, "\(first.errors)")
    let fingerprint = try lists.bundle(1).rootFingerprint
    #expect(first.firstLine.hasPrefix("Installed Test list, version 1, in "))
    #expect(first.output.contains("Fingerprint  \(fingerprint)\n"))
    #expect(first.output.contains("Weaknesses\n  one key is enough to sign the root"))
    let byFingerprint = try lists.run(
      "trust", "update", "1.bundle", "--root", fingerprint, "--state", "other")
    #expect(byFingerprint.status == 0)
    let foreign = try lists.run(
      "trust", "update", "1.bundle", "--root", "\(sourceTree)/Keys/root.json", "--state", "third")
    #expect(foreign.status == 78)
  }

  @Test func `keeps everything to its owner`() throws {
    let lists = try StateFixture()
    try lists.install(1)
    func mode(_ name: String) throws -> Int? {
      let attributes = try FileManager.default.attributesOfItem(atPath: lists.folder.path(name))
      return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
    let file = try lists.file()
    let folder = String(file.dropLast("/list".count))
    #expect(try mode("state") == 0o700)
    #expect(try mode(folder) == 0o700)
    #expect(try mode(file) == 0o600)
    #expect(try mode("\(folder).known") == 0o600)
    for path in [file, folder, "state"] {
      let url = lists.folder.url(path).path
      let before = try FileManager.default.attributesOfItem(atPath: url)[.posixPermissions]
      try FileManager.default.setAttributes([.posixPermissions: 0o722], ofItemAtPath: url)
      let run = try lists.run("verify", "none.json")
      #expect(run.status == 77, "\(path)")
      #expect(run.errors.contains("can be written by others"))
      try FileManager.default.setAttributes(
        [.posixPermissions: before ?? 0o700], ofItemAtPath: url)
    }
  }

  @Test func `tells what changed, and what is installed`() throws {
    let lists = try StateFixture()
    try lists.install(1)
    let second = try lists.run("trust", "update", "2.bundle")
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.firstLine.hasPrefix("Updated Test list from version 1 to 2, until 2056-01-"))
    #expect(second.output.contains("  added: did:web:college.example, did:web:college.example\n"))
    let third = try lists.run("trust", "update", "3.bundle", "--format", "json")
    let json = try third.json
    #expect(json["type"] as? String == "TrustUpdate/1")
    #expect(json["done"] as? String == "updated")
    #expect(json["previousVersion"] as? Int == 2)
    #expect(json["version"] as? Int == 3)
    let changes = try #require(json["changes"] as? [[String: Any]])
    #expect(changes.map { $0["done"] as? String } == ["withdrawn"])
    #expect(changes.map { $0["previousStatus"] as? String } == ["active"])
    let status = try lists.run("trust", "status")
    #expect(status.output.contains("Version      3, signed 2026-01-04T00:00:00Z\n"))
    #expect(status.output.contains("  timestamp: version 3, 1 of 1 keys, until 2056-01-"))
    #expect(status.output.contains("Weaknesses\n"))
  }

  @Test func `of the same version changes nothing`() throws {
    let lists = try StateFixture()
    try lists.install(2)
    let before = try lists.state()
    let again = try lists.run("trust", "update", "2.bundle")
    #expect(again.status == 0)
    #expect(again.output == "Test list, version 2, is installed already; nothing was changed.\n")
    #expect(try lists.state() == before)
  }

  @Test func `T01 of an older version is refused, and changes nothing`() throws {
    let lists = try StateFixture()
    try lists.install(3)
    let before = try lists.state()
    for old in ["1.bundle", "2.bundle"] {
      let run = try lists.run("trust", "update", old)
      #expect(run.status == 78)
      #expect(run.errors.contains("[TRUST_ROLLBACK]\nhint: nothing was changed"), "\(run.errors)")
      let pinned = try lists.run("trust", "update", old, "--root", "list/1.root.json")
      #expect(pinned.status == 78)
    }
    #expect(try lists.state() == before)
    let reset = try lists.run(
      "trust", "update", "1.bundle", "--root", "list/1.root.json", "--reset")
    #expect(reset.status == 0)
    #expect(try lists.installedVersion() == 1)
    #expect(try lists.run("trust", "update", "1.bundle", "--reset").status == 64)
  }

  @Test func `T03 that has expired is refused, and changes nothing`() throws {
    let lists = try StateFixture()
    try lists.install(1)
    let before = try lists.state()
    try lists.fixture.trust(
      "publish", "list", "--key", "registrar.key", "--at", "2026-01-05T00:00:00Z",
      "--expires-in", "P1D")
    try lists.fixture.trust("bundle", "list", "--out", "expired.bundle")
    let run = try lists.run("trust", "update", "expired.bundle")
    #expect(run.status == 78)
    #expect(run.errors.contains("[TRUST_FREEZE]"), "\(run.errors)")
    let first = try lists.run(
      "trust", "update", "expired.bundle", "--root", "list/1.root.json", "--state", "other")
    #expect(first.status == 78)
    #expect(try lists.state() == before)
  }

  @Test func `T19 of another authority is another list, beside it`() throws {
    let lists = try StateFixture()
    try lists.install(1)
    let example = "\(sourceTree)/Keys/example.bundle"
    let root = "\(sourceTree)/Keys/root.json"
    #expect(try lists.run("trust", "update", example).status == 64)
    #expect(try lists.run("trust", "update", example, "--root", root).status == 0)
    let certificate = try lists.certificate()
    let unchosen = try lists.run("verify", certificate)
    #expect(unchosen.status == 64)
    #expect(unchosen.errors.contains("2 lists are installed, and none was chosen"))
    let own = try lists.run("verify", certificate, "--list", try lists.bundle(1).listID.string)
    #expect(own.status == 0, "\(own.output)\(own.errors)")
    let other = try lists.run(
      "verify", certificate, "--list", "urn:uuid:44e2f727-3bc5-4bec-9c94-57d5ba34a5fe")
    #expect(other.status == 2)
    #expect(try lists.run("verify", certificate, "--list", "urn:none").status == 64)
    #expect(try lists.run("trust", "status").output.contains("List         Test list (test)\n"))
  }
}

@Suite struct `Verifying with what is remembered` {
  @Test func `needs neither list nor root`() throws {
    let lists = try StateFixture()
    let certificate = try lists.certificate()
    let before = try lists.run("verify", certificate)
    #expect(before.status == 2)
    try lists.install(1)
    let run = try lists.run("verify", certificate)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(
      run.output.contains("ok    the trust list is not older than any that was seen before\n"))
    let stateless = try lists.run("verify", certificate, "--stateless")
    #expect(stateless.status == 2)
    #expect(stateless.firstLine == before.firstLine)
    #expect(stateless.output.contains("Vouched for by") && !stateless.output.contains("Test list"))
  }

  @Test func `T01 refuses an older list that is given, unless nothing is to be remembered`() throws
  {
    let lists = try StateFixture()
    let certificate = try lists.certificate()
    try lists.install(3)
    let given = ["verify", certificate, "--trust", "1.bundle", "--root", "list/1.root.json"]
    let environment = ["ASSAY_STATE": lists.folder.path("state")]
    let old = try runAssay(given, environment: environment, folder: lists.folder.path)
    #expect(old.status == 78)
    #expect(old.errors.contains("[TRUST_ROLLBACK]"), "\(old.errors)")
    #expect(old.output == "")
    let stateless = try runAssay(
      given + ["--stateless"], environment: environment, folder: lists.folder.path)
    #expect(stateless.status == 0)
    #expect(stateless.output.contains("note  nothing remembers which lists were seen before"))
    let current = try lists.run(
      "verify", certificate, "--trust", "3.bundle", "--root", "list/1.root.json", "--format",
      "json")
    let checks = try #require(try current.json["checks"] as? [[String: Any]])
    let memory = try #require(checks.first { $0["id"] as? String == "trust.memory" })
    #expect(memory["code"] as? String == "TRUST_REMEMBERED")
  }

  @Test func `T49 leaves the verdict open where the clock was set back, and refuses an update`()
    throws
  {
    let lists = try StateFixture()
    let certificate = try lists.certificate()
    try lists.install(1)
    try lists.remember(latestTime: "2199-01-01T00:00:00Z")
    let before = try lists.state()
    let run = try lists.run("verify", certificate)
    #expect(run.status == 3)
    #expect(run.output.contains("The clock was set back: it is before 2199-01-01T00:00:00Z"))
    let update = try lists.run("trust", "update", "2.bundle")
    #expect(update.status == 78)
    #expect(update.errors.contains("[CLOCK_ROLLBACK]"))
    #expect(try lists.state() == before)
  }

  @Test func `T50 a clock that was ten years ahead is no time that has passed`() throws {
    let lists = try StateFixture()
    let signedAt = try #require(try lists.bundle(1).signedAt)
    let wrong = signedAt.adding(seconds: 10 * 365 * 86_400)
    let state = try lists.state(after: 1, at: wrong)
    #expect(state.maxTrustedTime == signedAt)
    // The clock is right again, and the next list is taken in.
    let right = signedAt.adding(seconds: 30 * 86_400)
    #expect(try lists.state(after: 2, at: right, knowing: state).maxTrustedTime == right)
    // As far as a clock may be ahead it is believed; and what is remembered never goes back.
    let far = signedAt.adding(seconds: 400 * 86_400)
    let ahead = try lists.state(after: 1, at: far)
    #expect(ahead.maxTrustedTime == far)
    #expect(throws: TrustError.self) {
      try lists.state(after: 2, at: signedAt, knowing: ahead)
    }
  }

  @Test func `T51 changes nothing that is kept, whatever is asked`() throws {
    let lists = try StateFixture()
    let certificate = try lists.certificate()
    try lists.install(1)
    func dates() throws -> [String: Date] {
      try lists.state().keys.reduce(into: [:]) { dates, name in
        let attributes = try FileManager.default.attributesOfItem(
          atPath: lists.folder.path(name))
        dates[name] = attributes[.modificationDate] as? Date
      }
    }
    let (before, datesBefore) = (try lists.state(), try dates())
    let then = try lists.run("verify", certificate, "--at", "2040-01-01T00:00:00Z")
    #expect(then.status == 0 || then.status == 1, "\(then.errors)")
    #expect(then.output.contains("2040-01-01T00:00:00Z"))
    _ = try lists.run("verify", certificate)
    _ = try lists.run(
      "verify", certificate, "--trust", "2.bundle", "--root", "list/1.root.json")
    _ = try lists.run("trust", "status")
    #expect(try lists.state() == before)
    #expect(try dates() == datesBefore)
  }
}
