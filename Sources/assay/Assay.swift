import ArgumentParser

/// The `assay` command: flags to calls, sentences to the terminal; it decides nothing.
struct Assay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Issue and verify micro-credentials, offline.",
    discussion: """
      Verify a certificate that somebody sent you:

        assay verify certificate.json --trust list.bundle --root root.json

      See the whole path at work, on example keys:

        assay demo
      """,
    version: AssayVersion.text,
    subcommands: [
      VerifyCommand.self, InspectCommand.self, LintCommand.self, CanonicalizeCommand.self,
      IssueCommand.self, BakeCommand.self, ExtractCommand.self, StatusCommand.self,
      LedgerCommand.self, KeyCommand.self,
      TrustCommand.self, DemoCommand.self, VersionCommand.self,
    ]
  )
}
