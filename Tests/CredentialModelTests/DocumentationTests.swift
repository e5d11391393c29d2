import CredentialModel
import StrictJSON
import TestSupport
import Testing

/// What the module's page shows is compiled and run here.
@Suite struct DocumentationTests {
  private func read(_ bytes: [UInt8], show: (Any?, Any?) -> Void) throws {
    let document = try JSONDocument(bytes)
    let credential = Credential(document.root)
    show(credential.issuerID, credential.subjects.first?.achievement?.name)
    for finding in Validation.findings(of: document.root, stage: .issued) {
      show(finding.line, finding.message)
    }
  }

  @Test func `the Swift that the page shows reads a credential and finds what is wrong`() throws {
    let text = """
      {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
      "issuer": "did:example:a", "credentialSubject": {}}
      """
    var shown: [String] = []
    try read(Array(text.utf8)) { shown.append("\($0 ?? "-") \($1 ?? "-")") }
    #expect(shown.first == "did:example:a -")
    #expect(shown.dropFirst().first?.hasPrefix("2 ") == true)
  }

  @Test func `every line of Swift on the page is compiled here`() throws {
    let shown = try DocumentedSwift.lines(of: "CredentialModel", in: #filePath)
    #expect(shown.count >= 6)
    #expect(shown.missing == [])
  }
}
