import ControlledIdentifiers
import CredentialVerifier
import IssuerTrust
import JOSE
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// The inputs of W3C's test suite for VC-JOSE-COSE: all that is to be verified.
///
/// The list has their issuer with all its keys, but for the one on P-521, a curve that Assay does not
/// have.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct W3CTokenVectorTests {
  private static let issuer = "https://example.issuer/vc-jose-cose"
  private static let folder = "w3c-vc-jose-cose/test-suite-input/"

  private func verifier() throws -> Verifier {
    let keys = try ["vm-ed25519.json", "vm-p256.json", "vm-p384.json"].map { name in
      let json = try JSONDocument(try Vectors.bytes(Self.folder + name)).root
      let jwk = try #require(json["publicKeyJwk"])
      let id = try #require(jwk["kid"]?.string)
      let key = try JSONWebKey(jwk).publicKey
      return try Federation.key(
        "\(Self.issuer)#\(id)", 1,
        change: [
          "publicKeyMultibase": .string(try #require(Multikey(key)?.publicKeyMultibase)),
          "signingFrom": "2000-01-01T00:00:00Z",
        ])
    }
    return try Federation.verifier(
      try Federation.record(
        id: Self.issuer, keyID: "\(Self.issuer)#x", change: ["keys": .array(keys)]))
  }

  /// What the tests of the suite come to here, by their numbers: that it is accepted, or the code.
  ///
  /// What is expected to succeed and is not supported is refused for that.
  private static let outcomes: [Int64: String] = [
    6: "accepted", 8: "accepted", 9: "JOSE_ALGORITHM_UNSUPPORTED", 10: "PROOF_MISSING",
    12: "SIGNATURE_INVALID", 13: "JOSE_TYPE", 14: "JOSE_TYPE", 15: "TOKEN_VERSION_MISMATCH",
    20: "TOKEN_SELECTIVE_DISCLOSURE", 21: "TOKEN_SELECTIVE_DISCLOSURE",
    22: "TOKEN_SELECTIVE_DISCLOSURE", 23: "TOKEN_SELECTIVE_DISCLOSURE",
    24: "TOKEN_SELECTIVE_DISCLOSURE", 25: "TOKEN_SELECTIVE_DISCLOSURE",
    26: "TOKEN_SELECTIVE_DISCLOSURE", 29: "TOKEN_COSE", 30: "TOKEN_COSE", 31: "TOKEN_COSE",
    32: "TOKEN_COSE", 33: "TOKEN_COSE", 34: "TOKEN_COSE", 35: "TOKEN_COSE",
  ]

  /// The tests that are about presentations in tokens, which have a suite of their own.
  private static let presentations: Set<Int64> = [7, 11, 16]

  @Test func `every input is decided as the suite expects, or named as what is not supported`()
    throws
  {
    let tests = try JSONDocument(try Vectors.bytes("w3c-vc-jose-cose/expected.json")).root
    let verifier = try verifier()
    var count = 0
    for test in tests.elements where test["fn"]?.string == "verify" {
      count += 1
      let number = try #require(test["number"]?.integer)
      guard !Self.presentations.contains(number) else { continue }
      let name = try #require(test["input_file"]?.string)
      let report = verifier.verify(try Vectors.bytes(Self.folder + name), at: Badge.now)
      let expected = try #require(Self.outcomes[number], "test \(number)")
      if expected == "accepted" {
        #expect(report.verdict.name == "accepted", "\(name): \(report.explanation)")
        #expect(test["expected_result"]?.string == "success")
      } else {
        #expect(report.verdict.name == "rejected", "\(name): \(report.explanation)")
        let codes = report.checks.filter { $0.outcome == .failed }.map { $0.reason?.code }
        #expect(codes.contains(expected), "\(name): \(codes)")
      }
    }
    #expect(count == Self.outcomes.count + Self.presentations.count)
  }

  @Test func `a time of signing that is text is a remark`() throws {
    let report = try verifier().verify(
      try Vectors.bytes(Self.folder + "credential-jose-minimal.txt"), at: Badge.now)
    #expect(report.codes(.claims, .warning) == ["CLAIM_MALFORMED"])
    #expect(report.envelope?.algorithm == .es256)
  }
}
