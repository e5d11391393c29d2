import Foundation
import Testing

@Suite struct `assay inspect` {
  private static let badge = """
    {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": {"id": "did:example:issuer", "type": ["Profile"], "name": "Guild\\u001b[2J"},
      "validFrom": "2026-01-01T00:00:00Z", "colour": "blue",
      "credentialSubject": {"id": "did:example:subject", "type": ["AchievementSubject"],
        "result": [{"type": ["Result"], "resultDescription": "urn:r:1", "value": "82"}],
        "achievement": {"id": "urn:uuid:2", "type": ["Achievement"], "name": "Welding",
          "description": "Welds two plates", "criteria": {"narrative": "Weld two plates"},
          "resultDescription": [{"id": "urn:r:1", "type": ["ResultDescription"],
            "name": "Score", "resultType": "Percent"}]}},
      "credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose": "revocation"},
      "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
        "created": "2026-01-01T00:00:00Z", "verificationMethod": "did:example:issuer#key"}}
    """

  @Test func `says first and last that nothing is verified`() throws {
    let result = try runAssay(["inspect", "-"], stdin: Array(Self.badge.utf8))
    #expect(result.status == 0)
    #expect(
      result.output == #"""
        NOTHING HERE IS VERIFIED
        standard input says what follows; anybody can write such a file.
        It says that it is an Open Badge 3.0 on VC Data Model 2.0.

        Document
          id: urn:uuid:1
          types: VerifiableCredential, OpenBadgeCredential
          valid from: 2026-01-01T00:00:00Z

        Issuer
          claims to be: Guild\u{1B}[2J
          id: did:example:issuer

        Subject
          id: did:example:subject

        Achievement
          name: Welding
          id: urn:uuid:2
          description: Welds two plates
          criteria: Weld two plates

        Results
          Score: 82

        Attached
          status: BitstringStatusListEntry · revocation

        Proofs
          suite: eddsa-jcs-2022
          claims the key: did:example:issuer#key
          created: 2026-01-01T00:00:00Z

        Members that no data model here defines
          /colour: string

        To learn whether it is genuine: assay verify

        """#)
  }

  @Test func `writes claims for machines, and that they are not verified`() throws {
    let result = try runAssay(
      ["inspect", "-", "--format", "json"], stdin: Array(Self.badge.utf8))
    #expect(result.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.stdout)) as? [String: Any])
    #expect(object["type"] as? String == "Inspection/1")
    #expect(object["verified"] as? Bool == false)
    #expect(object["kind"] as? String == "openBadge")
    let sections = try #require(object["sections"] as? [[String: Any]])
    #expect(
      sections.compactMap { $0["name"] as? String } == [
        "document", "issuer", "subject", "achievement", "results", "attachments", "proofs",
        "unknownMembers",
      ])
  }

  @Test func `shows the claims of a plain credential, and of a presentation its credentials`()
    throws
  {
    let credential = """
      {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
        "issuer": "did:example:i", "credentialSubject": {"id": "a:b", "alumniOf": {"name": "U"}}}
      """
    let plain = try runAssay(["inspect", "-"], stdin: Array(credential.utf8))
    #expect(plain.output.contains(#"  alumniOf: {"name":"U"}"#))
    let presentation = """
      {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiablePresentation",
        "holder": "did:example:h", "verifiableCredential": [\(credential)]}
      """
    let shown = try runAssay(["inspect", "-"], stdin: Array(presentation.utf8))
    #expect(shown.output.contains("holder claims to be: did:example:h"))
    #expect(shown.output.contains("Issuer of credential 1\n  id: did:example:i"))
  }

  @Test func `names a level beside its id`() throws {
    let badge = Self.badge.replacingOccurrences(
      of: "\"value\": \"82\"", with: "\"achievedLevel\": \"urn:l:2\""
    )
    .replacingOccurrences(
      of: "\"resultType\": \"Percent\"",
      with: """
        "resultType": "RubricCriterionLevel", "rubricCriterionLevel": [
          {"id": "urn:l:2", "type": ["RubricCriterionLevel"], "name": "Excellent"}]
        """)
    let result = try runAssay(["inspect", "-"], stdin: Array(badge.utf8))
    #expect(result.output.contains("  Score: Excellent (urn:l:2)\n"))
  }

  @Test func `refuses what it cannot read`() throws {
    let text = try runAssay(["inspect", "-"], stdin: Array("{".utf8))
    #expect(text.status == 65 && text.output == "")
    let other = try runAssay(["inspect", "-"], stdin: Array("{}".utf8))
    #expect(other.status == 65 && other.errors.contains("assay lint says what is missing"))
    #expect(try runAssay(["inspect", "/nonexistent/a.json"]).status == 66)
  }
}
