import ControlledIdentifiers
import CredentialVerifier
import IssuerTrust
import StrictJSON
import Testing

/// What a trust list makes of badges whose proofs hold.
@Suite struct TrustTests {
  private let university = "did:web:university.example"
  private let method = "did:web:university.example#2026"

  /// A badge that the university signs with key 1, which the list knows by name.
  private func badge(
    key: UInt8 = 1, change: (inout JSONTree) -> Void = { _ in }
  ) throws -> JSONTree {
    var document = Badge.unsigned(issuer: university)
    change(&document)
    return try Badge.sign(document, key: key, method: method)
  }

  private func record(
    _ change: [String: JSONTree] = [:], key: [String: JSONTree] = [:]
  ) throws -> JSONTree {
    try Federation.record(id: university, keyID: method, change: change, changeKey: key)
  }

  @Test func `a badge whose issuer and key are listed is accepted, under the listed name`() throws {
    let report = Badge.report(try badge(), verifier: try Federation.verifier(try record()))
    guard case .accepted(let credential) = report.verdict else {
      Issue.record("\(report.explanation)")
      return
    }
    #expect(credential.issuerName == "Listed University")
    #expect(credential.achievementName == "Data analysis")
    #expect(report.decisive == nil)
    #expect(!report.checks.contains { $0.outcome == .failed || $0.outcome == .undetermined })
  }

  @Test func `a did:key issuer is accepted when it is listed, and only then`() throws {
    let issuer = try Badge.did(1)
    let signed = try Badge.selfIssued()
    let listed = try Federation.verifier(try Federation.record(id: issuer.did))
    #expect(Badge.report(signed, verifier: listed).verdict.name == "accepted")
    let other = try Federation.verifier(
      try record(key: ["publicKeyMultibase": .string(try Badge.did(2).multikey.publicKeyMultibase)])
    )
    let report = Badge.report(signed, verifier: other)
    #expect(report.code(.trustIssuer) == "ISSUER_NOT_TRUSTED")
    #expect(report.verdict.name == "untrusted")
  }

  @Test func `another id of the issuer is the issuer`() throws {
    let issuer = try Badge.did(1)
    let aka = try record(["alsoKnownAs": [.string(issuer.did)]])
    let report = Badge.report(
      try Badge.sign(Badge.unsigned(issuer: issuer.did), method: method),
      verifier: try Federation.verifier(aka))
    #expect(report.verdict.name == "accepted")
  }

  @Test func `ids that only look the same are two issuers`() throws {
    let composed = "did:web:caf\u{E9}.example"
    let decomposed = "did:web:cafe\u{301}.example"
    let verifier = try Federation.verifier(
      try Federation.record(id: composed, keyID: "\(composed)#1"))
    let report = Badge.report(
      try Badge.sign(
        Badge.unsigned(issuer: decomposed), method: try Badge.did(1).verificationMethod),
      verifier: verifier)
    #expect(report.verdict.name != "accepted")
  }

  @Test func `a key that the list gives to another issuer is impersonation`() throws {
    let honest = try record()
    let verifier = try Federation.verifier(
      honest, try Federation.record(id: "did:web:thief.example", key: 2))
    // The thief signs with its own listed key in the university's name.
    let document = Badge.unsigned(issuer: university)
    let report = Badge.report(try Badge.sign(document, key: 2), verifier: verifier)
    #expect(report.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a key of the trust list itself signs no badge`() throws {
    let report = Badge.report(
      try Badge.sign(Badge.unsigned(issuer: university), key: 90),
      verifier: try Federation.verifier(try record()))
    #expect(report.code(.trustKey) == nil)
    #expect(report.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(report.verdict.name == "untrusted")
  }

  @Test func `a listed issuer's unlisted key is not its key`() throws {
    let issuer = try Badge.did(1)
    let listed = try Federation.record(id: issuer.did, key: 2)
    let report = Badge.report(try Badge.selfIssued(), verifier: try Federation.verifier(listed))
    #expect(report.code(.trustKey) == "KEY_NOT_LISTED")
    #expect(report.verdict.name == "untrusted")
  }

  @Test func `the list's key decides, not one that the document spells`() throws {
    // Signed with key 2 under the name that the list gives to key 1.
    let report = Badge.report(
      try badge(key: 2), verifier: try Federation.verifier(try record()))
    #expect(report.code(.proofSignature) == "SIGNATURE_INVALID")
    #expect(report.verdict.name == "rejected")
  }

  @Test(
    arguments: [
      (["use": ["statusList"]], "KEY_PURPOSE", "untrusted"),
      (["purposes": ["authentication"]], "KEY_PURPOSE", "untrusted"),
      (["signingFrom": "2026-03-02T00:00:00Z"], "KEY_OUTSIDE_WINDOW", "untrusted"),
      (["signingUntil": "2026-02-28T00:00:00Z"], "KEY_OUTSIDE_WINDOW", "untrusted"),
      (
        ["status": "retired", "statusSince": "2026-02-01T00:00:00Z"], "KEY_OUTSIDE_WINDOW",
        "untrusted"
      ),
      (
        ["status": "destroyed", "statusSince": "2026-02-01T00:00:00Z"], "KEY_OUTSIDE_WINDOW",
        "untrusted"
      ),
    ] as [([String: JSONTree], String, String)])
  func `a key that may not have signed this then is refused`(
    key: [String: JSONTree], code: String, verdict: String
  ) throws {
    let report = Badge.report(try badge(), verifier: try Federation.verifier(try record(key: key)))
    #expect(report.code(.trustKey) == code)
    #expect(report.verdict.name == verdict)
  }

  @Test func `a key retired after it signed still counts`() throws {
    let verifier = try Federation.verifier(
      try record(key: ["status": "retired", "statusSince": "2026-04-01T00:00:00Z"]))
    #expect(Badge.report(try badge(), verifier: verifier).verdict.name == "accepted")
  }

  @Test func `what a stolen key signed is open, whatever its date`() throws {
    let verifier = try Federation.verifier(
      try record(key: ["status": "compromised", "compromisedSince": "2026-05-01T00:00:00Z"]))
    let report = Badge.report(try badge(), verifier: verifier)
    #expect(report.code(.trustKey, .undetermined) == "KEY_COMPROMISED_NO_POE")
    #expect(report.verdict.name == "undetermined")
  }

  @Test(
    arguments: [
      (["value": "suspended", "since": "2026-05-01T00:00:00Z"], "undetermined"),
      (["value": "withdrawn", "since": "2026-02-01T00:00:00Z"], "untrusted"),
      (["value": "withdrawn", "since": "2026-04-01T00:00:00Z"], "accepted"),
      (["value": "revoked-ab-initio", "reason": "sold diplomas"], "rejected"),
    ] as [(JSONTree, String)])
  func `the issuer's status decides`(status: JSONTree, verdict: String) throws {
    let verifier = try Federation.verifier(try record(["status": status]))
    #expect(Badge.report(try badge(), verifier: verifier).verdict.name == verdict)
  }

  @Test(
    arguments: [
      ([["achievementTypes": ["Degree"]]], "SCOPE_TYPE"),
      ([["credentialTypes": ["EndorsementCredential"]]], "SCOPE_TYPE"),
      ([["achievements": ["https://university.example/achievements/2"]]], "SCOPE_ACHIEVEMENT"),
      ([["frameworks": [["framework": "EQF", "maxLevel": "5"]]]], "SCOPE_FRAMEWORK"),
      ([["fields": ["06"]]], "SCOPE_FIELD"),
      ([["credits": ["max": 10]]], "SCOPE_CREDIT"),
      ([["awardedFrom": "2026-04-01T00:00:00Z"]], "SCOPE_DATE"),
      ([["schema": ["path": "schemas/1.json"]]], "SCOPE_SCHEMA"),
      (
        [
          ["achievementTypes": ["MicroCredential"], "fields": ["06"]],
          ["achievementTypes": ["Degree"]],
        ], "SCOPE_NONE"
      ),
      ([], "SCOPE_NONE"),
    ] as [(JSONTree, String)])
  func `an award outside of what the issuer may award is untrusted`(
    scope: JSONTree, code: String
  ) throws {
    let report = Badge.report(
      try badge(), verifier: try Federation.verifier(try record(["scope": scope])))
    #expect(report.code(.trustScope) == code)
    #expect(report.verdict.name == "untrusted")
  }

  @Test func `T28 a refusal tells the nearest grant, in words and as facts`() throws {
    let scope: JSONTree = [
      ["achievementTypes": ["Degree"], "languages": ["en"]],
      ["frameworks": [["framework": "NSQF", "minLevel": "1", "maxLevel": "5"]]],
    ]
    let document = try badge { document in
      let alignment: JSONTree = [
        "type": ["Alignment"], "targetName": "Six", "targetUrl": "https://nsqf.example/6",
        "targetFramework": "NSQF", "targetCode": "6",
      ]
      document = document.replacing(
        ["credentialSubject", "achievement", "alignment"], with: [alignment])
    }
    let several = Badge.report(
      document, verifier: try Federation.verifier(try record(["scope": scope])))
    #expect(several.code(.trustScope) == "SCOPE_NONE")
    #expect(
      several.explanation
        == "no single grant of the trust list covers this award; the nearest, number 2 of 2, does "
        + "not let the issuer award at this level: it has 'NSQF' 1 to 5, the credential 'NSQF 6'")
    guard case .array(let grants) = scope else { return }
    let single = Badge.report(
      document, verifier: try Federation.verifier(try record(["scope": [grants[1]]])))
    #expect(single.code(.trustScope) == "SCOPE_LEVEL")
    #expect(
      single.explanation
        == "the trust list does not let the issuer award at this level: its only grant has "
        + "'NSQF' 1 to 5, the credential 'NSQF 6'")
    #expect(
      single.scopeFacts == [
        "dimension": "levels", "failedDimensions": ["levels"], "grants": 1, "nearestGrant": 1,
        "granted": "'NSQF' 1 to 5", "stated": "'NSQF 6'",
      ])
    let none = Badge.report(
      document, verifier: try Federation.verifier(try record(["scope": []])))
    #expect(
      none.scopeFacts
        == ["dimension": "any", "failedDimensions": ["any"], "grants": 0])
  }

  @Test func `evidence that a grant demands must be in the credential`() throws {
    let verifier = try Federation.verifier(
      try record(["scope": [["qualityStatement": ["Evidence"]]]]))
    #expect(Badge.report(try badge(), verifier: verifier).code(.trustScope) == "SCOPE_QUALITY")
    let proven = try badge { $0["evidence"] = [["type": ["Evidence"], "name": "Project"]] }
    #expect(Badge.report(proven, verifier: verifier).verdict.name == "accepted")
  }

  @Test func `an award inside of what the issuer may award is accepted`() throws {
    let scope: JSONTree = [
      [
        "achievementTypes": ["MicroCredential"],
        "achievements": ["https://university.example/achievements/*"],
        "awardedFrom": "2026-01-01T00:00:00Z",
      ]
    ]
    let report = Badge.report(
      try badge(), verifier: try Federation.verifier(try record(["scope": scope])))
    #expect(report.verdict.name == "accepted")
  }

  @Test(arguments: [
    ("2026-12-30T00:00:00Z", Check.Outcome.passed, "TRUST_FRESH"),
    ("2027-01-10T00:00:00Z", .warning, "TRUST_STALE"),
    ("2027-01-20T00:00:00Z", .undetermined, "TRUST_EXPIRED"),
    ("2026-04-29T00:00:00Z", .undetermined, "CLOCK_BEFORE_LIST"),
  ])
  func `an old list is used for two weeks, with a warning`(
    time: String, outcome: Check.Outcome, code: String
  ) throws {
    let report = Badge.report(
      try badge(), at: Badge.instant(time), verifier: try Federation.verifier(try record()))
    #expect(report.check(.trustList)?.outcome == outcome)
    #expect(report.check(.trustList)?.reason?.code == code)
    #expect(
      report.verdict.name == (outcome == .undetermined ? "undetermined" : "accepted"))
  }

  @Test func `an example list says that it is one`() throws {
    var federation = Federation(records: [try record()])
    federation.environment = .example
    let report = Badge.report(try badge(), verifier: Verifier(trust: try federation.bundle()))
    #expect(report.checks.contains { $0.reason?.code == "TRUST_EXAMPLE" })
    #expect(report.json()["trustList"]?["environment"] == "example")
  }

  @Test func `accreditation is a fact beside the verdict`() throws {
    let until = "2026-05-31T00:00:00Z"
    let entry: JSONTree = [
      "authority": ["name": "Quality Agency"], "kind": "awarding-body",
      "validFrom": "2026-01-01T00:00:00Z", "validUntil": .string(until),
    ]
    let verifier = try Federation.verifier(try record(["accreditation": [entry]]))
    let before = Badge.report(
      try badge(), at: Badge.instant("2026-05-30T00:00:00Z"), verifier: verifier)
    #expect(before.check(.accreditation)?.reason?.code == "ACCREDITED")
    let after = Badge.report(try badge(), verifier: verifier)
    #expect(after.check(.accreditation)?.reason?.code == "QUALITY_EXPIRED")
    #expect(after.verdict.name == "accepted")
  }

  @Test func `one verifier serves many threads`() async throws {
    let verifier = try Federation.verifier(try record())
    let bytes = try badge().compactBytes()
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<64 {
        group.addTask { verifier.verify(bytes, at: Badge.now).verdict.name }
      }
      for await name in group { #expect(name == "accepted") }
    }
  }
}

extension VerificationReport {
  /// What the report says to machines of the grant that came nearest.
  fileprivate var scopeFacts: JSONTree? {
    guard case .array(let checks)? = json()["checks"] else { return nil }
    return checks.first { $0["id"] == "trust.scope" }?["scope"]
  }
}
