import ArgumentParser
import DurableFiles
import OpenSSLCrypto

/// `assay key generate`: makes a new key file.
struct KeyGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make a new Ed25519 key in an encrypted file.",
    discussion: """
      The file is made for its owner only (mode 600) and never replaces one that is there.

        assay key generate --out issuer.key

      Without a terminal, the passphrase comes from a file or the environment:

        assay key generate --out issuer.key --passphrase-file passphrase.txt
      """
  )

  @Option(help: ArgumentHelp("The key file to make.", valueName: "file"))
  var out: String

  @OptionGroup var passphrase: PassphraseOptions

  @Flag(
    name: .customLong("unencrypted-unsafe"),
    help: "Do not encrypt the key: whoever reads the file can sign as you.")
  var isUnencrypted = false

  @Option(help: "How to print the public key: text, json or ndjson.")
  var format: OutputFormat = .text

  func validate() throws {
    if isUnencrypted && passphrase.source != .prompt {
      throw ValidationError("--unencrypted-unsafe takes no passphrase")
    }
  }

  func run() throws {
    let writer = KeyFileWriter(path: out)
    try writer.requireFreeName()
    KeyLoading.protectMemory()
    let file =
      isUnencrypted
      ? try writer.writeUnencryptedUnsafe(generateKey())
      : try writer.write(generateKey(), passphrase: passphrase.source.newPassphrase(for: out))
    try KeyDescription(file, isChecked: true).print(as: format)
  }

  private func generateKey() throws(CommandFailure) -> Ed25519PrivateKey {
    do throws(CryptoError) {
      return try Ed25519PrivateKey.generate()
    } catch {
      throw CommandFailure(.bug, error.description)
    }
  }
}
