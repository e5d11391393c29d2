import Foundation
import Testing

@Suite struct `assay lint` {
  private static let clean = """
    {"@context": ["https://www.w3.org/ns/credentials/v2"],
      "type": ["VerifiableCredential"], "issuer": "did:example:i",
      "credentialSubject": {"id": "did:example:s"}}
    """
  private static let draft = clean.replacingOccurrences(
    of: "\"issuer\": \"did:example:i\",", with: "")
  private static let faulty = clean.replacingOccurrences(of: "did:example:s", with: "nobody")

  @Test func `says that a document is clean`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.clean, to: "a.json")
    let result = try runAssay(["lint", path])
    #expect(result.status == 0)
    #expect(result.output == "\(path): clean (a credential of VC Data Model 2.0)\n")
    #expect(result.errors == "")
  }

  @Test func `prints each finding with its line and column`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.faulty, to: "a.json")
    let result = try runAssay(["lint", path])
    #expect(result.status == 1)
    #expect(
      result.output
        == "\(path):3:31: error: 'id' is 'nobody'; expected an absolute URL "
        + "(property.url, at /credentialSubject/id)\n")
  }

  @Test func `lets a draft lack its issuer, and says so`() throws {
    let result = try runAssay(["lint", "-"], stdin: Array(Self.draft.utf8))
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("standard input:1:1: warning: the issuer is missing"))
  }

  @Test func `demands the issuer of what has a proof`() throws {
    let proof = """
      "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", \
      "proofPurpose": "assertionMethod", "verificationMethod": "did:example:i#k", \
      "proofValue": "z1"}, "type"
      """
    let signed = Self.draft.replacingOccurrences(of: "\"type\"", with: proof)
    let result = try runAssay(["lint", "-"], stdin: Array(signed.utf8))
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("standard input:1:1: error: the issuer is missing"))
  }

  @Test func `demands the issuer of a badge, even of a draft`() throws {
    let badge = Self.draft.replacingOccurrences(
      of: #"["VerifiableCredential"]"#, with: #"["VerifiableCredential", "OpenBadgeCredential"]"#)
    let result = try runAssay(["lint", "-"], stdin: Array(badge.utf8))
    #expect(result.status == 1)
    #expect(result.output.contains("error: the issuer is missing"))
  }

  @Test func `says where a text is no JSON`() throws {
    let result = try runAssay(["lint", "-"], stdin: Array("{\"a\": 1,\n \"a\": 2}".utf8))
    #expect(result.status == 65)
    #expect(result.output.hasPrefix("standard input:2:2: error: "))
    #expect(result.output.contains("(JSON_DUPLICATE_KEY, at /a)"))
  }

  @Test func `exits with the gravest of several`() throws {
    let folder = try TemporaryFolder()
    let clean = try folder.write(Self.clean, to: "a.json")
    let faulty = try folder.write(Self.faulty, to: "b.json")
    let text = try folder.write("no JSON", to: "c.json")
    let absent = folder.path("d.json")
    #expect(try runAssay(["lint", clean, clean]).status == 0)
    #expect(try runAssay(["lint", faulty, clean]).status == 1)
    #expect(try runAssay(["lint", faulty, text, clean]).status == 65)
    let all = try runAssay(["lint", absent, faulty, text, clean])
    #expect(all.status == 66)
    #expect(all.output.split(separator: "\n").count == 4)
    #expect(try runAssay(["lint"]).status == 64)
  }

  @Test func `reads the documents in a folder, in order`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "b.json")
    try folder.write(Self.clean, to: "a.json")
    try folder.write("no JSON", to: "c.txt")
    let result = try runAssay(["lint", folder.path, "--format", "ndjson"])
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("a.json\",\"outcome\":\"clean\"") == true)
    #expect(lines.last?.contains("\"outcome\":\"errors\"") == true)
  }

  @Test func `writes findings for machines`() throws {
    let result = try runAssay(["lint", "-", "--format", "json"], stdin: Array(Self.faulty.utf8))
    #expect(result.status == 1)
    #expect(
      result.output == """
        {
          "type": "LintReports/1",
          "documents": [
            {
              "type": "LintReport/1",
              "file": "-",
              "outcome": "errors",
              "kind": "credential",
              "version": "2.0",
              "findings": [
                {
                  "severity": "error",
                  "code": "property.url",
                  "pointer": "/credentialSubject/id",
                  "line": 3,
                  "column": 31,
                  "byteOffset": 148,
                  "message": "'id' is 'nobody'; expected an absolute URL",
                  "specification": "VC Data Model 2.0 §4.4"
                }
              ]
            }
          ]
        }

        """)
  }

  @Test func `lets nothing from a document reach the terminal`() throws {
    let hostile = Self.clean.replacingOccurrences(
      of: "did:example:s", with: #"\u001b[2J\u202e\n"#)
    let result = try runAssay(["lint", "-"], stdin: Array(hostile.utf8))
    #expect(result.output.contains(#"\u{1B}[2J\u{202E}\u{A}"#))
    #expect(!result.stdout.contains(0x1B))
    #expect(result.output.split(separator: "\n").count == 1)
    // What is only spelt like a control character is told apart from one.
    let spelt = Self.clean.replacingOccurrences(of: "did:example:s", with: #"\\u{1B}[2J"#)
    #expect(
      try runAssay(["lint", "-"], stdin: Array(spelt.utf8)).output.contains(#"'\u{5C}u{1B}[2J'"#))
  }
}
