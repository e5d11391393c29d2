import Foundation
import Testing

@testable import assay

/// How `assay verify` works on many credentials at once.
@Suite struct BatchRunTests {
  @Test(arguments: [
    ["--format", "ndjson"], ["--format", "ndjson", "--brief"], ["--format", "json"], [],
  ])
  func `eight threads write what one writes, byte for byte`(format: [String]) throws {
    let stdin = Array(try BatchFixture.mixedLines(400).joined(separator: "\n").utf8)
    let one = try ExampleList.verify(["-", "--lines", "--jobs", "1"] + format, stdin: stdin)
    let eight = try ExampleList.verify(["-", "--lines", "--jobs", "8"] + format, stdin: stdin)
    #expect(one.stdout.count > 20_000)
    #expect(one.stdout == eight.stdout)
    #expect(one.status == 1 && eight.status == 1)
    func counts(_ run: RunResult) -> [Substring] {
      // The first line has how long it took.
      run.errors.split(separator: "\n").dropFirst() + [run.errors.prefix { $0 != ";" }]
    }
    #expect(counts(one) == counts(eight))
  }

  @Test(arguments: ["1", "8"])
  func `with --fail-fast the first that is not accepted is the last, and decides`(jobs: String)
    throws
  {
    let good = try BatchFixture.badge("skill-badge")
    var lines = Array(repeating: good, count: 300)
    lines[150] = try BatchFixture.badge("unlisted-issuer")
    lines[151] = "{"
    lines[290] = try BatchFixture.badge("tampered")
    let run = try BatchFixture.verify(
      lines, "--format", "ndjson", "--fail-fast", "--jobs", jobs)
    #expect(run.status == 2)
    let objects = try BatchFixture.objects(run)
    #expect(objects.count == 151)
    #expect(objects.last?["verdict"] as? String == "untrusted")
    #expect(run.errors.contains("stopped at the first that was not accepted\n"))
    let list = try BatchFixture.verify(lines, "--format", "json", "--fail-fast", "--jobs", jobs)
    let parsed = try JSONSerialization.jsonObject(with: Data(list.stdout)) as? [Any]
    #expect(parsed?.count == 151)
  }

  @Test func `a brief line says the verdict, which credential, and why`() throws {
    let run = try BatchFixture.verify(
      [try BatchFixture.badge("skill-badge"), try BatchFixture.badge("tampered")],
      "--format", "ndjson", "--brief")
    let objects = try BatchFixture.objects(run)
    #expect(
      objects.map { $0["type"] as? String } == Array(repeating: "VerificationBrief/1", count: 2))
    #expect(
      Set(objects[1].keys) == [
        "type", "verdict", "exitCode", "id", "issuer", "code", "explanation", "file", "line",
      ])
    #expect(objects[0]["code"] == nil)
    #expect(objects[1]["code"] as? String == "SIGNATURE_INVALID")
    #expect(run.stdout.count < 1200)
    let alone = try ExampleList.verify(["Examples/skill-badge.json", "--format", "json", "--brief"])
    #expect(try alone.json["type"] as? String == "VerificationBrief/1")
  }

  @Test(arguments: [
    ["--jobs", "0"], ["--jobs", "-1"], ["--jobs", "two"], ["--jobs", "1025"], ["--brief"],
  ])
  func `a wrong option exits 64 and says why`(arguments: [String]) throws {
    let run = try ExampleList.verify(["Examples/skill-badge.json"] + arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: "))
  }

  @Test func `who reads no more ends the run, without a word`() throws {
    let folder = try TemporaryFolder()
    let lines = try BatchFixture.mixedLines(3000).joined(separator: "\n")
    let path = try folder.write(lines, to: "lines.jsonl")
    let line =
      "\"$0\" verify \(path) --stateless --format ndjson 2>errors | head -n 1 >first; "
      + "echo ${PIPESTATUS[0]}"
    let run = try runProgram("bash", ["-c", line, assayPath], folder: folder.path)
    #expect(run.output == "141\n")
    #expect(try folder.read("errors") == [])
    #expect(try folder.read("first").last == UInt8(ascii: "\n"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a run that is interrupted writes whole lines, and says so`(signal: Int32) throws {
    let running = try RunningVerification(["--format", "ndjson", "--brief"])
    try running.send(BatchFixture.mixedLines(50))
    let written = try running.lines(atLeast: 40)
    kill(running.process.processIdentifier, signal)
    // It has nothing to read, and ends all the same.
    running.process.waitUntilExit()
    #expect(running.process.terminationStatus == 128 + signal)
    #expect(written.allSatisfy { $0.first == UInt8(ascii: "{") && $0.last == UInt8(ascii: "}") })
    #expect(try running.errors().contains("interrupted: what comes after was not looked at\n"))
  }

  @Test func `on a terminal it shows how far it is, where that disturbs nothing`() throws {
    let folder = try TemporaryFolder()
    let lines = try BatchFixture.mixedLines(100).joined(separator: "\n")
    let path = try folder.write(lines, to: "lines")
    let arguments = ["verify", path] + ExampleList.trust + ExampleList.time
    let elsewhere = try runOnTerminal(
      "/bin/sh", ["-c", "\"$@\" >\"$0\"", folder.path("out"), assayPath] + arguments,
      environment: ["ASSAY_STATE": stateOfNobody], folder: sourceTree)
    #expect(elsewhere.shown.contains("\r\u{1B}[K["), "\(elsewhere.shown)")
    #expect(elsewhere.shown.contains(" a second: "))
    // What is said at the end stands on lines of its own.
    #expect(elsewhere.shown.contains("\r\u{1B}[K66 credentials: 17 accepted, "))
    #expect(elsewhere.shown.hasSuffix("\r\n"))
    let here = try runOnTerminal(
      assayPath, arguments, environment: ["ASSAY_STATE": stateOfNobody], folder: sourceTree)
    #expect(!here.shown.contains("\u{1B}[K"))
  }

  @Test func `the bar is as long as what is done`() {
    var counts = BatchCounts()
    let place = BatchPlace(file: BatchPiece.FileID(number: 0, path: "x"), line: 1)
    counts.add(BatchResult.Item(kind: .report, status: .accepted, place: place, end: 0))
    counts.add(BatchResult.Item(kind: .broken, status: .rejected, place: place, end: 0))
    func line(_ done: Int, of total: Int?) -> String {
      BatchProgress.line(counts, done: done, of: total, milliseconds: 500)
    }
    let text = "2 verified, 4 a second: 1 accepted, 1 not"
    #expect(line(5, of: nil) == text)
    #expect(line(5, of: 10) == "[\(String(repeating: "#", count: 12))............] \(text)")
    #expect(line(20, of: 10) == "[\(String(repeating: "#", count: 24))] \(text)")
  }

  @Test func `who writes line by line has an answer to each`() throws {
    let running = try RunningVerification(["--format", "ndjson", "--brief"])
    for number in 1...5 {
      try running.send([try BatchFixture.badge("skill-badge")])
      #expect(try running.lines(atLeast: number).count == number)
    }
    try running.end()
    #expect(running.process.terminationStatus == 0)
  }

  @Test func `ten times as many lines take no more memory`() throws {
    // So that a line is about as long as a credential, and costs little.
    let line = "{\"padding\":\"\(String(repeating: "x", count: 3000))\"}"
    func peak(_ count: Int) throws -> Int {
      let running = try RunningVerification(["--format", "ndjson", "--jobs", "2"])
      let part = Array(repeating: line, count: 500)
      for done in 1...(count / 500) {
        try running.send(part)
        _ = try running.count(atLeast: done * 500)
      }
      let peak = try running.peakMemory()
      try running.end()
      #expect(running.process.terminationStatus == 1)
      return peak
    }
    let (few, many) = (try peak(2000), try peak(20_000))
    // 60 MB of lines, and 30 MB of results.
    #expect(many - few < 12 << 20, "\(few) and \(many) bytes")
  }

  /// Takes some minutes, even with a release build.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ASSAY_MILLION"] != nil))
  func `a million lines take no more memory than ten thousand, but for what tells them apart`()
    throws
  {
    func peak(_ count: Int) throws -> Int {
      let running = try RunningVerification(["--format", "ndjson", "--brief"])
      for start in stride(from: 0, to: count, by: 1000) {
        try running.send(
          (start..<start + 1000).map {
            BatchFixture.unsigned(id: "urn:example:\($0)", validFrom: "2026-01-01T00:00:00Z")
          })
        _ = try running.count(atLeast: start + 1000)
      }
      let peak = try running.peakMemory()
      try running.end()
      return peak
    }
    let (few, many) = (try peak(10_000), try peak(1_000_000))
    print("10,000 lines: \(few) bytes; 1,000,000 lines: \(many) bytes")
    #expect(many - few < 64 << 20)
  }
}
