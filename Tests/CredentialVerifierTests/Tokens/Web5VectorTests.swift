import CredentialModel
import CredentialVerifier
import JOSE
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// The tokens of TBD's web5 test vectors: all of `credentials` and `vc_jwt`.
///
/// Nobody lists their issuers, so that what is right is `untrusted`, with a proof that holds.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct Web5VectorTests {
  private static let now = Badge.instant("2024-06-01T00:00:00Z")

  /// Where Assay decides otherwise than the vectors state, and why.
  private static let otherwise: [String: String] = [
    // VC Data Model 1.1 §6.3.1 has iss stand instead of the issuer; it is a did:key, and signed.
    "empty issuer": "holds"
  ]

  /// What is signed with an algorithm that Assay does not have, ECDSA on secp256k1.
  private static let unsupported: Set<String> = [
    "verify a jwt verifiable credential signed with a did:jwk",
    "simple credential from web5-kt", "kyc credential from web5-kt",
  ]

  private func vectors(_ path: String) throws -> [JSONValue] {
    let root = try JSONDocument(try Vectors.bytes("tbd-web5/\(path)")).root
    return Array(try #require(root["vectors"]).elements)
  }

  private func check(_ name: String, _ token: [UInt8], isRight: Bool) {
    let report = Verifier(trust: nil).verify(token, at: Self.now)
    if Self.unsupported.contains(name) {
      #expect(report.code(.envelope) == "JOSE_ALGORITHM_UNSUPPORTED", "\(name)")
    } else if isRight || Self.otherwise[name] == "holds" {
      #expect(report.proofState == "holds", "\(name): \(report.explanation)")
      #expect(report.verdict.name == "untrusted", "\(name): \(report.explanation)")
    } else {
      #expect(report.verdict.name == "rejected", "\(name): \(report.explanation)")
    }
  }

  @Test(arguments: [
    ("vc_jwt/decode.json", 5), ("vc_jwt/verify.json", 10), ("credentials/verify.json", 12),
  ])
  func `every token is decided as the vectors state`(path: String, count: Int) throws {
    let vectors = try vectors(path)
    #expect(vectors.count == count)
    for vector in vectors {
      let name = try #require(vector["description"]?.string)
      let input = vector["input"]
      let token = try #require(input?.stringBytes ?? input?["vcJwt"]?.stringBytes)
      check(name, token, isRight: vector["errors"]?.bool != true)
    }
  }

  @Test func `every credential to be signed is right or wrong as the vectors state`() throws {
    let vectors = try vectors("credentials/create.json")
    #expect(vectors.count == 21)
    for vector in vectors {
      let name = try #require(vector["description"]?.string)
      let credential = try #require(vector["input"]?["credential"])
      let findings = Validation.findings(of: credential, stage: .draft)
      let isWrong = findings.contains { $0.severity == .error }
      #expect(isWrong == (vector["errors"]?.bool == true), "\(name)")
      // The tokens have another name of the algorithm than RFC 8037, and milliseconds for seconds.
      guard let output = vector["output"]?.stringBytes else { continue }
      let report = Verifier(trust: nil).verify(output, at: Self.now)
      #expect(report.code(.envelope) == "JOSE_ALGORITHM_UNSUPPORTED")
    }
  }
}
