import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import StrictJSON
import Testing

/// Endorsements cost something before anything is known of who wrote them, so there are bounds.
@Suite struct EndorsementBoundsTests {
  private func report(
    _ endorsements: [JSONTree], policy: VerificationPolicy = .standard
  ) throws -> VerificationReport {
    Badge.report(
      try Endorsement.badge(endorsements), verifier: try Endorsement.verifier(policy: policy))
  }

  /// The agency's endorsement, whose own profile carries these.
  private func agency(endorsedBy endorsements: [JSONTree]) throws -> JSONTree {
    try Endorsement.signed { document in
      document = document.replacing(["issuer", "endorsement"], with: .array(endorsements))
    }
  }

  private static let place: JSONPointer = "/credentialSubject/achievement/endorsement"

  /// How many signatures were checked, in the badge and everything in it.
  private func signatures(_ report: VerificationReport) -> Int {
    report.checks.filter { $0.id == .proofSignature }.count
      + report.endorsements.map { signatures($0.report) }.reduce(0, +)
  }

  /// How many checks there are.
  private func checks(_ report: VerificationReport) -> Int {
    report.checks.count + report.endorsements.map { checks($0.report) }.reduce(0, +)
  }

  // MARK: - How many

  @Test func `sixteen endorsements are verified, and that there are more is said once`() throws {
    let endorsement = try Endorsement.signed()
    let enough = try report(Array(repeating: endorsement, count: 16))
    #expect(enough.endorsementChecks.map(\.outcome) == Array(repeating: .passed, count: 16))
    let many = try report(Array(repeating: endorsement, count: 40))
    #expect(many.endorsements.count == 16)
    #expect(many.endorsementChecks.count == 17)
    #expect(many.codes(.endorsement, .skipped) == ["ENDORSEMENT_TOO_MANY"])
    let last = try #require(many.endorsementChecks.last)
    #expect(last.pointer == Self.place.appending(16))
    #expect(
      last.sentence == "the credential carries more endorsements than the 16 that are looked at")
    #expect(many.verdict.name == "accepted")
    #expect(signatures(many) == 17)
  }

  @Test(arguments: [(-1, 0), (0, 0), (1, 1), (3, 3)])
  func `a policy sets how many`(limit: Int, verified: Int) throws {
    var policy = VerificationPolicy(maxEndorsements: limit)
    let endorsements = Array(repeating: try Endorsement.signed(), count: 4)
    #expect(try report(endorsements, policy: policy).endorsements.count == verified)
    policy.maxEndorsements = 100
    policy.maxEndorsements = limit
    let report = try report(endorsements, policy: policy)
    #expect(report.endorsements.count == verified)
    #expect(report.codes(.endorsement, .skipped) == ["ENDORSEMENT_TOO_MANY"])
    #expect(report.json()["policy"]?["maxEndorsements"] == .integer(Int64(verified)))
  }

  @Test func `those of the badge come before those inside of others`() throws {
    let inner = Array(
      repeating: try Endorsement.signed(of: Endorsement.agency, by: Endorsement.ministry),
      count: 20)
    let report = try report([
      try agency(endorsedBy: inner), try agency(endorsedBy: inner), try Endorsement.signed(),
    ])
    #expect(report.endorsementChecks.map(\.outcome) == [.passed, .passed, .passed])
    #expect(report.endorsements.map(\.report.endorsements.count) == [13, 0, 0])
    #expect(
      report.endorsements.map { $0.report.codes(.endorsement, .skipped) } == [
        ["ENDORSEMENT_TOO_MANY"], ["ENDORSEMENT_TOO_MANY"], [],
      ])
    #expect(signatures(report) == 17)
  }

  // MARK: - How deep

  @Test func `an endorsement of the endorser is verified too`() throws {
    let ministry = try Endorsement.signed(of: Endorsement.agency, by: Endorsement.ministry)
    let report = try report([try agency(endorsedBy: [ministry])])
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    let nested = try #require(report.endorsements.first?.report)
    #expect(nested.endorsementChecks.map(\.outcome) == [.passed])
    let check = try #require(nested.check(.endorsement))
    #expect(
      check.sentence
        == "'Listed Ministry', whom the trust list knows, endorses 'did:web:agency.example'")
    #expect(check.pointer == "/credentialSubject/achievement/endorsement/0/issuer/endorsement/0")
    #expect(nested.endorsements.first?.pointer == check.pointer)
    #expect(nested.endorsements.first?.report.verdict.name == "accepted")
  }

  @Test func `an endorsement does not fail with those that it carries`() throws {
    let ministry = try Endorsement.signed(of: Endorsement.agency, by: Endorsement.ministry)
      .replacing(["name"], with: "Changed")
    let report = try report([try agency(endorsedBy: [ministry])])
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    #expect(
      report.endorsements.first?.report.codes(.endorsement, .warning) == ["ENDORSEMENT_REJECTED"])
  }

  @Test func `the issuer of the badge does not count as the endorser of its endorser`() throws {
    let university = try Endorsement.signed(of: Endorsement.agency, by: Endorsement.university)
    let report = try report([try agency(endorsedBy: [university])])
    let nested = try #require(report.endorsements.first?.report)
    #expect(nested.codes(.endorsement, .warning) == ["ENDORSEMENT_SELF"])
    #expect(nested.verdict.name == "accepted")
  }

  @Test func `endorsements that stand deeper are not looked at, which is said once`() throws {
    let deepest = try Endorsement.signed(of: Endorsement.ministry)
    let middle = try Endorsement.signed(of: Endorsement.agency, by: Endorsement.ministry) {
      $0 = $0.replacing(["issuer", "endorsement"], with: [deepest, deepest])
    }
    let report = try report([try agency(endorsedBy: [middle])])
    let inner = try #require(report.endorsements.first?.report.endorsements.first?.report)
    #expect(inner.endorsements.isEmpty)
    #expect(inner.endorsementChecks.map(\.outcome) == [.skipped])
    let check = try #require(inner.endorsementChecks.first)
    #expect(check.reason?.code == "ENDORSEMENT_TOO_DEEP")
    #expect(check.pointer?.description.hasSuffix("/endorsement/0/issuer/endorsement/0") == true)
    #expect(
      check.sentence == "endorsements stand too deep in one another: they are looked at 2 deep")
    #expect(inner.verdict.name == "accepted")
    #expect(signatures(report) == 3)
  }

  // MARK: - Documents that are full of them

  @Test func `thousands in thousands cost no more than sixteen`() throws {
    let endorsement = try Endorsement.signed()
    let others = Array(repeating: endorsement, count: 50)
    var inner = endorsement
    // No proof holds; each level has fifty others beside the one that goes on.
    for _ in 0..<8 {
      inner = endorsement.replacing(["issuer", "endorsement"], with: .array([inner] + others))
    }
    let report = try report(Array(repeating: inner, count: 6))
    #expect(report.endorsements.count == 6)
    #expect(signatures(report) == 17)
    #expect(checks(report) < 400)
  }

  @Test func `a chain as deep as a document can be ends at the second`() throws {
    var chain: JSONTree = ["type": ["EndorsementCredential"], "@context": "x"]
    for _ in 0..<29 {
      chain = ["type": ["EndorsementCredential"], "@context": "x", "endorsement": chain]
    }
    let document: JSONTree = [
      "type": ["VerifiableCredential"], "credentialSubject": [:], "endorsement": chain,
    ]
    let report = Badge.report(document)
    let inner = try #require(report.endorsements.first?.report.endorsements.first?.report)
    #expect(inner.codes(.endorsement, .skipped) == ["ENDORSEMENT_TOO_DEEP"])
    #expect(checks(report) < 60)
  }

  @Test func `of a thousand faults in endorsements few are listed`() throws {
    let faulty: JSONTree = [
      "type": ["EndorsementCredential"], "@context": "x",
      "credentialStatus": .array(Array(repeating: [:], count: 100)),
    ]
    let report = try report(Array(repeating: faulty, count: 1000))
    #expect(report.endorsements.count == 16)
    for endorsement in report.endorsements {
      guard case .findings(let findings)? = endorsement.report.check(.model)?.reason else {
        Issue.record("no findings")
        continue
      }
      // Two errors, that there are more, and warnings.
      #expect(findings.filter { $0.severity == .error }.count == 3)
      #expect(findings.count <= 5)
    }
  }

  // MARK: - Tokens

  @Test func `tokens and embedded endorsements share the room that there is`() throws {
    let things = Array(repeating: ["endorsementJwt": ["aa.bb.cc"]] as JSONTree, count: 1000)
    let badge = try Endorsement.badge([try Endorsement.signed()]) { document in
      document["evidence"] = .array(things)
    }
    let report = Badge.report(badge, verifier: try Endorsement.verifier())
    #expect(report.codes(.endorsement, .passed) == ["ENDORSED"])
    #expect(
      report.codes(.endorsement, .warning) == Array(repeating: "ENDORSEMENT_REJECTED", count: 15))
    #expect(report.codes(.endorsement, .skipped) == ["ENDORSEMENT_TOO_MANY"])
    #expect(report.endorsementChecks.last?.pointer == "/evidence/15/endorsementJwt/0")
  }
}
