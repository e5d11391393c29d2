import Foundation
import Testing

@Suite struct IssueInterruptionTests {
  private static let rows = 1500

  /// Starts a run, waits until it has written something, and sends it a signal.
  private func interrupt(_ fixture: IssueFixture, with signal: Int32) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: assayPath)
    process.arguments = IssueFixture.arguments()
    process.currentDirectoryURL = URL(fileURLWithPath: fixture.folder.path)
    process.standardOutput = FileHandle.nullDevice
    try fixture.folder.write([UInt8](), to: "stderr")
    process.standardError = try FileHandle(forWritingTo: fixture.folder.url("stderr"))
    try process.run()
    while process.isRunning, fixture.names().count < 20 { usleep(500) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a run that is interrupted leaves whole files, and the next one completes it`(
    signal: Int32
  ) throws {
    let fixture = try IssueFixture(rows: Self.rows)
    let process = try interrupt(fixture, with: signal)
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 128 + signal)
    let errors = String(decoding: try fixture.folder.read("stderr"), as: UTF8.self)
    let done = fixture.names()
    #expect(done.count < Self.rows)
    #expect(
      errors == "stopped: \(done.count) of \(Self.rows) credentials are issued, and whole; "
        + "run the same command again to issue the rest\n")
    var before: [String: [UInt8]] = [:]
    for name in done {
      let bytes = try fixture.folder.read("out/\(name)")
      before[name] = bytes
      #expect(bytes.last == UInt8(ascii: "\n"))
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
    }

    let rest = try fixture.issue()
    #expect(rest.status == 0, "\(rest.errors)")
    #expect(
      rest.output == "issued \(Self.rows - done.count) credentials in out; "
        + "\(done.count) were there already\n")
    #expect(fixture.names().count == Self.rows)
    for (name, bytes) in before { #expect(try fixture.folder.read("out/\(name)") == bytes) }
  }
}
