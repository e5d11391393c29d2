import ArgumentParser
import CredentialIssuer
import StrictJSON

/// `assay ledger backup`: a copy.
struct LedgerBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a copy of a ledger, while others use it.",
    discussion: """
      The copy is one file of mode 600, complete as of now. To go on with it, put it into a folder of \
      its own as ledger.db, and fork it.

        assay ledger backup ledger --out ledger-2026-07.db
      """)

  @OptionGroup var ledger: LedgerFolderArgument

  @Option(help: ArgumentHelp("The file, which must not be there.", valueName: "file"))
  var out: String

  @OptionGroup var output: TrustOutput

  func run() throws {
    let opened = try LedgerArgument.opened(ledger.folder, for: .reading)
    let summary = try LedgerArgument.attempt { () throws(LedgerError) in
      let summary = try opened.verify()
      try opened.backUp(to: out)
      return summary
    }
    try output.write(
      lines: [
        "Wrote \(DisplayText.escaped(out)), with \(LedgerText.count(summary.credentials, "credential"))."
      ],
      json: [
        "type": "LedgerBackup/1", "out": .string(out),
        "credentials": .integer(Int64(summary.credentials)),
      ])
  }
}
