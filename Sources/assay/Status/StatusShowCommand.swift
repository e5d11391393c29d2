import ArgumentParser
import CredentialIssuer
import StrictJSON

/// `assay status show`: what the ledger knows of a credential.
struct StatusShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what the ledger knows of a credential.",
    discussion: """
      Who it is about the ledger does not know.

        assay status show urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --ledger ledger
      """)

  @Argument(help: ArgumentHelp("The credential's id.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("The ledger's folder.", valueName: "folder"))
  var ledger: String

  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger, for: .reading)
    let credential = try LedgerArgument.attempt { () throws(LedgerError) in
      try opened.credential(id)
    }
    try output.write(lines: StatusText.lines(of: credential), json: StatusText.json(of: credential))
  }
}
