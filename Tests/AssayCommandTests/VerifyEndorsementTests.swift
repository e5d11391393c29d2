import DataIntegrity
import Foundation
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

/// What a person is shown of the endorsements in a certificate.
@Suite struct VerifyEndorsementTests {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture(keys: [
      "alice", "bob", "carol", "registrar", "publisher", "issuer", "agency",
    ])
    try fixture.initializeAuthority()
    try fixture.trust("sign", "list", "--role", "root", "--key", "alice.key")
    try fixture.trust("sign", "list", "--role", "root", "--key", "carol.key")
    try fixture.addIssuer("did:web:uni.example")
    try fixture.trust(
      "add", "list", "--id", "did:web:agency.example", "--name", "Test Agency",
      "--public-key", "agency.key", "--at", "2026-01-01T00:00:00Z")
    try fixture.publish(at: "2026-01-02T00:00:00Z")
  }

  /// Signs a document with the key in a file, under the name that the list gives it.
  private func sign(_ document: JSONTree, by id: String, _ name: String) throws -> JSONTree {
    let file = try KeyFile(try fixture.folder.read("\(name).key"))
    let options = ProofOptions(
      verificationMethod: "\(id)#\(try fixture.publicKey(name))",
      created: try Instant(rfc3339: "2026-01-05T00:00:00Z"))
    return try EddsaJcs2022.sign(document, options: options, key: try file.unlockUnencrypted())
  }

  /// What credentials of Open Badges have in common.
  private func credential(_ type: String, id: String, issuer: String) -> JSONTree {
    [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": .string("urn:uuid:" + id), "type": ["VerifiableCredential", .string(type)],
      "issuer": ["id": .string(issuer), "type": ["Profile"]],
      "validFrom": "2026-01-05T00:00:00Z",
    ]
  }

  private func endorsement(
    of endorsed: String, until: String? = nil, by endorser: String = "did:web:agency.example",
    _ key: String = "agency"
  ) throws -> JSONTree {
    var document = credential(
      "EndorsementCredential", id: "7b1c9a54-3f0e-4d62-8f4e-2f8f7a2d9c10", issuer: endorser)
    document["name"] = "Quality"
    document["validUntil"] = until.map { .string($0) }
    document["credentialSubject"] = [
      "id": .string(endorsed), "type": ["EndorsementSubject"],
      "endorsementComment": "Outstanding, they say.",
    ]
    return try sign(document, by: endorser, key)
  }

  /// A certificate with endorsements of its achievement, in `certificate.json`.
  private func write(_ endorsements: [JSONTree]) throws {
    var document = credential(
      "OpenBadgeCredential", id: "0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11",
      issuer: "did:web:uni.example")
    document["credentialSubject"] = [
      "id": "did:example:ana", "type": ["AchievementSubject"],
      "achievement": [
        "id": "https://uni.example/latin", "type": ["Achievement"], "name": "Latin",
        "description": "Latin for all.", "criteria": ["narrative": "Pass the exam."],
        "endorsement": .array(endorsements),
      ],
    ]
    let signed = try sign(document, by: "did:web:uni.example", "issuer")
    try Data(signed.compactBytes()).write(
      to: URL(fileURLWithPath: fixture.folder.path("certificate.json")))
  }

  private func verify(_ arguments: String...) throws -> RunResult {
    try fixture.run(
      ["verify", "certificate.json", "--trust", "list.bundle", "--root", "list/1.root.json"]
        + ["--at", "2026-01-15T00:00:00Z"] + arguments)
  }

  @Test func `each endorsement has a line, and one that does not count says why`() throws {
    try write([
      try endorsement(of: "https://uni.example/latin"),
      try endorsement(of: "https://uni.example/latin", until: "2026-01-10T00:00:00Z"),
      try endorsement(of: "https://uni.example/greek", by: "did:web:stranger.example"),
    ])
    let run = try verify()
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex { $0.contains("endorse") })
    let place = "/credentialSubject/achievement/endorsement"
    #expect(
      lines[first...].joined(separator: "\n") == """
          ok    'Test Agency', whom the trust list knows, endorses 'https://uni.example/latin'
          note  the endorsement by 'Test Agency' does not count: it expired at 2026-01-10T00:00:00Z (at \(place)/1)
                FAIL  the credential expired at 2026-01-10T00:00:00Z (at \(place)/1)
          note  an endorsement that claims to be by 'did:web:stranger.example' does not count: it endorses 'https://uni.example/greek', and stands in 'https://uni.example/latin' (at \(place)/2)
                FAIL  it endorses 'https://uni.example/greek', and stands in 'https://uni.example/latin' (at \(place)/2/credentialSubject)
                FAIL  the key belongs to another issuer, 'did:web:agency.example' (at \(place)/2/proof)
                FAIL  the trust list does not know the issuer 'did:web:stranger.example' (at \(place)/2/issuer)
        """)
    // What an endorser says is for those who read the document.
    #expect(!run.output.contains("Outstanding"))
  }

  @Test func `a report for programs has them all, and the exit code is the certificate's`() throws {
    try write([
      try endorsement(of: "https://uni.example/latin"), try endorsement(of: "urn:isbn:1"),
    ])
    let run = try verify("--format", "json")
    #expect(run.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.stdout)) as? [String: Any])
    #expect(report["verdict"] as? String == "accepted")
    let endorsements = try #require(report["endorsements"] as? [[String: Any]])
    #expect(endorsements.map { $0["verdict"] as? String } == ["accepted", "rejected"])
    #expect(
      endorsements.map { $0["pointer"] as? String } == [
        "/credentialSubject/achievement/endorsement/0",
        "/credentialSubject/achievement/endorsement/1",
      ])
  }
}
