import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import DataIntegrity
import StrictJSON
import Testing

/// What was asked of a presentation, and what its proof answers.
@Suite struct RequestTests {
  private func report(
    challenge: String?, domains: [String], asked: PresentationRequest
  ) throws -> VerificationReport {
    let document = try Showing.signed([try Showing.badge()]) {
      $0.challenge = challenge
      $0.domains = domains
    }
    return try Showing.report(document, request: asked)
  }

  @Test(arguments: ["yesterday", "Now", "", nil] as [String?])
  func `T55 a presentation that answers another challenge is refused`(challenge: String?) throws {
    let report = try report(
      challenge: challenge, domains: [], asked: PresentationRequest(challenge: "now"))
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.proofChallenge) == "INVALID_CHALLENGE_ERROR")
    let check = report.check(.proofChallenge)
    #expect(check?.reason?.problemType == "https://w3id.org/security#INVALID_CHALLENGE_ERROR")
    // Its credential is as good as before.
    #expect(report.verdictsInside == ["accepted"])
  }

  @Test(
    arguments: [
      [], ["other.example"], ["employer.example", "other.example"], ["EMPLOYER.example"],
    ] as [[String]])
  func `T55 a presentation that was made for others is refused`(domains: [String]) throws {
    let report = try report(
      challenge: nil, domains: domains, asked: PresentationRequest(domains: ["employer.example"]))
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.proofDomain) == "INVALID_DOMAIN_ERROR")
  }

  @Test func `domains are compared as sets`() throws {
    let asked = PresentationRequest(domains: ["b.example", "a.example"])
    #expect(
      try report(challenge: nil, domains: ["a.example", "b.example"], asked: asked).verdict.name
        == "accepted")
    #expect(
      try report(challenge: nil, domains: ["a.example"], asked: asked).verdict.name == "rejected")
  }

  @Test func `what nobody asked for is said not to be compared`() throws {
    let report = try report(
      challenge: "now", domains: ["employer.example"], asked: PresentationRequest(challenge: "now"))
    #expect(report.verdict.name == "accepted")
    let found = report.checks.filter { $0.id == .unenforced }
    #expect(found.map(\.pointer?.description) == ["/proof/domain"])
  }

  @Test func `one proof of two that answers is not enough`() throws {
    let asked = PresentationRequest(challenge: "now")
    let badge = try Showing.badge()
    let proofs = try ["now", "yesterday"].map { challenge in
      try Showing.signed([badge]) { $0.challenge = challenge }["proof"] ?? .null
    }
    let document = try Showing.unsigned([badge]).replacing(["proof"], with: .array(proofs))
    let report = try Showing.report(document, request: asked)
    #expect(report.verdict.name == "rejected")
    #expect(report.checks.filter { $0.id == .proofChallenge }.map(\.outcome) == [.passed, .failed])
  }

  @Test func `the report says what was asked`() throws {
    let asked = PresentationRequest(
      challenge: "now", domains: ["employer.example"], requiresHolderBinding: true)
    let json = try report(challenge: "now", domains: [], asked: asked).json()
    #expect(
      json["request"] == [
        "challenge": "now", "domains": ["employer.example"], "requiresHolderBinding": true,
      ])
  }
}
