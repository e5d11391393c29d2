import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import StrictJSON
import Testing

/// Endorsements inside a badge are verified as documents of their own, and change nothing about it.
@Suite struct EndorsementTests {
  private func report(
    _ endorsement: JSONTree, at path: [String] = Endorsement.onAchievement,
    verifier: Verifier? = nil
  ) throws -> VerificationReport {
    let verifier = try verifier ?? Endorsement.verifier()
    return Badge.report(try Endorsement.badge([endorsement], at: path), verifier: verifier)
  }

  // MARK: - What counts

  @Test(
    arguments: [
      (Endorsement.onAchievement, Endorsement.achievement),
      (["issuer"], Endorsement.university),
      ([], Endorsement.badge),
    ] as [([String], String)])
  func `an endorsement of what carries it by somebody whom the list knows counts`(
    path: [String], id: String
  ) throws {
    let report = try report(try Endorsement.signed(of: id), at: path)
    let place = JSONPointer((path + ["endorsement", "0"]).map { ExactString($0) })
    #expect(report.verdict.name == "accepted")
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    let check = try #require(report.check(.endorsement))
    #expect(check.reason?.code == "ENDORSED")
    #expect(check.sentence == "'Listed Agency', whom the trust list knows, endorses '\(id)'")
    #expect(check.pointer == place)
    let endorsement = try #require(report.endorsements.first)
    #expect(endorsement.pointer == place)
    #expect(endorsement.carrierID == ExactString(id))
    #expect(endorsement.endorserID == ExactString(Endorsement.agency))
    guard case .accepted(let credential) = endorsement.report.verdict else {
      Issue.record("not accepted: \(endorsement.report.explanation)")
      return
    }
    #expect(credential.issuerName == "Listed Agency")
    #expect(
      credential.credential.endorsementSubject?.endorsementComment == "Claimed to be excellent.")
  }

  @Test(
    arguments: [
      ["issuer", "parentOrg"], ["issuer", "parentOrg", "parentOrg"],
      ["credentialSubject", "achievement", "creator"], ["credentialSubject", "source"],
      ["evidence"],
    ])
  func `an endorsement is found wherever it stands`(path: [String]) throws {
    let endorsement = try Endorsement.signed(of: "https://carrier.example")
    let badge = try Endorsement.badge([endorsement], at: path) { document in
      document = document.replacing(path + ["id"], with: "https://carrier.example")
    }
    let report = Badge.report(badge, verifier: try Endorsement.verifier())
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    #expect(
      report.check(.endorsement)?.pointer
        == JSONPointer((path + ["endorsement", "0"]).map { ExactString($0) }))
  }

  @Test func `one that stands alone, or in a list of things, is found too`() throws {
    let id = "https://carrier.example"
    let endorsement = try Endorsement.signed(of: id)
    let badge = try Endorsement.badge([], at: []) { document in
      document["endorsement"] = nil
      document["evidence"] = [[:], ["id": .string(id), "endorsement": endorsement]]
    }
    let report = Badge.report(badge, verifier: try Endorsement.verifier())
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    #expect(report.check(.endorsement)?.pointer == "/evidence/1/endorsement")
  }

  @Test func `a badge without endorsements says nothing of them, and an empty list is none`()
    throws
  {
    #expect(try Badge.report(Badge.selfIssued()).check(.endorsement) == nil)
    let report = Badge.report(try Endorsement.badge([]), verifier: try Endorsement.verifier())
    #expect(report.check(.endorsement) == nil)
    #expect(report.json()["endorsements"] == nil)
  }

  @Test func `a context that says what the word means is no endorsement`() throws {
    let badge = try Endorsement.badge([]) { document in
      document["@context"] = [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ["endorsement": ["@id": "https://x.example/endorsement"]],
      ]
    }
    #expect(Badge.report(badge, verifier: try Endorsement.verifier()).endorsementChecks.isEmpty)
  }

  @Test func `a good endorsement makes no other verdict better`() throws {
    let badge = try Endorsement.badge([try Endorsement.signed()]) { document in
      document["validUntil"] = "2026-04-01T00:00:00Z"
    }
    let report = Badge.report(badge, verifier: try Endorsement.verifier())
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.validity) == "EXPIRED")
  }

  @Test func `every order of endorsements comes to the same`() throws {
    let endorsements = [
      try Endorsement.signed(), try Endorsement.signed(by: Endorsement.university),
      try Endorsement.signed(of: "https://other.example"),
      try Endorsement.signed(by: Endorsement.ministry),
    ]
    let verifier = try Endorsement.verifier()
    func codes(_ endorsements: [JSONTree]) throws -> [String?] {
      let report = Badge.report(try Endorsement.badge(endorsements), verifier: verifier)
      #expect(report.verdict.name == "accepted")
      return report.endorsementChecks.map { $0.reason?.code }
    }
    let expected = ["ENDORSED", "ENDORSEMENT_SELF", "ENDORSEMENT_OF_OTHER", "ENDORSED"]
    #expect(try codes(endorsements) == expected)
    #expect(try codes(endorsements.reversed()) == expected.reversed())
  }

  // MARK: - Of what

  @Test func `an endorsement of some other achievement is one of another thing`() throws {
    let report = try report(try Endorsement.signed(of: "https://other.example/achievements/1"))
    try Endorsement.expectFailure(
      report, "ENDORSEMENT_OF_OTHER",
      "it endorses 'https://other.example/achievements/1', and stands in "
        + "'https://university.example/achievements/1'")
    let nested = try #require(report.endorsements.first?.report)
    #expect(nested.verdict.name == "rejected")
    #expect(
      nested.check(.endorsementSubject)?.pointer
        == "/credentialSubject/achievement/endorsement/0/credentialSubject")
  }

  @Test(arguments: [
    "https://university.example/achievements/1 ", "https://university.example/achievements/%31",
    "https://University.example/achievements/1", "https://university.example/achievements/1/",
  ])
  func `an id that is only spelt alike is another thing`(id: String) throws {
    let report = try report(try Endorsement.signed(of: id))
    #expect(
      report.endorsements.first?.report.code(.endorsementSubject) == "ENDORSEMENT_OF_OTHER")
    #expect(report.endorsementChecks.map(\.outcome) == [.warning])
  }

  @Test func `an endorsement of the issuer does not endorse the achievement`() throws {
    try Endorsement.expectFailure(
      try report(try Endorsement.signed(of: Endorsement.university)), "ENDORSEMENT_OF_OTHER",
      "it endorses 'did:web:university.example'")
  }

  @Test func `what has no id cannot be shown to be endorsed`() throws {
    let endorsement = try Endorsement.signed()
    let badge = try Endorsement.badge([], at: []) { document in
      document["endorsement"] = nil
      document["evidence"] = [["type": ["Evidence"], "endorsement": [endorsement]]]
    }
    let report = Badge.report(badge, verifier: try Endorsement.verifier())
    try Endorsement.expectFailure(
      report, "ENDORSEMENT_OF_UNNAMED", "what carries it has no id",
      at: "/evidence/0/endorsement/0")
    #expect(report.endorsements.first?.carrierID == nil)
    #expect(
      report.endorsements.first?.report.check(.endorsementSubject)?.pointer == "/evidence/0")
  }

  @Test func `of several subjects each must be what carries it`() throws {
    let one: JSONTree = [
      "id": .string(Endorsement.achievement), "type": ["EndorsementSubject"],
    ]
    let endorsement = try Endorsement.signed { document in
      document["credentialSubject"] = [one, one.replacing(["id"], with: "urn:other")]
    }
    let nested = try #require(try report(endorsement).endorsements.first?.report)
    #expect(nested.code(.endorsementSubject) == "ENDORSEMENT_OF_OTHER")
    #expect(
      nested.check(.endorsementSubject)?.pointer
        == "/credentialSubject/achievement/endorsement/0/credentialSubject/1")
  }
}
