import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import DataIntegrity
import Foundation
import JOSE
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// Presentations and credentials in tokens, and tokens in presentations.
@Suite struct TokenPresentationTests {
  private let asked = PresentationRequest(
    challenge: "now", domains: ["me.example"], requiresHolderBinding: true)

  /// A badge about Maria, as the university's token.
  private static func credential(change: (inout JSONTree) -> Void = { _ in }) throws -> String {
    var payload = Badge.unsigned(issuer: Showing.university)
    payload = payload.replacing(
      ["credentialSubject", "id"], with: .string(try Showing.maria()))
    for (name, value) in TokenBadge.claims() { payload[name] = value }
    payload["sub"] = .string(try Showing.maria())
    change(&payload)
    return text(try TokenBadge.token(payload))
  }

  /// The same in version 1.1.
  private static func oldCredential() throws -> String {
    var badge = TokenBadge.oldBadge()
    badge = badge.replacing(["credentialSubject", "id"], with: .string(try Showing.maria()))
    var payload = TokenBadge.oldPayload(badge)
    payload["sub"] = .string(try Showing.maria())
    return text(try TokenBadge.token(payload))
  }

  private static func text(_ token: [UInt8]) -> String { String(decoding: token, as: UTF8.self) }

  private static func envelope(
    _ token: String, mediaType: String = "application/vc+jwt",
    type: String = "EnvelopedVerifiableCredential"
  ) -> JSONTree {
    [
      "@context": "https://www.w3.org/ns/credentials/v2", "type": .string(type),
      "id": .string("data:\(mediaType),\(token)"),
    ]
  }

  /// The token of a presentation of Maria's.
  private static func presentation(
    _ credentials: [JSONTree], type: String = "vp+jwt", key: UInt8 = 5,
    change: (inout JSONTree) -> Void = { _ in }
  ) throws -> [UInt8] {
    var payload = try Showing.unsigned(credentials)
    payload["iss"] = .string(try Showing.maria())
    payload["aud"] = ["you.example", "me.example"]
    payload["nonce"] = "now"
    payload["iat"] = 1_780_000_000
    payload["exp"] = 1_790_000_000
    change(&payload)
    let header: JSONTree = [
      "alg": "EdDSA", "kid": .string(try Badge.did(5).verificationMethod), "typ": .string(type),
    ]
    return try TokenBadge.token(payload, header: header, key: key)
  }

  private func report(
    _ bytes: [UInt8], request: PresentationRequest? = nil
  ) throws -> VerificationReport {
    try Showing.verifier().verify(bytes, at: Badge.now, request: request)
  }

  @Test func `a token of a presentation is verified, with all that is in it`() throws {
    let token = try Self.presentation([
      Self.envelope(try Self.credential()), try Showing.badge(2),
    ])
    let report = try report(token, request: asked)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.forms.map(\.rawValue) == ["jwt"])
    #expect(try report.presenter?.string == Showing.maria())
    #expect(report.codes(.proofChallenge, .passed) == ["CHALLENGE_MATCH"])
    #expect(report.codes(.proofDomain, .passed) == ["DOMAIN_MATCH"])
    #expect(report.checks.filter { $0.id == .unenforced }.isEmpty)
    #expect(
      report.credentials.map { $0.report.forms.map(\.rawValue) } == [["json", "jwt"], ["json"]])
    #expect(report.credentials.first?.report.check(.holderBinding)?.outcome == .passed)
  }

  @Test func `a token of version 1.1 has its presentation, and that its credentials, as they were`()
    throws
  {
    var presentation = try Showing.unsigned([.string(try Self.oldCredential())])
    presentation["@context"] = ["https://www.w3.org/2018/credentials/v1"]
    presentation["holder"] = nil
    let token = try Self.presentation([], type: "JWT") { payload in
      payload = [
        "iss": payload["iss"] ?? .null, "aud": "me.example", "nonce": "now",
        "nbf": 1_780_000_000, "exp": 1_790_000_000, "vp": presentation,
      ]
    }
    let report = try report(token, request: asked)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.credentials.map { $0.report.forms.map(\.rawValue) } == [["jwt"]])
    #expect(report.credentials.first?.report.claimed?.version == .v1_1)
  }

  @Test(
    arguments: [
      ("nonce", "yesterday", "INVALID_CHALLENGE_ERROR"), ("nonce", nil, "INVALID_CHALLENGE_ERROR"),
      ("aud", "you.example", "INVALID_DOMAIN_ERROR"), ("aud", nil, "INVALID_DOMAIN_ERROR"),
      ("aud", [["me.example"]], "INVALID_DOMAIN_ERROR"),
    ] as [(String, JSONTree?, String)])
  func `T55 a token that was made for others, or before, is refused`(
    claim: String, value: JSONTree?, code: String
  ) throws {
    let token = try Self.presentation([try Showing.badge()]) { $0[claim] = value }
    let report = try report(token, request: asked)
    #expect(report.verdict.name == "rejected")
    #expect(report.checks.contains { $0.outcome == .failed && $0.reason?.code == code })
  }

  @Test func `what nobody asked a token for is said not to be compared`() throws {
    let report = try report(try Self.presentation([try Showing.badge()]))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(
      report.checks.filter { $0.id == .unenforced }.map(\.pointer?.description) == [
        "/aud", "/nonce",
      ])
  }

  @Test(arguments: ["vc+jwt", "vp+jwt"])
  func `a token is around what it says`(type: String) throws {
    let report = try report(try Self.presentation([try Showing.badge()], type: type))
    #expect(report.verdict.name == (type == "vp+jwt" ? "accepted" : "rejected"))
  }

  @Test func `a token that has ended is refused`() throws {
    let token = try Self.presentation([try Showing.badge()]) { $0["exp"] = 1_780_000_001 }
    #expect(try report(token).code(.proofTime) == "PROOF_EXPIRED")
  }

  @Test func `a token by another key than its holder's is refused`() throws {
    let report = try report(try Self.presentation([try Showing.badge()], key: 6))
    #expect(report.verdict.name == "rejected")
    #expect(report.presenter == nil)
    let other = try Self.presentation([try Showing.badge()]) { payload in
      payload["holder"] = "did:example:otto"
      payload["iss"] = "did:example:otto"
    }
    #expect(try self.report(other).code(.holderKey) == "HOLDER_KEY_MISMATCH")
  }

  @Test func `a token whose issuer is not its holder is refused`() throws {
    let token = try Self.presentation([try Showing.badge()]) { $0["iss"] = "did:example:otto" }
    let report = try report(token)
    #expect(report.verdict.name == "rejected")
    #expect(report.check(.claims)?.outcome == .failed)
  }

  @Test func `the token of a presentation is no credential`() throws {
    let inner = Self.text(try Self.presentation([try Showing.badge()]))
    let document = try Showing.unsigned([Self.envelope(inner)])
    let report = try Showing.report(document)
    #expect(report.verdict.name == "rejected")
    #expect(report.credentials.first?.report.code(.kind) == "TYPE_UNSUPPORTED")
  }

  @Test func `the base64 of a token is the token`() throws {
    let token = try Self.credential()
    let encoded = Base64.encode(Array(token.utf8))
    for envelope in [
      Self.envelope(encoded, mediaType: "application/vc+jwt;base64"),
      Self.envelope(encoded, mediaType: "Application/VC+JWT;BASE64"),
      Self.envelope(token, mediaType: "application/vc-ld+jwt;base64url"),
    ] {
      let report = try Showing.report(try Showing.signed([envelope]))
      #expect(report.verdict.name == "accepted", "\(report.explanation)")
    }
  }

  @Test func `an envelope may be all there is`() throws {
    let credential = Self.envelope(try Self.credential())
    #expect(try Showing.report(credential).verdict.name == "accepted")
    let presentation = Self.envelope(
      Self.text(try Self.presentation([try Showing.badge()])), mediaType: "application/vp+jwt",
      type: "EnvelopedVerifiablePresentation")
    let report = try Showing.report(presentation, request: asked)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.forms.map(\.rawValue) == ["json", "jwt"])
  }

  @Test func `an envelope in an envelope is not opened`() throws {
    let envelope = Self.envelope(try Self.credential())
    let token = Self.text(try TokenBadge.token(envelope))
    let report = try Showing.report(Self.envelope(token))
    #expect(report.verdict.name == "rejected")
    #expect(report.code(.kind) == "TYPE_UNSUPPORTED")
  }

  @Test func `statements around an envelope can be signed`() throws {
    let document = try Showing.signed(
      [Self.envelope(try Self.credential())], suite: .eddsaRdfc2022)
    let report = try Showing.report(document)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
  }

  @Test func `a record has tokens, too`() throws {
    let record = try Showing.record([.string(try Self.credential()), try Showing.badge(2)])
    let report = try Showing.report(record)
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.credentials.first?.report.forms.map(\.rawValue) == ["jwt"])
    #expect(
      report.credentials.first?.report.check(.contentsSubject)?.reason?.code == "SUBJECT_MATCH")
  }
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct `Presentations of the W3C's suite for JOSE` {
  private static let folder = "w3c-vc-jose-cose/test-suite-input"
  private static let issuer = "https://example.issuer/vc-jose-cose"

  /// A verifier whose list has the suite's keys, under the names that its tokens have for them.
  private func verifier() throws -> Verifier {
    let keys = try ["vm-p256", "vm-p384", "vm-ed25519"].map { name -> JSONTree in
      let root = try JSONDocument(try Vectors.bytes("\(Self.folder)/\(name).json")).root
      let json = try #require(root["publicKeyJwk"])
      let multikey = try #require(Multikey(try JSONWebKey(json).publicKey))
      let id = "\(Self.issuer)#\(json["kid"]?.exactString?.string ?? "")"
      return try Federation.key(
        id, 1,
        change: [
          "publicKeyMultibase": .string(multikey.publicKeyMultibase),
          "purposes": ["assertionMethod", "authentication"],
          "signingFrom": "2009-01-01T00:00:00Z",
        ])
    }
    return try Federation.verifier(
      try Federation.record(id: Self.issuer, change: ["keys": .array(keys)]))
  }

  private func report(_ name: String) throws -> VerificationReport {
    let text = String(decoding: try Vectors.bytes("\(Self.folder)/\(name).txt"), as: UTF8.self)
    return try verifier().verify(
      Array(text.trimmingCharacters(in: .whitespacesAndNewlines).utf8),
      at: Badge.instant("2024-12-16T02:00:00Z"), isHistorical: true)
  }

  @Test(arguments: ["presentation-jose-bad-credential", "presentation-jose-bad-media-type"])
  func `are refused where they state it`(name: String) throws {
    let report = try report(name)
    #expect(report.verdict.name == "rejected")
    #expect(report.check(.proofSignature)?.outcome != .failed)
  }

  /// W3C takes it; the envelope of its third credential, of COSE, is no URL, for it ends with a line
  /// feed, and what the others are is told all the same.
  @Test func `one with a URL that is none is refused for that, and nothing else`() throws {
    let report = try report("presentation-jose-multiple")
    #expect(report.verdict.name == "rejected")
    #expect(report.check(.proofSignature)?.outcome == .passed)
    #expect(report.check(.holderKey)?.outcome == .passed)
    #expect(report.credentials.count == 3)
    #expect(report.credentials.first?.report.verdict.name == "accepted")
    #expect(report.credentials.dropFirst().first?.report.verdict.name == "undetermined")
    let failed = report.checks.filter { $0.outcome == .failed }
    #expect(failed.map(\.pointer).contains("/verifiableCredential/2"))
    #expect(
      failed.allSatisfy {
        $0.id == .model || $0.pointer?.description == "/verifiableCredential/2"
      })
  }
}
