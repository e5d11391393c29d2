import ArgumentParser
import CredentialIssuer

/// `assay status revoke`: void for good.
struct StatusRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Make credentials void for good.",
    discussion: """
      No command takes a revocation back. It counts for others from the next "assay status publish" on.

        assay status revoke urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --reason "issued to the wrong person" --ledger ledger
      """)

  @OptionGroup var options: StatusChangeOptions

  func run() throws { try options.run(.revoke, done: "revoked") }
}
