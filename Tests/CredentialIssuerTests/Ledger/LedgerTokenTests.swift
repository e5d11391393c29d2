import ControlledIdentifiers
import DurableFiles
import JOSE
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import CredentialIssuer

/// A ledger of tokens: the digest of each, and what cannot be made again.
@Suite struct LedgerTokenTests {
  private let fixture: LedgerFixture

  init() throws { fixture = try LedgerFixture() }

  private func issuance(_ kind: TokenIssuingTests.Kind, rows: Int) throws -> Issuance {
    let list = try Fixture.list(
      csv: Fixture.table(rows), template: try LedgerFixture.template(),
      terms: IssueTerms(issuedAt: Fixture.now, envelope: .token(kind.algorithm)))
    return try Issuance(list, signer: CredentialSigner(key: kind.key(), for: list.template))
  }

  private func issue(
    _ kind: TokenIssuingTests.Kind, rows: Int = 3, into out: String = "out",
    _ change: (inout IssuanceLedger.Options) -> Void = { _ in }
  ) throws -> IssueOutcome {
    let use = LedgerUse(try fixture.ledger(change)) { Fixture.now }
    let issuance = try issuance(kind, rows: rows)
    let path = fixture.folder.path(out)
    if out.hasSuffix(".jsonl") {
      return try CredentialLines(path, issuance: issuance, ledger: use).issue()
    }
    return try CredentialFolder(path, issuance: issuance, ledger: use).issue()
  }

  @Test(arguments: TokenIssuingTests.kinds)
  func `a ledger knows each token by the digest of its bytes`(
    kind: TokenIssuingTests.Kind
  ) throws {
    #expect(try issue(kind).issued == 3)
    let ledger = try fixture.opened()
    var places: Set<String> = []
    for (name, token) in try fixture.documents() {
      #expect(try ledger.has(token), "\(name)")
      var changed = token
      changed[token.count - 5] ^= 1
      #expect(try !ledger.has(changed))
      let payload = try JSONDocument(CompactJWS(token).payload).root
      let id = try #require(payload["id"]?.string)
      let known = try #require(try ledger.issue(of: id))
      #expect(known.digest == DigestAlgorithm.sha256.digest(of: token))
      for entry in StatusEntry.entries(of: payload) {
        #expect(places.insert("\(entry.list)#\(entry.index)").inserted)
      }
      // From the ledger alone, the same bytes come out again.
      let recipients = try issuance(kind, rows: 3).recipients
      let stamp = try ledger.recorded(known).stamp
      #expect((stamp.signature == nil) == kind.algorithm.isDeterministic)
      let made = try recipients.map {
        try issuance(kind, rows: 3).credential(for: $0, stamp: stamp)
      }
      #expect(made.contains(token))
    }
    #expect(places.count == 6)
    #expect(try ledger.verify().credentials == 3)
    // A second run keeps all, and the ledger grows by nothing.
    let entries = try fixture.lines().count
    #expect(try issue(kind).kept == 3)
    #expect(try fixture.lines().count == entries)
  }

  @Test(arguments: TokenIssuingTests.kinds)
  func `a run that could not write its files goes on with the same tokens`(
    kind: TokenIssuingTests.Kind
  ) throws {
    // Something is in the way of the file that comes first, from the moment of recording on.
    let issuance = try issuance(kind, rows: 3)
    let name = CredentialFileName(
      number: 1, shortID: issuance.shortID(of: issuance.recipients[0]), ending: ".jwt"
    ).description
    let folder = fixture.folder
    let outcome = try issue(kind) { options in
      options.reached = { step in
        if step == .recorded { try? folder.createFolder("out/\(name)") }
      }
    }
    #expect(outcome.failure != nil)
    let recorded = try fixture.opened().verify().credentials
    #expect(recorded == 3)
    try folder.remove("out/\(name)")
    #expect(try issue(kind).failure == nil)
    let ledger = try fixture.opened()
    #expect(try ledger.verify().credentials == 3)
    #expect(try ledger.verify().void == 0)
    let documents = try fixture.documents()
    #expect(documents.count == 3)
    for (name, token) in documents { #expect(try ledger.has(token), "\(name)") }
  }

  @Test func `a file of lines is in the ledger too`() throws {
    let kind = TokenIssuingTests.kinds[1]
    #expect(try issue(kind, into: "all.jsonl").issued == 3)
    #expect(try issue(kind, into: "all.jsonl").kept == 3)
    let ledger = try fixture.opened()
    for line in try fixture.folder.read("all.jsonl").split(separator: UInt8(ascii: "\n")) {
      #expect(try ledger.has(Array(line)))
    }
  }

  @Test func `an RSA key is known by the URI of its thumbprint`() throws {
    let kind = TokenIssuingTests.kinds[3]
    _ = try issue(kind, rows: 1)
    let thumbprint = try kind.key().publicKey.jwkThumbprint
    let line = try #require(try fixture.lines().first { $0.contains(#""kind":"key""#) })
    let entry = try JSONDocument(line).root
    #expect(entry["publicKeyMultibase"] == nil)
    #expect(
      entry["publicKeyThumbprint"]?.string
        == "urn:ietf:params:oauth:jwk-thumbprint:sha-256:\(thumbprint)")
    #expect(LedgerEntry(line: line)?.line == line)
    // A token with a status is revoked by its id, as any credential is; lists need another key.
    let token = try #require(try fixture.documents().values.first)
    let id = try #require(try JSONDocument(CompactJWS(token).payload).root["id"]?.string)
    let ledger = try fixture.opened(for: .writing)
    #expect(try ledger.change([id], .revoke, because: "a test", at: Fixture.now) == [id])
    let signer = try CredentialSigner(key: kind.key(), issuer: LedgerFixture.issuer)
    #expect(throws: IssuerError.proofKeyUnsupported(kind: "RSA")) {
      _ = try ledger.publish(into: fixture.folder.path("list"), signer: signer, at: Fixture.now)
    }
  }

  @Test func `an entry with a signature reads as it is written, and a damaged one is none`() throws
  {
    _ = try issue(TokenIssuingTests.kinds[1], rows: 1)
    let line = try #require(try fixture.lines().first { $0.contains(#""signature":"#) })
    #expect(LedgerEntry(line: line)?.line == line)
    let text = String(decoding: line, as: UTF8.self)
    let damaged = text.replacing(/"signature":"[^"]*"/, with: #""signature":"A=""#)
    #expect(LedgerEntry(line: Array(damaged.utf8)) == nil)
  }
}
