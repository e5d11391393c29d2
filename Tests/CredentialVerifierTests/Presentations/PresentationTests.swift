import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import DataIntegrity
import StrictJSON
import Testing

/// Presentations: each credential is verified, and what the holder's proof shows is said.
@Suite struct PresentationTests {
  @Test(arguments: [Cryptosuite.eddsaJcs2022, .eddsaRdfc2022])
  func `a presentation by whom its credential is about is accepted`(suite: Cryptosuite) throws {
    let document = try Showing.signed([try Showing.badge()], suite: suite) {
      $0.challenge = "now"
      $0.domains = ["employer.example"]
    }
    let request = PresentationRequest(
      challenge: "now", domains: ["employer.example"], requiresHolderBinding: true)
    let report = try Showing.report(document, request: request)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.proofState == "holds")
    #expect(try report.presenter?.string == Showing.maria())
    #expect(report.check(.proofPurpose)?.reason?.code == "PROOF_PRESENTS")
    #expect(report.check(.proofChallenge)?.outcome == .passed)
    #expect(report.check(.proofDomain)?.outcome == .passed)
    #expect(report.check(.holderKey)?.outcome == .passed)
    #expect(report.check(.unenforced) == nil)
    let inside = try #require(report.credentials.first)
    #expect(inside.pointer == "/verifiableCredential/0")
    #expect(inside.report.check(.holderBinding)?.reason?.code == "HOLDER_IS_SUBJECT")
    #expect(inside.report.check(.proofSignature)?.pointer == "/verifiableCredential/0/proof")
    #expect(inside.report.verdict.name == "accepted")
    #expect(report.accepted.map(\.achievementName) == ["Data analysis"])
  }

  @Test func `an unsigned presentation is worth its credentials, and says that nobody is shown`()
    throws
  {
    let report = try Showing.report(try Showing.unsigned([try Showing.badge()]))
    #expect(report.verdict.name == "accepted")
    #expect(report.code(.proofPresence, .warning) == "PRESENTATION_UNSIGNED")
    #expect(report.presenter == nil)
    let inside = try #require(report.credentials.first?.report)
    #expect(inside.code(.holderBinding, .warning) == "HOLDER_BINDING_MISSING")
  }

  @Test func `all credentials are told, in their order`() throws {
    let report = try Showing.report(
      try Showing.signed([
        try Showing.badge(1), try Showing.badge(2, by: Showing.college), try Showing.badge(3),
      ]))
    #expect(report.verdict.name == "accepted")
    #expect(
      report.accepted.map(\.issuerName) == [
        "Listed University", "Listed College", "Listed University",
      ])
    #expect(
      report.credentials.map(\.pointer.description) == [
        "/verifiableCredential/0", "/verifiableCredential/1", "/verifiableCredential/2",
      ])
    let checks = report.checks.filter { $0.id == .contents }
    #expect(checks.map(\.outcome) == [.passed, .passed, .passed])
  }

  @Test func `a single credential may stand without a list`() throws {
    let badge = try Showing.badge()
    let document = try Showing.signed([], change: { $0["verifiableCredential"] = badge })
    let report = try Showing.report(document)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.credentials.map(\.pointer) == ["/verifiableCredential"])
  }

  @Test func `the gravest verdict decides, wherever it stands`() throws {
    let good = try Showing.badge(1)
    let untrusted = try Badge.sign(
      Badge.unsigned(issuer: try Badge.did(7).did), key: 7)
    let open = try Showing.badge(3) { $0["credentialStatus"] = ["type": "New"] }
    let bad = good.replacing(["name"], with: "changed")
    for (credentials, verdict) in [
      ([good, untrusted], "untrusted"), ([good, open, untrusted], "undetermined"),
      ([bad, open, untrusted, good], "rejected"),
    ] {
      for order in [
        credentials, credentials.reversed(), Array(credentials.dropFirst()) + credentials[..<1],
      ] {
        let report = try Showing.report(try Showing.unsigned(Array(order)))
        #expect(report.verdict.name == verdict)
        #expect(report.accepted.isEmpty)
      }
    }
  }

  @Test func `each credential comes to the same in every order`() throws {
    let credentials = [
      try Showing.badge(1), try Showing.badge(2).replacing(["name"], with: "changed"),
      try Showing.badge(3, of: "did:example:otto"),
    ]
    let straight = try Showing.report(try Showing.signed(credentials))
    let reversed = try Showing.report(try Showing.signed(credentials.reversed()))
    #expect(straight.verdictsInside == ["accepted", "rejected", "accepted"])
    #expect(reversed.verdictsInside == straight.verdictsInside.reversed())
    #expect(straight.verdict.name == reversed.verdict.name)
  }

  @Test(arguments: [[:], ["verifiableCredential": []]] as [JSONTree])
  func `a presentation of nothing is refused, and says so`(members: JSONTree) throws {
    let document = try Showing.signed(
      [], change: { $0["verifiableCredential"] = members["verifiableCredential"] })
    let report = try Showing.report(document)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.contents) == "CREDENTIALS_MISSING")
  }

  @Test func `the same credential twice is said`() throws {
    let badge = try Showing.badge()
    let report = try Showing.report(try Showing.signed([badge, badge]))
    #expect(report.verdict.name == "accepted")
    #expect(report.code(.contents, .warning) == "CREDENTIAL_REPEATED")
    let check = report.checks.first { $0.outcome == .warning && $0.id == .contents }
    #expect(check?.pointer == "/verifiableCredential/1")
  }

  @Test func `what nobody looked at leaves the verdict open`() throws {
    var policy = VerificationPolicy()
    policy.maxCredentials = 2
    let badges = try (1...3).map { try Showing.badge($0) }
    let report = try Showing.report(try Showing.signed(badges), policy: policy)
    #expect(report.verdict.name == "undetermined")
    #expect(report.code(.contents, .undetermined) == "CREDENTIAL_TOO_MANY")
    #expect(report.verdictsInside == ["accepted", "accepted"])
    let cut = report.checks.last { $0.id == .contents }
    #expect(cut?.pointer == "/verifiableCredential/2")
  }

  @Test func `ten thousand credentials cost no more than the limit`() throws {
    let badge = try Showing.badge()
    let document = try Showing.unsigned(Array(repeating: badge, count: 10_000))
    let report = try Showing.report(document)
    #expect(report.verdict.name != "accepted")
    #expect(report.credentials.count <= 100)
  }

  @Test func `a holder's subject is whom the report shows`() throws {
    let badge = try Showing.badge()
    let report = try Showing.report(try Showing.signed([badge]))
    let inside = try #require(report.credentials.first?.report)
    #expect(inside.subjects.map(\.id?.string) == [try Showing.maria()])
  }

  @Test func `an expected recipient is looked for in each credential`() throws {
    let credentials = [
      try Showing.badge(1),
      try Showing.badge(2, of: "did:example:otto") {
        $0 = $0.replacing(["credentialSubject", "identifier"], with: nil)
      },
    ]
    let report = try Showing.report(
      try Showing.signed(credentials), recipient: try Showing.maria())
    #expect(report.verdictsInside == ["accepted", "rejected"])
    #expect(report.credentials.last?.report.code(.recipient) == "RECIPIENT_MISMATCH")
  }

  @Test func `a presentation of version 1.1 is read`() throws {
    let badge = try Showing.badge {
      $0["@context"] = [
        "https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ]
      $0["name"] = "Data analysis"
      $0["validFrom"] = nil
      $0["validUntil"] = nil
      $0["issuanceDate"] = "2026-03-01T00:00:00Z"
    }
    let document = try Showing.signed(
      [badge], change: { $0["@context"] = ["https://www.w3.org/2018/credentials/v1"] })
    let report = try Showing.report(document)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.json()["presentation"]?["dataModel"] == "1.1")
  }
}
