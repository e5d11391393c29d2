import Foundation
import Testing

@Suite struct IssueInterruptionTests {
  private static let rows = 1000

  /// Does something that sends a signal to a run until one run did not end before its signal came.
  ///
  /// On a busy machine a run can be done before the test sees its first file; that says nothing.
  private func interrupted<Result>(
    rows: Int, by attempt: (IssueFixture) throws -> Result, isLate: (Result) -> Bool
  ) throws -> (fixture: IssueFixture, result: Result) {
    for _ in 0..<50 {
      let fixture = try IssueFixture(rows: rows)
      let result = try attempt(fixture)
      if !isLate(result) { return (fixture, result) }
    }
    throw NeverInterrupted()
  }

  /// Every run ended before its signal came.
  private struct NeverInterrupted: Error {}

  /// Starts a run, waits until it has written so many files, and sends it a signal.
  private func interrupt(
    rows: Int, with signal: Int32, after count: Int = 20
  ) throws -> (fixture: IssueFixture, result: Process) {
    try interrupted(rows: rows) {
      try interrupt($0, with: signal, after: count)
    } isLate: {
      $0.terminationReason == .exit && $0.terminationStatus == 0
    }
  }

  private func interrupt(
    _ fixture: IssueFixture, with signal: Int32, after count: Int
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: assayPath)
    process.arguments = IssueFixture.arguments()
    process.currentDirectoryURL = URL(fileURLWithPath: fixture.folder.path)
    process.standardOutput = FileHandle.nullDevice
    try fixture.folder.write([UInt8](), to: "stderr")
    process.standardError = try FileHandle(forWritingTo: fixture.folder.url("stderr"))
    try process.run()
    while process.isRunning, fixture.names().count < count { usleep(500) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process
  }

  /// Runs once more, and expects that everything is there then, and what was there is as it was.
  private func complete(
    _ fixture: IssueFixture, rows: Int, before: [String: [UInt8]]
  ) throws {
    let rest = try fixture.issue()
    #expect(rest.status == 0, "\(rest.errors)")
    #expect(rest.errors == "")
    #expect(
      rest.firstLine == "issued \(rows - before.count) credentials in out; "
        + "\(before.count) were there already")
    let after = try fixture.wholeFiles()
    #expect(after.count == rows)
    #expect(Set(after.keys.map { $0.prefix(6) }).count == rows)
    #expect(after.keys.allSatisfy { $0.hasSuffix(".json") && $0.utf8.count == 27 })
    for (name, bytes) in before { #expect(after[name] == bytes) }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a run that is interrupted leaves whole files, and the next one completes it`(
    signal: Int32
  ) throws {
    let (fixture, process) = try interrupt(rows: Self.rows, with: signal)
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 128 + signal)
    let errors = String(decoding: try fixture.folder.read("stderr"), as: UTF8.self)
    let done = try fixture.wholeFiles()
    #expect(done.count < Self.rows)
    #expect(
      errors == "stopped: \(done.count) of \(Self.rows) credentials are issued, and whole; "
        + "run the same command again to issue the rest\n")
    try complete(fixture, rows: Self.rows, before: done)
  }

  @Test func `a run that is killed leaves whole files and nothing else`() throws {
    let rows = 3000
    let (fixture, process) = try interrupt(rows: rows, with: SIGKILL, after: 300)
    #expect(process.terminationReason == .uncaughtSignal)
    // Where the file system knows no files without names, one half-written file may be left for
    // each thread; as on others one is put here, for the next run to find.
    let partials = fixture.names().filter { $0.hasSuffix(".partial") }
    for name in partials {
      try FileManager.default.removeItem(atPath: fixture.folder.path("out/\(name)"))
    }
    let done = try fixture.wholeFiles()
    #expect(done.count >= 300 && done.count < rows)
    try fixture.folder.write("{\"half\":", to: "out/.3f2a9c1b7d5e4.partial")
    try complete(fixture, rows: rows, before: done)
  }

  @Test func `a stopped run that was asked for JSON says so in JSON`() throws {
    let arguments = IssueFixture.arguments(more: ["--format", "json"])
    let script = """
      "$0" "$@" & run=$!
      until ls out 2>/dev/null | grep -q json; do :; done
      kill -TERM $run
      wait $run
      """
    let (fixture, result) = try interrupted(rows: Self.rows) { fixture in
      try runProgram("bash", ["-c", script, assayPath] + arguments, folder: fixture.folder.path)
    } isLate: {
      $0.status == 0
    }
    #expect(result.status == 143, "\(result.errors)")
    let failure = try result.json
    #expect(failure["type"] as? String == "IssueFailure/1")
    #expect(failure["exitCode"] as? Int == 143)
    #expect(failure["total"] as? Int == Self.rows)
    #expect(failure["issued"] as? Int == fixture.names().count)
  }

  @Test func `a course of ten thousand goes through, and once more`() throws {
    let fixture = try IssueFixture(rows: 10_000)
    #expect(try fixture.issue().firstLine == "issued 10000 credentials in out")
    #expect(fixture.names().count == 10_000)
    #expect(
      try fixture.issue().firstLine == "issued 0 credentials in out; 10000 were there already")
  }
}
