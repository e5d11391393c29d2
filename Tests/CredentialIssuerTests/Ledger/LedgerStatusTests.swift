import DurableFiles
import Foundation
import OpenSSLCrypto
import StatusLists
import StrictJSON
import Testing
import WireFormats

@testable import CredentialIssuer

@Suite struct LedgerStatusTests {
  private let fixture: LedgerFixture

  init() throws { fixture = try LedgerFixture() }

  private var signer: CredentialSigner {
    get throws { try CredentialSigner(key: try Fixture.key(), issuer: LedgerFixture.issuer) }
  }

  private func publish(
    into out: String = "list", at now: Instant = Fixture.now,
    terms: PublicationTerms = PublicationTerms(), ledger: IssuanceLedger? = nil
  ) throws -> StatusPublication {
    try (try ledger ?? fixture.opened(for: .writing)).publish(
      into: fixture.folder.path(out), signer: try signer, terms: terms, at: now)
  }

  private func change(
    _ ids: [String], _ action: StatusAction, at now: Instant = Fixture.now
  ) throws -> [String] {
    try fixture.opened(for: .writing).change(ids, action, because: "a test", at: now)
  }

  /// The files of the lists, by their names.
  private func files(_ out: String = "list") throws -> [String: [UInt8]] {
    try fixture.documents("\(out)/status")
  }

  /// The places that are set, of the list of a purpose.
  private func set(_ purpose: IssuedPurpose, in publication: StatusPublication) throws -> [Int] {
    let list = try #require(publication.lists.first { $0.purpose == purpose })
    let text = try JSONDocument(list.bytes).root["credentialSubject"]?["encodedList"]?.exactString
    let bits = try EncodedList.decode(try #require(text), kind: .bitstring)
    #expect(bits.count == 16_384)
    return (0..<8 * bits.count).filter { bits[$0 / 8] & (0x80 >> UInt8($0 % 8)) != 0 }
  }

  private func places(_ out: String = "out") throws -> [Int] {
    try fixture.documents(out).sorted { $0.key < $1.key }.map { _, bytes in
      try #require(StatusEntry.entries(of: try JSONDocument(bytes).root).first).index
    }
  }

  @Test func `revoking sets the place of the credential and no other`() throws {
    try fixture.issue(20)
    let (ids, places) = (try fixture.ids(), try places())
    #expect(try change([ids[3], ids[7]], .revoke) == [ids[3], ids[7]])
    #expect(try change([ids[9]], .suspend) == [ids[9]])
    let publication = try publish()
    #expect(try set(.revocation, in: publication) == [places[3], places[7]].sorted())
    #expect(try set(.suspension, in: publication) == [places[9]])
    #expect(try change([ids[9]], .reinstate) == [ids[9]])
    #expect(try set(.suspension, in: try publish()) == [])
  }

  @Test func `what the page of the library shows works`() throws {
    let (now, template) = (Fixture.now, try LedgerFixture.template())
    let (issuance, signer) = (try fixture.issuance(2), try signer)
    let ledger = try IssuanceLedger(fixture.path, of: template.issuerID, at: now)
    let outcome = try CredentialFolder(
      fixture.folder.path("certificates"), issuance: issuance, ledger: LedgerUse(ledger) { now }
    ).issue()
    #expect(outcome.issued == 2)
    let id = try fixture.ids("certificates")[0]
    _ = try ledger.change([id], .revoke, because: "issued to the wrong person", at: now)
    let lists = try ledger.publish(
      into: fixture.folder.path("list"), signer: signer, at: now)
    #expect(lists.lists.map(\.setCount) == [1, 0])
  }

  @Test func `doing a thing twice changes nothing`() throws {
    try fixture.issue(3)
    let id = try fixture.ids()[0]
    #expect(try change([id], .revoke) == [id])
    let lines = try fixture.lines()
    #expect(try change([id], .revoke) == [])
    #expect(try fixture.lines() == lines)
  }

  @Test func `a revocation is never taken back`() throws {
    try fixture.issue(3)
    let id = try fixture.ids()[0]
    _ = try change([id], .suspend)
    _ = try change([id], .revoke)
    #expect(throws: LedgerError.revokedForGood(credential: id)) {
      _ = try change([id], .reinstate)
    }
    #expect(try fixture.opened().credential(id).isRevoked)
  }

  @Test func `of several credentials one that cannot be changed keeps all as they are`() throws {
    try fixture.issue(2)
    let id = try fixture.ids()[0]
    let unknown = "urn:uuid:00000000-0000-4000-8000-000000000000"
    let lines = try fixture.lines()
    for bad in [unknown, "urn:uuid:1", "", "did:example:x"] {
      #expect(throws: LedgerError.unknownCredential(bad)) { _ = try change([id, bad], .revoke) }
    }
    #expect(try fixture.lines() == lines)
  }

  @Test func `what a credential has no status for cannot be changed`() throws {
    try fixture.issue(1, template: try LedgerFixture.template(purposes: ["revocation"]))
    let id = try fixture.ids()[0]
    #expect(throws: LedgerError.purposeMissing(credential: id, .suspension)) {
      _ = try change([id], .suspend)
    }
    try fixture.issue(1, into: "plain", template: try Fixture.template())
    let plain = try fixture.ids("plain")[0]
    #expect(throws: LedgerError.purposeMissing(credential: plain, .revocation)) {
      _ = try change([plain], .revoke)
    }
  }

  @Test func `a dry run says what would change, and changes nothing`() throws {
    try fixture.issue(2)
    let (ids, lines) = (try fixture.ids(), try fixture.lines())
    let changed = try fixture.opened().change(
      ids, .revoke, because: "a test", at: Fixture.now, isDryRun: true)
    #expect(changed == ids)
    #expect(try fixture.lines() == lines)
  }

  @Test func `the ledger tells what happened to a credential, and why`() throws {
    try fixture.issue(2)
    let id = try fixture.ids()[1]
    _ = try change([id], .suspend)
    _ = try change([id], .reinstate, at: Fixture.now.adding(seconds: 60))
    let credential = try fixture.opened().credential(id)
    #expect(credential.history.map(\.action) == [.suspend, .reinstate])
    #expect(credential.history.map(\.reason) == ["a test", "a test"])
    #expect(!credential.isSuspended)
    #expect(credential.status.map(\.purpose) == [.revocation, .suspension])
    #expect(credential.validUntil == "2028-07-01T12:00:00Z")
    // Nobody else is told.
    _ = try change([id], .revoke)
    for bytes in try {
      _ = try publish(); return try files()
    }().values {
      #expect(!bytes.contains("a test"))
    }
  }

  @Test func `a list is named as a trust list names it, and says whose it is`() throws {
    try fixture.issue(2)
    let publication = try publish()
    #expect(publication.lists.count == 2)
    #expect(fixture.folder.names(in: "list/status").count == 2)
    for list in publication.lists {
      let hash = Base16.encode(DigestAlgorithm.sha256.digest(of: Array(list.url.utf8)))
      #expect(list.path == "status/\(hash).json")
      #expect(try fixture.folder.read("list/\(list.path)") == list.bytes)
      let root = try JSONDocument(list.bytes).root
      #expect(root["id"]?.string == list.url)
      #expect(root["issuer"]?.string == Fixture.issuer)
      #expect(root["validFrom"]?.string == "2026-07-01T12:00:00Z")
      #expect(root["validUntil"]?.string == "2026-08-15T12:00:00Z")
      #expect(root["x-ledger"]?["n"]?.integer == Int64(publication.entry))
      #expect(root["x-ledger"]?["id"]?.string == (try fixture.opened().id))
      #expect(root["credentialSubject"]?["ttl"]?.integer == 86_400_000)
    }
  }

  @Test func `L12: what did not change is published again with the same bytes`() throws {
    try fixture.issue(5)
    _ = try change([try fixture.ids()[2]], .revoke)
    let first = try publish()
    let (before, lines) = (try files(), try fixture.lines())
    let second = try publish(at: Fixture.now.adding(seconds: 86_400))
    #expect(second.isRepeated)
    #expect(second.lists == first.lists)
    #expect(try files() == before)
    #expect(try fixture.lines() == lines)
    // Other credentials are no change of what the lists say.
    try fixture.issue(9)
    #expect(try publish(at: Fixture.now.adding(seconds: 86_400)).isRepeated)
    // When half of the time is over, they are made anew.
    let later = try publish(at: Fixture.now.adding(seconds: 23 * 86_400))
    #expect(later.version == first.version + 1)
    #expect(try set(.revocation, in: later) == set(.revocation, in: first))
    #expect(try !publish(at: Fixture.now, terms: PublicationTerms(renews: true)).isRepeated)
  }

  private struct Crash: Error {}

  @Test(arguments: [LedgerStep.publishing, .publishingFiles, .published])
  func `L12: a publication that was cut short is completed with the same bytes`(
    step: LedgerStep
  ) throws {
    try fixture.issue(5)
    _ = try change([try fixture.ids()[2]], .revoke)
    // What a crash at a step leaves is what was there at the step.
    let fixture = fixture
    let ledger = try IssuanceLedger(
      opening: fixture.path, for: .writing,
      options: {
        var options = IssuanceLedger.Options()
        options.reached = { reached in
          guard reached == step, fixture.folder.names(in: "crashed").isEmpty else { return }
          try? fixture.copy("ledger", to: "crashed")
          try? fixture.folder.createFolder("list")
          try? fixture.copy("list", to: "list-crashed")
        }
        return options
      }())
    let whole = try publish(ledger: ledger)
    let expected = try files()
    let crashed = try IssuanceLedger(
      opening: fixture.folder.path("crashed"), for: .mending)
    _ = try crashed.recover(moved: true, at: Fixture.now)
    let again = try crashed.publish(
      into: fixture.folder.path("list-crashed"), signer: try signer,
      at: Fixture.now.adding(seconds: 3600))
    #expect(again.lists == whole.lists)
    #expect(try files("list-crashed") == expected)
    #expect(try crashed.verify().publishedVersion == whole.version)
  }

  @Test func `versions only grow, and so do the beginnings`() throws {
    try fixture.issue(5)
    var last: StatusPublication?
    for (index, id) in try fixture.ids().enumerated() {
      _ = try change([id], .revoke)
      let now = Fixture.now.adding(seconds: Int64(index) * -60)
      let publication = try publish(at: now)
      if let last {
        #expect(publication.version == last.version + 1)
        #expect(publication.validFrom >= last.validFrom)
      }
      last = publication
    }
  }

  @Test func `L07: lists that know more than the ledger are not overwritten`() throws {
    try fixture.issue(5)
    let ids = try fixture.ids()
    _ = try publish()
    try fixture.copy("ledger", to: "old")
    _ = try change([ids[0]], .revoke)
    _ = try publish(at: Fixture.now.adding(seconds: 60))
    let before = try files()
    // The whole folder is put back, its marker too: only the lists know.
    let end = try fixture.lines().count - 1
    try FileManager.default.removeItem(atPath: fixture.path)
    try fixture.copy("old", to: "ledger")
    _ = try fixture.opened(for: .mending).recover(moved: true, at: Fixture.now)
    #expect {
      _ = try publish()
    } throws: { error in
      guard case IssuerError.ledger(.rolledBack(_, let found, let expected)) = error else {
        return false
      }
      return found < expected && expected <= end
    }
    #expect(try files() == before)
    // Another id does not make the revocation unknown.
    _ = try fixture.opened(for: .mending).fork(at: Fixture.now)
    #expect {
      _ = try publish()
    } throws: { error in
      if case IssuerError.ledger(.listAhead) = error { true } else { false }
    }
    #expect(try files() == before)
    _ = try fixture.opened(for: .mending).fork(
      published: fixture.folder.path("list"), at: Fixture.now)
    let publication = try publish()
    #expect(try set(.revocation, in: publication) == [try places()[0]])
  }

  @Test func `a file that is no list of the ledger is not overwritten`() throws {
    try fixture.issue(2)
    let publication = try publish()
    let path = "list/\(publication.lists[0].path)"
    try fixture.folder.write(Array("{}".utf8), to: path)
    #expect(throws: IssuerError.ledger(.listForeign(path: fixture.folder.path(path)))) {
      _ = try publish(at: Fixture.now.adding(seconds: 60))
    }
    #expect(try fixture.folder.read(path) == Array("{}".utf8))
  }

  @Test func `L10: a link in a list's place is replaced, not followed`() throws {
    try fixture.issue(2)
    let path = "list/\(try publish().lists[0].path)"
    let bytes = try fixture.folder.read(path)
    try fixture.folder.write(bytes, to: "precious")
    try fixture.folder.remove(path)
    try FileManager.default.createSymbolicLink(
      atPath: fixture.folder.path(path), withDestinationPath: fixture.folder.path("precious"))
    _ = try publish(terms: PublicationTerms(renews: true))
    #expect(try fixture.folder.read("precious") == bytes)
    #expect(!FileReader.isSymbolicLink(fixture.folder.path(path)))
  }

  @Test func `another issuer's key publishes nothing`() throws {
    try fixture.issue(2)
    let other = try CredentialSigner(
      key: try Fixture.key(), issuer: "did:web:other.example")
    #expect {
      _ = try fixture.opened(for: .writing).publish(
        into: fixture.folder.path("list"), signer: other, at: Fixture.now)
    } throws: { error in
      if case IssuerError.ledger(.foreign) = error { true } else { false }
    }
  }

  @Test func `a credential that was never handed out counts as revoked when it is void`() throws {
    let ledger = try fixture.ledger()
    let issuance = try fixture.issuance(1)
    let recorded = RecordedIssuance(
      issuance: issuance, use: LedgerUse(ledger) { Fixture.now }, output: "/nowhere")
    let signed = try #require(
      try recorded.credentials(
        for: issuance.recipients[...], acknowledging: [], IssueRun())[0])
    let recovery = try fixture.opened(for: .mending).recover(at: Fixture.now)
    #expect(recovery.pending == [signed.stamp.id])
    #expect(!recovery.isVoided)
    let voided = try fixture.opened(for: .mending).recover(voiding: true, at: Fixture.now)
    #expect(voided.summary.void == 1)
    #expect(try fixture.opened().credential(signed.stamp.id).isVoid)
    #expect(
      try set(.revocation, in: try publish())
        == [try #require(signed.stamp.status.first).index])
    #expect(try fixture.opened(for: .mending).recover(at: Fixture.now).pending == [])
  }
}
