import Foundation
import Testing

/// Pipes and devices where a file is expected.
@Suite struct PipeInputTests {
  private func bash(_ line: String, folder: String) throws -> RunResult {
    try runProgram("bash", ["-c", line, assayPath], folder: folder)
  }

  @Test func `what a shell substitutes for a file is read`() throws {
    let fixture = try IssueFixture()
    let result = try bash(
      """
      "$0" issue <(cat template.json) <(cat students.csv) --input csv --key issuer.key \
        --passphrase-file <(cat passphrase) --out out
      """, folder: fixture.folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(fixture.names().count == 3)
  }

  @Test func `a named pipe is read, whoever comes first`() throws {
    let folder = try TemporaryFolder()
    for line in [
      "mkfifo p; echo '{}' >p & until [ -p p ]; do :; done; \"$0\" canonicalize p",
      "rm p; mkfifo p; \"$0\" canonicalize p & echo '{}' >p; wait $!",
    ] {
      let result = try bash(line, folder: folder.path)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == "{}")
    }
  }

  @Test(arguments: [
    ["lint", "/dev/zero"], ["inspect", "/dev/zero"],
    ["issue", "/dev/zero", "/dev/zero", "--input", "csv", "--dry-run"],
  ])
  func `a device is refused at once`(arguments: [String]) throws {
    let result = try runAssay(arguments)
    #expect(result.status == 66)
    #expect((result.output + result.errors).contains("/dev/zero is a device or a socket"))
  }
}
