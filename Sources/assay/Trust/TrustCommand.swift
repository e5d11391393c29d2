import ArgumentParser

/// `assay trust`: keeps a list of issuers that somebody vouches for.
struct TrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: "Keep a signed list of the issuers you vouch for.",
    discussion: """
      A list lives in a folder. An institution that keeps its own list needs one key:

        assay trust init list --simple --key my.key --name "Our list"
        assay trust add list record.json
        assay trust publish list --key my.key
        assay trust bundle list --out list.bundle

      Several people sign in turn, each with their own key, on their own machine:

        assay trust init list --name "Our list" \\
          --root-key a.pub --root-key b.pub --threshold 2 \\
          --snapshot-key p.pub --timestamp-key p.pub
        assay trust sign list --role root --key a.key
        assay trust sign list --role root --key b.key
        assay trust add list record.json
        assay trust sign list --role targets --key a.key
        assay trust sign list --role targets --key b.key
        assay trust publish list --key p.key
        assay trust bundle list --out list.bundle

      Employers get two files: list.bundle, again and again, and the root, once, by a way they \
      trust. They install the list, the first time with the root, and verify:

        assay trust update list.bundle --root list/1.root.json
        assay verify FILE
      """,
    subcommands: [
      TrustInitCommand.self, TrustAddCommand.self, TrustRemoveCommand.self,
      TrustIssuerCommand.self, TrustKeyCommand.self, TrustDelegateCommand.self,
      TrustUndelegateCommand.self, TrustAddContextCommand.self,
      TrustRemoveContextCommand.self, TrustAddFilesCommand.self, TrustAddDIDCommand.self,
      TrustRotateCommand.self,
      TrustSignCommand.self, TrustMergeCommand.self, TrustPublishCommand.self,
      TrustBundleCommand.self, TrustShowCommand.self, TrustUpdateCommand.self,
      TrustStatusCommand.self, TrustDrillCommand.self,
    ])
}
