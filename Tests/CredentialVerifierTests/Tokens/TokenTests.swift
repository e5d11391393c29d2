import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import JOSE
import StrictJSON
import Testing
import WireFormats

/// Badges in tokens that are right.
@Suite struct TokenTests {
  @Test func `a badge in a token of its issuer's is accepted`() throws {
    let report = try TokenBadge.report(try TokenBadge.token())
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.forms == [.jwt])
    #expect(report.proofState == "holds")
    for id in [CheckID.envelope, .proofPresence, .proofSuite, .proofTime, .claims, .proofSignature]
    {
      #expect(report.checks.filter { $0.id == id }.map(\.outcome) == [.passed], "\(id)")
    }
    #expect(report.check(.proofCoverage)?.outcome == .passed)
    #expect(report.check(.issuerKey)?.reason?.code == "KEY_LISTED")
    #expect(report.envelope?.keyID == "did:web:university.example#1")
    #expect(
      report.json()["envelope"] == [
        "alg": "EdDSA", "typ": "JWT", "kid": "did:web:university.example#1",
      ])
    guard case .accepted(let credential) = report.verdict else { return }
    #expect(credential.achievementName == "Data analysis")
  }

  @Test func `the claims of a token are no findings of the model`() throws {
    let report = try TokenBadge.report(try TokenBadge.token())
    #expect(report.check(.model)?.outcome == .passed, "\(report.check(.model)?.sentence ?? "")")
  }

  @Test func `a token without a trust list is untrusted`() throws {
    let payload = TokenBadge.payload(issuer: try Badge.did(1).did)
    let method = try Badge.did(1).verificationMethod
    let token = try TokenBadge.token(payload, header: ["alg": "EdDSA", "kid": .string(method)])
    let report = try TokenBadge.report(token, verifier: Verifier(trust: nil))
    #expect(report.proofState == "holds")
    #expect(report.verdict.name == "untrusted")
    #expect(report.check(.issuerKey)?.reason?.code == "KEY_IS_ISSUER")
  }

  @Test func `a badge of version 1.1 is a claim of its token`() throws {
    let report = try TokenBadge.report(on: TokenBadge.oldPayload())
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.claimed?.version == .v1_1)
    #expect(report.check(.model)?.pointer == nil)
  }

  @Test func `white space around a token changes nothing`() throws {
    let token = Array("\n ".utf8) + (try TokenBadge.token()) + Array("\r\n".utf8)
    #expect(try TokenBadge.report(token).verdict.name == "accepted")
  }

  @Test func `the order of members of the header means nothing`() throws {
    let header: JSONTree = ["typ": "JWT", "kid": .string(TokenBadge.method), "alg": "EdDSA"]
    #expect(try TokenBadge.report(try TokenBadge.token(header: header)).verdict.name == "accepted")
  }

  @Test(arguments: [
    "#1", "1", "did:web:university.example#1",
  ])
  func `a name of a key that is relative belongs to whoever iss says signed it`(kid: String) throws
  {
    let header: JSONTree = ["alg": "EdDSA", "kid": .string(kid)]
    let report = try TokenBadge.report(try TokenBadge.token(header: header))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
  }

  @Test func `a bare did:key names its only key`() throws {
    let did = try Badge.did(1)
    let token = try TokenBadge.token(
      TokenBadge.payload(issuer: did.did), header: ["alg": "EdDSA", "kid": .string(did.did)])
    let record = try Federation.record(id: did.did, key: 1)
    let report = try TokenBadge.report(token, verifier: try Federation.verifier(record))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
  }

  @Test(arguments: ["vc+jwt", "application/vc+jwt", "vc+ld+jwt"])
  func `a type that Open Badges 3.0 does not list is a remark`(type: String) throws {
    let header = TokenBadge.header.replacing(["typ"], with: .string(type))
    let report = try TokenBadge.report(try TokenBadge.token(header: header))
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.envelope, .warning) == ["TOKEN_TYPE_UNLISTED"])
  }

  @Test func `a content type and an issuer in the header are remarks of a badge`() throws {
    let header = TokenBadge.header.replacing(["cty"], with: "vc")
      .replacing(["iss"], with: .string(TokenBadge.university))
    let report = try TokenBadge.report(try TokenBadge.token(header: header))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.codes(.envelope, .warning) == ["TOKEN_TYPE_UNLISTED", "JOSE_MEMBER_IGNORED"])
  }

  @Test func `members of the header that nobody knows are a remark of a plain credential`() throws {
    var payload = TokenBadge.payload()
    payload["@context"] = ["https://www.w3.org/ns/credentials/v2"]
    payload["type"] = ["VerifiableCredential"]
    payload["issuer"] = .string(TokenBadge.university)
    payload["credentialSubject"] = ["id": .string(TokenBadge.learner)]
    let header = TokenBadge.header.replacing(["typ"], with: "vc+jwt").replacing(["x"], with: 1)
    let report = try TokenBadge.report(try TokenBadge.token(payload, header: header))
    #expect(report.codes(.envelope, .warning) == ["JOSE_MEMBER_IGNORED"])
    #expect(report.proofState == "holds")
    #expect(report.checks.allSatisfy { $0.id.axis != .integrity || $0.outcome != .failed })
  }

  @Test func `for whom a token was made is said, and not looked at`() throws {
    let report = try TokenBadge.report(
      on: TokenBadge.payload().replacing(["aud"], with: "https://verifier.example"))
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.unenforced, .warning) == ["NOT_ENFORCED"])
    #expect(report.check(.unenforced)?.pointer == "/aud")
  }

  // Proofs in a document that is in a token.

  @Test func `a proof inside covers what was there before the claims`() throws {
    var payload = try Badge.sign(TokenBadge.badge(), method: TokenBadge.method)
    for (name, value) in TokenBadge.claims() { payload[name] = value }
    let report = try TokenBadge.report(on: payload)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.checks.filter { $0.id == .proofSignature }.map(\.outcome) == [.passed, .passed])
    #expect(report.checks.filter { $0.id == .issuerKey }.map(\.outcome) == [.passed, .passed])
  }

  @Test func `a proof inside that does not hold rejects, however good the token is`() throws {
    var payload = try Badge.sign(TokenBadge.badge(), method: TokenBadge.method)
      .replacing(["name"], with: "changed")
    for (name, value) in TokenBadge.claims() { payload[name] = value }
    let report = try TokenBadge.report(on: payload)
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.proofSignature) == "SIGNATURE_INVALID")
  }

  @Test func `a proof of another kind inside leaves the token's as good as it is`() throws {
    let payload = TokenBadge.payload().replacing(["proof"], with: ["type": "RsaSignature2018"])
    let report = try TokenBadge.report(on: payload)
    #expect(report.codes(.proofSuite, .warning) == ["SUITE_UNSUPPORTED"])
    #expect(report.codes(.proofPresence, .undetermined) == [])
  }

  // Explanations.

  @Test func `a token is explained`() throws {
    let token = try TokenBadge.token()
    let verifier = try TokenBadge.verifier()
    let explanation = try #require(verifier.envelopeExplanation(of: token))
    #expect(explanation.holds)
    #expect(explanation.verificationMethod == "did:web:university.example#1")
    #expect(explanation.header == TokenBadge.header.compactBytes())
    #expect(explanation.signingInputHash.count == 32)
    let forged = try TokenBadge.token(key: 9)
    #expect(verifier.envelopeExplanation(of: forged)?.error == .signatureInvalid)
    #expect(verifier.envelopeExplanation(of: Array("{}".utf8)) == nil)
  }
}
