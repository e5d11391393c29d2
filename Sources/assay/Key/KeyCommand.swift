import ArgumentParser

/// `assay key`: the keys that institutions sign with.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make, show and take over signing keys.",
    discussion: """
      Make a key; its passphrase is asked for on the terminal:

        assay key generate --out issuer.key

      Show what to publish of it:

        assay key show issuer.key

      A key file is PKCS#8 in PEM, so "openssl pkey -in issuer.key" reads it too.
      """,
    subcommands: [KeyGenerateCommand.self, KeyShowCommand.self, KeyImportCommand.self]
  )
}
