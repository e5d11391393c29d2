import ArgumentParser
import CredentialIssuer
import StrictJSON
import WireFormats

/// What the commands that change a status have in common.
struct StatusChangeOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The ids of the credentials.", valueName: "id"))
  var ids: [String]

  @Option(
    help: ArgumentHelp("Why; it stays in the ledger, and is not published.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("The ledger's folder.", valueName: "folder"))
  var ledger: String

  @Flag(help: "Say what would change, and change nothing.")
  var dryRun = false

  @OptionGroup var output: TrustOutput

  func validate() throws {
    guard reason.utf8.contains(where: { $0 > 0x20 }) else {
      throw ValidationError("--reason is empty: say why, for those who are asked later")
    }
    guard reason.utf8.count <= IssuanceLedger.maxReasonBytes else {
      throw ValidationError("--reason is longer than \(IssuanceLedger.maxReasonBytes) bytes")
    }
  }

  func run(_ action: StatusAction, done: String) throws {
    let opened = try LedgerArgument.opened(ledger, for: dryRun ? .reading : .writing)
    let changed = try LedgerArgument.attempt { () throws(LedgerError) in
      let changed = try opened.change(
        ids, action, because: reason, at: SystemClock.currentSecond(), isDryRun: dryRun)
      if !dryRun { try opened.seal() }
      return changed
    }
    let isChanged = Set(changed.map { ExactString($0) })
    var lines = ids.map { id in
      let name = DisplayText.escaped(id)
      guard isChanged.contains(ExactString(id)) else { return "\(name) was \(done) already" }
      return dryRun ? "\(name) would be \(done)" : "\(name) is \(done)"
    }
    if !dryRun, !changed.isEmpty {
      lines.append(
        "Next: assay status publish --ledger \(DisplayText.escaped(ledger)) --key KEY --out FOLDER")
    }
    try output.write(
      lines: lines,
      json: [
        "type": "StatusChange/1", "action": .string(action.rawValue), "dryRun": .bool(dryRun),
        "changed": .array(changed.map { .string($0) }),
        "unchanged": .array(
          ids.filter { !isChanged.contains(ExactString($0)) }.map { .string($0) }),
      ])
  }
}
