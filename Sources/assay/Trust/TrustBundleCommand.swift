import ArgumentParser

/// `assay trust bundle`: makes, compares and explains the one file that employers get.
struct TrustBundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Make, compare and explain the one file that employers get.",
    discussion: """
      Without the name of a subcommand it makes one:

        assay trust bundle list --out list.bundle
      """,
    subcommands: [
      TrustBundleBuildCommand.self, TrustBundleDiffCommand.self, TrustBundleExplainCommand.self,
    ],
    defaultSubcommand: TrustBundleBuildCommand.self)
}
