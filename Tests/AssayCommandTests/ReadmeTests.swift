import CredentialIssuer
import CredentialVerifier
import Foundation
import IssuerTrust
import OpenSSLCrypto
import Testing
import WireFormats

@testable import assay

/// What README.md shows is compiled and run here.
@Suite struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOfFile: "\(sourceTree)/README.md", encoding: .utf8)
  }

  /// The code blocks of a kind, as lines.
  private func blocks(_ kind: String) -> [[String]] {
    readme.components(separatedBy: "```\(kind)\n").dropFirst().map { block in
      let end = block.range(of: "```")?.lowerBound ?? block.endIndex
      return block[..<end].split(separator: "\n").map(String.init)
    }
  }

  @Test func `the commands print what it shows`() throws {
    let lines = try #require(blocks("console").first)
    var expected: [String] = []
    var output: [String] = []
    // The examples have to be judged by one time for ever; what is shown says that it is now.
    let time = "2026-11-24T00:00:00Z"
    for line in lines {
      if line.hasPrefix("$ assay ") {
        #expect(output.starts(with: expected))
        let arguments = line.dropFirst(8).split(separator: " ").map(String.init)
        let run = try runAssay(
          arguments + ["--at", time], folder: sourceTree)
        output = run.output.replacingOccurrences(of: "valid at \(time)", with: "valid now")
          .split(separator: "\n").map(String.init)
        expected = []
      } else if !line.contains("…") {
        expected.append(line)
      }
    }
    #expect(!expected.isEmpty)
    #expect(output.starts(with: expected))
  }

  @Test func `the Swift that it shows is the Swift that is compiled here`() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let shown = blocks("swift").joined().map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(shown.count > 15)
    for line in shown { #expect(source.contains(line), "\(line)") }
  }

  @Test func `every command is in its table`() throws {
    let help = try runAssay(["--help"]).output
    let commands = [
      "verify", "inspect", "lint", "canonicalize", "issue", "status", "ledger", "key", "trust",
      "demo",
    ]
    for command in commands {
      #expect(help.contains("  \(command) "))
      #expect(readme.contains("| `assay \(command)"))
    }
  }

  @Test func `its exit codes are those that the command has`() throws {
    let table = try #require(readme.components(separatedBy: "| exit code | means |\n").last)
    let rows = table.components(separatedBy: "\n").dropFirst()
      .prefix { $0.hasPrefix("|") }
    let listed = rows.flatMap { row in
      row.split(separator: "|")[0].split(separator: ",").compactMap {
        Int32($0.trimmingCharacters(in: .whitespaces))
      }
    }
    let signals = [SIGHUP, SIGINT, SIGTERM].map { 128 + $0 }
    let possible = (0...255).compactMap { ExitStatus(rawValue: $0)?.rawValue } + signals
    #expect(listed == possible)
  }

  /// The five lines on verifying.
  private func verifying(
    _ credentialBytes: [UInt8], _ bundleBytes: [UInt8], _ rootBytes: [UInt8], _ now: Instant,
    hire: (String?, String) -> Void, show: (String) -> Void
  ) throws {
    let verifier = Verifier(trust: try TrustBundle(bundleBytes, root: rootBytes))
    let report = verifier.verify(credentialBytes, at: now)
    switch report.verdict {
    case .accepted(let credential): hire(credential.achievementName, credential.issuerName)
    case .rejected, .untrusted, .undetermined: show(report.explanation)
    }
  }

  /// The ten lines on issuing.
  private func issuing(
    _ templateBytes: [UInt8], _ tableBytes: [UInt8], _ keyFileBytes: [UInt8],
    _ typed: inout [UInt8], now: Instant, save: ([UInt8]) -> Void
  ) throws {
    let key = try KeyFile(keyFileBytes).unlock(with: Passphrase(movingFrom: &typed))
    let template = try CredentialTemplate(templateBytes)
    let list = try RecipientList(
      tableBytes, format: .csv, template: template, terms: IssueTerms(issuedAt: now))
    let signer = try CredentialSigner(key: key, for: template)
    let issuance = try Issuance(list, signer: signer)
    for recipient in issuance.recipients {
      save(try issuance.credential(for: recipient))
    }
  }

  @Test func `the Swift that it shows issues and verifies the examples`() throws {
    func read(_ path: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(sourceTree)/\(path)")))
    }
    var passphrase = Array("example passphrase, known to everybody".utf8)
    let now = try Instant(rfc3339: "2026-11-24T00:00:00Z")
    var issued: [[UInt8]] = []
    try issuing(
      try read("Examples/template.json"), try read("Examples/recipients.csv"),
      try read("Keys/private/university.key"), &passphrase, now: now
    ) { issued.append($0) }
    #expect(issued.count == 8)
    #expect(passphrase.isEmpty)
    var hired: [String?] = []
    for credential in issued {
      try verifying(
        credential, try read("Keys/example.bundle"), try read("Keys/root.json"), now,
        hire: { hired += [$0, $1] }, show: { Issue.record("\($0)") })
    }
    #expect(hired.count == 16)
    #expect(hired.first == "Sensor Networks for Water Quality")
  }
}
