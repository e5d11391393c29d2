import DurableFiles
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import CredentialIssuer

@Suite struct LedgerTests {
  private let fixture: LedgerFixture

  init() throws { fixture = try LedgerFixture() }

  @Test func `every credential is in the ledger, with places of its own`() throws {
    #expect(try fixture.issue(300).issued == 300)
    let summary = try fixture.expectSound()
    #expect(summary.credentials == 300)
    #expect(summary.burnt == 0)
    #expect(summary.lists == 1)
  }

  @Test func `a second run keeps what is there, and adds nothing to the ledger`() throws {
    try fixture.issue(40)
    let (before, lines) = (try fixture.documents(), try fixture.lines())
    let outcome = try fixture.issue(40, at: Fixture.now.adding(seconds: 60))
    #expect(outcome.kept == 40)
    #expect(outcome.issued == 0)
    #expect(try fixture.documents() == before)
    #expect(try fixture.lines() == lines)
  }

  @Test func `a file of lines is noted like a folder`() throws {
    #expect(try fixture.issue(300, into: "all.jsonl").issued == 300)
    #expect(try fixture.issue(300, into: "all.jsonl").kept == 300)
    let ledger = try fixture.opened()
    for line in try fixture.folder.read("all.jsonl").split(separator: UInt8(ascii: "\n")) {
      #expect(try ledger.has(Array(line)))
    }
    #expect(try ledger.verify().credentials == 300)
    #expect(try !ledger.hasPending)
  }

  @Test func `entries are canonical, numbered, and each names the one before`() throws {
    try fixture.issue(20)
    var previous = [UInt8](repeating: 0, count: 32)
    for (n, line) in try fixture.lines().enumerated() {
      let root = try JSONDocument(line).root
      #expect(root.canonicalBytes() == line)
      #expect(root["n"]?.integer == Int64(n))
      #expect(root["prev"]?.string == Base16.encode(previous))
      previous = DigestAlgorithm.sha256.digest(of: line)
    }
    #expect(try fixture.opened().verify().digest == Base16.encode(previous))
  }

  @Test func `nothing about a subject is in any file of the ledger`() throws {
    try fixture.issue(20)
    for name in fixture.folder.names(in: "ledger") {
      let bytes = try fixture.folder.read("ledger/\(name)")
      for word in ["student7", "students.example", "Student 7", "river-water"] {
        #expect(!bytes.contains(word), "\(name)")
      }
    }
  }

  @Test func `the files of a ledger are its owner's alone`() throws {
    try fixture.issue(3)
    for name in fixture.folder.names(in: "ledger") {
      #expect(try FileReader.mode(of: "\(fixture.path)/\(name)") == 0o600, "\(name)")
    }
    #expect(try FileReader.mode(of: fixture.path) == 0o700)
  }

  @Test func `a template with a status is not issued without a ledger`() throws {
    let issuance = try fixture.issuance(2)
    #expect(throws: IssuerError.ledgerMissing) {
      _ = try CredentialFolder(fixture.folder.path("out"), issuance: issuance)
    }
    #expect(throws: IssuerError.ledgerMissing) {
      _ = try CredentialLines(fixture.folder.path("out.jsonl"), issuance: issuance)
    }
    #expect(throws: IssuerError.ledgerMissing) {
      _ = try issuance.credential(for: issuance.recipients[0])
    }
    #expect(fixture.folder.names(in: "") == [])
  }

  @Test func `credentials without a status are noted too`() throws {
    try fixture.issue(10, template: try Fixture.template())
    let summary = try fixture.expectSound()
    #expect(summary.credentials == 10)
    #expect(summary.lists == 0)
    #expect(try fixture.documents().values.allSatisfy { !$0.contains("credentialStatus") })
  }

  @Test func `a file that the ledger does not know is refused and not touched`() throws {
    try fixture.issue(3)
    let before = try fixture.documents()
    let other = try IssuanceLedger(
      fixture.folder.path("other"), of: LedgerFixture.issuer, at: Fixture.now)
    let name = fixture.folder.names(in: "out")[0]
    #expect(
      throws: IssuerError.outputNotInLedger(
        path: "\(fixture.folder.path("out"))/\(name)", line: 2)
    ) { try fixture.issue(3, ledger: other) }
    #expect(try fixture.documents() == before)
  }

  @Test func `a ledger is one issuer's`() throws {
    _ = try fixture.ledger()
    #expect(
      throws: LedgerError.foreign(
        path: fixture.path, issuer: "did:web:other.example", ledger: LedgerFixture.issuer)
    ) {
      _ = try IssuanceLedger(fixture.path, of: "did:web:other.example", at: Fixture.now)
    }
  }

  @Test func `a folder of other files does not become a ledger`() throws {
    try fixture.folder.createFolder("ledger")
    try fixture.folder.write([1], to: "ledger/notes.txt")
    #expect(throws: LedgerError.notALedger(path: fixture.path)) { _ = try fixture.ledger() }
    #expect(fixture.folder.names(in: "ledger") == ["notes.txt"])
  }

  @Test func `a ledger that is missing is not made by looking at it`() throws {
    #expect(throws: LedgerError.notFound(path: fixture.path)) { _ = try fixture.opened() }
    #expect(fixture.folder.names(in: "") == [])
  }

  @Test func `a ledger that others can read is refused`() throws {
    _ = try fixture.ledger()
    try fixture.setMode(0o640, of: "ledger/ledger.db")
    #expect(
      throws: LedgerError.file(.loosePermissions(path: "\(fixture.path)/ledger.db", mode: 0o640))
    ) { _ = try fixture.opened() }
  }

  @Test(arguments: ["ledger", "ledger/ledger.db"])
  func `L10: a ledger behind a symbolic link is refused`(name: String) throws {
    _ = try fixture.ledger()
    try fixture.replaceByLink(name)
    #expect(throws: LedgerError.symbolicLink(path: fixture.folder.path(name))) {
      _ = try fixture.ledger()
    }
  }

  @Test func `L10: an output behind a symbolic link is refused`() throws {
    try fixture.folder.createFolder("out")
    try fixture.replaceByLink("out")
    #expect(throws: IssuerError.ledger(.symbolicLink(path: fixture.folder.path("out")))) {
      try fixture.issue(2)
    }
    try fixture.folder.write([], to: "all.jsonl")
    try fixture.replaceByLink("all.jsonl")
    #expect(throws: IssuerError.ledger(.symbolicLink(path: fixture.folder.path("all.jsonl")))) {
      try fixture.issue(2, into: "all.jsonl")
    }
    #expect(try fixture.opened().verify().credentials == 0)
  }

  @Test func `L13: a clock that goes backwards leaves the order of the entries alone`() throws {
    try fixture.issue(5, at: Fixture.now)
    try fixture.issue(5, into: "later", at: Fixture.now.adding(seconds: -86_400))
    let times = try fixture.lines().map { try JSONDocument($0).root["at"]?.string }
    #expect(times.first == "2026-07-01T12:00:00Z")
    #expect(times.last == "2026-06-30T12:00:00Z")
    #expect(try fixture.expectSound(["out", "later"]).credentials == 10)
    // Lists never become older.
    let signer = try CredentialSigner(key: try Fixture.key(), issuer: LedgerFixture.issuer)
    let ledger = try fixture.opened(for: .writing)
    let first = try ledger.publish(
      into: fixture.folder.path("list"), signer: signer, at: Fixture.now)
    _ = try ledger.change(
      [try fixture.ids()[0]], .revoke, because: "a test",
      at: Fixture.now.adding(seconds: -86_400))
    let second = try ledger.publish(
      into: fixture.folder.path("list"), signer: signer,
      at: Fixture.now.adding(seconds: -86_400))
    #expect(second.version == first.version + 1)
    #expect(second.validFrom == first.validFrom)
  }

  @Test func `the same stamp from the ledger gives the same bytes`() throws {
    try fixture.issue(3)
    let ledger = try fixture.opened()
    let issuance = try fixture.issuance(3)
    let bytes = try fixture.documents().sorted { $0.key < $1.key }.map {
      Array($0.value.dropLast())
    }
    for (recipient, bytes) in zip(issuance.recipients, bytes) {
      let id = try #require(try JSONDocument(bytes).root["id"]?.string)
      let issue = try #require(try ledger.issue(of: id))
      let stamp = try ledger.recorded(issue).stamp
      #expect(try issuance.credential(for: recipient, stamp: stamp) == bytes)
      #expect(issue.validUntil == "2028-07-01T12:00:00Z")
    }
  }

  @Test func `two ledgers that serve one place on the web have lists of their own`() throws {
    try fixture.issue(2)
    let other = try IssuanceLedger(
      fixture.folder.path("other"), of: LedgerFixture.issuer, at: Fixture.now)
    try fixture.issue(2, into: "second", ledger: other)
    func lists(_ out: String) throws -> Set<String> {
      Set(
        try fixture.documents(out).values.flatMap {
          StatusEntry.entries(of: try JSONDocument($0).root).map(\.list)
        })
    }
    #expect(try lists("out").count == 2)
    #expect(try lists("out").isDisjoint(with: lists("second")))
  }
}

extension Instant: ExpressibleByStringLiteral {
  /// A time in the text of a test.
  public init(stringLiteral value: String) {
    self = (try? Instant(rfc3339: value)) ?? .earliest
  }
}

extension [UInt8] {
  /// Whether the bytes hold a text.
  func contains(_ text: String) -> Bool {
    let text = Array(text.utf8)
    return indices.contains { self[$0...].starts(with: text) }
  }
}
