import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import DataIntegrity
import StrictJSON
import Testing

@testable import IssuerTrust

/// Who presents, and whether the credentials are about them.
@Suite struct HolderTests {
  private let binding = PresentationRequest(requiresHolderBinding: true)

  @Test func `T54 a presentation without its holder's proof does not do where it is asked for`()
    throws
  {
    let document = try Showing.unsigned([try Showing.badge()])
    for request in [
      binding, PresentationRequest(challenge: "now"), PresentationRequest(domains: ["me.example"]),
    ] {
      let report = try Showing.report(document, request: request)
      #expect(report.verdict.name == "rejected")
      #expect(report.code(.proofPresence) == "PROOF_MISSING")
    }
    let report = try Showing.report(document, request: binding)
    #expect(report.credentials.first?.report.code(.holderBinding) == "HOLDER_BINDING_MISSING")
  }

  @Test func `T54 a credential alone does not do where a presentation is asked for`()
    throws
  {
    let badge = try Showing.badge()
    #expect(try Showing.report(badge).verdict.name == "accepted")
    for request in [binding, PresentationRequest(challenge: "now")] {
      let report = try Showing.report(badge, request: request)
      #expect(report.verdict.name == "rejected")
      #expect(report.code(.holderKey) == "PRESENTATION_MISSING")
    }
  }

  @Test func `T56 a holder who is not the subject is told, and refused where that is asked`() throws
  {
    let document = try Showing.signed([try Showing.badge(of: "did:example:otto")])
    let told = try Showing.report(document)
    #expect(told.verdict.name == "accepted")
    let check = try #require(told.credentials.first?.report.check(.holderBinding))
    #expect(check.outcome == .warning)
    #expect(check.reason?.code == "HOLDER_MISMATCH")
    #expect(check.sentence.contains("'did:example:otto'"))
    let asked = try Showing.report(document, request: binding)
    #expect(asked.verdict.name == "rejected")
    #expect(asked.credentials.first?.report.code(.holderBinding) == "HOLDER_MISMATCH")
  }

  @Test func `T57 a proof that asserts does not present`() throws {
    let document = try Showing.signed([try Showing.badge()]) { $0.proofPurpose = "assertionMethod" }
    let report = try Showing.report(document)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.proofPurpose) == "PROOF_PURPOSE_MISMATCH")
    #expect(report.decisive?.id == .proofPurpose)
  }

  @Test func `nor does a proof that presents assert a credential`() throws {
    let badge = try Badge.sign(
      Badge.unsigned(issuer: Showing.university), method: Showing.university + "#1"
    ) { $0.proofPurpose = "authentication" }
    let report = try Showing.report(try Showing.signed([badge]))
    #expect(report.verdict.name == "rejected")
    #expect(report.check(.proofPurpose)?.outcome == .passed)
    #expect(report.credentials.first?.report.code(.proofPurpose) == "PROOF_PURPOSE_MISMATCH")
  }

  @Test func `a presentation that somebody else signs in the holder's name is refused`() throws {
    let document = try Showing.signed([try Showing.badge()], key: 6)
    let report = try Showing.report(document)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.holderKey) == "HOLDER_KEY_MISMATCH")
    #expect(report.presenter == nil)
    // A stranger's proof binds nothing.
    #expect(
      report.credentials.first?.report.code(.holderBinding, .warning) == "HOLDER_BINDING_MISSING")
  }

  @Test func `an issuer's key does not present in the holder's name`() throws {
    let document = try Showing.signed(
      [try Showing.badge()], key: 1, method: Showing.university + "#1")
    let report = try Showing.report(document)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.holderKey) == "HOLDER_KEY_MISMATCH")
  }

  @Test func `a listed key presents only where the list gives it for that`() throws {
    let badge = try Showing.badge(of: Showing.college)
    let document = try Showing.signed(
      [badge], holder: Showing.college, key: 2, method: Showing.college + "#1")
    #expect(try Showing.report(document).code(.holderKey) == "HOLDER_KEY_MISMATCH")
    let purposes: JSONTree = ["assertionMethod", "authentication"]
    for (change, verdict) in [
      ([:], "accepted"), (["status": "compromised"], "rejected"),
      (["signingUntil": "2026-04-01T00:00:00Z"], "rejected"),
      (["status": "retired", "statusSince": "2026-04-01T00:00:00Z"], "rejected"),
    ] as [([String: JSONTree], String)] {
      let verifier = try Federation.verifier(
        try Federation.record(id: Showing.university, keyID: Showing.university + "#1"),
        try Federation.record(
          id: Showing.college, key: 2, keyID: Showing.college + "#1",
          changeKey: change.merging(["purposes": purposes]) { $1 }))
      let report = verifier.verify(document.compactBytes(), at: Badge.now, request: binding)
      #expect(report.verdict.name == verdict, "\(change) \(report.explanation)")
      #expect((report.presenter?.string == Showing.college) == (verdict == "accepted"))
    }
  }

  @Test(arguments: ["authentication", "assertionMethod"])
  func `a holder's document in the list says which key presents`(relationship: String) throws {
    let holder = "did:web:maria.example"
    let method = "\(holder)#key"
    let key = try Badge.did(5).multikey.publicKeyMultibase
    let described: JSONTree = .members([
      "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
      "id": .string(holder),
      "verificationMethod": [
        [
          "id": .string(method), "type": "Multikey", "controller": .string(holder),
          "publicKeyMultibase": .string(key),
        ]
      ],
    ])
    var federation = Federation(records: [
      try Federation.record(id: Showing.university, keyID: Showing.university + "#1")
    ])
    var document = described
    document[relationship] = [.string(method)]
    federation.others = [
      (TargetPlace.path(ofDocumentOf: ExactString(holder)), document.canonicalBytes())
    ]
    let presentation = try Showing.signed(
      [try Showing.badge(of: holder)], holder: holder, method: method)
    let report = Verifier(trust: try federation.bundle()).verify(
      presentation.compactBytes(), at: Badge.now, request: binding)
    let mayPresent = relationship == "authentication"
    #expect((report.verdict.name == "accepted") == mayPresent, "\(report.explanation)")
    #expect((report.presenter?.string == holder) == mayPresent)
  }

  @Test func `a key that is only spelt in the proof leaves open whose it is`() throws {
    let holder = "https://maria.example"
    let method = "\(holder)#\(try Badge.did(5).multikey.publicKeyMultibase)"
    let document = try Showing.signed(
      [try Showing.badge(of: holder)], holder: holder, method: method)
    let report = try Showing.report(document, request: binding)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.holderKey, .undetermined) == "HOLDER_KEY_UNPROVEN")
    #expect(try Showing.report(document).verdict.name == "undetermined")
  }

  @Test func `where no holder is named, whoever signs presents`() throws {
    let document = try Showing.signed([try Showing.badge()], change: { $0["holder"] = nil })
    let report = try Showing.report(document, request: binding)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(try report.presenter?.string == Showing.maria())
    let stranger = try Showing.signed([try Showing.badge()], key: 6, change: { $0["holder"] = nil })
    #expect(try Showing.report(stranger, request: binding).verdict.name == "rejected")
  }

  @Test func `two who sign are not one holder`() throws {
    var document = try Showing.unsigned([try Showing.badge()])
    document["holder"] = nil
    let proofs = try [UInt8(5), 6].map { key in
      try Showing.signed([try Showing.badge()], key: key, change: { $0["holder"] = nil })["proof"]
        ?? .null
    }
    document["proof"] = .array(proofs)
    let report = try Showing.report(document)
    #expect(report.verdict.name == "rejected")
    #expect(report.presenter == nil)
  }

  @Test func `a subject that is known only by a hash cannot be compared with a holder`() throws {
    let badge = try Badge.sign(
      Badge.unsigned(issuer: Showing.university), method: Showing.university + "#1")
    let document = try Showing.signed([badge])
    let told = try Showing.report(document)
    #expect(told.verdict.name == "accepted")
    #expect(
      told.credentials.first?.report.code(.holderBinding, .skipped) == "HOLDER_NOT_COMPARABLE")
    let asked = try Showing.report(document, request: binding)
    #expect(asked.verdict.name == "undetermined")
  }

  @Test func `a changed presentation is refused, and shows no presenter`() throws {
    let document = try Showing.signed([try Showing.badge(1)])
    let swapped = document.replacing(
      ["verifiableCredential"], with: [try Showing.badge(2)])
    let report = try Showing.report(swapped)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.proofSignature) == "SIGNATURE_INVALID")
    #expect(report.presenter == nil)
    #expect(report.verdictsInside == ["accepted"])
  }

  @Test func `a member that no context defines does not ride along`() throws {
    let document = try Showing.signed([try Showing.badge()], suite: .eddsaRdfc2022)
      .replacing(["note"], with: "trust me")
    let report = try Showing.report(document)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.proofCoverage) == "TERM_UNDEFINED")
  }

  @Test(
    arguments: [
      ("2026-07-01T00:00:00Z", nil, "PROOF_CREATED_IN_FUTURE"),
      ("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z", "PROOF_EXPIRED"),
    ] as [(String, String?, String)])
  func `a presentation's proof has its time`(
    created: String, expires: String?, code: String
  ) throws {
    let document = try Showing.signed([try Showing.badge()]) {
      $0.created = Badge.instant(created)
      $0.expires = expires.map { Badge.instant($0) }
    }
    let report = try Showing.report(document)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.proofTime) == code)
  }
}
