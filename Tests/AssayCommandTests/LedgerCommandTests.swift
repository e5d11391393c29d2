import CredentialIssuer
import DurableFiles
import Foundation
import StrictJSON
import Testing

/// Whether this user may mount a file system in a namespace of their own.
private let canMount: Bool = {
  let script = "mount -t tmpfs -o size=100k tmpfs /mnt"
  return (try? runProgram("unshare", ["-rm", "sh", "-c", script]).status) == 0
}()

/// Ledgers on the command line.
@Suite struct LedgerCommandTests {
  private func id(_ run: LedgerRun, _ index: Int = 0) throws -> String {
    try #require(try JSONDocument(try run.documents("out")[index]).root["id"]?.string)
  }

  @Test func `the first run makes the ledger and says so, the next ones use it`() throws {
    let run = try LedgerRun()
    let first = try run.issue()
    #expect(first.status == 0)
    #expect(
      first.errors.contains(
        "note: a new ledger was made in ledger; keep it with the key, and back it up"))
    #expect(try !run.issue(out: "more").errors.contains("note:"))
    let json = try run.issue(more: ["--format", "json"])
    #expect(try json.json["ledger"] as? String == "ledger")
    #expect(try run.expectSound(["out", "more"])?.credentials == 6)
  }

  @Test func `a template with a status wants a ledger, but for a dry run`() throws {
    let run = try LedgerRun()
    let arguments = ["issue", "template.json", "students.csv"]
    let refused = try runAssay(
      arguments + ["--key", "issuer.key", "--out", "out"], folder: run.folder.path)
    #expect(refused.status == 64)
    #expect(refused.errors.contains("hint: add --ledger FOLDER"))
    #expect(run.names("out") == [])
    #expect(try runAssay(arguments + ["--dry-run"], folder: run.folder.path).status == 0)
    #expect(try run.issue(more: ["--dry-run"]).status == 0)
    #expect(run.names("ledger") == [])
  }

  @Test func `L04: a ledger that cannot grow ends the run, and the same command completes it`()
    throws
  {
    let run = try LedgerRun(rows: 600)
    #expect(try run.issue(out: "first").status == 0)
    // The log of the first write fits in, that of all does not.
    let failed = try runProgram(
      "bash",
      ["-c", "ulimit -f 200; exec \"$0\" \"$@\"", assayPath] + LedgerRun.arguments(out: "out"),
      folder: run.folder.path)
    #expect(failed.status == 74, "\(failed.errors)")
    #expect(failed.errors.contains("[LEDGER_STORAGE]"))
    try run.expectSound(["first", "out"])
    #expect(try run.issue().status == 0)
    #expect(try run.documents("out").count == 600)
    #expect(try run.expectSound(["first", "out"])?.credentials == 1200)
  }

  @Test(
    .enabled(if: canMount, "mounting a small file system is not permitted"), arguments: [256, 700])
  func `L04: a disk that is full ends the run, and what is acknowledged is true`(
    kilobytes: Int
  ) throws {
    let run = try LedgerRun(rows: 600)
    let script = """
      mkdir disk && mount -t tmpfs -o size=\(kilobytes)k tmpfs disk
      "$0" "$@"; status=$?
      mkdir -p ledger out
      cp -R disk/ledger/. ledger; cp -R disk/out/. out; chmod 700 ledger
      exit $status
      """
    let failed = try runProgram(
      "unshare",
      ["-rm", "sh", "-c", script, assayPath]
        + LedgerRun.arguments(out: "disk/out", ledger: "disk/ledger"), folder: run.folder.path)
    #expect(failed.status == 74, "\(failed.errors)")
    #expect(try run.documents("out").count < 600)
    try run.expectSound(["out"])
    // It is at another place now, and so are its outputs.
    #expect(try run.run("ledger", "recover", "ledger", "--moved", "--void").status == 0)
    #expect(try run.issue().status == 0)
    #expect(try run.documents("out").count == 600)
    try run.expectSound(["out"])
  }

  @Test(.enabled(if: canMount, "mounting is not permitted"))
  func `L09: a ledger on a medium that is read only can be read, and nothing else`() throws {
    let run = try LedgerRun()
    #expect(try run.issue().status == 0)
    let script = """
      mount --bind ledger ledger && mount -o remount,bind,ro ledger
      "$0" "$@"
      """
    func readOnly(_ arguments: [String]) throws -> RunResult {
      try runProgram(
        "unshare", ["-rm", "sh", "-c", script, assayPath] + arguments, folder: run.folder.path)
    }
    let verified = try readOnly(["ledger", "verify", "ledger"])
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.firstLine == "The ledger hangs together.")
    let issued = try readOnly(LedgerRun.arguments(out: "more"))
    #expect(issued.status == 73, "\(issued.errors)")
    #expect(issued.errors.contains("[LEDGER_READ_ONLY]"))
    #expect(try run.documents("more") == [])
  }

  @Test func `a damaged ledger is told, and nothing is issued`() throws {
    let run = try LedgerRun()
    #expect(try run.issue().status == 0)
    var bytes = try run.folder.read("ledger/ledger.db")
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: "\"kind\":\"list\"".utf8) })
    bytes[place + 8] ^= 1
    try run.folder.write(bytes, to: "ledger/ledger.db", mode: 0o600)
    let verified = try run.run("ledger", "verify", "ledger")
    #expect(verified.status == 65)
    #expect(verified.errors.contains("is damaged at entry 1"))
    #expect(verified.errors.contains("[LEDGER_CORRUPT]"))
    #expect(try run.issue(out: "more").status == 65)
    #expect(try run.documents("more") == [])
  }

  @Test func `what is exported is the chain, one entry a line`() throws {
    let run = try LedgerRun()
    #expect(try run.issue().status == 0)
    let lines = try run.run("ledger", "export", "ledger").output.split(separator: "\n")
    let kinds = try lines.map { try JSONDocument(Array($0.utf8)).root["kind"]?.string }
    #expect(kinds == ["ledger", "list", "reserve", "key", "issue", "issue", "issue"])
  }

  @Test func `a backup is put in the ledger's place, forked and goes on`() throws {
    let run = try LedgerRun()
    #expect(try run.issue().status == 0)
    #expect(try run.run("ledger", "backup", "ledger", "--out", "backup.db").status == 0)
    #expect(try run.run("ledger", "backup", "ledger", "--out", "backup.db").status == 73)
    #expect(try FileReader.mode(of: run.folder.path("backup.db")) == 0o600)
    try FileManager.default.removeItem(atPath: run.folder.path("ledger"))
    try FileManager.default.createDirectory(
      atPath: run.folder.path("ledger"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: run.folder.path("backup.db"), toPath: run.folder.path("ledger/ledger.db"))
    let refused = try run.issue()
    #expect(refused.status == 65)
    #expect(refused.errors.contains("[LEDGER_HEAD_MISSING]"))
    #expect(try run.run("ledger", "fork", "ledger").status == 0)
    #expect(try run.issue().status == 0)
    #expect(try run.issue(out: "more").status == 0)
    #expect(try run.expectSound(["out", "more"])?.lists == 2)
  }

  @Test func `a manifest and a proof are of the same tree`() throws {
    let run = try LedgerRun()
    #expect(try run.issue().status == 0)
    let until = "2999-01-01T00:00:00Z"
    let manifest = try run.run("ledger", "manifest", "ledger", "--until", until).json
    #expect(manifest["type"] as? String == "IssuanceManifest/1")
    #expect((manifest["entries"] as? [String])?.count == 3)
    let proof = try run.run("ledger", "prove", "ledger", try id(run, 2)).json
    #expect(proof["type"] as? String == "IssuanceProof/1")
    #expect(proof["root"] as? String == manifest["root"] as? String)
    #expect(proof["index"] as? Int == 2)
    let unknown = try run.run("ledger", "prove", "ledger", "urn:uuid:1")
    #expect(unknown.status == 65)
    let method = try #require(manifest["verificationMethod"] as? String)
    let named = try run.run(
      "ledger", "manifest", "ledger", "--until", until, "--key-id", method)
    #expect(try named.json["root"] as? String == manifest["root"] as? String)
  }

  @Test func `a status is changed, shown and published`() throws {
    let run = try LedgerRun()
    #expect(try run.issue().status == 0)
    let id = try id(run)
    func change(_ action: String, more: [String] = []) throws -> RunResult {
      try runAssay(
        ["status", action, id, "--reason", "under appeal", "--ledger", "ledger"] + more,
        folder: run.folder.path)
    }
    #expect(try change("suspend", more: ["--dry-run"]).firstLine == "\(id) would be suspended")
    #expect(try change("suspend").firstLine == "\(id) is suspended")
    #expect(try change("suspend").firstLine == "\(id) was suspended already")
    #expect(try change("reinstate").firstLine == "\(id) is reinstated")
    #expect(try change("revoke").firstLine == "\(id) is revoked")
    let back = try change("reinstate")
    #expect(back.status == 65)
    #expect(back.errors.contains("a revocation is never taken back"))
    let shown = try run.run("status", "show", id, "--ledger", "ledger")
    #expect(shown.firstLine == "REVOKED  \(id)")
    #expect(shown.output.contains("suspend: under appeal"))
    let empty = try run.run("status", "revoke", id, "--reason", " ", "--ledger", "ledger")
    #expect(empty.status == 64)
    let publish = [
      "status", "publish", "--ledger", "ledger", "--key", "issuer.key", "--out", "list",
    ]
    let preview = ["status", "publish", "--ledger", "ledger", "--out", "list", "--dry-run"]
    let dry = try runAssay(preview, folder: run.folder.path)
    #expect(dry.firstLine == "Would publish 2 lists in list; nothing was written.")
    #expect(dry.output.contains("-revocation: 1 set, 1 of them new\n"), "\(dry.output)")
    #expect(run.names("list") == [])
    #expect(
      try runAssay(publish, folder: run.folder.path).firstLine.hasPrefix(
        "Published version 1, 2 lists in list, good until "))
    #expect(
      try runAssay(preview, folder: run.folder.path).output.contains(
        "-revocation: 1 set, 0 of them new\n"))
    let files = try run.documents("list/status")
    #expect(
      try runAssay(publish, folder: run.folder.path).firstLine.hasPrefix(
        "Nothing changed: version 1, "))
    #expect(try run.documents("list/status") == files)
    #expect(
      try runAssay(publish + ["--renew"], folder: run.folder.path).firstLine.hasPrefix(
        "Published version 2, "))
  }

  @Test func `lists are published under the name that the key issued under`() throws {
    let run = try LedgerRun()
    let method = "did:web:university.example#2026"
    #expect(try run.issue(more: ["--verification-method", method]).status == 0)
    #expect(
      try run.run(
        "status", "publish", "--ledger", "ledger", "--key", "issuer.key", "--out", "list"
      ).status == 0)
    for document in try run.documents("list/status") {
      #expect(
        try JSONDocument(document).root["proof"]?["verificationMethod"]?.string == method)
    }
  }

  @Test func `the commands of the help do what it says`() throws {
    let run = try LedgerRun()
    #expect(try run.issue(out: "certificates").status == 0)
    let bytes = try #require(try run.documents("certificates").first)
    let id = try #require(try JSONDocument(bytes).root["id"]?.string)
    try FileManager.default.copyItem(
      atPath: run.folder.path("issuer.key"), toPath: run.folder.path("university.key"))
    // In this order: what is suspended first, and revoked last.
    let commands = [
      ["status", "suspend"], ["status", "reinstate"], ["status", "show"], ["status"],
      ["ledger", "prove"], ["ledger"], ["ledger", "verify"], ["ledger", "export"],
      ["ledger", "recover"], ["ledger", "fork"], ["status", "publish"],
    ]
    for command in commands {
      let help = try runAssay(command + ["--help"], environment: ["COLUMNS": "80"]).output
      let shown = help.replacingOccurrences(of: " \\\n", with: " ").components(separatedBy: "\n")
        .filter { $0.hasPrefix("  assay ") }
      #expect(!shown.isEmpty)
      for line in shown {
        let text = line.dropFirst(8).replacingOccurrences(
          of: "urn:uuid:00000000-0000-4000-8000-000000000000", with: id)
        let result = try runProgram(
          "sh", ["-c", "\"$0\" \(text)", assayPath], folder: run.folder.path)
        #expect(result.status == 0, "\(line): \(result.errors)")
      }
    }
  }

  @Test func `the commands of the page on ledgers, as they stand there`() throws {
    let page = try String(contentsOfFile: "\(sourceTree)/docs/ledger.md", encoding: .utf8)
    let blocks = page.components(separatedBy: "```sh\n").dropFirst().map { block in
      String(block[..<(block.range(of: "```")?.lowerBound ?? block.endIndex)])
    }
    #expect(blocks.count == 3)
    let run = try LedgerRun()
    for (from, to) in [("template.json", "course.json"), ("issuer.key", "university.key")] {
      try FileManager.default.moveItem(
        atPath: run.folder.path(from), toPath: run.folder.path(to))
    }
    try FileManager.default.createSymbolicLink(
      atPath: run.folder.path("assay"), withDestinationPath: assayPath)
    let result = try runProgram(
      "sh", ["-ec", "PATH=\"$PWD:$PATH\"\n" + blocks.joined()], folder: run.folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Published version 2, 2 lists in list"))
    #expect(result.output.contains("new credentials get places in new lists"))
    // What the backup did not know, the lists did.
    let verified = try run.run("ledger", "export", "restored").output
    #expect(verified.contains(#""inherited":[{"indices":["#))
  }

  @Test func `every code and every kind of entry is on the page on ledgers`() throws {
    let page = try String(contentsOfFile: "\(sourceTree)/docs/ledger.md", encoding: .utf8)
    let folder = "\(sourceTree)/Sources/CredentialIssuer/Ledger"
    let errors = try String(contentsOfFile: "\(folder)/LedgerError.swift", encoding: .utf8)
    let codes = errors.matches(of: /"(LEDGER_[A-Z_]+)"/).map { String($0.1) }
    #expect(codes.count == 21)
    for code in codes { #expect(page.contains("`\(code)`"), "\(code)") }
    let entries = try String(contentsOfFile: "\(folder)/LedgerEntry.swift", encoding: .utf8)
    let kinds = entries.matches(of: /"kind": "([a-z]+)"/).map { String($0.1) }
    #expect(kinds.count == 11)
    for kind in kinds { #expect(page.contains("\n| `\(kind)` |"), "\(kind)") }
  }
}
