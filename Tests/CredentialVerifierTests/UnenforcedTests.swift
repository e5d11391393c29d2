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

  private static let endorsement: JSONTree = ["type": ["VerifiableCredential"], "name": "x"]

  @Test(
    arguments: [
      (["endorsement"], "/endorsement"),
      (["issuer", "endorsement"], "/issuer/endorsement"),
      (["issuer", "parentOrg", "endorsement"], "/issuer/parentOrg/endorsement"),
      (
        ["issuer", "parentOrg", "parentOrg", "endorsement"],
        "/issuer/parentOrg/parentOrg/endorsement"
      ),
      (
        ["credentialSubject", "achievement", "endorsement"],
        "/credentialSubject/achievement/endorsement"
      ),
      (
        ["credentialSubject", "achievement", "creator", "endorsement"],
        "/credentialSubject/achievement/creator/endorsement"
      ),
      (["credentialSubject", "source", "endorsement"], "/credentialSubject/source/endorsement"),
      (["evidence", "endorsement"], "/evidence/endorsement"),
    ] as [([String], JSONPointer)])
  func `an endorsement is named, wherever it stands`(
    path: [String], place: JSONPointer
  ) throws {
    let report = try report(path, [Self.endorsement])
    #expect(report.check(.endorsement)?.outcome == .skipped)
    #expect(report.code(.endorsement, .skipped) == "ENDORSEMENT_UNCHECKED")
    #expect(report.check(.endorsement)?.pointer == place)
  }

  @Test func `an endorsement as a token, or in a list of things, is named too`() throws {
    let token = try report(["credentialSubject", "achievement", "endorsementJwt"], ["a.b.c"])
    #expect(
      token.check(.endorsement)?.pointer == "/credentialSubject/achievement/endorsementJwt")
    let listed = try report(["evidence"], [["id": "urn:e"], ["endorsement": [Self.endorsement]]])
    #expect(listed.check(.endorsement)?.pointer == "/evidence/1/endorsement")
  }

  @Test func `what stands inside an endorsement is not looked into, and nothing is named twice`()
    throws
  {
    let inner = Self.endorsement.replacing(["endorsement"], with: [Self.endorsement])
    let report = try report(["endorsement"], [inner, inner])
    #expect(report.checks.filter { $0.id == .endorsement }.count == 1)
  }

  @Test func `a badge without endorsements says nothing of them, and an empty list is none`()
    throws
  {
    #expect(try report(["name"], "x").check(.endorsement) == nil)
    #expect(try report(["endorsement"], []).check(.endorsement) == nil)
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
