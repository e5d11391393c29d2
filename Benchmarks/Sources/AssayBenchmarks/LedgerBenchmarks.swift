import CredentialIssuer
import Foundation
import OpenSSLCrypto
import StrictJSON
import WireFormats

extension Benchmarks {
  /// Issuing ten thousand credentials with a ledger, against signing as many and keeping nothing.
  ///
  /// Both on one thread, with both suites. Ours is the whole run of `assay issue --ledger --out
  /// FILE.jsonl`, from the first place that is taken to the last sync: of each group of 256 the places
  /// and then the entries are on the disk before the run goes on. A folder of files has a sync for
  /// each of them, with a ledger and without; that is the row after.
  static func ledger() throws {
    let count = 10_000
    let plain = try issuance(count, template: badgeTemplate)
    let noted = try issuance(count, template: statusTemplate)
    let folder = try ScratchFolder()
    defer { folder.remove() }
    var round = 0
    let lines = Comparison(rounds: 5, count: 1) { _ in
      for recipient in plain.recipients {
        precondition((try? plain.credential(for: recipient)) != nil)
      }
    } ours: { _ in
      round += 1
      let outcome = try? run(noted, in: folder.path, "\(round).jsonl", count)
      precondition(outcome?.issued == count)
    }
    show("issue 10,000 with a ledger", lines, goal: "speed ≥ 0.50", invert: true)
    let few = 1000
    let (fewPlain, fewNoted) = (
      try issuance(few, template: badgeTemplate), try issuance(few, template: statusTemplate)
    )
    let files = Comparison(rounds: 5, count: 1) { _ in
      round += 1
      let outcome = try? CredentialFolder("\(folder.path)/\(round)", issuance: fewPlain).issue()
      precondition(outcome?.issued == few)
    } ours: { _ in
      round += 1
      let outcome = try? run(fewNoted, in: folder.path, "\(round)", few)
      precondition(outcome?.issued == few)
    }
    show("  1,000 files, against without one", files, goal: "", invert: true)
    try opening("\(folder.path)/ledger")
  }

  /// Opening the ledger that the runs before left, some sixty thousand entries.
  private static func opening(_ path: String) throws {
    let clock = ContinuousClock()
    let times = try (0..<15).map { _ in
      microseconds(
        try clock.measure { _ = try IssuanceLedger(opening: path, for: .writing) })
    }.sorted()
    let entries = try IssuanceLedger(opening: path, for: .reading).verify().entries
    print(
      row(
        "  open it, \(entries) entries", "", time(times[7]), "",
        "\(time(times[0]))…\(time(times[14]))", "as long for a million"))
  }

  private static func run(
    _ issuance: Issuance, in folder: String, _ name: String, _ count: Int
  ) throws -> IssueOutcome {
    let now = try Instant(rfc3339: "2026-06-01T00:00:00Z")
    let ledger = try IssuanceLedger(
      "\(folder)/ledger", of: ExactString(Fixture.issuer), at: now)
    let use = LedgerUse(ledger) { now }
    let out = "\(folder)/\(name)"
    return name.hasSuffix(".jsonl")
      ? try CredentialLines(out, issuance: issuance, ledger: use).issue()
      : try CredentialFolder(out, issuance: issuance, ledger: use).issue()
  }

  private static var statusTemplate: String {
    let status = #""status": {"list": "https://university.example/status/"}, "validFor""#
    return badgeTemplate.replacingOccurrences(of: #""validFor""#, with: status)
  }

  private static func issuance(_ count: Int, template: String) throws -> Issuance {
    let rows = (1...count).map { "person\($0)@example.org,\(60 + $0 % 41)" }
    let table = (["email,result:Final exam"] + rows).joined(separator: "\n")
    let list = try RecipientList(
      Array(table.utf8), format: .csv, template: try CredentialTemplate(Array(template.utf8)),
      terms: IssueTerms(issuedAt: try Instant(rfc3339: "2026-03-01T00:00:00Z")))
    let key = try Ed25519PrivateKey(seed: Fixture.seed)
    return try Issuance(
      list,
      signer: try CredentialSigner(
        key: key, issuer: ExactString(Fixture.issuer), verificationMethod: Fixture.method))
  }
}
