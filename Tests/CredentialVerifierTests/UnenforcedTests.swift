import ControlledIdentifiers
import CredentialVerifier
import StrictJSON
import Testing

/// What a badge carries and no check enforces: it is named, wherever it stands.
@Suite struct UnenforcedTests {
  private func report(_ path: [String], _ value: JSONTree) throws -> VerificationReport {
    let document = Badge.unsigned(issuer: try Badge.did(1).did).replacing(path, with: value)
    return Badge.report(try Badge.sign(document))
  }

  @Test(
    arguments: [
      ("confidenceMethod", ["type": "DeviceBinding"], "DeviceBinding"),
      ("credentialSchema", ["id": "https://s.example", "type": ["JsonSchema"]], "JsonSchema"),
      ("refreshService", ["type": "Manual"], "Manual"),
      ("relatedResource", ["id": "https://r.example", "digestSRI": "sha256-x"], nil),
      ("renderMethod", [["type": "SvgRenderingTemplate"]], "SvgRenderingTemplate"),
      ("termsOfUse", "https://terms.example", nil),
    ] as [(String, JSONTree, String?)])
  func `a member that no check enforces is named`(
    name: String, value: JSONTree, type: String?
  ) throws {
    let report = try report([name], value)
    #expect(report.codes(.unenforced, .warning) == ["NOT_ENFORCED"])
    let sentence = try #require(report.check(.unenforced)?.sentence)
    #expect(sentence.contains(name))
    if let type { #expect(sentence.contains("'\(type)'")) }
    #expect(report.check(.unenforced)?.pointer?.tokens.first == ExactString(name))
  }

  @Test func `each of several is named, up to a number`() throws {
    let entry: JSONTree = ["type": "Terms"]
    let few = try report(["termsOfUse"], .array(Array(repeating: entry, count: 32)))
    #expect(few.codes(.unenforced, .warning).allSatisfy { $0 == "NOT_ENFORCED" })
    #expect(few.codes(.unenforced, .warning).count == 32)
    let many = try report(["termsOfUse"], .array(Array(repeating: entry, count: 1000)))
    #expect(many.codes(.unenforced, .warning).count == 33)
    #expect(many.codes(.unenforced, .warning).last == "NOT_ENFORCED_MORE")
  }

  @Test(arguments: ["challenge", "domain", "nonce"])
  func `what a proof was asked for is named`(name: String) throws {
    // The member is not one that the signer here writes, so the signature cannot hold; what is named
    // does not depend on that.
    var signed = try Badge.selfIssued()
    var proof = try #require(signed["proof"])
    proof[name] = "shop.example"
    signed["proof"] = proof
    let report = Badge.report(signed)
    #expect(report.codes(.unenforced, .warning) == ["NOT_ENFORCED"])
    #expect(report.check(.unenforced)?.pointer == JSONPointer("/proof").appending(name))
    signed["proof"] = [proof, proof]
    #expect(Badge.report(signed).codes(.unenforced, .warning).count == 2)
  }

  @Test func `evidence is a claim like any other`() throws {
    let evidence: JSONTree = [["type": ["Evidence"], "id": "https://work.example"]]
    let report = try report(["evidence"], evidence)
    #expect(report.check(.unenforced) == nil)
  }
}
