import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import IssuerTrust
import StrictJSON
import Testing

/// What a report says, beside the verdict.
@Suite struct ReportTests {
  private let university = "did:web:university.example"
  private let method = "did:web:university.example#2026"

  private func verifier(_ change: [String: JSONTree] = [:]) throws -> Verifier {
    try Federation.verifier(
      try Federation.record(id: university, keyID: method, change: change))
  }

  private func badge(_ change: (inout JSONTree) -> Void = { _ in }) throws -> JSONTree {
    var document = Badge.unsigned(issuer: university)
    change(&document)
    return try Badge.sign(document, method: method)
  }

  // MARK: - What the list says of the issuer

  @Test func `facts about the issuer stand only where a proof by the issuer holds`() throws {
    let restricted = try verifier(["scope": [["achievementTypes": ["Degree"]]]])
    let good = Badge.report(try badge(), verifier: restricted)
    #expect(good.json()["issuer"]?["name"] == "Listed University")
    #expect(good.code(.trustScope) == "SCOPE_TYPE")
    // Signed by somebody; what the list says of the university has nothing to do with it.
    let forged = Badge.report(
      try Badge.sign(Badge.unsigned(issuer: university), key: 3), verifier: restricted)
    #expect(forged.json()["issuer"] == nil)
    #expect(forged.listedIssuer == nil)
    for id in [CheckID.trustKey, .trustScope, .accreditation] {
      #expect(forged.codes(id, .skipped) == ["ISSUER_NOT_PROVEN"])
      #expect(forged.checks.filter { $0.id == id }.count == 1)
    }
    #expect(forged.verdict.name == "untrusted")
    let broken = Badge.report(
      try badge().replacing(["name"], with: "x"), verifier: restricted)
    #expect(broken.json()["issuer"] == nil)
    #expect(broken.codes(.trustScope, .skipped) == ["ISSUER_NOT_PROVEN"])
  }

  // MARK: - What the signatures say

  @Test func `proof is what the signatures say, whatever else is wrong with them`() throws {
    let issuer = try Badge.did(1).did
    let purpose = Badge.report(
      try Badge.sign(Badge.unsigned(issuer: issuer)) { $0.proofPurpose = "authentication" })
    #expect(purpose.verdict.name == "rejected")
    #expect(purpose.json()["proof"] == "holds")
    var unsigned = try Badge.selfIssued()
    guard case .array(let contexts)? = unsigned["@context"] else { return }
    unsigned["@context"] = .array(contexts + ["https://attacker.example/context"])
    #expect(Badge.report(unsigned).json()["proof"] == "broken")
  }

  @Test func `one proof that could not be checked leaves it unknown`() throws {
    let known = Badge.Signing(key: 1, method: method)
    let fetched = Badge.Signing(key: 2, method: "did:web:elsewhere.example#1")
    for proofs in [[known, fetched], [fetched, known]] {
      let report = Badge.report(
        try Badge.sign(Badge.unsigned(issuer: university), each: proofs),
        verifier: try verifier())
      #expect(report.json()["proof"] == "unknown")
      #expect(report.verdict.name == "undetermined")
    }
  }

  // MARK: - When

  @Test func `a time before the list that was asked for gets a verdict, a clock does not`() throws {
    let early = Badge.instant("2026-04-01T00:00:00Z")
    let verifier = try verifier()
    let bytes = try badge().compactBytes()
    let clock = verifier.verify(bytes, at: early)
    #expect(clock.code(.trustList, .undetermined) == "CLOCK_BEFORE_LIST")
    #expect(clock.verdict.name == "undetermined")
    #expect(clock.json()["isHistorical"] == false)
    let asked = verifier.verify(bytes, at: early, isHistorical: true)
    #expect(asked.codes(.trustList, .warning) == ["TIME_BEFORE_LIST"])
    #expect(asked.verdict.name == "accepted")
    #expect(asked.json()["isHistorical"] == true)
  }

  @Test func `T51 what was valid then is valid at that time, not now`() throws {
    let then = Badge.instant("2026-04-01T00:00:00Z")
    let document = try badge { $0["validUntil"] = "2026-04-30T00:00:00Z" }
    let report = try verifier().verify(document.compactBytes(), at: then, isHistorical: true)
    #expect(report.verdict.name == "accepted")
    #expect(
      report.check(.validity)?.sentence
        == "the credential is valid at 2026-04-01T00:00:00Z, until 2026-04-30T00:00:00Z")
    #expect(Badge.report(document, verifier: try verifier()).code(.validity) == "EXPIRED")
  }

  @Test func `a list that is too old is no better for being asked about`() throws {
    let late = Badge.instant("2027-06-01T00:00:00Z")
    let report = try verifier().verify(try badge().compactBytes(), at: late, isHistorical: true)
    #expect(report.code(.trustList, .undetermined) == "TRUST_EXPIRED")
  }

  // MARK: - By which list and policy

  @Test(
    arguments: [
      (TrustEnvironment.example, "TRUST_EXAMPLE", "is an example"),
      (.test, "TRUST_TEST", "is a test list"),
    ])
  func `a list that is not for real use says what it is`(
    environment: TrustEnvironment, code: String, words: String
  ) throws {
    var federation = Federation(records: [
      try Federation.record(id: university, keyID: method)
    ])
    federation.environment = environment
    let verifier = Verifier(trust: try federation.bundle())
    let report = Badge.report(try badge(), verifier: verifier)
    #expect(report.codes(.trustList, .warning) == [code])
    let said = verifier.trustListChecks(at: Badge.now)
    #expect(said.map(\.id) == [.trustList, .trustList, .trustMemory])
    #expect(said.map(\.outcome) == [.passed, .warning, .warning])
    #expect(said[1].sentence.contains(words))
    let reported = report.checks.filter { $0.id == .trustList || $0.id == .trustMemory }
    #expect(said.map(\.sentence) == reported.map(\.sentence))
  }

  @Test func `without a list there is nothing to say of one`() {
    #expect(Verifier(trust: nil).trustListChecks(at: Badge.now).isEmpty)
  }

  @Test(
    arguments: [
      (-1, 0, 0, 0), (300, 300, 3600, 3600), (.max, 86_400, .max, 60 * 86_400),
      (.min, 0, .min, 0), (86_401, 86_400, 5_184_001, 5_184_000),
    ] as [(Int64, Int64, Int64, Int64)])
  func `tolerances have bounds, however they are set`(
    skew: Int64, boundedSkew: Int64, grace: Int64, boundedGrace: Int64
  ) {
    let made = VerificationPolicy(clockSkewSeconds: skew, trustGraceSeconds: grace)
    var changed = VerificationPolicy.standard
    changed.clockSkewSeconds = skew
    changed.trustGraceSeconds = grace
    for policy in [made, changed] {
      #expect(policy.clockSkewSeconds == boundedSkew)
      #expect(policy.trustGraceSeconds == boundedGrace)
    }
  }

  @Test func `no policy makes a badge good for years after its end`() throws {
    let policy = VerificationPolicy(clockSkewSeconds: .max, trustGraceSeconds: .max)
    let trust = try Federation(records: [
      try Federation.record(id: university, keyID: method)
    ]).bundle()
    let report = Badge.report(
      try badge(), at: Badge.instant("2030-01-01T00:00:00Z"),
      verifier: Verifier(trust: trust, policy: policy))
    #expect(report.code(.validity) == "EXPIRED")
    #expect(report.code(.trustList, .undetermined) == "TRUST_EXPIRED")
  }

  @Test func `the policy that was used is in the report`() throws {
    let policy = VerificationPolicy(clockSkewSeconds: 60, maxProofs: 2)
    let report = Badge.report(
      try badge(), verifier: Verifier(trust: nil, policy: policy))
    #expect(report.policy == policy)
    let json = report.json()["policy"]
    #expect(json?["clockSkewSeconds"] == 60)
    #expect(json?["trustGraceSeconds"] == 1_209_600)
    #expect(json?["maxProofs"] == 2)
    #expect(json?["maxBytes"] == 16_777_216)
  }

  // MARK: - What kind of document it is

  @Test(
    arguments: [
      (["VerifiableCredential", "OpenBadgeCredential"], "openBadge", "an Open Badge"),
      (["VerifiableCredential"], "credential", "a credential"),
      (["VerifiableCredential", "EndorsementCredential"], "endorsement", "an endorsement"),
    ] as [(JSONTree, String, String)])
  func `the report says what kind of document it is`(
    types: JSONTree, kind: String, words: String
  ) throws {
    let report = Badge.report(try badge { $0["type"] = types })
    #expect(report.check(.kind)?.outcome == .passed)
    #expect(report.check(.kind)?.sentence == "the document is \(words)")
    #expect(report.json()["claims"]?["kind"] == .string(kind))
    #expect(report.json()["claims"]?["dataModel"] == "2.0")
  }

  @Test(
    arguments: [
      ([], "JSON without members"),
      ([:], "a document without a type"),
      (["type": 7], "a document whose type is no text"),
      (["type": "IssuerRecord/1"], "a document of type 'IssuerRecord/1'"),
      (["type": ["a", "b", "c", "d"]], "a document of type 'a', 'b', 'c' and others"),
      (
        ["type": .string(String(repeating: "x", count: 41))],
        "a document of type '\(String(repeating: "x", count: 40))…'"
      ),
    ] as [(JSONTree, String)])
  func `what is no credential is called by its types, of which few and short ones are shown`(
    document: JSONTree, phrase: String
  ) throws {
    let report = Badge.report(document)
    #expect(report.code(.kind) == "TYPE_UNSUPPORTED")
    #expect(report.explanation == "the document is no credential but \(phrase)")
  }
}
