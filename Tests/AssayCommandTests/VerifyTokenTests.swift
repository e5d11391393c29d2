import ControlledIdentifiers
import Foundation
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

/// Verifying a token from the command line.
@Suite struct VerifyTokenTests {
  /// A badge by a `did:key` in a token, signed with its key or with another.
  private func token(key number: UInt8 = 1) throws -> [UInt8] {
    let did = DIDKey(
      Multikey(try Ed25519PrivateKey(seed: [UInt8](repeating: 1, count: 32)).publicKey))
    let payload: JSONTree = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": .string(did.did), "type": ["Profile"], "name": "University"],
      "validFrom": "2026-03-01T00:00:00Z",
      "credentialSubject": [
        "type": ["AchievementSubject"], "id": "did:example:learner",
        "achievement": [
          "id": "https://university.example/achievements/1", "type": ["Achievement"],
          "name": "Data analysis", "description": "Explains data.",
          "criteria": ["narrative": "Pass the exam."],
        ],
      ],
      "iss": .string(did.did), "sub": "did:example:learner",
      "jti": "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11", "nbf": 1_772_323_200,
    ]
    let header: JSONTree = ["alg": "EdDSA", "kid": .string(did.verificationMethod)]
    let input = Array(
      "\(Base64URL.encode(header.compactBytes())).\(Base64URL.encode(payload.compactBytes()))".utf8)
    let key = try Ed25519PrivateKey(seed: [UInt8](repeating: number, count: 32))
    return input + Array(".\(Base64URL.encode(try key.signature(for: input)))\n".utf8)
  }

  private func verify(_ token: [UInt8], _ options: String...) throws -> RunResult {
    try runAssay(["verify", "-", "--at", "2026-06-01T00:00:00Z"] + options, stdin: token)
  }

  @Test func `a token is told by its content`() throws {
    let run = try verify(try token())
    #expect(run.status == 2)
    #expect(run.output.contains("Data analysis"))
  }

  @Test func `a report on a token says how it was signed`() throws {
    let report = try verify(try token(), "--format", "json").json
    #expect(report["proof"] as? String == "holds")
    #expect(report["forms"] as? [String] == ["jwt"])
    let envelope = report["envelope"] as? [String: Any]
    #expect(envelope?["alg"] as? String == "EdDSA")
    #expect((envelope?["kid"] as? String)?.hasPrefix("did:key:z6Mk") == true)
  }

  @Test func `a token that does not hold is explained`() throws {
    let run = try verify(try token(key: 2), "--explain")
    #expect(run.status == 1)
    for line in [
      "Token\n  algorithm                   EdDSA\n", "  verification method         did:key:z6Mk",
      "  public key                  z6Mk", "  header\n    {\"alg\":\"EdDSA\",\"kid\":\"did:key:",
      "  payload\n    {\"@context\":[",
    ] {
      #expect(run.output.contains(line), "\(line)")
    }
    #expect(!(try verify(try token(), "--explain")).output.contains("Token\n"))
  }

  @Test func `what a token claims is shown, verified or not`() throws {
    let run = try runAssay(["inspect", "-"], stdin: try token(key: 2))
    #expect(run.status == 0)
    #expect(run.output.contains("Data analysis"))
    let broken = try runAssay(["inspect", "-"], stdin: Array("eyJhbGciOiJub25lIn0.e30.".utf8))
    #expect(broken.status == 65)
    #expect(broken.errors.contains("nobody signed it"))
  }

  @Test func `an explanation for machines has what is signed`() throws {
    let report = try verify(try token(), "--explain", "--format", "json").json
    let explanations = report["explanations"] as? [[String: Any]]
    #expect(explanations?.count == 1)
    #expect(explanations?.first?["holds"] as? Bool == true)
    #expect((explanations?.first?["signingInputHash"] as? String)?.count == 64)
  }
}
