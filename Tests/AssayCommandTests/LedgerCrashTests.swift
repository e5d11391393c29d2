import CredentialIssuer
import Foundation
import StrictJSON
import TestSupport
import Testing

/// Runs that are killed at the moments that matter, and at any.
@Suite struct LedgerCrashTests {
  /// Enough for two groups of files; a file of lines is one group.
  private static let rows = 300

  #if DEBUG
    @Test(arguments: IssuingStep.allCases, ["out", "out.jsonl"])
    func `L01: a run that is killed at any step leaves nothing wrong, and the next completes it`(
      step: IssuingStep, out: String
    ) throws {
      let run = try LedgerRun(rows: Self.rows)
      // In the first group and in the last one; a file of lines is acknowledged only at the end.
      for (count, out) in [(1, out), (2, "second-\(out)")] {
        let killed = try run.issue(
          out: out, environment: ["ASSAY_TEST_CRASH": "\(step.rawValue):\(count)"])
        if killed.status == 0 {
          // There is no second time for every step.
          #expect(count == 2, "\(step)")
          continue
        }
        #expect(killed.status == SIGKILL, "\(killed.errors)")
        let before = try run.documents(out)
        try run.expectSound([out])
        let again = try run.issue(out: out)
        #expect(again.status == 0, "\(again.errors)")
        let after = try run.documents(out)
        #expect(after.count == Self.rows)
        #expect(Set(after).isSuperset(of: before))
        let summary = try #require(try run.expectSound([out]))
        // What was recorded before the crash was made again, not issued twice.
        #expect(summary.credentials % Self.rows == 0)
        #expect(summary.void == 0)
        let recovered = try run.run("ledger", "recover", "ledger", "--format", "json")
        #expect((try recovered.json["pending"] as? [String])?.isEmpty == true)
      }
    }

    @Test(arguments: ["publishing", "publishingFiles", "published"])
    func `L01: a publication that is killed is completed with the same bytes`(step: String) throws {
      let run = try LedgerRun(rows: 3)
      #expect(try run.issue().status == 0)
      let id = try #require(try JSONDocument(try run.documents("out")[0]).root["id"]?.string)
      #expect(
        try run.run("status", "revoke", id, "--reason", "a test", "--ledger", "ledger").status == 0)
      let arguments = [
        "status", "publish", "--ledger", "ledger", "--key", "issuer.key", "--out", "list",
      ]
      let killed = try runAssay(
        arguments, environment: ["ASSAY_TEST_CRASH": "\(step):1"], folder: run.folder.path)
      #expect(killed.status == SIGKILL)
      let before = try run.documents("list/status")
      let again = try runAssay(arguments + ["--format", "json"], folder: run.folder.path)
      #expect(again.status == 0, "\(again.errors)")
      #expect(try again.json["version"] as? Int == 1)
      let after = try run.documents("list/status")
      #expect(after.count == 2)
      #expect(Set(after).isSuperset(of: before))
      #expect(try run.expectSound(["out"])?.publishedVersion == 1)
    }
  #endif

  @Test(arguments: [UInt64(1), 2])
  func `L02: two hundred kills at random times, a hundred in each of two ledgers`(
    seed: UInt64
  ) throws {
    let rows = 12
    let run = try LedgerRun(rows: rows)
    var generator = SeededGenerator(seed: seed)
    var (outs, out, kills) = ([String](), "", 0)
    while kills < 100 {
      if out.isEmpty {
        out = "out-\(outs.count)" + (outs.count % 3 == 2 ? ".jsonl" : "")
        outs.append(out)
      }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: assayPath)
      process.arguments = LedgerRun.arguments(out: out)
      process.currentDirectoryURL = URL(fileURLWithPath: run.folder.path)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32.random(in: 0..<60_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal {
        kills += 1
        if kills % 5 == 0 { try run.expectSound([out]) }
      } else {
        #expect(process.terminationStatus == 0)
        #expect(try run.documents(out).count == rows)
        out = ""
      }
    }
    for out in outs {
      let last = try run.issue(out: out)
      #expect(last.status == 0, "\(last.errors)")
      #expect(try run.documents(out).count == rows)
    }
    let summary = try #require(try run.expectSound(outs))
    #expect(summary.credentials == rows * outs.count)
    #expect(summary.void == 0)
  }

  @Test func `L03: four issuers at once share a ledger`() throws {
    let rows = 250
    let run = try LedgerRun(rows: rows)
    let outs = (0..<4).map { "out-\($0)" }
    let processes = try outs.map { out in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: assayPath)
      process.arguments = LedgerRun.arguments(out: out)
      process.currentDirectoryURL = URL(fileURLWithPath: run.folder.path)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let summary = try #require(try run.expectSound(outs))
    #expect(summary.credentials == 4 * rows)
    #expect(summary.burnt == 0)
  }
}

/// The steps of issuing at which the tests kill a run; docs/ledger.md says what each leaves.
enum IssuingStep: String, CaseIterable {
  case reserving, reserved, signed, recording, recorded, writing, written, acknowledging
  case acknowledged
}
