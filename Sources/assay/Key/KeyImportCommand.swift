import ArgumentParser
import OpenSSLCrypto

/// `assay key import`: makes a key file of a key that another program made.
struct KeyImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a key file of an Ed25519 key in PKCS#8 PEM, or encrypt a key file anew.",
    discussion: """
      Takes what "openssl genpkey -algorithm ed25519" writes, encrypted or not, and leaves it \
      as it is. The new file has the passphrase of the old one unless another is named; for a key \
      that was not encrypted, a passphrase is asked for.

        assay key import openssl.pem --out issuer.key
      """
  )

  @Argument(help: ArgumentHelp("The PEM file with the key.", valueName: "file"))
  var path: String

  @Option(help: ArgumentHelp("The key file to make.", valueName: "file"))
  var out: String

  @OptionGroup var passphrase: PassphraseOptions

  @Option(
    name: .customLong("new-passphrase-file"),
    help: ArgumentHelp("The file with the new file's passphrase.", valueName: "file"))
  var newFile: String?

  @Option(
    name: .customLong("new-passphrase-env"),
    help: ArgumentHelp("The variable with the new file's passphrase.", valueName: "variable"))
  var newVariable: String?

  @Option(help: "How to print the public key: text, json or ndjson.")
  var format: OutputFormat = .text

  func validate() throws {
    if newFile != nil && newVariable != nil {
      throw ValidationError("give --new-passphrase-file or --new-passphrase-env, not both")
    }
  }

  func run() throws {
    let writer = KeyFileWriter(path: out)
    try writer.requireFreeName()
    let source = try KeyLoading.privateKeyPEM(at: path)
    let file =
      source.keyDerivation == nil
      ? try importPlain(source, with: writer) : try importEncrypted(source, with: writer)
    try KeyDescription(file, isChecked: true).print(as: format)
  }

  /// Whether the new file is to have a passphrase of its own.
  private var newSource: PassphraseSource? {
    newFile == nil && newVariable == nil
      ? nil : PassphraseSource(file: newFile, variable: newVariable)
  }

  private func importPlain(
    _ source: PrivateKeyPEM, with writer: KeyFileWriter
  ) throws(CommandFailure) -> KeyFile {
    let key = try KeyLoading.attempt(path) { () throws(KeyFileError) in
      try source.unlockUnencrypted()
    }
    let passphrase = try (newSource ?? passphrase.source).newPassphrase(for: out)
    return try writer.write(key, passphrase: passphrase)
  }

  private func importEncrypted(
    _ source: PrivateKeyPEM, with writer: KeyFileWriter
  ) throws(CommandFailure) -> KeyFile {
    let old = try passphrase.source.passphrase(for: path)
    let key = try KeyLoading.attempt(path) { () throws(KeyFileError) in
      try source.unlock(with: old)
    }
    guard let newSource else { return try writer.write(key, passphrase: old) }
    return try writer.write(key, passphrase: newSource.newPassphrase(for: out))
  }
}
