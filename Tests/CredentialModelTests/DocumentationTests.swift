import CredentialModel
import Foundation
import StrictJSON
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
    let here = URL(fileURLWithPath: #filePath)
    let page = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("Sources/CredentialModel/CredentialModel.docc/CredentialModel.md")
    let source = try String(contentsOf: here, encoding: .utf8).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let blocks = try String(contentsOf: page, encoding: .utf8)
      .components(separatedBy: "```swift\n").dropFirst()
    let shown = blocks.flatMap { block in
      block.components(separatedBy: "```")[0].split(separator: "\n")
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(shown.count >= 6)
    for line in shown { #expect(source.contains(line), "\(line)") }
  }
}
