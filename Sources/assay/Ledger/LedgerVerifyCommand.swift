import ArgumentParser
import CredentialIssuer
import StrictJSON

/// `assay ledger verify`: reads all of a ledger.
struct LedgerVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read a whole ledger, and see whether it hangs together.",
    discussion: """
      Each entry names the one before by its digest; the tables have to say what the entries say; no \
      two credentials may have one place in a list.

        assay ledger verify ledger

      The digest that is printed stands for everything before it: note it somewhere else, and \
      nothing can be changed unseen.
      """)

  @OptionGroup var ledger: LedgerFolderArgument
  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .reading)
    let summary = try LedgerArgument.attempt { () throws(LedgerError) in try opened.verify() }
    try output.write(
      lines: ["The ledger hangs together."] + LedgerText.lines(of: summary, issuer: opened.issuer),
      json: LedgerText.json(of: summary, issuer: opened.issuer))
  }
}
