import Foundation
import Testing

/// Colour, and readers and disks that go away.
@Suite struct TerminalTests {
  private static let verify = [
    "verify", "Examples/course-certificate.json", "--trust", "Keys/example.bundle", "--root",
    "Keys/root.json", "--at", "2026-11-24T00:00:00Z",
  ]

  @Test func `a report on a terminal is coloured`() throws {
    let result = try runOnTerminal(assayPath, Self.verify, folder: sourceTree)
    #expect(result.status == 0)
    #expect(result.shown.contains("\u{1B}[1;32mACCEPTED\u{1B}[0m"))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `it is plain where the person or the terminal wants it plain`(
    environment: [String: String]
  ) throws {
    let result = try runOnTerminal(
      assayPath, Self.verify, environment: environment, folder: sourceTree)
    #expect(result.status == 0)
    #expect(result.shown.hasPrefix("ACCEPTED"))
    #expect(!result.shown.contains("\u{1B}"))
  }

  @Test func `an empty NO_COLOR is none`() throws {
    let result = try runOnTerminal(
      assayPath, Self.verify, environment: ["NO_COLOR": ""], folder: sourceTree)
    #expect(result.shown.contains("\u{1B}[1;32mACCEPTED"))
  }

  @Test func `a report in a file is plain`() throws {
    let result = try runAssay(Self.verify, environment: ["NO_COLOR": ""], folder: sourceTree)
    #expect(result.output.hasPrefix("ACCEPTED"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func `a pipe whose reader has gone is an error, not a silent death`() throws {
    let script = """
      { mkfifo pipe
        : <pipe & reader=$!
        exec 3>pipe
        wait $reader
        "$0" canonicalize - <document >&3
        echo "status $?"; } 2>&1
      """
    let folder = try TemporaryFolder()
    try folder.write(
      "[\(Array(repeating: "1", count: 100_000).joined(separator: ","))]", to: "document")
    let result = try runProgram("bash", ["-c", script, assayPath], folder: folder.path)
    #expect(
      result.output == "error: standard output cannot be written: Broken pipe\nstatus 74\n")
  }
}
