import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import StrictJSON
import Testing

/// An endorsement has a proof, a time and rules of its own.
@Suite struct EndorsementDocumentTests {
  private let place: JSONPointer = "/credentialSubject/achievement/endorsement/0"

  /// The report on a badge with this endorsement, which does not count for this reason.
  private func report(
    _ endorsement: JSONTree, _ code: String, _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> VerificationReport {
    let report = Badge.report(
      try Endorsement.badge([endorsement]), verifier: try Endorsement.verifier())
    #expect(report.endorsementChecks.map(\.outcome) == [.warning], sourceLocation: sourceLocation)
    let check = try #require(report.check(.endorsement), sourceLocation: sourceLocation)
    #expect(check.reason?.code == code, sourceLocation: sourceLocation)
    #expect(check.sentence.hasSuffix(words), "\(check.sentence)", sourceLocation: sourceLocation)
    #expect(check.pointer == place, sourceLocation: sourceLocation)
    return report
  }

  private func nested(_ report: VerificationReport) throws -> VerificationReport {
    try #require(report.endorsements.first?.report)
  }

  // MARK: - The proof

  @Test func `an endorsement that was changed does not count, and the badge stands`() throws {
    let changed = try Endorsement.signed().replacing(
      ["credentialSubject", "endorsementComment"], with: "Changed.")
    let report = try report(
      changed, "ENDORSEMENT_REJECTED",
      "an endorsement that claims to be by 'did:web:agency.example' does not count: its proof does "
        + "not hold")
    #expect(report.verdict.name == "accepted")
    #expect(report.proofState == "holds")
    let nested = try nested(report)
    #expect(nested.verdict.name == "rejected")
    #expect(nested.proofState == "broken")
    #expect(nested.code(.proofSignature) == "SIGNATURE_INVALID")
    #expect(nested.check(.proofSignature)?.pointer == place.appending("proof"))
    // What the list says of the agency has nothing to do with it.
    #expect(nested.listedIssuer == nil)
  }

  @Test func `an endorsement without a proof can be anybody's`() throws {
    let report = try report(
      try Endorsement.signed().replacing(["proof"], with: nil), "ENDORSEMENT_REJECTED",
      "it carries no proof, so anyone can have written it")
    #expect(try nested(report).check(.proofPresence)?.pointer == place)
  }

  @Test func `a proof of a kind that is not known leaves it open`() throws {
    let signed = try Endorsement.signed()
    let other = signed.replacing(["proof", "cryptosuite"], with: "ecdsa-xi-2023")
    let report = try report(other, "ENDORSEMENT_UNDETERMINED", "its proof cannot be checked")
    #expect(try nested(report).code(.proofPresence, .undetermined) == "SUITE_UNSUPPORTED")
    #expect(report.verdict.name == "accepted")
  }

  @Test func `more proofs than a credential may have are not looked at`() throws {
    let signed = try Endorsement.signed()
    let proof = try #require(signed["proof"])
    let many = signed.replacing(["proof"], with: .array(Array(repeating: proof, count: 9)))
    let report = try report(many, "ENDORSEMENT_REJECTED", "its proof does not hold")
    #expect(try nested(report).code(.proofPresence) == "PROOF_TOO_MANY")
    #expect(try nested(report).check(.proofSignature) == nil)
  }

  // MARK: - The time

  @Test func `an endorsement that expired does not count`() throws {
    let report = try report(
      try Endorsement.signed { $0["validUntil"] = "2026-05-01T00:00:00Z" },
      "ENDORSEMENT_REJECTED",
      "the endorsement by 'Listed Agency' does not count: it expired at 2026-05-01T00:00:00Z")
    #expect(try nested(report).code(.validity) == "EXPIRED")
    #expect(try nested(report).check(.validity)?.pointer == place)
    #expect(report.verdict.name == "accepted")
  }

  @Test func `an endorsement that is not valid yet does not count`() throws {
    let report = try report(
      try Endorsement.signed { $0["validFrom"] = "2026-07-01T00:00:00Z" },
      "ENDORSEMENT_REJECTED", "it is not valid before 2026-07-01T00:00:00Z")
    #expect(try nested(report).code(.validity) == "NOT_YET_VALID")
    #expect(report.verdict.name == "accepted")
  }

  @Test func `an endorsement is judged by the time of the badge`() throws {
    let endorsement = try Endorsement.signed { $0["validUntil"] = "2026-05-10T00:00:00Z" }
    let bytes = try Endorsement.badge([endorsement]).compactBytes()
    let report = try Endorsement.verifier().verify(
      bytes, at: Badge.instant("2026-05-05T00:00:00Z"), isHistorical: true)
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    #expect(report.endorsements.first?.report.time == report.time)
    #expect(report.endorsements.first?.report.isHistorical == true)
  }

  @Test func `an endorsement that can be revoked leaves itself open, and not the badge`() throws {
    let report = try report(
      try Endorsement.signed { document in
        document["credentialStatus"] = [
          "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
          "statusListIndex": "7", "statusListCredential": "https://agency.example/status/1",
        ]
      }, "ENDORSEMENT_UNDETERMINED", "whether it was revoked or suspended cannot be told")
    #expect(report.verdict.name == "accepted")
    #expect(try nested(report).check(.status)?.pointer == place.appending("credentialStatus"))
  }

  // MARK: - The rules

  @Test func `an endorsement without a context of its own cannot be read alone`() throws {
    let report = try report(
      try Endorsement.signed { $0["@context"] = nil }, "ENDORSEMENT_REJECTED",
      "an endorsement does not count: the endorsement has no @context of its own, so that it cannot "
        + "be read alone")
    #expect(try nested(report).code(.kind) == "CONTEXT_MISSING")
    #expect(try nested(report).checks.count == 1)
    // And a badge that carries such a one breaks the rules of its data model.
    #expect(report.code(.model) == "MODEL_FINDINGS")
  }

  @Test(
    arguments: [
      ("very good", "JSON without members"), (7, "JSON without members"),
      (["name": "x"], "a document without a type"),
      (["type": ["VerifiableCredential"], "name": "x"], "a credential"),
      (["type": ["VerifiableCredential", "OpenBadgeCredential"]], "an Open Badge"),
      (
        ["type": ["VerifiableCredential", "EndorsementCredential", "OpenBadgeCredential"]],
        "an Open Badge"
      ),
      (["type": ["VerifiablePresentation"]], "a presentation"),
    ] as [(JSONTree, String)])
  func `what is no endorsement is called what it is`(value: JSONTree, words: String) throws {
    let report = try report(
      value, "ENDORSEMENT_REJECTED",
      "what stands in the place of an endorsement is no endorsement but \(words)")
    #expect(try nested(report).code(.kind) == "TYPE_UNSUPPORTED")
    #expect(try nested(report).claimed == nil)
    #expect(report.endorsements.first?.endorserID == nil)
  }

  @Test func `an endorsement that breaks the rules makes a badge that does`() throws {
    let report = try report(
      try Endorsement.signed { $0["name"] = nil }, "ENDORSEMENT_REJECTED",
      "it breaks the rules of its data model")
    #expect(try nested(report).code(.model) == "MODEL_FINDINGS")
    #expect(report.code(.model) == "MODEL_FINDINGS")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `what nothing enforces is named of an endorsement too`() throws {
    let endorsement = try Endorsement.signed { document in
      document["termsOfUse"] = [["id": "https://terms.example", "type": "Terms"]]
    }
    let report = Badge.report(
      try Endorsement.badge([endorsement]), verifier: try Endorsement.verifier())
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    #expect(report.check(.unenforced) == nil)
    #expect(try nested(report).codes(.unenforced, .warning) == ["NOT_ENFORCED"])
    #expect(
      try nested(report).check(.unenforced)?.pointer == place.appending("termsOfUse").appending(0))
  }

  @Test func `nobody is expected to be what is endorsed`() throws {
    let report = Badge.report(
      try Endorsement.badge([try Endorsement.signed()]), recipient: "a@example.com",
      verifier: try Endorsement.verifier())
    #expect(report.check(.recipient)?.outcome == .passed)
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    #expect(try nested(report).check(.recipient) == nil)
  }

  // MARK: - For machines

  @Test func `the report for machines has each endorsement, with its own checks`() throws {
    let report = Badge.report(
      try Endorsement.badge([try Endorsement.signed()]), verifier: try Endorsement.verifier())
    guard case .array(let endorsements)? = report.json()["endorsements"] else {
      Issue.record("no endorsements")
      return
    }
    #expect(endorsements.count == 1)
    var json = try #require(endorsements.first)
    guard case .array(let checks)? = json["checks"] else {
      Issue.record("no checks")
      return
    }
    json["checks"] = nil
    #expect(
      json == [
        "pointer": "/credentialSubject/achievement/endorsement/0",
        "carrier": "https://university.example/achievements/1",
        "verdict": "accepted",
        "proof": "holds",
        "explanation": "every required check passed",
        "claims": [
          "id": "urn:uuid:7b1c9a54-3f0e-4d62-8f4e-2f8f7a2d9c10",
          "kind": "endorsement",
          "dataModel": "2.0",
          "types": ["VerifiableCredential", "EndorsementCredential"],
          "issuer": "did:web:agency.example",
          "subject": "https://university.example/achievements/1",
          "subjects": [["id": "https://university.example/achievements/1"]],
          "validFrom": "2026-03-01T00:00:00Z",
        ],
        "issuer": ["id": "did:web:agency.example", "name": "Listed Agency"],
      ])
    #expect(
      checks.map { $0["id"] } == [
        "structure.kind", "structure.model", "proof.suite", "proof.purpose", "proof.time",
        "proof.signature", "proof.coverage", "proof.presence", "endorsement.subject",
        "endorsement.endorser", "issuer.key", "trust.list", "trust.memory", "trust.issuer",
        "trust.key", "trust.scope", "quality.accreditation", "validity.period", "status.entry",
      ])
    #expect(
      checks[8] == [
        "id": "endorsement.subject", "axis": "endorsement", "outcome": "passed",
        "code": "ENDORSEMENT_OF_CARRIER",
        "message": "it endorses what carries it, 'https://university.example/achievements/1'",
        "pointer": "/credentialSubject/achievement/endorsement/0/credentialSubject",
        "specification": "Open Badges 3.0 §8.1",
      ])
    guard case .array(let all)? = report.json()["checks"] else { return }
    #expect(
      all.last == [
        "id": "endorsement.credential", "axis": "endorsement", "outcome": "passed",
        "code": "ENDORSED",
        "message": .string(
          "'Listed Agency', whom the trust list knows, endorses "
            + "'https://university.example/achievements/1'"),
        "pointer": "/credentialSubject/achievement/endorsement/0",
        "specification": "Open Badges 3.0 §8.1",
      ])
  }
}
