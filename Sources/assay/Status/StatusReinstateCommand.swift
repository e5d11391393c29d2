import ArgumentParser
import CredentialIssuer

/// `assay status reinstate`: good again.
struct StatusReinstateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reinstate",
    abstract: "Take a suspension back.",
    discussion: """
      What is revoked stays revoked.

        assay status reinstate urn:uuid:00000000-0000-4000-8000-000000000000 \\
          --reason "the appeal was granted" --ledger ledger
      """)

  @OptionGroup var options: StatusChangeOptions

  func run() throws { try options.run(.reinstate, done: "reinstated") }
}
