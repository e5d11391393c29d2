import Foundation
import Testing

/// Lines of credentials, and runs of `assay verify` on them by the example list.
enum BatchFixture {
  /// An example credential, on one line.
  static func badge(_ name: String) throws -> String {
    try String(contentsOfFile: "\(sourceTree)/Examples/\(name).json", encoding: .utf8)
      .trimmingCharacters(in: .newlines)
  }

  /// Lines with every verdict among them, and some that are no document.
  static func mixedLines(_ count: Int) throws -> [String] {
    let kinds = [
      try badge("skill-badge"), try badge("tampered"), try badge("unlisted-issuer"), "{", "",
      unsigned(id: "urn:example:1", validFrom: "2026-01-01T00:00:00Z"),
    ]
    // No two runs of the same kind are as long as a block.
    return (0..<count).map { kinds[$0 * 7 / 3 % kinds.count] }
  }

  /// A credential that nobody signed.
  static func unsigned(
    id: String, issuer: String = "did:web:university.example", validFrom: String?
  ) -> String {
    let since = validFrom.map { #""validFrom":"\#($0)","# } ?? ""
    return #"""
      {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],\#
      "id":"\#(id)","issuer":"\#(issuer)",\#(since)"credentialSubject":{"id":"urn:example:s"}}
      """#
  }

  /// Verifies lines on standard input.
  static func verify(_ lines: [String], _ arguments: String...) throws -> RunResult {
    try ExampleList.verify(
      ["-"] + arguments, stdin: Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// Each line of an output as a JSON object.
  static func objects(_ run: RunResult) throws -> [[String: Any]] {
    try run.stdout.split(separator: UInt8(ascii: "\n")).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }

  /// Verifies, and reads the summary.
  static func summary(
    _ arguments: [String], lines: [String] = []
  ) throws -> (run: RunResult, summary: [String: Any]) {
    let folder = try TemporaryFolder()
    let run = try ExampleList.verify(
      arguments + ["--format", "ndjson", "--summary", folder.path("summary.json")],
      stdin: Array(lines.map { "\($0)\n" }.joined().utf8))
    let json = try JSONSerialization.jsonObject(with: Data(try folder.read("summary.json")))
    return (run, try #require(json as? [String: Any]))
  }
}
