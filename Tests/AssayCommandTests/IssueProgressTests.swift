import Testing

@Suite struct IssueProgressTests {
  private func issueOnTerminal(
    _ fixture: IssueFixture, out: String, environment: [String: String] = [:]
  ) throws -> TerminalResult {
    try runOnTerminal(
      assayPath, IssueFixture.arguments(out: out), environment: environment,
      folder: fixture.folder.path)
  }

  @Test(arguments: ["out", "all.jsonl"])
  func `progress is shown on a terminal, and wiped before the summary`(out: String) throws {
    let fixture = try IssueFixture(rows: 300)
    let bar = "[\(String(repeating: "#", count: 40))] 300 of 300"
    let first = try issueOnTerminal(fixture, out: out)
    #expect(first.status == 0, "\(first.shown)")
    #expect(first.shown.contains("\r\u{1B}[Kissuing [####"))
    #expect(first.shown.contains("issuing \(bar)"))
    #expect(first.shown.contains("\r\u{1B}[Kissued 300 credentials in \(out)\r\nsigned as "))
    // A second run, which only looks, says so as it goes.
    let second = try issueOnTerminal(fixture, out: out)
    #expect(second.status == 0, "\(second.shown)")
    #expect(second.shown.contains("checking \(bar)"))
    #expect(
      second.shown.contains(
        "\r\u{1B}[Kissued 0 credentials in \(out); 300 were there already\r\n"))
  }

  @Test func `no progress goes into a file, or to a terminal that cannot show it`() throws {
    let fixture = try IssueFixture(rows: 100)
    #expect(try fixture.issue().errors == "")
    let dumb = try issueOnTerminal(fixture, out: "out", environment: ["TERM": "dumb"])
    #expect(!dumb.shown.contains("\u{1B}"))
  }
}
