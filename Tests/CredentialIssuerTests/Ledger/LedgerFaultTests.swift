import DurableFiles
import StrictJSON
import Testing
import WireFormats

@testable import CredentialIssuer

/// Disks that fill or fail while the ledger is written.
@Suite struct LedgerFaultTests {
  private let fixture: LedgerFixture
  private let files = FailingFiles()

  init() throws { fixture = try LedgerFixture() }

  /// What comes of a run with a disk that fails after so many writes or syncs.
  private func issue(_ fault: FailingFiles.Fault, after count: Int) throws -> IssueOutcome {
    files.fail(nil)
    let files = files
    let ledger = try fixture.ledger { $0.files = files.name }
    files.fail(fault, after: count)
    let outcome = try fixture.issue(6, into: "out-\(fault)-\(count)", ledger: ledger)
    // What is closed later fails as well, as it does on such a disk.
    return outcome
  }

  @Test(arguments: FailingFiles.Fault.allCases)
  func `L04: a disk that fails at any write ends the run, and what is acknowledged is true`(
    fault: FailingFiles.Fault
  ) throws {
    // What a ledger needs on the disk does not have to be written to be opened.
    try fixture.issue(2, into: "before")
    var outs = ["before"]
    var count = 0
    while true {
      let out = "out-\(fault)-\(count)"
      outs.append(out)
      let outcome = try issue(fault, after: count)
      files.fail(nil)
      #expect(fixture.folder.names(in: out).count == outcome.issued)
      // The ledger opens, on a disk that is well again, and knows every file that there is.
      try fixture.expectSound(outs)
      if outcome.failure == nil { break }
      guard case .ledger(let error)? = outcome.failure else {
        Issue.record("\(String(describing: outcome.failure))")
        break
      }
      #expect(error.code == "LEDGER_STORAGE", "\(error)")
      // The same command again completes it.
      let again = try fixture.issue(6, into: out)
      #expect(again.failure == nil)
      #expect(again.issued + again.kept == 6)
      try fixture.expectSound(outs)
      count += 1
      try #require(count < 60)
    }
    // At the least one sync for the places, one for the credentials and one for the files.
    #expect(count >= 3)
  }

  @Test func `L04: after a sync that failed nothing is tried again`() throws {
    let files = files
    let ledger = try fixture.ledger { $0.files = files.name }
    files.fail(.sync)
    #expect {
      _ = try ledger.reserve(1, for: LedgerFixture.terms, at: Fixture.now)
    } throws: { error in
      (error as? LedgerError)?.code == "LEDGER_STORAGE"
    }
    #expect(files.plan.calls == 1)
    // The disk is well again, but what it was given before may be lost.
    files.fail(nil)
    #expect {
      _ = try ledger.reserve(1, for: LedgerFixture.terms, at: Fixture.now)
    } throws: { error in
      (error as? LedgerError)?.code == "LEDGER_STORAGE"
    }
    #expect(throws: LedgerError.self) { try ledger.seal() }
    #expect(try fixture.opened().verify().credentials == 0)
  }

  @Test func `a run that is asked to stop has places lost, and nothing else`() throws {
    let asked = Counter()
    let issuance = try fixture.issuance(40)
    let run = IssueRun(shouldStop: { asked.next() > 15 })
    let use = LedgerUse(try fixture.ledger()) { Fixture.now }
    let outcome = try CredentialFolder(
      fixture.folder.path("out"), issuance: issuance, ledger: use
    ).issue(run)
    #expect(outcome.isStopped)
    #expect(outcome.issued == 15)
    let summary = try fixture.expectSound()
    #expect(summary.credentials == 15)
    #expect(summary.burnt == 25)
    #expect(try fixture.issue(40).issued == 25)
    #expect(try fixture.expectSound().credentials == 40)
  }

  @Test func `a row that changed since the crash is issued anew, and the old one is void`() throws {
    let ledger = try fixture.ledger()
    let issuance = try fixture.issuance(2)
    let out = fixture.folder.path("out")
    try fixture.folder.createFolder("out")
    let recorded = RecordedIssuance(
      issuance: issuance, use: LedgerUse(ledger) { Fixture.now },
      output: try FileReader.canonicalPath(out))
    let lost = try recorded.credentials(
      for: issuance.recipients[...], acknowledging: [], IssueRun()
    ).compactMap { $0 }
    #expect(lost.count == 2)
    // The first row is as it was, the second has another result.
    let list = try Fixture.list(
      csv: Fixture.table(1) + "student2@students.example,Student 2,99\n",
      template: try LedgerFixture.template())
    let outcome = try CredentialFolder(
      out, issuance: try Fixture.issuance(list), ledger: LedgerUse(ledger) { Fixture.now }
    ).issue()
    #expect(outcome.issued == 2)
    let documents = try fixture.documents().values.map { Array($0.dropLast()) }
    #expect(documents.contains(lost[0].bytes))
    #expect(!documents.contains(lost[1].bytes))
    #expect(try ledger.credential(lost[1].stamp.id).isVoid)
    #expect(try !ledger.credential(lost[0].stamp.id).isVoid)
    let summary = try fixture.expectSound()
    #expect(summary.credentials == 3)
    #expect(summary.void == 1)
    #expect(try !ledger.hasPending)
  }
}

/// Counts from one.
private final class Counter: @unchecked Sendable {
  private var count = 0
  func next() -> Int {
    count += 1
    return count
  }
}
