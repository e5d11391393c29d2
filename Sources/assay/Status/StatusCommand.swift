import ArgumentParser

/// `assay status`: revoking and suspending.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Revoke, suspend and reinstate credentials, and publish the lists that say so.",
    discussion: """
      Revoke a credential; it is named by its id, which "assay inspect" shows:

        assay status revoke urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --reason "issued to the wrong person" --ledger ledger

      Say so to the world, with the next version of the trust list's folder:

        assay status publish --ledger ledger --key university.key --out list
      """,
    subcommands: [
      StatusRevokeCommand.self, StatusSuspendCommand.self, StatusReinstateCommand.self,
      StatusShowCommand.self, StatusPublishCommand.self,
    ]
  )
}
