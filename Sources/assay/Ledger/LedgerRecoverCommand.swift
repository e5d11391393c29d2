import ArgumentParser
import CredentialIssuer
import StrictJSON
import WireFormats

/// `assay ledger recover`: what a crash left.
struct LedgerRecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "See what a crash left in a ledger, and mend it.",
    discussion: """
      Sets a damaged last entry aside, and names the credentials that were recorded and may have no \
      file; the same "assay issue" again writes those.

        assay ledger recover ledger

      When nobody will issue them again, make them void, so that they count as revoked:

        assay ledger recover ledger --void

      After the ledger was moved to another disk, and the old one is gone:

        assay ledger recover ledger --moved
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  @Flag(help: "Make credentials without a file void. Nobody may be issuing meanwhile.")
  var void = false

  @Flag(help: "This is the ledger itself at another place, not a copy of one in use.")
  var moved = false

  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .mending)
    let recovery = try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.recover(voiding: void, moved: moved, at: SystemClock.currentSecond())
    }
    try output.write(
      lines: LedgerText.lines(of: recovery, issuer: opened.issuer),
      json: LedgerText.json(of: recovery, issuer: opened.issuer))
  }
}
