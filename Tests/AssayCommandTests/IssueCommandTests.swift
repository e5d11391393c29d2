import Foundation
import Testing

@Suite struct IssueCommandTests {
  @Test func `a table becomes a folder of signed credentials`() throws {
    let fixture = try IssueFixture()
    let result = try fixture.issue()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "issued 3 credentials in out\n")
    #expect(result.errors == "")
    let names = fixture.names()
    #expect(names.count == 3)
    for name in names {
      let bytes = try fixture.folder.read("out/\(name)")
      #expect(bytes.last == UInt8(ascii: "\n"))
      let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      #expect((object?["proof"] as? [String: Any])?["cryptosuite"] as? String == "eddsa-jcs-2022")
      #expect(!String(decoding: bytes, as: UTF8.self).contains("students.example"))
    }
  }

  @Test func `the same command again keeps everything`() throws {
    let fixture = try IssueFixture()
    _ = try fixture.issue()
    let before = try fixture.names().map { try fixture.folder.read("out/\($0)") }
    let result = try fixture.issue()
    #expect(result.status == 0)
    #expect(result.output == "issued 0 credentials in out; 3 were there already\n")
    #expect(try fixture.names().map { try fixture.folder.read("out/\($0)") } == before)
  }

  @Test(arguments: [
    ("json", "{\n  \"total\": 3,\n  \"issued\": 3,\n  \"kept\": 0,\n  \"out\": \"out\"\n}\n"),
    ("ndjson", "{\"total\":3,\"issued\":3,\"kept\":0,\"out\":\"out\"}\n"),
  ])
  func `the summary is JSON where it is asked for`(format: String, expected: String) throws {
    let result = try IssueFixture().issue(more: ["--format", format])
    #expect(result.output == expected)
  }

  @Test func `a file of lines is written where the name asks for it`() throws {
    let fixture = try IssueFixture()
    let result = try fixture.issue(out: "all.jsonl")
    #expect(result.status == 0, "\(result.errors)")
    let lines = try fixture.folder.read("all.jsonl").split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 3)
    #expect(try fixture.issue(out: "all.jsonl").output.contains("3 were there already"))
  }

  @Test func `standard input is a table where its format is said`() throws {
    let fixture = try IssueFixture()
    let table = Array("{\"id\":\"did:example:ana\"}\n".utf8)
    #expect(try fixture.issue(table: "-", stdin: table).status == 64)
    let result = try fixture.issue(table: "-", more: ["--input", "jsonl"], stdin: table)
    #expect(result.output == "issued 1 credential in out\n")
  }

  @Test func `a dry run checks everything and writes nothing`() throws {
    let fixture = try IssueFixture()
    let result = try runAssay(
      ["issue", "template.json", "students.csv", "--dry-run"], folder: fixture.folder.path)
    #expect(result.status == 0)
    #expect(
      result.output
        == "the template and all 3 rows are right: 'River Water' can be issued; this was a dry run\n"
    )
    #expect(try fixture.issue(more: ["--dry-run"]).status == 0)
    #expect(fixture.names() == [])
  }

  @Test func `a dry run with a key checks that it is the issuer's`() throws {
    let fixture = try IssueFixture()
    let other = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
    try fixture.folder.write(
      IssueFixture.template.replacingOccurrences(of: "did:web:university.example", with: other),
      to: "template.json")
    let result = try runAssay(
      [
        "issue", "template.json", "students.csv", "--dry-run", "--key", "issuer.key",
        "--passphrase-file", "passphrase",
      ], folder: fixture.folder.path)
    #expect(result.status == 65)
    #expect(result.errors.contains("the template's issuer is '\(other)', but the key is that of"))
  }

  @Test func `a run can be dated`() throws {
    let fixture = try IssueFixture(rows: 1)
    let result = try fixture.issue(more: ["--at", "2026-02-03T04:05:06Z"])
    #expect(result.status == 0, "\(result.errors)")
    let bytes = try fixture.folder.read("out/\(try #require(fixture.names().first))")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"created\":\"2026-02-03T04:05:06Z\""))
    #expect(text.contains("\"validFrom\":\"2026-02-03T04:05:06Z\""))
    #expect(text.contains("\"validUntil\":\"2028-02-03T04:05:06Z\""))
  }

  @Test func `one bad row of a hundred is named, and no file is written`() throws {
    let fixture = try IssueFixture()
    try fixture.folder.write(
      IssueFixture.table(99) + "nobody,\u{1B}[31mNobody\n", to: "bad.csv")
    let result = try fixture.issue(table: "bad.csv")
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(
      result.errors == """
        error: bad.csv:101:1: this is not one e-mail address such as ana@example.org
        error: the table has 1 fault; nothing was issued
        hint: mend the table and run the same command again

        """)
    #expect(fixture.names() == [])
  }

  @Test func `nothing from a table reaches the terminal unescaped`() throws {
    let fixture = try IssueFixture()
    try fixture.folder.write("email,\u{1B}]0;x\u{7}\u{202E}\na@b,c\n", to: "bad.csv")
    let errors = try fixture.issue(table: "bad.csv").errors
    #expect(errors.contains("bad.csv:1:7: there is no column"))
    #expect(!errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
  }

  @Test func `every fault of a template is named with its place`() throws {
    let fixture = try IssueFixture()
    try fixture.folder.write(
      "{\n\"type\": \"CredentialTemplate/1\",\n\"isuer\": {}\n}\n", to: "template.json")
    let result = try fixture.issue()
    #expect(result.status == 65)
    #expect(result.errors.contains("error: template.json:1:1: 'issuer' is missing\n"))
    #expect(
      result.errors.contains(
        "error: template.json:3:1: a template has no member 'isuer' here; "
          + "did you mean 'issuer'? at /isuer\n"))
  }

  @Test(
    arguments: [
      (["issue", "template.json", "students.csv"], 64),
      (["issue", "template.json", "students.csv", "--key", "issuer.key"], 64),
      (["issue", "template.json"], 64),
      (IssueFixture.arguments(more: ["--valid-from", "today"]), 64),
      (IssueFixture.arguments(more: ["--verification-method", "did:web:other.example#1"]), 64),
      (IssueFixture.arguments(table: "missing.csv"), 66),
      (IssueFixture.arguments(table: "issuer.key"), 64),
      (IssueFixture.arguments(out: "template.json"), 73),
      (IssueFixture.arguments(out: "template.json/out"), 73),
    ] as [([String], Int32)])
  func `what cannot be done has its exit status and writes nothing`(
    arguments: [String], status: Int32
  ) throws {
    let fixture = try IssueFixture()
    let before = try fixture.folder.names()
    let result = try runAssay(arguments, folder: fixture.folder.path)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.output == "")
    #expect(!result.errors.isEmpty)
    #expect(try fixture.folder.names() == before)
  }

  @Test func `a changed row is refused, and the existing file is named and kept`() throws {
    let fixture = try IssueFixture(rows: 1)
    _ = try fixture.issue()
    let name = try #require(fixture.names().first)
    let before = try fixture.folder.read("out/\(name)")
    try fixture.folder.write(
      "email,name,role\nstudent0@students.example,Student 0,Captain\n", to: "students.csv")
    let result = try fixture.issue()
    #expect(result.status == 73)
    #expect(result.errors.contains("'out/\(name)' is there already"))
    #expect(try fixture.folder.read("out/\(name)") == before)
  }

  @Test func `the help has an example`() throws {
    let result = try runAssay(["issue", "--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("assay issue course.json students.csv --key university.key"))
  }

  @Test func `a full disk is said, and what is written is whole`() throws {
    // A file size limit stops the writing as a full disk does, with an error of its own.
    let fixture = try IssueFixture(rows: 1)
    let line = IssueFixture.arguments().map { "'\($0)'" }.joined(separator: " ")
    let result = try runProgram(
      "/bin/sh", ["-c", "trap '' XFSZ; ulimit -f 1; exec '\(assayPath)' \(line)"],
      folder: fixture.folder.path)
    #expect(result.status == 74, "\(result.errors)")
    #expect(result.errors.contains("0 of 1 credential"))
    #expect(fixture.names() == [])
  }
}
