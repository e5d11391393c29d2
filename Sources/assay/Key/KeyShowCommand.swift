import ArgumentParser
import OpenSSLCrypto

/// `assay key show`: the public half of a key file.
struct KeyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the public key of a key file.",
    discussion: """
      Needs no passphrase: the public key stands in front of the encrypted part.

        assay key show issuer.key

      To make sure that it belongs to the private key inside, which needs the passphrase:

        assay key show issuer.key --check
      """
  )

  @Argument(help: ArgumentHelp("The key file.", valueName: "file"))
  var path: String

  @Flag(help: "Unlock the private key and compare it with the public key.")
  var check = false

  @OptionGroup var passphrase: PassphraseOptions

  @Option(help: "How to print it: text, json or ndjson.")
  var format: OutputFormat = .text

  func run() throws {
    let file = try KeyLoading.keyFile(at: path)
    if check { _ = try KeyLoading.unlock(file, at: path, passphrase: passphrase.source) }
    try KeyDescription(file, isChecked: check).print(as: format)
  }
}
