import ArgumentParser

/// `assay ledger`: what an issuer has signed.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Verify, back up and mend the record of what was issued.",
    discussion: """
      "assay issue --ledger" makes a ledger, and notes each credential in it. Read all of it, and \
      hold everything against everything else:

        assay ledger verify ledger

      Back it up, while others use it:

        assay ledger backup ledger --out ledger-2026-07.db

      What every key has signed, for the authority to keep:

        assay ledger manifest ledger --until 2026-12-31T00:00:00Z
      """,
    subcommands: [
      LedgerVerifyCommand.self, LedgerRecoverCommand.self, LedgerManifestCommand.self,
      LedgerProveCommand.self, LedgerExportCommand.self, LedgerForkCommand.self,
      LedgerBackupCommand.self,
    ]
  )
}
