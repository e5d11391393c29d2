import ControlledIdentifiers
import DataIntegrity
import Foundation
import OpenSSLCrypto
import StatusLists
import StrictJSON
import Testing
import WireFormats

/// `assay verify --status-list`.
@Suite struct VerifyStatusTests {
  private static let url: ExactString = "https://university.example/status/1"
  private let folder: TemporaryFolder
  private let did: DIDKey

  /// A key that is the same in every run.
  private static func key() throws -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: [UInt8](repeating: 5, count: 32))
  }

  init() throws {
    folder = try TemporaryFolder()
    did = DIDKey(Multikey(try Self.key().publicKey))
    let entry = StatusEntryTerms(listURL: Self.url, purpose: .revocation, index: 7)
    try write(
      [
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential"], "issuer": .string(did.did),
        "validFrom": "2026-03-01T00:00:00Z",
        "credentialSubject": ["id": "did:example:learner", "name": "Ada"],
        "credentialStatus": entry.tree(),
      ], to: "badge.json")
    for (name, revoked) in [("clear", 8), ("revoked", 7)] {
      var bits = try Bitstring()
      try bits.set(1, at: revoked)
      let list = StatusListCredential(
        id: Self.url, issuer: ExactString(did.did),
        validFrom: try Instant(rfc3339: "2026-05-01T00:00:00Z"), purposes: [.revocation],
        bitstring: bits)
      try write(list.tree(), to: "\(name).json")
    }
  }

  private func write(_ document: JSONTree, to name: String) throws {
    let options = ProofOptions(
      verificationMethod: did.verificationMethod,
      created: try Instant(rfc3339: "2026-05-01T00:00:00Z"))
    let signed = try EddsaJcs2022.sign(document, options: options, key: try Self.key())
    try folder.write(signed.compactBytes(), to: name)
  }

  private func verify(_ arguments: String..., stdin: [UInt8] = []) throws -> RunResult {
    try runAssay(
      ["verify", "badge.json", "--at", "2026-06-01T00:00:00Z"] + arguments, stdin: stdin,
      folder: folder.path)
  }

  @Test func `a list that is given decides whether the credential was revoked`() throws {
    let without = try verify()
    #expect(without.status == 3)
    #expect(without.output.contains("is not at hand"))
    #expect(without.output.contains("--status-list FILE"))
    let revoked = try verify("--status-list", "revoked.json")
    #expect(revoked.status == 1, "\(revoked.output)")
    #expect(revoked.output.contains("the credential was revoked"))
    // Nobody vouches for the issuer, but nothing was revoked.
    #expect(try verify("--status-list", "clear.json").status == 2)
  }

  @Test func `of several lists each is looked at, and one can come by standard input`() throws {
    let both = try verify("--status-list", "clear.json", "--status-list", "revoked.json")
    // They contradict each other: a revocation is for good.
    #expect(both.status == 3)
    #expect(both.output.contains("a revocation cannot be taken back"))
    let piped = try verify("--status-list", "-", stdin: try folder.read("revoked.json"))
    #expect(piped.status == 1)
    #expect(try verify("-", "--status-list", "-").status == 64)
  }

  @Test func `a report for machines says what was found where`() throws {
    let run = try verify("--status-list", "revoked.json", "--format", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.stdout)) as? [String: Any])
    let checks = try #require(report["checks"] as? [[String: Any]])
    let check = try #require(checks.first { $0["id"] as? String == "status.entry" })
    #expect(check["code"] as? String == "REVOKED")
    let status = try #require(check["status"] as? [String: Any])
    #expect(status["list"] as? String == Self.url.string)
    #expect(status["index"] as? String == "7")
    #expect(status["value"] as? Int == 1)
    #expect(status["ageSeconds"] as? Int == 31 * 86_400)
    let page = try String(contentsOfFile: "\(sourceTree)/docs/report-format.md", encoding: .utf8)
    for name in status.keys { #expect(page.contains("`\(name)`")) }
  }

  @Test func `what is no list, or is not there, is said before anything is verified`() throws {
    try folder.write(Array("{}".utf8), to: "empty.json")
    let empty = try verify("--status-list", "empty.json")
    #expect(empty.status == 78)
    #expect(empty.errors.contains("empty.json is no status list"))
    #expect(empty.output.isEmpty)
    #expect(try verify("--status-list", "missing.json").status == 66)
  }
}
