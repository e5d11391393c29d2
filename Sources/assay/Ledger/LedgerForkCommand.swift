import ArgumentParser
import CredentialIssuer
import StrictJSON
import WireFormats

/// `assay ledger fork`: another identity.
struct LedgerForkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork",
    abstract: "Go on with an old copy of a ledger, with new lists.",
    discussion: """
      An old copy does not know what was issued since, and would give the same places in lists away \
      again. After a fork new credentials get places in new lists; the old lists stay, and those who \
      are in them can still be revoked. Where lists were published, what they say is taken over:

        assay ledger fork ledger --published list
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  @Option(
    help: ArgumentHelp("The folder that the lists were published into.", valueName: "folder"))
  var published: String?

  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .mending)
    let id = try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.fork(published: published, at: SystemClock.currentSecond())
    }
    try output.write(
      lines: [
        "The ledger is now \(id); new credentials get places in new lists.",
        "Next: assay status publish --ledger \(DisplayText.escaped(ledger.folder)) --key KEY --out FOLDER",
      ], json: ["type": "LedgerFork/1", "id": .string(id)])
  }
}
