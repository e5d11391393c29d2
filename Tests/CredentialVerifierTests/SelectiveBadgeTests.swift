import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import IssuerTrust
import OpenSSLCrypto
import SelectiveSigning
import StatusLists
import StrictJSON
import Testing
import WireFormats

/// Specification item 11: what a holder can hide with `ecdsa-sd-2023`, and what it comes to.
@Suite struct SelectiveBadgeTests {
  private let recipient = SelectiveBadge.recipient

  @Test func `item 11: a badge that shows all that a verifier needs is accepted, with a warning`()
    throws
  {
    let parts = try SelectiveBadge.issue().derived(showing: [recipient])
    let report = try SelectiveBadge.report(parts.secured(), recipient: "a@example.com")
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.proofState == "holds")
    #expect(report.codes(.proofDisclosure, .warning) == ["DISCLOSURE_SELECTIVE"])
    #expect(report.check(.proofDisclosure)?.pointer == "/proof")
    #expect(report.check(.recipient)?.outcome == .passed)
    #expect(report.statuses.map(\.outcome) == [.passed, .passed])
    #expect(report.contexts.count == 2)
    // What was left out is nowhere.
    #expect(parts.document["evidence"] == nil)
    let sentence = try #require(report.check(.proofDisclosure)?.sentence)
    let count = parts.signatures.count
    #expect(sentence.contains("could have left out \(count)"))
  }

  @Test func `item 11: where validUntil is not there, it may be left out`() throws {
    let mandatory = SelectiveBadge.necessary.filter { $0 != "/validUntil" }
    let issue = try SelectiveBadge.issue(mandatory: mandatory)
    let hidden = try SelectiveBadge.report(issue.derived(showing: [recipient]).secured())
    #expect(hidden.proofState == "holds")
    #expect(hidden.codes(.validity, .undetermined) == ["DISCLOSURE_INCOMPLETE"])
    #expect(hidden.verdict.name == "undetermined")
    #expect(hidden.explanation.contains("'validUntil'"))
    // Shown by choice it is the issuer's all the same, and there is only one.
    let shown = try SelectiveBadge.report(
      issue.derived(showing: [recipient, "/validUntil"]).secured())
    #expect(shown.verdict.name == "accepted", "\(shown.explanation)")
    // A badge that never had one cannot be told from one whose end is left out.
    let endless = try SelectiveBadge.issue(
      SelectiveBadge.unsigned().replacing(["validUntil"], with: nil), mandatory: mandatory)
    let report = try SelectiveBadge.report(endless.derived(showing: [recipient]).secured())
    #expect(report.codes(.validity, .undetermined) == ["DISCLOSURE_INCOMPLETE"])
  }

  @Test func `item 11: an end that is shown counts, whoever chose to show it`() throws {
    let issue = try SelectiveBadge.issue(mandatory: [])
    let all = SelectiveBadge.necessary + [recipient]
    let document = try issue.derived(showing: all).secured()
    let late = Badge.report(
      document, at: Badge.instant("2029-01-01T00:00:00Z"), verifier: try SelectiveBadge.verifier())
    #expect(late.codes(.validity, .failed) == ["EXPIRED"])
    #expect(late.verdict.name == "rejected")
  }

  @Test func `item 11: where no status is there, it may be left out`() throws {
    let mandatory = SelectiveBadge.necessary.filter { $0 != "/credentialStatus" }
    let issue = try SelectiveBadge.issue(mandatory: mandatory)
    let report = try SelectiveBadge.report(issue.derived(showing: [recipient]).secured())
    #expect(report.codes(.status, .undetermined) == ["DISCLOSURE_INCOMPLETE"])
    #expect(!report.checks.contains { $0.reason?.code == "STATUS_NONE" })
    #expect(report.verdict.name == "undetermined")
  }

  @Test(arguments: [["/credentialStatus/0"], ["/credentialStatus/1"], ["/credentialStatus"]])
  func `item 11: of several statuses another may be left out, unless all have to be shown`(
    _ chosen: [String]
  ) throws {
    let mandatory = SelectiveBadge.necessary.filter { $0 != "/credentialStatus" }
    let issue = try SelectiveBadge.issue(mandatory: mandatory)
    // The second is set: who shows the first alone is not suspended.
    let verifier = try SelectiveBadge.verifier { $0.values = [8: 1] }
    let document = try issue.derived(showing: [recipient] + chosen).secured()
    let report = try SelectiveBadge.report(document, verifier: verifier)
    #expect(report.proofState == "holds")
    #expect(report.codes(.proofDisclosure, .undetermined) == ["DISCLOSURE_BY_CHOICE"])
    #expect(report.verdict.name == "undetermined")
    let whole = try SelectiveBadge.issue().derived(showing: [recipient]).secured()
    let honest = try SelectiveBadge.report(whole, verifier: verifier)
    #expect(honest.statuses.map(\.outcome) == [.passed, .undetermined])
  }

  @Test func `item 11: nor can a part of a status be left out`() throws {
    let entry = StatusFixture.entry(
      change: [
        "statusSize": 2,
        "statusMessage": [
          ["status": "0x0", "message": "good"], ["status": "0x1", "message": "x"],
        ],
      ])
    let badge = SelectiveBadge.unsigned().replacing(["credentialStatus"], with: entry)
    let parts = ["type", "statusPurpose", "statusListIndex", "statusListCredential"]
    let mandatory = SelectiveBadge.necessary.filter { $0 != "/credentialStatus" }
    let document = try SelectiveBadge.issue(badge, mandatory: mandatory)
      .derived(showing: [recipient] + parts.map { "/credentialStatus/\($0)" }).secured()
    let report = try SelectiveBadge.report(document)
    #expect(report.codes(.proofDisclosure, .undetermined) == ["DISCLOSURE_BY_CHOICE"])
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `item 11: nor a type, by whose rules the badge is judged`() throws {
    let issue = try SelectiveBadge.issue(mandatory: [])
    var parts = try issue.derived(showing: SelectiveBadge.necessary + [recipient])
    let all = try SelectiveBadge.report(parts.secured())
    #expect(
      all.codes(.proofDisclosure, .undetermined) == [
        "DISCLOSURE_BY_CHOICE", "DISCLOSURE_BY_CHOICE",
      ])
    // The holder can leave one out by hand; then its signature is left out, too.
    parts.document["type"] = ["VerifiableCredential"]
    var report: VerificationReport?
    for index in parts.signatures.indices {
      var less = parts
      less.signatures.remove(at: index)
      let found = try SelectiveBadge.report(less.secured())
      if found.proofState == "holds" { report = found }
    }
    let plain = try #require(report)
    #expect(plain.verdict.name == "undetermined")
  }

  @Test func `item 11: what the model demands has to be shown`() throws {
    for (pointer, member) in [("/validFrom", "validFrom"), (recipient, "identifier")] {
      let mandatory = SelectiveBadge.necessary.filter { $0 != pointer }
      let chosen = pointer == recipient ? [] : [recipient]
      let document = try SelectiveBadge.issue(mandatory: mandatory).derived(showing: chosen)
        .secured()
      let report = try SelectiveBadge.report(document)
      #expect(report.code(.model) == "MODEL_FINDINGS", "\(member)")
      #expect(report.verdict.name == "rejected")
    }
  }

  @Test func `item 11: a level is reached only where none can be left out`() throws {
    func level(_ number: String) -> JSONTree {
      [
        "type": ["Alignment"], "targetName": .string("Level \(number)"), "targetFramework": "NSQF",
        "targetUrl": .string("https://framework.example/levels/\(number)"),
        "targetCode": .string(number),
      ]
    }
    let pointer = ["credentialSubject", "achievement", "alignment"]
    let badge = SelectiveBadge.unsigned().replacing(pointer, with: [level("4"), level("6")])
    let minimum = try #require(MinimumLevel("NSQF:6"))
    let verifier = try SelectiveBadge.verifier { $0.policy.minimumLevel = minimum }
    let all = try SelectiveBadge.issue(badge).derived(showing: [recipient])
    let honest = try SelectiveBadge.report(all.secured(), verifier: verifier)
    #expect(honest.codes(.level, .failed) == ["QUALITY_LEVEL_TOO_LOW"])
    let achievement = "/credentialSubject/achievement"
    let mandatory =
      SelectiveBadge.necessary.filter { $0 != achievement }
      + ["name", "description", "criteria", "achievementType"].map { "\(achievement)/\($0)" }
    let parts = try SelectiveBadge.issue(badge, mandatory: mandatory)
      .derived(showing: [recipient, "\(achievement)/alignment/1"])
    let report = try SelectiveBadge.report(parts.secured(), verifier: verifier)
    #expect(report.codes(.level, .undetermined) == ["DISCLOSURE_BY_CHOICE"])
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `item 11: a revoked badge is rejected, whatever else is shown`() throws {
    let verifier = try SelectiveBadge.verifier { $0.values = [7: 1] }
    let document = try SelectiveBadge.issue().derived(showing: []).secured()
    let report = try SelectiveBadge.report(document, verifier: verifier)
    #expect(report.codes(.status, .failed) == ["REVOKED"])
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a base proof is for the holder alone, and says what to ask for`() throws {
    let report = try SelectiveBadge.report(try SelectiveBadge.issue().base)
    #expect(report.codes(.proofSignature, .failed) == ["PROOF_NOT_DERIVED"])
    #expect(report.decisive?.reason?.remedy?.contains("wallet") == true)
    #expect(report.check(.proofDisclosure) == nil)
    #expect(report.verdict.name == "rejected")
  }

  @Test func `what does not fit is refused, each for its own reason`() throws {
    let parts = try SelectiveBadge.issue().derived(showing: [recipient])
    func code(_ change: (inout DerivedParts) -> Void) throws -> String? {
      var changed = parts
      change(&changed)
      let report = try SelectiveBadge.report(changed.secured())
      #expect(report.verdict.name == "rejected")
      #expect(report.proofState == "broken")
      #expect(report.check(.proofDisclosure) == nil)
      return report.code(.proofSignature)
    }
    #expect(try code { $0.document["name"] = "Surgery" } == "DISCLOSURE_MISMATCH")
    #expect(try code { $0.document["validUntil"] = "2040-01-01T00:00:00Z" } == "SIGNATURE_INVALID")
    #expect(try code { $0.signatures.swapAt(0, 1) } == "SIGNATURE_INVALID")
    #expect(try code { $0.labels[1].1 = $0.labels[0].1 } == "PROOF_VALUE_INVALID")
    #expect(try code { $0.mandatoryIndexes.reverse() } == "PROOF_VALUE_INVALID")
    #expect(
      try code { $0.signatures = Array(repeating: $0.signatures[0], count: 501) }
        == "DISCLOSURE_LIMIT")
    #expect(try code { $0.document["nickname"] = "x" } == nil)
  }

  @Test func `after a proof that does not hold no other one is looked at`() throws {
    let parts = try SelectiveBadge.issue().derived(showing: [recipient])
    var document = parts.secured()
    let good = try #require(document["proof"])
    let broken = good.replacing(["created"], with: "2026-03-02T00:00:00Z")
    document["proof"] = .array([good, broken, good, good])
    let report = try SelectiveBadge.report(document)
    #expect(report.codes(.proofSignature, .passed).count == 1)
    #expect(
      report.codes(.proofSignature, .failed)
        == ["SIGNATURE_INVALID", "DISCLOSURE_LIMIT", "DISCLOSURE_LIMIT"])
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a key of Ed25519 makes no such proof`() throws {
    let document = try SelectiveBadge.issue(method: StatusFixture.method)
      .derived(showing: [recipient]).secured()
    let report = try SelectiveBadge.report(document)
    #expect(report.code(.proofSignature) == "PROOF_MALFORMED")
    #expect(report.explanation.contains("Ed25519"))
  }

  @Test func `an issuer that is its own key on P-256 is known by it, without a list`() throws {
    let did = DIDKey(Multikey(try SelectiveBadge.key().publicKey))
    let badge = SelectiveBadge.unsigned().replacing(["issuer", "id"], with: .string(did.did))
    let document = try SelectiveBadge.issue(badge, method: did.verificationMethod)
      .derived(showing: [recipient]).secured()
    let report = Badge.report(document)
    #expect(report.proofState == "holds")
    #expect(report.codes(.issuerKey, .passed) == ["KEY_IS_ISSUER"])
  }

  @Test func `in a set every proof holds, and one that leaves something open counts`() throws {
    let mandatory = SelectiveBadge.necessary.filter { $0 != "/validUntil" }
    var document = try SelectiveBadge.issue(mandatory: mandatory).derived(showing: [recipient])
      .secured()
    let selective = try #require(document["proof"])
    document["proof"] = nil
    let plain = try #require(
      try Badge.sign(document, key: 1, method: StatusFixture.method)["proof"])
    // The issuer's other proof is over what is shown alone, so it was made by the issuer for that.
    for proofs in [[plain, selective], [selective, plain]] {
      document["proof"] = .array(proofs)
      let report = try SelectiveBadge.report(document)
      #expect(report.proofState == "holds")
      #expect(report.codes(.validity, .undetermined) == ["DISCLOSURE_INCOMPLETE"])
    }
    document["proof"] = .array([
      plain, selective.replacing(["created"], with: "2026-03-02T00:00:00Z"),
    ])
    #expect(try SelectiveBadge.report(document).verdict.name == "rejected")
  }

  @Test func `a proof that names another that it builds on is checked with it`() throws {
    let parts = try SelectiveBadge.issue().derived(showing: [recipient])
    var document = parts.secured()
    document["proof"] = document["proof"]?.replacing(["previousProof"], with: "urn:uuid:none")
    let report = try SelectiveBadge.report(document)
    #expect(report.code(.proofSignature) == "PREVIOUS_PROOF_MISSING")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `of a status list nothing may be left out`() throws {
    let method = SelectiveBadge.method
    let verifier = try SelectiveBadge.verifier { fixture in
      if case .array(let keys)? = fixture.record["keys"] {
        let use: JSONTree = ["credential", "statusList"]
        fixture.record["keys"] = .array(keys.map { $0.replacing(["use"], with: use) })
      }
      fixture.changeSignedList = { list in
        list["proof"] = nil
        list["validUntil"] = "2026-05-21T00:00:00Z"
        let options = ProofOptions(verificationMethod: method, created: Badge.signedAt)
        let members = ["/issuer", "/validFrom", "/credentialSubject"]
        let parts = try? SelectiveIssue(
          list, mandatory: members, options: options, key: SelectiveBadge.key()
        ).derived(showing: [])
        list = parts?.secured() ?? .null
      }
    }
    let document = try SelectiveBadge.issue().derived(showing: [recipient]).secured()
    let report = try SelectiveBadge.report(document, verifier: verifier)
    #expect(report.codes(.status, .undetermined).count == 2)
    #expect(report.statuses.first?.sentence.contains("left out") == true)
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `what is signed is explained`() throws {
    let parts = try SelectiveBadge.issue().derived(showing: [recipient])
    let verifier = try SelectiveBadge.verifier()
    let explanation = try #require(
      verifier.explanations(of: parts.secured().compactBytes()).first)
    #expect(explanation.holds)
    #expect(explanation.publicKeyMultibase?.hasPrefix("zDn") == true)
    let steps = try #require(explanation.transformation)
    #expect(steps.hashData == steps.proofConfigurationHash + parts.publicKey + steps.documentHash)
    #expect(String(decoding: steps.canonicalDocument, as: UTF8.self).contains("_:u"))
    let base = try #require(
      verifier.explanations(of: try SelectiveBadge.issue().base.compactBytes()).first)
    #expect(base.error == .proofNotDerived && base.transformation == nil)
  }
}
