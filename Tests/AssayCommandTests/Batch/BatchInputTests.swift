import Foundation
import Testing

/// What `assay verify` takes for credentials: folders, files and streams, told apart by content.
@Suite struct BatchInputTests {
  private func verdicts(_ run: RunResult) throws -> [String] {
    try BatchFixture.objects(run).map { $0["verdict"] as? String ?? $0["code"] as? String ?? "?" }
  }

  @Test func `every line of standard input gets a line, in the order of the input`() throws {
    let lines = [
      try BatchFixture.badge("skill-badge"), "", try BatchFixture.badge("tampered"), "{\"a\":",
      try BatchFixture.badge("unlisted-issuer"),
    ]
    let run = try BatchFixture.verify(lines, "--format", "ndjson")
    #expect(run.status == 1)
    let objects = try BatchFixture.objects(run)
    #expect(objects.map { $0["file"] as? String } == ["-:1", "-:3", "-:4", "-:5"])
    #expect(objects.map { $0["line"] as? Int } == [1, 3, 4, 5])
    #expect(try verdicts(run) == ["accepted", "rejected", "JSON_SYNTAX", "untrusted"])
    #expect(objects.map { $0["exitCode"] as? Int } == [0, 1, 1, 2])
    #expect(objects[2]["type"] as? String == "VerificationFailure/1")
    #expect(run.errors.contains("3 credentials: 1 accepted, 1 rejected, 1 untrusted; "))
    #expect(run.errors.contains("1 broken line: -:4\n"))
  }

  @Test func `one document that is laid out in lines is one document`() throws {
    let badge = try JSONSerialization.jsonObject(
      with: Data(try BatchFixture.badge("skill-badge").utf8))
    let pretty = try JSONSerialization.data(withJSONObject: badge, options: [.prettyPrinted])
    for format in [["--format", "json"], ["--format", "ndjson"], []] {
      let run = try ExampleList.verify(["-"] + format, stdin: [UInt8](pretty))
      #expect(run.status == 0, "\(run.output)")
      #expect(run.errors == "")
    }
  }

  @Test func `a first line that is broken does not make one document of the others`() throws {
    let badge = try BatchFixture.badge("skill-badge")
    let run = try BatchFixture.verify(["{\"a\":", badge, badge], "--format", "ndjson")
    #expect(try verdicts(run) == ["JSON_SYNTAX", "accepted", "accepted"])
    // Where only that can be said of the content which is there, it has to be said.
    let forced = try BatchFixture.verify(["{\"a\":", badge], "--lines", "--format", "ndjson")
    #expect(try verdicts(forced) == ["JSON_SYNTAX", "accepted"])
  }

  @Test func `nothing is no document, and no line`() throws {
    let document = try ExampleList.verify(["-", "--format", "ndjson"])
    #expect(document.status == 1)
    #expect(try verdicts(document) == ["rejected"])
    let lines = try ExampleList.verify(["-", "--lines", "--format", "ndjson"])
    #expect(lines.status == 0)
    #expect(lines.output == "")
    #expect(lines.errors.hasPrefix("0 credentials; "))
    #expect(try ExampleList.verify(["-", "--lines", "--format", "json"]).output == "[]\n")
  }

  @Test(arguments: [("\r\n", "\r\n"), ("\n", ""), ("\n\n \t\n", "\n"), ("\r\n\r\n", "")])
  func `lines may end as they do elsewhere, and the last need not end`(
    between: String, end: String
  ) throws {
    let badge = try BatchFixture.badge("skill-badge")
    let run = try ExampleList.verify(
      ["-", "--format", "ndjson"], stdin: Array((badge + between + badge + end).utf8))
    #expect(run.status == 0, "\(run.output)")
    #expect(try verdicts(run) == ["accepted", "accepted"])
  }

  @Test func `a line that is not UTF-8 is broken, and the others are verified`() throws {
    let badge = Array(try BatchFixture.badge("skill-badge").utf8)
    let run = try ExampleList.verify(
      ["-", "--lines", "--format", "ndjson"],
      stdin: badge + Array("\n{\"a\":\"".utf8) + [0xFF] + Array("\"}\n".utf8) + badge)
    #expect(run.status == 1)
    #expect(try verdicts(run) == ["accepted", "JSON_ENCODING", "accepted"])
  }

  @Test func `a line of 100 MB is reported, passed over and not kept`() throws {
    let folder = try TemporaryFolder()
    let badge = Array("\(try BatchFixture.badge("skill-badge"))\n".utf8)
    let path = try folder.write(badge, to: "lines")
    let file = try FileHandle(forWritingTo: folder.url("lines"))
    try file.seekToEnd()
    // The zeros of a hole in the file, which takes no room on the disk.
    try file.truncate(atOffset: UInt64(badge.count) + 100 << 20)
    try file.seekToEnd()
    try file.write(contentsOf: Data([0x0A] + badge))
    let run = try ExampleList.verify([path, "--lines", "--format", "ndjson", "--jobs", "2"])
    #expect(run.status == 1)
    let objects = try BatchFixture.objects(run)
    #expect(try verdicts(run) == ["accepted", "INPUT_TOO_LARGE", "accepted"])
    #expect(objects.map { $0["line"] as? Int } == [1, 2, 3])
    #expect((objects[1]["message"] as? String)?.contains("longer than the limit") == true)
  }

  @Test func `a token may stand bare or as a JSON string`() throws {
    // Nobody signed it: {"alg":"none"}.
    let token = "eyJhbGciOiJub25lIn0.e30."
    let run = try BatchFixture.verify([token, "\"\(token)\""], "--format", "ndjson")
    let results = try BatchFixture.objects(run).map { result in
      result.filter { $0.key != "file" && $0.key != "line" } as NSDictionary
    }
    #expect(results.count == 2)
    #expect(results.first == results.last)
    #expect(run.status == 1)
  }

  @Test func `in a folder every form of a credential is found, and what is none is named`() throws {
    let folder = try TemporaryFolder()
    let badge = try BatchFixture.badge("skill-badge")
    try folder.write(badge, to: "a certificate")
    try folder.write("\(badge)\n\(badge)\n", to: "b.txt")
    try folder.write("# Notes\n", to: "c.md")
    try folder.write("", to: "d.json")
    try folder.write("<!DOCTYPE html><html></html>", to: "e.html")
    try folder.write("{\\rtf1 a letter}", to: "f.rtf")
    try FileManager.default.createDirectory(
      atPath: folder.path("sub/deeper"), withIntermediateDirectories: true)
    try folder.write(badge, to: "sub/deeper/g.json")
    let (run, summary) = try BatchFixture.summary([folder.path])
    #expect(run.status == 0, "\(run.output)")
    let names = try BatchFixture.objects(run).map { $0["file"] as? String }
    #expect(names == ["a certificate", "b.txt:1", "b.txt:2"].map { folder.path($0) })
    #expect(run.errors.contains("4 files are no credentials, and were passed over; the first is "))
    let skipped = summary["skipped"] as? [String: Any]
    #expect(skipped?["count"] as? Int == 4)
    #expect((skipped?["first"] as? [String: Any])?["file"] as? String == folder.path("c.md"))
    let all = try ExampleList.verify([folder.path, "--recursive", "--format", "ndjson"])
    #expect(
      try BatchFixture.objects(all).last?["file"] as? String == folder.path("sub/deeper/g.json"))
    // Named by itself, each is reported as what it is.
    #expect(try ExampleList.verify([folder.path("c.md")]).status == 1)
  }

  @Test func `a file that cannot be read keeps nobody from the others`() throws {
    let folder = try TemporaryFolder()
    try folder.write(try BatchFixture.badge("skill-badge"), to: "a.json")
    try folder.write(try BatchFixture.badge("skill-badge"), to: "c.json")
    let made = try runProgram("ln", ["-s", "nowhere", "b.json"], folder: folder.path)
    #expect(made.status == 0)
    let (run, summary) = try BatchFixture.summary([folder.path])
    #expect(run.status == 66)
    #expect(try BatchFixture.objects(run).map { $0["exitCode"] as? Int } == [0, 66, 0])
    #expect(run.errors.contains("error: \(folder.path("b.json")) is not there"))
    #expect(run.errors.contains("1 file that cannot be read: \(folder.path("b.json"))"))
    #expect((summary["unreadable"] as? [String: Any])?["count"] as? Int == 1)
  }

  @Test func `a folder of folders does not lead in circles`() throws {
    let folder = try TemporaryFolder()
    let made = try runProgram(
      "sh", ["-c", "mkdir a; ln -s .. a/up; ln -s . self"], folder: folder.path)
    #expect(made.status == 0)
    try folder.write(try BatchFixture.badge("skill-badge"), to: "a/one.json")
    let run = try ExampleList.verify([folder.path, "--recursive", "--format", "ndjson"])
    #expect(run.status == 0)
    #expect(try BatchFixture.objects(run).count == 1)
  }

  @Test func `thousands of files are verified, in the order of their names`() throws {
    let folder = try TemporaryFolder(forThousands: true)
    for number in 0..<2000 { try folder.write("{\"n\":\(number)}", to: "\(10000 + number).json") }
    let (run, summary) = try BatchFixture.summary([folder.path, "--brief"])
    #expect(run.status == 1)
    let names = try BatchFixture.objects(run).map { $0["file"] as? String }
    #expect(names == (10000..<12000).map { folder.path("\($0).json") })
    #expect(summary["rejected"] as? Int == 2000)
  }
}
