import CredentialModel
import StrictJSON
import Testing

/// Specification item 19: which credentials are the same, and which one is the current one.
@Suite struct CredentialIdentityTests {
  private func credential(
    id: String, issuer: String = "https://a.example/i", validFrom: String? = nil
  ) throws -> Credential {
    let since = validFrom.map { #","validFrom":"\#($0)""# } ?? ""
    let text = #"""
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":"VerifiableCredential",\#
      "id":"\#(id)","issuer":{"id":"\#(issuer)"}\#(since)}
      """#
    return Credential(try JSONDocument(Array(text.utf8)).root)
  }

  @Test(
    arguments: [
      ("urn:1", "urn:1", true), ("urn:%31", "urn:1", true), (" urn:1\\t", "urn:1", true),
      ("%20urn:1%0A", "urn:1", true), ("urn:%2f", "urn:%2F", true), ("urn:%C3%A9", "urn:é", true),
      ("urn:%", "urn:%", true), ("urn:%zz", "urn:%ZZ", false), ("urn:%3", "urn:3", false),
      ("urn:1", "urn:2", false), ("URN:1", "urn:1", false), ("urn: 1", "urn:1", false),
      ("urn:e\\u0301", "urn:é", false), ("urn:1/", "urn:1", false), ("urn:%2531", "urn:1", false),
    ])
  func `Specification item 19: ids are compared unescaped and trimmed`(
    left: String, right: String, isSame: Bool
  ) throws {
    let identities = try [left, right].map { CredentialIdentity(of: try credential(id: $0)) }
    #expect((identities[0] == identities[1]) == isSame)
    let issuers = try [left, right].map {
      CredentialIdentity(of: try credential(id: "urn:1", issuer: $0))
    }
    #expect((issuers[0] == issuers[1]) == isSame)
  }

  @Test func `Specification item 19: of the same, the newer one supersedes`() throws {
    let old = try credential(id: "urn:1", validFrom: "2026-01-01T00:00:00Z")
    let new = try credential(id: "urn:%31", validFrom: "2026-01-01T00:00:00.001Z")
    #expect(new.supersedes(old))
    #expect(!old.supersedes(new))
    #expect(!old.supersedes(old))
    let other = try credential(id: "urn:2", validFrom: "2027-01-01T00:00:00Z")
    #expect(!other.supersedes(old))
    let undated = try credential(id: "urn:1")
    #expect(!undated.supersedes(old) && !new.supersedes(undated))
  }

  @Test func `what has no id is the same as nothing`() throws {
    let text = Array(#"{"type":"VerifiableCredential","issuer":"did:web:a"}"#.utf8)
    #expect(CredentialIdentity(of: Credential(try JSONDocument(text).root)) == nil)
  }
}
