import ControlledIdentifiers
import DataIntegrity
import Foundation
import JOSE
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import CredentialIssuer

/// Credentials that are issued as JSON Web Tokens, with keys of each kind.
@Suite struct TokenIssuingTests {
  /// A key, and an algorithm that it signs with.
  struct Kind: Sendable, CustomTestStringConvertible {
    /// `nil` for the fixture's own, of Ed25519.
    let pem: String?
    let algorithm: JWSAlgorithm
    var testDescription: String { algorithm.rawValue }

    func key() throws -> PrivateKey {
      guard let pem else { return .ed25519(try Fixture.key()) }
      var der = PrivateKeyTexts.der(pem)
      return try PrivateKey.loading(pkcs8: &der)
    }
  }

  static let kinds = [
    Kind(pem: nil, algorithm: .edDSA), Kind(pem: PrivateKeyTexts.p256, algorithm: .es256),
    Kind(pem: PrivateKeyTexts.p384, algorithm: .es384),
    Kind(pem: PrivateKeyTexts.rsa, algorithm: .rs256),
    Kind(pem: PrivateKeyTexts.rsa, algorithm: .ps256),
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(inMemory: true) }

  private func issuance(
    _ kind: Kind, csv: String = Fixture.table(2), template: CredentialTemplate? = nil,
    method: String? = nil, at now: Instant = Fixture.now
  ) throws -> Issuance {
    let list = try Fixture.list(
      csv: csv, template: template,
      terms: IssueTerms(issuedAt: now, envelope: .token(kind.algorithm)))
    return try Issuance(
      list,
      signer: CredentialSigner(
        key: kind.key(), for: list.template, verificationMethod: method))
  }

  @Test(arguments: kinds)
  func `a token holds the credential and its claims, and verifies`(kind: Kind) throws {
    let issuance = try issuance(kind)
    let publicKey = try kind.key().publicKey
    for recipient in issuance.recipients {
      let token = try CompactJWS(issuance.credential(for: recipient))
      try token.verify(by: publicKey)
      #expect(token.header.algorithm == kind.algorithm)
      let root = try JSONDocument(token.payload).root
      // What the general path makes of the members without the claims.
      var tree = root.tree()
      for claim in RegisteredClaim.allCases { tree[claim.rawValue] = nil }
      let credential = try JSONDocument(tree.canonicalBytes()).root
      #expect(
        try CredentialClaims.payload(of: credential, issuedAt: Fixture.now) == token.payload)
      #expect(root["proof"] == nil)
    }
  }

  @Test func `a subject that is known by hashes has an id of its own in each token`() throws {
    let issuance = try issuance(Self.kinds[0], csv: "email\na@b.example\n")
    var ids: Set<String> = []
    for _ in 0..<2 {
      let token = try CompactJWS(issuance.credential(for: issuance.recipients[0]))
      let root = try JSONDocument(token.payload).root
      let id = try #require(root["sub"]?.string)
      #expect(root["credentialSubject"]?["id"]?.string == id)
      // A UUID of version 8.
      let groups = id.dropFirst("urn:uuid:".count).split(separator: "-")
      #expect(groups.map(\.count) == [8, 4, 4, 4, 12])
      #expect(groups[2].first == "8" && "89ab".contains(groups[3].first ?? "x"))
      ids.insert(id)
    }
    #expect(ids.count == 2)
    let own = try self.issuance(Self.kinds[0], csv: "id\ndid:example:a\n")
    let token = try CompactJWS(own.credential(for: own.recipients[0]))
    #expect(try JSONDocument(token.payload).root["sub"]?.string == "did:example:a")
  }

  @Test func `times are whole seconds, as members and as claims`() throws {
    let csv =
      "email,validFrom,validUntil\na@b.example,2026-01-02T03:04:05.75Z,2027-01-02T03:04:05.5Z\n"
    let issuance = try issuance(
      Self.kinds[0], csv: csv, template: try Fixture.template([("validFor", nil)]))
    let token = try CompactJWS(issuance.credential(for: issuance.recipients[0]))
    let root = try JSONDocument(token.payload).root
    #expect(root["validFrom"]?.string == "2026-01-02T03:04:05Z")
    #expect(root["nbf"]?.integer == 1_767_323_045)
    #expect(root["validUntil"]?.string == "2027-01-02T03:04:05Z")
    #expect(root["exp"]?.integer == 1_798_859_045)
  }

  @Test(arguments: kinds)
  func `no changed bit of a token is taken for the one that was issued`(kind: Kind) throws {
    let issuance = try issuance(kind, csv: "email\na@b.example\n")
    let recipient = issuance.recipients[0]
    let token = try issuance.credential(for: recipient)
    #expect(try issuance.isCredential(token, for: recipient))
    for index in stride(from: 0, to: token.count, by: 7) {
      var changed = token
      changed[index] ^= 1 << UInt8(index % 7)
      #expect(try !issuance.isCredential(changed, for: recipient), "byte \(index)")
    }
    let other = try self.issuance(kind, csv: "email\nother@b.example\n")
    #expect(try !other.isCredential(token, for: other.recipients[0]))
  }

  @Test(arguments: kinds)
  func `a folder gets one token a file, and a second run keeps them`(kind: Kind) throws {
    let path = folder.path("out")
    let first = try CredentialFolder(path, issuance: try issuance(kind)).issue()
    #expect(first.issued == 2 && first.failure == nil)
    let names = folder.names(in: "out")
    #expect(names.count == 2 && names.allSatisfy { $0.hasSuffix(".jwt") })
    let before = try names.map { try folder.read("out/\($0)") }
    for token in before {
      #expect(token.last != UInt8(ascii: "\n"))
      _ = try CompactJWS(token)
    }
    let later = try issuance(kind, csv: Fixture.table(3), at: Fixture.now.adding(seconds: 60))
    let second = try CredentialFolder(path, issuance: later).issue()
    #expect(second.kept == 2 && second.issued == 1)
    #expect(try names.map { try folder.read("out/\($0)") } == before)
  }

  @Test func `a token of another key is said to be one, and kept`() throws {
    let path = folder.path("out")
    let (es256, rs256) = (Self.kinds[1], Self.kinds[3])
    _ = try CredentialFolder(path, issuance: try issuance(es256, method: "\(Fixture.issuer)#1"))
      .issue()
    let name = folder.names(in: "out")[0]
    #expect(
      throws: IssuerError.outputOfOtherKey(
        path: "\(path)/\(name)", line: 2, found: "\(Fixture.issuer)#1",
        expected: "\(Fixture.issuer)#2")
    ) { try CredentialFolder(path, issuance: try issuance(rs256, method: "\(Fixture.issuer)#2")) }
    // So is a file of the other form, and a token of another row.
    let list = try Fixture.list(csv: Fixture.table(2))
    #expect(throws: IssuerError.outputDiffers(path: "\(path)/\(name)", line: 2)) {
      try CredentialFolder(path, issuance: try Fixture.issuance(list))
    }
    let changed = "email,name,result:Examination\nstudent1@students.example,Student 1,99\n"
    #expect(throws: IssuerError.outputDiffers(path: "\(path)/\(name)", line: 2)) {
      try CredentialFolder(
        path, issuance: try issuance(es256, csv: changed, method: "\(Fixture.issuer)#1"))
    }
  }

  @Test func `a file of lines gets one token a line`() throws {
    let path = folder.path("all.jsonl")
    for round in 0..<2 {
      let outcome = try CredentialLines(path, issuance: try issuance(Self.kinds[1])).issue()
      #expect(outcome.issued == (round == 0 ? 2 : 0) && outcome.kept == (round == 0 ? 0 : 2))
    }
    let lines = try folder.read("all.jsonl").split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(lines.count == 3 && lines[2].isEmpty)
    for line in lines.dropLast() { _ = try CompactJWS(Array(line)) }
  }

  @Test func `embedded proofs are made with Ed25519 only`() throws {
    let list = try Fixture.list(csv: Fixture.table(1))
    for (kind, name) in [(Self.kinds[1], "P-256"), (Self.kinds[3], "RSA")] {
      let signer = try CredentialSigner(key: kind.key(), for: list.template)
      #expect(throws: IssuerError.proofKeyUnsupported(kind: name)) {
        _ = try Issuance(list, signer: signer)
      }
    }
    let terms = IssueTerms(issuedAt: Fixture.now, envelope: .token(.rs256))
    #expect(throws: IssuerError.token(.algorithmUnfit(.rs256, keyKind: "Ed25519"))) {
      _ = try Fixture.issuance(try Fixture.list(csv: Fixture.table(1), terms: terms))
    }
  }

  @Test func `a key of another kind is called by its multikey, an RSA key by its thumbprint`()
    throws
  {
    let (p256, rsa) = (Self.kinds[1], Self.kinds[3])
    let signer = try CredentialSigner(key: p256.key(), issuer: "did:web:a.example")
    let multikey = try #require(Multikey(try p256.key().publicKey)).publicKeyMultibase
    #expect(signer.publicKeyMultibase == multikey)
    #expect(signer.verificationMethod == "did:web:a.example#\(multikey)")
    let other = try CredentialSigner(key: rsa.key(), issuer: "https://a.example/issuer")
    let thumbprint = try rsa.key().publicKey.jwkThumbprint
    #expect(other.publicKeyMultibase == nil)
    #expect(other.verificationMethod == "https://a.example/issuer#\(thumbprint)")
    // A fragment that looks like a key has to be this one.
    for method in ["did:web:a.example#zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv"] {
      #expect(throws: IssuerError.self) {
        _ = try CredentialSigner(
          key: p256.key(), issuer: "did:web:a.example", verificationMethod: method)
      }
      #expect(throws: IssuerError.self) {
        _ = try CredentialSigner(
          key: rsa.key(), issuer: "did:web:a.example", verificationMethod: method)
      }
    }
    let did = try CredentialSigner(key: p256.key(), issuer: ExactString("did:key:\(multikey)"))
    #expect(did.verificationMethod == "did:key:\(multikey)#\(multikey)")
    #expect(throws: IssuerError.self) {
      _ = try CredentialSigner(key: rsa.key(), issuer: ExactString("did:key:\(multikey)"))
    }
  }
}
