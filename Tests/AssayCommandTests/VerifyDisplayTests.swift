import Foundation
import Testing

private func verify(_ arguments: String..., stdin: [UInt8] = []) throws -> RunResult {
  try ExampleList.verify(arguments, stdin: stdin)
}

/// What a report shows, and what it keeps from the terminal.
@Suite struct VerifyDisplayTests {
  /// What JSON may hold unescaped and a terminal obeys: C1, bidirectional marks, separators, a BOM,
  /// tags beyond the basic plane.
  private static let obeyed = [
    "\u{7F}", "\u{85}", "\u{9B}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{2028}",
    "\u{2029}", "\u{FEFF}", "\u{200E}", "\u{E0041}",
  ]

  @Test func `T66 what a document holds cannot command the terminal`() throws {
    let attack = "\\u001b[2J\\u202eACCEPTED\\nACCEPTED x"
    let text = """
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],\
      "name":"\(attack)","issuer":"did:example:\(attack)","credentialSubject":{"id":"\(attack)"}}
      """
    let run = try verify("-", stdin: Array(text.utf8))
    #expect(run.status == 1)
    #expect(!run.stdout.contains(0x1B))
    #expect(!run.output.contains("\u{202E}"))
    #expect(!run.output.split(separator: "\n").dropFirst().contains { $0.hasPrefix("ACCEPTED") })
    #expect(run.output.contains("\\u{1B}[2J\\u{202E}"))
  }

  @Test func `what only looks like an escaped character is told apart from one`() throws {
    let text = """
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],\
      "name":"\\\\u{1B} C:\\\\users","issuer":"did:example:x","credentialSubject":{"id":"did:example:y"}}
      """
    let run = try verify("-", stdin: Array(text.utf8))
    #expect(run.output.contains("  \\u{5C}u{1B} C:\\users\n"))
  }

  @Test(arguments: [" ", "\u{A0}", "\u{3000}", "\u{2003}", "\u{2800}", "\u{3164}"])
  func `a value cannot be padded until it looks like the next row`(blank: String) throws {
    let padding = String(repeating: blank, count: 200)
    let text = """
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],\
      "name":"Latin\(padding)Issuer","issuer":"did:example:x\(padding)y",\
      "credentialSubject":{"id":"did:example:y"}}
      """
    let run = try verify("-", stdin: Array(text.utf8))
    #expect(run.output.contains("  Latin Issuer\n"))
    #expect(run.output.contains("did:example:x y"))
    #expect(!run.output.contains(blank + blank + blank + blank + "Issuer\n"))
  }

  @Test func `of very many results a page is shown`() throws {
    let results = (0..<5000).map { "{\"type\":[\"Result\"],\"value\":\"\($0)\"}" }
    let text = """
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],\
      "issuer":"did:example:x","credentialSubject":{"id":"did:example:y",\
      "result":[\(results.joined(separator: ","))]}}
      """
    let run = try verify("-", stdin: Array(text.utf8))
    #expect(run.output.contains("14, 15, and 4984 more\n"))
  }

  @Test func `a recipient that was compared is not offered to be compared`() throws {
    let run = try verify(
      "Examples/skill-badge.json", "--recipient", "AARTI@students.example")
    #expect(run.output.contains("the one expected, known by a hash"), "\(run.output)")
  }

  @Test(arguments: ["json", "ndjson"])
  func `a report for programs cannot command a terminal, and says the same`(format: String) throws {
    let attack = Self.obeyed.joined() + "\\u001b[2J" + "café \u{65E5}\u{200D}"
    let text = """
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],\
      "issuer":"did:example:\(attack)","credentialSubject":{"id":"did:example:y"}}
      """
    let run = try verify("-", "--format", format, stdin: Array(text.utf8))
    #expect(run.status == 1)
    for text in Self.obeyed + ["\u{1B}"] {
      #expect(!run.output.unicodeScalars.contains { text.unicodeScalars.contains($0) })
    }
    #expect(run.output.contains("\\u009b\\u202a\\u202e"))
    #expect(run.output.contains("\\udb40\\udc41"))
    // What harms nobody stays legible.
    #expect(run.output.contains("café \u{65E5}\u{200D}"))
    let report = try JSONSerialization.jsonObject(with: Data(run.stdout)) as? [String: Any]
    let claims = report?["claims"] as? [String: Any]
    let issuer = try #require(claims?["issuer"] as? String)
    let said = Self.obeyed.joined() + "\u{1B}[2J" + "café \u{65E5}\u{200D}"
    #expect(Array(issuer.unicodeScalars) == Array("did:example:\(said)".unicodeScalars))
  }

  @Test(arguments: [["inspect"], ["lint"]])
  func `other commands write JSON in the same way`(command: [String]) throws {
    let text = """
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],\
      "issuer":"\u{9B}2J\u{202E}","credentialSubject":{"id":"\u{9B}2J\u{202E}"}}
      """
    let run = try runAssay(
      command + ["-", "--format", "ndjson"], stdin: Array(text.utf8))
    #expect(run.output.contains("\\u009b2J\\u202e"), "\(run.errors)")
    #expect(!run.output.unicodeScalars.contains { $0 == "\u{9B}" || $0 == "\u{202E}" })
  }

  @Test func `the exact bytes that are signed are written exactly`() throws {
    let text = "{\"a\":\"\(Self.obeyed.joined())\"}"
    let run = try runAssay(["canonicalize", "-"], stdin: Array(text.utf8))
    #expect(run.stdout == Array(text.utf8))
  }

  @Test func `a test list is called one`() throws {
    let fixture = try TrustFixture()
    try fixture.publishAuthority()
    let file = "\(sourceTree)/Examples/skill-badge.json"
    let options = [
      "--trust", "list.bundle", "--root", "list/1.root.json", "--at", "2026-01-15T00:00:00Z",
    ]
    let run = try fixture.run(["verify", file] + options)
    #expect(run.output.contains("\nTEST  The trust list is a test list: "))
    #expect(run.output.contains("note  the trust list 'Test authority' is a test list"))
    #expect(!run.output.contains("\nEXAMPLE"))
    let several = try fixture.run(["verify", file, file] + options)
    #expect(several.output.hasPrefix("TEST  "))
  }

  @Test(
    arguments: [
      (["VerifiableCredential", "EndorsementCredential"], "an endorsement", "Endorses"),
      (["VerifiableCredential"], "a credential", "Recipient"),
    ])
  func `a document of another kind is called what it is`(
    types: [String], words: String, row: String
  ) throws {
    let document: [String: Any] = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": types, "name": "On Latin",
      "issuer": "did:example:x",
      "credentialSubject": ["id": "did:example:y", "endorsementComment": "Good."],
    ]
    let run = try verify(
      "-", stdin: [UInt8](try JSONSerialization.data(withJSONObject: document)))
    #expect(run.output.contains("ok    the document is \(words)\n"))
    #expect(run.output.contains("  \(row) (claimed)"))
  }

  @Test func `of several subjects all are shown, or the one who is expected`() throws {
    let text = """
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],\
      "issuer":"did:example:x","credentialSubject":[\
      {"id":"did:example:ana","achievement":{"name":"Latin"}},\
      {"id":"did:example:bob","achievement":{"name":"Greek"}}]}
      """
    let all = try verify("-", stdin: Array(text.utf8))
    for word in ["Latin", "did:example:ana", "Greek", "did:example:bob"] {
      #expect(all.output.contains("  \(word)\n"), "\(word)")
    }
    let one = try verify("-", "--recipient", "did:example:bob", stdin: Array(text.utf8))
    #expect(one.output.contains("  What (claimed)       Greek\n"))
    #expect(!one.output.contains("Latin"))
  }
}
