import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import DataIntegrity
import StrictJSON
import Testing

/// Records of several credentials (CLR 2.0): verified as a whole, and each credential inside.
@Suite struct RecordTests {
  @Test func `a record is accepted with what is in it`() throws {
    let record = try Showing.record([
      try Showing.badge(1), try Showing.badge(2, by: Showing.college),
    ])
    let report = try Showing.report(record)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.check(.kind)?.sentence == "the document is a record of several credentials")
    #expect(report.json()["claims"]?["kind"] == "clr")
    #expect(
      report.credentials.map(\.pointer.description) == [
        "/credentialSubject/verifiableCredential/0", "/credentialSubject/verifiableCredential/1",
      ])
    #expect(report.verdictsInside == ["accepted", "accepted"])
    #expect(report.accepted.count == 1)
    let inside = try #require(report.credentials.last?.report)
    #expect(inside.check(.contentsSubject)?.reason?.code == "SUBJECT_MATCH")
    #expect(
      inside.check(.proofSignature)?.pointer
        == "/credentialSubject/verifiableCredential/1/proof")
  }

  @Test func `its statements can be signed, too`() throws {
    let badge = try Showing.badge()
    var record = try Showing.record([badge])
    record["proof"] = nil
    let options = ProofOptions(
      verificationMethod: Showing.university + "#1", created: Badge.signedAt)
    let signed = try Cryptosuite.eddsaRdfc2022.sign(
      record, options: options, key: try Badge.key(1))
    let report = try Showing.report(signed)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
  }

  @Test func `one that is not accepted in it decides`() throws {
    let stranger = try Badge.sign(Badge.unsigned(issuer: try Badge.did(7).did), key: 7)
    let changed = try Showing.badge().replacing(["name"], with: "changed")
    for (credential, verdict) in [(stranger, "untrusted"), (changed, "rejected")] {
      let report = try Showing.report(try Showing.record([try Showing.badge(3), credential]))
      #expect(report.verdict.name == verdict)
      #expect(report.proofState == "holds")
      #expect(report.accepted.isEmpty)
    }
  }

  @Test func `a record that was changed is refused, whatever is in it`() throws {
    let record = try Showing.record([try Showing.badge(1), try Showing.badge(2)])
    let shortened = record.replacing(
      ["credentialSubject", "verifiableCredential"], with: [try Showing.badge(1)])
    let report = try Showing.report(shortened)
    #expect(report.verdict.name == "rejected")
    #expect(report.verdictsInside == ["accepted"])
  }

  @Test func `a credential about somebody else is told`() throws {
    let report = try Showing.report(
      try Showing.record([try Showing.badge(of: "did:example:otto")]))
    #expect(report.verdict.name == "accepted")
    let inside = try #require(report.credentials.first?.report)
    #expect(inside.code(.contentsSubject, .warning) == "SUBJECT_MISMATCH")
  }

  @Test func `a record of nothing is refused`() throws {
    let report = try Showing.report(try Showing.record([]))
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.contents) == "CREDENTIALS_MISSING")
  }

  @Test func `records stand only so deep in one another`() throws {
    var document = try Showing.badge()
    for _ in 0..<4 { document = try Showing.record([document]) }
    let report = try Showing.report(document)
    #expect(report.verdict.name == "undetermined")
    var innermost = report
    while let next = innermost.credentials.first?.report { innermost = next }
    #expect(innermost.code(.contents, .undetermined) == "CREDENTIAL_TOO_DEEP")
  }

  @Test func `the credentials of records in a record count together`() throws {
    var policy = VerificationPolicy()
    policy.maxCredentials = 3
    let inner = try Showing.record([try Showing.badge(1), try Showing.badge(2)])
    let document = try Showing.record([inner, try Showing.badge(3)])
    let report = try Showing.report(document, policy: policy)
    #expect(report.code(.contents, .undetermined) == "CREDENTIAL_TOO_MANY")
  }

  @Test func `an endorsement in a credential of a record is verified once`() throws {
    let endorsed = try Showing.badge(1) {
      $0 = $0.replacing(["endorsement"], with: [["type": "none"]])
    }
    let report = try Showing.report(try Showing.record([endorsed]))
    #expect(report.endorsements.isEmpty)
    #expect(report.credentials.first?.report.endorsements.count == 1)
    #expect(
      report.credentials.first?.report.endorsements.first?.pointer
        == "/credentialSubject/verifiableCredential/0/endorsement/0")
  }

  @Test func `a record can be presented`() throws {
    let record = try Showing.record([try Showing.badge()])
    let report = try Showing.report(
      try Showing.signed([record]), request: PresentationRequest(requiresHolderBinding: true))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    let inner = try #require(report.credentials.first?.report.credentials.first)
    #expect(
      inner.pointer == "/verifiableCredential/0/credentialSubject/verifiableCredential/0")
    #expect(inner.report.check(.holderBinding) == nil)
  }
}
