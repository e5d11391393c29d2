import ControlledIdentifiers
import CredentialVerifier
import StrictJSON
import Testing

/// Who endorses has to be somebody else than the issuer, whom the trust list vouches for.
@Suite struct EndorserTests {
  private func report(
    _ endorsement: JSONTree, at path: [String] = Endorsement.onAchievement,
    verifier: Verifier? = nil
  ) throws -> VerificationReport {
    let verifier = try verifier ?? Endorsement.verifier()
    return Badge.report(try Endorsement.badge([endorsement], at: path), verifier: verifier)
  }

  @Test func `an issuer that endorses itself is said to do that`() throws {
    for (path, id) in [
      (Endorsement.onAchievement, Endorsement.achievement), (["issuer"], Endorsement.university),
    ] {
      let report = try report(
        try Endorsement.signed(of: id, by: Endorsement.university), at: path)
      let place = JSONPointer((path + ["endorsement", "0"]).map { ExactString($0) })
      try Endorsement.expectFailure(
        report, "ENDORSEMENT_SELF",
        "the endorsement by 'Listed University' does not count: it "
          + "names as its endorser the issuer of the credential around it", at: place)
      let nested = try #require(report.endorsements.first?.report)
      #expect(nested.verdict.name == "untrusted")
      #expect(nested.code(.endorser) == "ENDORSEMENT_SELF")
      #expect(nested.check(.endorser)?.pointer == place.appending("issuer"))
    }
  }

  @Test func `another id of the issuer is the issuer`() throws {
    let other = "https://university.example"
    let records = [
      try Endorsement.record(
        Endorsement.university, "Listed University", change: ["alsoKnownAs": [.string(other)]])
    ]
    let verifier = Verifier(trust: try Federation(records: records).bundle())
    let endorsement = try Endorsement.signed(
      by: other, key: Badge.Signing(key: 1, method: Endorsement.university + "#1"))
    try Endorsement.expectFailure(
      try report(endorsement, verifier: verifier), "ENDORSEMENT_SELF", "names as its endorser")
  }

  @Test func `who endorses itself in somebody else's badge is said to do that`() throws {
    let badge = try Endorsement.badge([], at: []) { document in
      document["endorsement"] = nil
      document = document.replacing(
        ["issuer", "parentOrg"],
        with: [
          "id": .string(Endorsement.agency), "type": ["Profile"],
          "endorsement": [(try? Endorsement.signed(of: Endorsement.agency)) ?? .null],
        ])
    }
    let report = Badge.report(badge, verifier: try Endorsement.verifier())
    try Endorsement.expectFailure(
      report, "ENDORSEMENT_SELF", "the one that it endorses",
      at: "/issuer/parentOrg/endorsement/0")
  }

  @Test func `an endorser whom the list does not know is said to be that`() throws {
    let stranger = try Badge.did(9)
    let endorsement = try Endorsement.signed(
      by: stranger.did, key: Badge.Signing(key: 9, method: stranger.verificationMethod))
    let report = try report(endorsement)
    try Endorsement.expectFailure(
      report, "ENDORSEMENT_UNTRUSTED",
      "an endorsement that claims to be by '\(stranger.did)' does not count: the trust list does "
        + "not know its endorser")
    let nested = try #require(report.endorsements.first?.report)
    #expect(nested.verdict.name == "untrusted")
    #expect(nested.code(.trustIssuer) == "ISSUER_NOT_TRUSTED")
    #expect(nested.json()["issuer"] == nil)
  }

  @Test func `without a list nobody vouches for an endorser`() throws {
    let report = try report(try Endorsement.signed(), verifier: Verifier(trust: nil))
    #expect(report.endorsementChecks.map(\.outcome) == [.warning])
    #expect(report.code(.endorsement, .warning) == "ENDORSEMENT_UNDETERMINED")
    let own = try Badge.did(2)
    let known = try self.report(
      try Endorsement.signed(
        by: own.did, key: Badge.Signing(key: 2, method: own.verificationMethod)),
      verifier: Verifier(trust: nil))
    #expect(known.code(.endorsement, .warning) == "ENDORSEMENT_UNTRUSTED")
    #expect(
      known.check(.endorsement)?.sentence.hasSuffix(
        "no trust list was given that could vouch for its endorser") == true)
  }

  @Test func `a key that the list gives to another issuer makes no endorsement`() throws {
    let endorsement = try Endorsement.signed(
      key: Badge.Signing(key: 3, method: Endorsement.ministry + "#1"))
    let report = try report(endorsement)
    try Endorsement.expectFailure(
      report, "ENDORSEMENT_REJECTED",
      "an endorsement that claims to be by 'did:web:agency.example' does not count: it was signed "
        + "with a key of another issuer, 'did:web:ministry.example'")
    #expect(
      report.endorsements.first?.report.check(.issuerKey)?.pointer
        == "/credentialSubject/achievement/endorsement/0/proof")
  }

  @Test(
    arguments: [
      (
        ["status": ["value": "revoked-ab-initio", "reason": "sold diplomas"]],
        "ENDORSEMENT_REJECTED", "the trust list disowns its endorser"
      ),
      (
        ["status": ["value": "suspended", "since": "2026-05-01T00:00:00Z"]],
        "ENDORSEMENT_UNDETERMINED", "the trust list suspended its endorser"
      ),
      (
        ["status": ["value": "withdrawn", "since": "2026-02-01T00:00:00Z"]],
        "ENDORSEMENT_UNTRUSTED", "the trust list had ceased to vouch for its endorser"
      ),
      (
        ["scope": [["credentialTypes": ["OpenBadgeCredential"]]]], "ENDORSEMENT_UNTRUSTED",
        "the trust list does not vouch for its endorser, or not for this"
      ),
    ] as [([String: JSONTree], String, String)])
  func `what the list says of the endorser decides`(
    change: [String: JSONTree], code: String, words: String
  ) throws {
    let report = try report(
      try Endorsement.signed(), verifier: try Endorsement.verifier(agency: change))
    try Endorsement.expectFailure(
      report, code, "the endorsement by 'Listed Agency' does not count: " + words)
  }

  @Test func `an endorser that may endorse and nothing else endorses`() throws {
    let verifier = try Endorsement.verifier(agency: [
      "scope": [["credentialTypes": ["EndorsementCredential"]]]
    ])
    let report = try report(try Endorsement.signed(), verifier: verifier)
    #expect(report.endorsementChecks.map(\.outcome) == [.passed])
    #expect(report.endorsements.first?.report.check(.trustScope)?.outcome == .passed)
  }

  @Test func `a key that might not sign at that time makes no endorsement`() throws {
    let verifier = try Endorsement.verifier(agencyKey: ["signingFrom": "2026-04-01T00:00:00Z"])
    let report = try report(try Endorsement.signed(), verifier: verifier)
    try Endorsement.expectFailure(report, "ENDORSEMENT_UNTRUSTED", "or not for this")
    #expect(report.endorsements.first?.report.code(.trustKey) == "KEY_OUTSIDE_WINDOW")
  }
}
