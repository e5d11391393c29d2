import CredentialModel
import CredentialVerifier
import JOSE
import StrictJSON
import Testing
import WireFormats

/// What a token claims, and what its credential says.
@Suite struct ClaimTests {
  private static let different: [(String, JSONTree)] = [
    ("iss", "did:web:college.example"), ("sub", "did:example:other"),
    ("jti", "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a12"),
    ("jti", "URN:UUID:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11"),
    ("nbf", 1_772_323_201), ("nbf", 1_772_323_199), ("exp", 1_835_481_601), ("exp", 1_900_000_000),
  ]

  @Test(arguments: different)
  func `item 3: a claim that says something else than the badge rejects, by its name`(
    name: String, value: JSONTree
  ) throws {
    for payload in [TokenBadge.payload(), TokenBadge.oldPayload()] {
      let report = try TokenBadge.report(on: payload.replacing([name], with: value))
      #expect(report.verdict.name == "rejected")
      #expect(report.codes(.claims, .failed) == ["CLAIM_MISMATCH"])
      let check = try #require(report.check(.claims))
      #expect(check.pointer == JSONPointer.root.appending(name))
      #expect(check.sentence.contains("'\(name)'"))
      #expect(report.proofState == "holds")
    }
  }

  @Test(arguments: ["iss", "sub", "jti", "nbf"])
  func `a badge needs the claims that Open Badges 3.0 demands`(name: String) throws {
    // Of version 2.0 a claim stands for nothing, and of version 1.1 for a member that is there.
    for payload in [TokenBadge.payload(), TokenBadge.oldPayload()] {
      let report = try TokenBadge.report(on: payload.replacing([name], with: nil))
      #expect(report.verdict.name == "rejected")
      #expect(report.codes(.claims, .failed) == ["CLAIM_MISSING"])
      #expect(report.check(.claims)?.sentence.contains("'\(name)'") == true)
    }
  }

  @Test func `a badge about somebody who has no id cannot claim who it is about`() throws {
    let payload = TokenBadge.payload().replacing(["sub"], with: nil)
      .replacing(["credentialSubject", "id"], with: nil)
    let report = try TokenBadge.report(on: payload)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.codes(.claims, .warning) == ["CLAIM_MISSING"])
  }

  @Test func `a claim about somebody whom the badge does not name rejects`() throws {
    let payload = TokenBadge.payload().replacing(["credentialSubject", "id"], with: nil)
    #expect(try TokenBadge.report(on: payload).codes(.claims, .failed) == ["CLAIM_MISMATCH"])
  }

  @Test func `an end that only the badge has is a remark`() throws {
    let report = try TokenBadge.report(on: TokenBadge.payload().replacing(["exp"], with: nil))
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.claims, .warning) == ["CLAIM_MISSING"])
  }

  @Test func `an end that only the token has ends the badge`() throws {
    let payload = TokenBadge.payload().replacing(["validUntil"], with: nil)
    let report = try TokenBadge.report(on: payload)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.codes(.claims, .passed) == ["CLAIMS_INSTEAD"])
    #expect(report.claimed?.validUntil == Badge.instant("2028-03-01T00:00:00Z"))
    let late = try TokenBadge.report(
      try TokenBadge.token(payload), at: Badge.instant("2028-03-02T00:00:00Z"))
    #expect(late.code(.validity) == "EXPIRED")
  }

  private static let malformed: [(String, JSONTree)] = [
    ("iss", 7), ("sub", ["did:example:learner"]), ("jti", .null), ("nbf", "1772323200"),
    ("nbf", "2026-03-01T00:00:00Z"), ("exp", true), ("exp", 1_000_000_000_000), ("nbf", []),
  ]

  @Test(arguments: malformed)
  func `a claim of another kind rejects`(name: String, value: JSONTree) throws {
    let report = try TokenBadge.report(on: TokenBadge.payload().replacing([name], with: value))
    #expect(report.verdict.name == "rejected")
    #expect(report.codes(.claims, .failed).first == "CLAIM_MALFORMED")
  }

  @Test func `when it was signed is the claim iat, which is a number or says nothing`() throws {
    let future = TokenBadge.payload().replacing(["iat"], with: 1_790_000_000)
    let report = try TokenBadge.report(on: future)
    #expect(report.code(.proofTime) == "PROOF_CREATED_IN_FUTURE")
    #expect(report.verdict.name == "rejected")
    let text = TokenBadge.payload().replacing(["iat"], with: "2026-03-01T00:00:00Z")
    let other = try TokenBadge.report(on: text)
    #expect(other.verdict.name == "accepted")
    #expect(other.codes(.claims, .warning) == ["CLAIM_MALFORMED"])
  }

  @Test func `the key has to be good when iat says that it signed`() throws {
    let early = TokenBadge.payload().replacing(["iat"], with: 1_700_000_000)
    #expect(try TokenBadge.report(on: early).code(.trustKey) == "KEY_OUTSIDE_WINDOW")
  }

  @Test func `item 16: a fraction of a second that the claim leaves out is a remark`() throws {
    let payload = TokenBadge.payload().replacing(["validFrom"], with: "2026-03-01T00:00:00.5Z")
    let report = try TokenBadge.report(on: payload)
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.claims, .warning) == ["CLAIM_ROUNDED"])
    let whole = payload.replacing(["nbf"], with: 1_772_323_201)
    #expect(try TokenBadge.report(on: whole).codes(.claims, .failed) == ["CLAIM_MISMATCH"])
  }

  @Test func `item 16: a badge that begins within the tolerance of clocks is valid`() throws {
    var payload = TokenBadge.payload()
    payload["validFrom"] = "2026-06-01T00:04:00Z"
    payload["nbf"] = 1_780_272_240
    #expect(try TokenBadge.report(on: payload).verdict.name == "accepted")
    payload["validFrom"] = "2026-06-01T00:06:00Z"
    payload["nbf"] = 1_780_272_360
    #expect(try TokenBadge.report(on: payload).code(.validity) == "NOT_YET_VALID")
  }

  @Test func `an issuer in the header has to be the same`() throws {
    let header = TokenBadge.header.replacing(["iss"], with: "did:web:college.example")
    let report = try TokenBadge.report(try TokenBadge.token(header: header))
    #expect(report.codes(.claims, .failed) == ["CLAIM_MISMATCH"])
  }

  // Version 1.1: claims instead of members.

  @Test func `claims stand instead of the members that a document of version 1.1 lacks`() throws {
    var badge = TokenBadge.oldBadge()
    for name in ["id", "issuanceDate", "expirationDate"] { badge[name] = nil }
    badge = badge.replacing(["issuer", "id"], with: nil)
      .replacing(["credentialSubject", "id"], with: nil)
    let report = try TokenBadge.report(on: TokenBadge.oldPayload(badge))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.codes(.claims, .passed) == ["CLAIMS_INSTEAD"])
    let claimed = try #require(report.claimed)
    #expect(claimed.issuerID == "did:web:university.example")
    #expect(claimed.id == "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11")
    #expect(claimed.subjects.first?.id == "did:example:learner")
    #expect(claimed.validFrom == Badge.signedAt)
    #expect(claimed.validUntil == Badge.instant("2028-03-01T00:00:00Z"))
  }

  @Test func `a claim instead of a member ends and begins a credential as the member would`() throws
  {
    var badge = TokenBadge.oldBadge()
    badge["issuanceDate"] = nil
    badge["expirationDate"] = nil
    let token = try TokenBadge.token(TokenBadge.oldPayload(badge))
    let late = try TokenBadge.report(token, at: Badge.instant("2028-03-02T00:00:00Z"))
    #expect(late.code(.validity) == "EXPIRED")
    let early = try TokenBadge.report(token, at: Badge.instant("2026-02-01T00:00:00Z"))
    #expect(early.code(.validity) == "NOT_YET_VALID")
  }

  @Test func `no claim stands instead of a member of version 2.0 but the end`() throws {
    for path in [["id"], ["issuer", "id"], ["validFrom"], ["credentialSubject", "id"]] {
      let report = try TokenBadge.report(on: TokenBadge.payload().replacing(path, with: nil))
      #expect(report.verdict.name == "rejected", "\(path)")
    }
  }

  // The version, and where the document stands.

  @Test func `item 3: a vc claim under the context of version 2.0 rejects`() throws {
    var payload: JSONTree = ["vc": TokenBadge.badge()]
    for (name, value) in TokenBadge.claims() { payload[name] = value }
    let report = try TokenBadge.report(on: payload)
    #expect(report.code(.envelope) == "TOKEN_VERSION_MISMATCH")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `item 3: a document of version 1.1 that is the payload rejects`() throws {
    var payload = TokenBadge.oldBadge()
    for (name, value) in TokenBadge.claims() { payload[name] = value }
    let report = try TokenBadge.report(on: payload)
    #expect(report.code(.envelope) == "TOKEN_VERSION_MISMATCH")
    #expect(report.verdict.name == "rejected")
  }

  @Test(arguments: ["vc", "vp"])
  func `item 3: a second document beside the first rejects`(name: String) throws {
    for value in [TokenBadge.oldBadge(), "oops", [:]] as [JSONTree] {
      let report = try TokenBadge.report(on: TokenBadge.payload().replacing([name], with: value))
      #expect(report.code(.envelope) == "TOKEN_VERSION_MISMATCH")
      #expect(report.verdict.name == "rejected")
    }
  }

  @Test func `item 3: the issuer of the inner document is not whom iss names`() throws {
    let badge = TokenBadge.oldBadge().replacing(["issuer", "id"], with: "did:web:college.example")
    let report = try TokenBadge.report(on: TokenBadge.oldPayload(badge))
    #expect(report.codes(.claims, .failed) == ["CLAIM_MISMATCH"])
    #expect(report.verdict.name == "rejected")
  }

  @Test func `both vc and vp, or neither an object, reject`() throws {
    let both = TokenBadge.oldPayload().replacing(["vp"], with: ["type": "VerifiablePresentation"])
    #expect(try TokenBadge.report(on: both).code(.envelope) == "TOKEN_PAYLOAD")
    for value in ["oops", [], 1] as [JSONTree] {
      let report = try TokenBadge.report(on: ["vc": value, "iss": "did:web:university.example"])
      #expect(report.code(.envelope) == "TOKEN_PAYLOAD")
    }
    #expect(try TokenBadge.report(on: [1]).code(.envelope) == "TOKEN_PAYLOAD")
    #expect(try TokenBadge.report(on: ["hehe": "hi"]).code(.kind) == "TYPE_UNSUPPORTED")
  }
}
