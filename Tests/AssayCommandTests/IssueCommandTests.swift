import Foundation
import Testing

@Suite struct IssueCommandTests {
  @Test func `a table becomes a folder of signed credentials`() throws {
    let fixture = try IssueFixture()
    let result = try fixture.issue()
    #expect(result.status == 0, "\(result.errors)")
    let method = "did:web:university.example#"
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first == "issued 3 credentials in out")
    #expect(lines.last?.hasPrefix("signed as \(method)z6Mk") == true)
    #expect(result.errors == "")
    let names = fixture.names()
    #expect(names.count == 3)
    for name in names {
      let bytes = try fixture.folder.read("out/\(name)")
      #expect(bytes.last == UInt8(ascii: "\n"))
      let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let proofs = object?["proof"] as? [[String: Any]]
      #expect(
        proofs?.compactMap { $0["cryptosuite"] as? String } == [
          "eddsa-jcs-2022", "eddsa-rdfc-2022",
        ])
      #expect(!String(decoding: bytes, as: UTF8.self).contains("students.example"))
    }
  }

  @Test(arguments: ["eddsa-jcs-2022", "eddsa-rdfc-2022"])
  func `a suite that is chosen is the only one`(_ name: String) throws {
    let fixture = try IssueFixture()
    let result = try fixture.issue(more: ["--cryptosuite", name])
    #expect(result.status == 0, "\(result.errors)")
    for file in fixture.names() {
      let object =
        try JSONSerialization.jsonObject(with: Data(fixture.folder.read("out/\(file)")))
        as? [String: Any]
      #expect((object?["proof"] as? [String: Any])?["cryptosuite"] as? String == name)
    }
  }

  @Test func `a suite that makes no new proofs is refused`() throws {
    let fixture = try IssueFixture()
    let result = try fixture.issue(more: ["--cryptosuite", "Ed25519Signature2018"])
    #expect(result.status == 64)
    #expect(result.errors.contains("no proofs are made with 'Ed25519Signature2018'"))
    #expect(fixture.names() == [])
  }

  @Test func `a suite that the template's contexts do not know is refused, with the place`() throws
  {
    let fixture = try IssueFixture()
    let result = try fixture.issue(more: ["--cryptosuite", "Ed25519Signature2020"])
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.contains("Ed25519Signature2020"))
    #expect(fixture.names() == [])
  }

  @Test func `the same command again keeps everything`() throws {
    let fixture = try IssueFixture()
    _ = try fixture.issue()
    let before = try fixture.names().map { try fixture.folder.read("out/\($0)") }
    let result = try fixture.issue()
    #expect(result.status == 0)
    #expect(result.firstLine == "issued 0 credentials in out; 3 were there already")
    #expect(try fixture.names().map { try fixture.folder.read("out/\($0)") } == before)
  }

  @Test(arguments: ["json", "ndjson"], [false, true])
  func `the summary is JSON where it is asked for`(format: String, isDryRun: Bool) throws {
    let more = ["--format", format] + (isDryRun ? ["--dry-run"] : [])
    let result = try IssueFixture().issue(more: more)
    let summary = try result.json
    #expect(summary["type"] as? String == "IssueSummary/1")
    #expect(summary["dryRun"] as? Bool == isDryRun)
    #expect(summary["total"] as? Int == 3)
    #expect(summary["issued"] as? Int == (isDryRun ? 0 : 3))
    #expect(summary["kept"] as? Int == 0)
    #expect(summary["out"] as? String == "out")
    let key = try #require(summary["publicKeyMultibase"] as? String)
    #expect(summary["verificationMethod"] as? String == "did:web:university.example#\(key)")
    #expect((result.output.split(separator: "\n").count == 1) == (format == "ndjson"))
  }

  @Test func `a failure is JSON too where it is asked for, with its faults`() throws {
    let fixture = try IssueFixture()
    try fixture.folder.write("email\nnobody\n", to: "bad.csv")
    let bad = try fixture.issue(table: "bad.csv", more: ["--format", "ndjson"])
    #expect(bad.status == 65)
    let failure = try bad.json
    #expect(failure["type"] as? String == "IssueFailure/1")
    #expect(failure["exitCode"] as? Int == 65)
    #expect(failure["message"] as? String == "the table has 1 fault; nothing was issued")
    let faults = try #require(failure["faults"] as? [[String: Any]])
    #expect(faults.count == 1)
    #expect(faults.first?["file"] as? String == "bad.csv")
    #expect(faults.first?["line"] as? Int == 2)
    #expect(faults.first?["column"] as? Int == 1)
    #expect(bad.errors.hasPrefix("error: bad.csv:2:1: "))

    _ = try fixture.issue()
    try fixture.folder.write("email,role\nstudent0@students.example,Guest\n", to: "students.csv")
    let taken = try fixture.issue(more: ["--format", "json"])
    #expect(taken.status == 73)
    #expect(try taken.json["exitCode"] as? Int == 73)
    let absent = try fixture.issue(table: "absent.csv", more: ["--format", "json"])
    #expect(try absent.json["exitCode"] as? Int == 66)
  }

  @Test func `two runs at once into one folder are one run`() throws {
    let fixture = try IssueFixture(rows: 3)
    _ = try fixture.issue()
    let before = fixture.names()
    // Another run, as the system sees it: somebody who holds the folder's lock.
    let other = open(fixture.folder.path("out"), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(other) }
    try #require(flock(other, LOCK_EX) == 0)
    try fixture.folder.write(IssueFixture.table(9), to: "students.csv")
    let result = try fixture.issue(more: ["--format", "json"])
    #expect(result.status == 73, "\(result.output)")
    #expect(
      result.errors
        == "error: another run is writing into out; wait until it has ended, and run this again\n")
    #expect(try result.json["exitCode"] as? Int == 73)
    #expect(fixture.names() == before)
  }

  @Test func `who is in the folder but not in the table is said`() throws {
    let fixture = try IssueFixture(rows: 3)
    _ = try fixture.issue()
    let names = fixture.names()
    try fixture.folder.write(IssueFixture.table(1), to: "students.csv")
    let result = try fixture.issue(more: ["--format", "json"])
    #expect(result.status == 0)
    #expect(
      result.errors.hasPrefix(
        "warning: out holds 2 credentials that belong to no row of the table, \(names[1]) for one"))
    let unclaimed = try #require(try result.json["unclaimed"] as? [String: Any])
    #expect(unclaimed["count"] as? Int == 2)
    #expect(unclaimed["example"] as? String == names[1])
  }

  @Test func `a key that the template does not name signs nothing`() throws {
    let fixture = try IssueFixture()
    let other = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
    try fixture.folder.write(
      IssueFixture.template.replacingOccurrences(
        of: "\"validFor\"", with: "\"publicKeyMultibase\": \"\(other)\", \"validFor\""),
      to: "template.json")
    for more in [[], ["--dry-run"]] {
      let result = try fixture.issue(more: more)
      #expect(result.status == 65)
      #expect(result.errors.hasPrefix("error: the template names the key '\(other)', but"))
    }
    #expect(fixture.names() == [])
  }

  @Test func `a key under a name that does not show it is said at the end`() throws {
    let fixture = try IssueFixture()
    let key =
      try runAssay(["key", "show", "issuer.key", "--format", "json"], folder: fixture.folder.path)
      .json["publicKeyMultibase"] as? String
    let method = "did:web:university.example#key-2026"
    let result = try fixture.issue(more: ["--verification-method", method])
    #expect(result.output.hasSuffix("\nsigned as \(method), with the key \(try #require(key))\n"))
  }

  @Test func `a template's own fault is said once, not for every row`() throws {
    let fixture = try IssueFixture(rows: 30)
    try fixture.folder.write(
      IssueFixture.template.replacingOccurrences(
        of: "\"validFor\": \"P2Y\"", with: "\"validUntil\": \"2020-01-01T00:00:00Z\""),
      to: "template.json")
    let result = try fixture.issue()
    #expect(result.status == 65)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first?.hasPrefix("error: template.json:11:17: the validity ends at") == true)
    #expect(lines.first?.hasSuffix(" (at /validUntil)") == true)
    #expect(lines[1] == "error: the template cannot be used; nothing was issued")
  }

  @Test func `warnings that are not shown are counted`() throws {
    let fixture = try IssueFixture()
    try fixture.folder.write(
      IssueFixture.template.replacingOccurrences(
        of: "\"criteria\"",
        with: """
          "resultDescription": [{"id": "urn:x:1", "type": ["ResultDescription"], "name": "Mark",
            "resultType": "Percent", "valueMin": "0", "valueMax": "100", "requiredValue": "50"}],
          "criteria"
          """), to: "template.json")
    let rows = (0..<25).map { "student\($0)@students.example,1\n" }.joined()
    try fixture.folder.write("email,result:Mark\n" + rows, to: "students.csv")
    let result = try fixture.issue()
    #expect(result.status == 0)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.last == "warning: students.csv: there are 5 more warnings like these")
  }

  @Test(arguments: ["STUDENTS.CSV", "Students.Csv"])
  func `the ending of a name counts in any case`(name: String) throws {
    let fixture = try IssueFixture()
    try fixture.folder.write(IssueFixture.table(1), to: name)
    #expect(try fixture.issue(table: name, out: "all.JSONL").status == 0)
    #expect(try fixture.folder.read("all.JSONL").last == UInt8(ascii: "\n"))
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
    #expect(result.firstLine == "issued 1 credential in out")
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
        error: bad.csv:101:8: 'name' holds the control character U+001B; take it out
        error: the table has 2 faults; nothing was issued
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
          + "did you mean 'issuer'? (at /isuer)\n"))
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
