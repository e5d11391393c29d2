import CredentialVerifier
import StrictJSON
import Testing
import WireFormats

/// Endorsements that stand in a badge as tokens: `endorsementJwt`.
@Suite struct EndorsementTokenTests {
  /// An endorsement by the agency, in a token of its own.
  private func token(
    header: JSONTree = ["alg": "EdDSA", "kid": "did:web:agency.example#1"], key: UInt8 = 2,
    change: (inout JSONTree) -> Void = { _ in }
  ) throws -> String {
    var payload = try Endorsement.signed()
    payload["proof"] = nil
    payload["iss"] = .string(Endorsement.agency)
    payload["sub"] = .string(Endorsement.achievement)
    payload["jti"] = payload["id"]
    payload["nbf"] = 1_772_323_200
    change(&payload)
    let bytes = try TokenBadge.token(payload, header: header, key: key)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func badge(
    _ tokens: [String], at path: [String] = Endorsement.onAchievement
  ) throws -> JSONTree {
    try Endorsement.badge([], at: ["evidence"]) { document in
      document["evidence"] = nil
      document = document.replacing(
        path + ["endorsementJwt"], with: .array(tokens.map { .string($0) }))
    }
  }

  private let place: JSONPointer = "/credentialSubject/achievement/endorsementJwt/0"

  @Test func `an endorsement in a token counts as an embedded one does`() throws {
    let report = Badge.report(try badge([try token()]), verifier: try Endorsement.verifier())
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.codes(.endorsement, .passed) == ["ENDORSED"])
    let endorsement = try #require(report.endorsements.first)
    #expect(endorsement.pointer == place)
    #expect(report.endorsementChecks.first?.pointer == place)
    #expect(endorsement.carrierID == ExactString(Endorsement.achievement))
    #expect(endorsement.report.forms == [.jwt])
    #expect(endorsement.report.envelope?.keyID == "did:web:agency.example#1")
    // Places in it are those in what the token holds.
    #expect(endorsement.report.check(.endorsementSubject)?.pointer == "/credentialSubject")
    #expect(endorsement.report.check(.proofSignature)?.pointer == .root)
  }

  @Test func `a badge in a token can carry endorsements in tokens`() throws {
    let payload = TokenBadge.payload().replacing(
      Endorsement.onAchievement + ["endorsementJwt"], with: [.string(try token())])
    let report = try TokenBadge.report(
      try TokenBadge.token(payload), verifier: try Endorsement.verifier())
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    #expect(report.codes(.endorsement, .passed) == ["ENDORSED"])
    #expect(report.endorsementChecks.first?.pointer == place)
  }

  @Test func `a token of a token is read two levels deep`() throws {
    let inner = try TokenBadge.token(
      {
        var payload = try Endorsement.signed(of: Endorsement.agency, by: Endorsement.ministry)
        payload["proof"] = nil
        payload["iss"] = .string(Endorsement.ministry)
        payload["sub"] = .string(Endorsement.agency)
        payload["jti"] = payload["id"]
        payload["nbf"] = 1_772_323_200
        return payload
      }(), header: ["alg": "EdDSA", "kid": "did:web:ministry.example#1"], key: 3)
    let outer = try token {
      $0 = $0.replacing(
        ["issuer", "endorsementJwt"], with: [.string(String(decoding: inner, as: UTF8.self))])
    }
    let report = Badge.report(try badge([outer]), verifier: try Endorsement.verifier())
    let nested = try #require(report.endorsements.first?.report)
    #expect(nested.codes(.endorsement, .passed) == ["ENDORSED"])
    #expect(nested.endorsements.first?.pointer == "/issuer/endorsementJwt/0")
    #expect(nested.endorsements.first?.report.verdict.name == "accepted")
  }

  @Test func `a token that does not hold does not count, and the badge is none the worse`() throws {
    let good = try token()
    let other = "https://university.example/achievements/2"
    let bad: [(String, String)] = [
      (try token(key: 9), "ENDORSEMENT_REJECTED"),
      (try token { $0["iss"] = .string(Endorsement.ministry) }, "ENDORSEMENT_REJECTED"),
      (try token(header: ["alg": "none"]), "ENDORSEMENT_REJECTED"),
      (String(good.dropLast(4)), "ENDORSEMENT_REJECTED"),
      (
        try token {
          $0 = $0.replacing(["credentialSubject", "id"], with: .string(other))
          $0["sub"] = .string(other)
        }, "ENDORSEMENT_OF_OTHER"
      ),
      (
        try token(header: ["alg": "EdDSA", "jwk": try TokenBadge.jwk(9)], key: 9),
        "ENDORSEMENT_UNTRUSTED"
      ),
    ]
    for (token, code) in bad {
      let report = Badge.report(try badge([token]), verifier: try Endorsement.verifier())
      #expect(
        report.codes(.endorsement, .warning) == [code], "\(report.endorsementChecks[0].sentence)")
      #expect(report.endorsements.map(\.pointer) == [place])
    }
  }

  @Test func `a badge where an endorsement's token has to stand is none`() throws {
    let payload = TokenBadge.payload()
    let text = String(decoding: try TokenBadge.token(payload), as: UTF8.self)
    let report = Badge.report(try badge([text]), verifier: try Endorsement.verifier())
    #expect(report.codes(.endorsement, .warning) == ["ENDORSEMENT_REJECTED"])
    #expect(report.endorsements.first?.report.code(.kind) == "TYPE_UNSUPPORTED")
  }

  @Test func `what is no text is no token`() throws {
    let badge = try Endorsement.badge([], at: ["evidence"]) { document in
      document["evidence"] = ["endorsementJwt": [1, ["a": "b"]]]
    }
    let report = Badge.report(badge, verifier: try Endorsement.verifier())
    #expect(
      report.codes(.endorsement, .warning) == ["ENDORSEMENT_REJECTED", "ENDORSEMENT_REJECTED"])
  }
}
