import Testing

@Suite(.enabled(if: pathOfTool("python3") != nil, "python3 makes the terminal"))
struct IssueProgressTests {
  /// Runs a program on a terminal of its own and prints what it showed there.
  private static let terminal = """
    import os, pty, sys
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execv(sys.argv[1], sys.argv[1:])
    while True:
        try:
            shown = os.read(terminal, 4096)
        except OSError:
            break
        if not shown:
            break
        sys.stdout.buffer.write(shown)
    sys.stdout.flush()
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    """

  @Test func `progress is shown on a terminal, and wiped before the summary`() throws {
    let fixture = try IssueFixture(rows: 300)
    let result = try runProgram(
      "python3", ["-c", Self.terminal, assayPath] + IssueFixture.arguments(),
      folder: fixture.folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("\r\u{1B}[Kissuing ["))
    #expect(
      result.output.contains(
        "issuing [" + String(repeating: "#", count: 40) + "] 300 of 300"))
    #expect(result.output.hasSuffix("\r\u{1B}[Kissued 300 credentials in out\r\n"))
  }

  @Test func `no progress goes into a file`() throws {
    let fixture = try IssueFixture(rows: 100)
    #expect(try fixture.issue().errors == "")
  }
}
