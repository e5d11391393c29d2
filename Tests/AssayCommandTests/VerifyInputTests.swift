import Foundation
import Testing

private func verify(_ arguments: String..., stdin: [UInt8] = []) throws -> RunResult {
  try ExampleList.verify(arguments, stdin: stdin)
}

/// The files, lists, roots and times that `assay verify` is given.
@Suite struct VerifyInputTests {
  private let trust = ExampleList.trust
  private let time = ExampleList.time

  @Test func `a time that was asked for may be before the list`() throws {
    let then = ["--at", "2025-06-01T00:00:00Z"]
    let run = try runAssay(["verify", "Examples/expired.json"] + trust + then, folder: sourceTree)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("genuine, valid at 2025-06-01T00:00:00Z, and its issuer"))
    #expect(run.output.contains("note  the time to judge by is earlier than the trust list"))
    let several = try runAssay(
      ["verify", "Examples/expired.json", "Examples/tampered.json"] + trust + then,
      folder: sourceTree)
    #expect(several.output.hasPrefix("NOTE  The time to judge by is earlier than the trust list"))
  }

  @Test func `that a list is too old is said once, before several files`() throws {
    let run = try runAssay(
      ["verify", "Examples/skill-badge.json", "Examples/expired.json", "nothing.json"] + trust
        + ["--at", "2046-12-31T00:00:00Z"], folder: sourceTree)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("NOTE  The trust list is too old to rely on"))
    #expect(lines[1] == "EXAMPLE  The trust anchor is an example: nobody real vouches here.")
    #expect(lines[2].hasPrefix("NOTE  Nothing remembers which lists were seen before"))
    #expect(lines[3] == "")
    #expect(lines.filter { $0.hasPrefix("NOTE") || $0.hasPrefix("EXAMPLE") }.count == 3)
    let json = try verify(
      "Examples/skill-badge.json", "Examples/expired.json", "--format", "ndjson")
    #expect(json.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
  }

  @Test func `a folder with nothing in it keeps nobody from verifying the rest`() throws {
    let folder = try TemporaryFolder()
    let run = try verify(folder.path, "Examples/skill-badge.json")
    #expect(run.status == 66)
    #expect(run.output.contains("ACCEPTED  Examples/skill-badge.json"))
    #expect(run.errors.contains("holds no file in a form of a credential"))
    let json = try verify(folder.path, "Examples/expired.json", "--format", "json")
    let list = try JSONSerialization.jsonObject(with: Data(json.stdout)) as? [[String: Any]]
    #expect(list?.map { $0["exitCode"] as? Int } == [66, 1])
    #expect(list?.first?["type"] as? String == "VerificationFailure/1")
    #expect(list?.first?["file"] as? String == folder.path)
    let page = try String(contentsOfFile: "\(sourceTree)/docs/report-format.md", encoding: .utf8)
    for name in try #require(list?.first).keys { #expect(page.contains("| `\(name)` | ")) }
    let alone = try verify(folder.path, "--format", "json")
    #expect(alone.status == 66)
    let one = try JSONSerialization.jsonObject(with: Data(alone.stdout)) as? [[String: Any]]
    #expect(one?.map { $0["exitCode"] as? Int } == [66])
  }

  @Test func `a folder is a list for programs, even with one file in it`() throws {
    let folder = try TemporaryFolder()
    let badge = try Data(contentsOf: URL(filePath: "\(sourceTree)/Examples/skill-badge.json"))
    try badge.write(to: folder.url("badge.json"))
    let json = try verify(folder.path, "--format", "json")
    let list = try JSONSerialization.jsonObject(with: Data(json.stdout)) as? [[String: Any]]
    #expect(list?.map { $0["verdict"] as? String } == ["accepted"])
    #expect(try verify(folder.path).output.contains("\nChecks\n"))
  }

  @Test func `what else stands in a folder does not stop the rest, and is never waited for`() throws
  {
    let folder = try TemporaryFolder()
    let badge = try Data(contentsOf: URL(filePath: "\(sourceTree)/Examples/skill-badge.json"))
    try badge.write(to: folder.url("badge.json"))
    let made = try runProgram(
      "bash",
      [
        "-c",
        "mkfifo pipe.json; mkdir folder.json; ln -s /dev/zero device.json; ln -s nowhere lost.json;"
          + "touch $'\\xff.json' $'\\xff.txt' note.txt",
      ], folder: folder.path)
    #expect(made.status == 0)
    let run = try verify(folder.path)
    #expect(run.status == 66)
    #expect(run.output.contains("ACCEPTED  \(folder.path)/badge.json"))
    #expect(run.errors.contains("lost.json is not there"))
    #expect(run.errors.contains("is not UTF-8"))
    #expect(!run.errors.contains("pipe.json") && !run.errors.contains("device.json"))
    #expect(!run.errors.contains("folder.json"))
    // What is no credential is counted, and a name that cannot be opened may be one's.
    #expect(run.errors.contains("passed over: \(folder.path)/note.txt\n"))
    #expect(run.errors.contains("3 files that cannot be read; the first is \(folder.path)/lost"))
  }

  @Test func `a file of lines is verified line by line, each by its number`() throws {
    let folder = try TemporaryFolder()
    func badge(_ name: String) throws -> String {
      try String(contentsOfFile: "\(sourceTree)/Examples/\(name).json", encoding: .utf8)
        .trimmingCharacters(in: .newlines)
    }
    let lines = try badge("skill-badge") + "\n\n" + badge("tampered") + "\r\n{\n"
    let path = try folder.write(lines, to: "course.jsonl")
    let run = try verify(path)
    #expect(run.status == 1)
    #expect(run.output.contains("ACCEPTED  \(path):1 Peer Mentor"))
    #expect(run.output.contains("REJECTED  \(path):3: the signature does not fit"))
    #expect(run.output.contains("REJECTED  \(path):4: the document is not acceptable JSON"))
    let json = try verify(path, "--format", "json")
    let list = try JSONSerialization.jsonObject(with: Data(json.stdout)) as? [[String: Any]]
    #expect(list?.map { $0["file"] as? String } == [1, 3, 4].map { "\(path):\($0)" })
  }

  @Test func `who forgot the trust list is told to give it`() throws {
    let run = try runAssay(
      ["verify", "Examples/course-certificate.json"] + time, folder: sourceTree)
    #expect(run.status == 3)
    #expect(run.output.contains("No trust list was given"))
    #expect(run.output.contains("Next: give the list of the authority you rely on: --trust BUNDLE"))
  }

  @Test func `a file that is too large is refused, and says with which exit code`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "large.json")
    try FileHandle(forWritingTo: folder.url("large.json")).truncate(atOffset: 16 << 20 | 1)
    let run = try verify(path, "Examples/skill-badge.json", "--format", "json")
    #expect(run.status == 1)
    let list = try JSONSerialization.jsonObject(with: Data(run.stdout)) as? [[String: Any]]
    #expect(list?.map { $0["exitCode"] as? Int } == [1, 0])
    let alone = try verify(path, "--format", "json")
    let one = try JSONSerialization.jsonObject(with: Data(alone.stdout)) as? [String: Any]
    #expect(one?["exitCode"] as? Int == Int(alone.status))
  }

  @Test func `a root's fingerprint will do, in either case`() throws {
    let shown = try runAssay(
      ["trust", "show", "Keys/example.bundle", "--format", "json"], folder: sourceTree)
    let list = try JSONSerialization.jsonObject(with: Data(shown.stdout)) as? [String: Any]
    let fingerprint = try #require(list?["rootFingerprint"] as? String)
    func run(_ root: String) throws -> RunResult {
      try runAssay(
        ["verify", "Examples/skill-badge.json", "--trust", "Keys/example.bundle", "--root", root]
          + time, folder: sourceTree)
    }
    #expect(try run(fingerprint).status == 0)
    #expect(try run(fingerprint.uppercased()).status == 0)
    let other = try run(String(repeating: "0", count: 64))
    #expect(other.status == 78)
    #expect(other.errors.contains("no root of the list has the fingerprint '000000"))
    #expect(other.errors.contains("another authority's"))
    #expect(try run(String(fingerprint.dropLast())).status == 66)
  }

  @Test(arguments: [
    ("{}", " is malformed at /signed: "), ("no JSON", " is not acceptable JSON: "),
    (#"{"signed": {"_type": "targets"}}"#, " is malformed at /signed/_type: "),
  ])
  func `whatever reads a root names the root's file where that is at fault`(
    root: String, reason: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(root, to: "my.root.json")
    for command in [
      ["verify", "Examples/skill-badge.json", "--trust", "Keys/example.bundle"],
      ["trust", "show", "Keys/example.bundle"],
    ] {
      let result = try runAssay(command + ["--root", path], folder: sourceTree)
      #expect(result.status == 78)
      #expect(result.output.isEmpty)
      #expect(result.errors.contains("error: \(path)\(reason)"), "\(result.errors)")
      #expect(result.errors.contains("hint: --root takes the list's root"))
      #expect(!result.errors.contains("example.bundle"))
    }
  }

  @Test func `a bundle or root that is too large is no trust list`() throws {
    let folder = try TemporaryFolder()
    func run(_ bundle: String, _ root: String) throws -> RunResult {
      try runAssay(
        ["verify", "Examples/skill-badge.json", "--trust", bundle, "--root", root],
        folder: sourceTree)
    }
    func file(of size: UInt64) throws -> String {
      let path = try folder.write("", to: "\(size)")
      try FileHandle(forWritingTo: folder.url("\(size)")).truncate(atOffset: size)
      return path
    }
    for result in [
      try run(try file(of: 256 << 20 | 1), "Keys/root.json"),
      try run("Keys/example.bundle", try file(of: 64 << 10 | 1)),
      try runAssay(
        ["trust", "show", "Keys/example.bundle", "--root", try file(of: 64 << 10 | 1)],
        folder: sourceTree),
    ] {
      #expect(result.status == 78, "\(result.errors)")
      #expect(result.output == "")
      #expect(result.errors.contains("hint: get the list again"))
    }
    #expect(try run("/nowhere", "Keys/root.json").status == 66)
  }
}
