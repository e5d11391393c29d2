import ArgumentParser
import CredentialIssuer

/// `assay status suspend`: void for now.
struct StatusSuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Make credentials void until they are reinstated.",
    discussion: """
      The template they were issued from must have had "suspension" among the purposes of its status.

        assay status suspend urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --reason "under appeal" --ledger ledger
      """)

  @OptionGroup var options: StatusChangeOptions

  func run() throws { try options.run(.suspend, done: "suspended") }
}
