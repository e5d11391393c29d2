import ArgumentParser
import OpenSSLCrypto

/// The options of every command that unlocks a key file.
struct PassphraseOptions: ParsableArguments {
  @Option(
    name: .customLong("passphrase-file"),
    help: ArgumentHelp(
      "Take the passphrase from the first line of a file of mode 600.", valueName: "file"))
  var file: String?

  @Option(
    name: .customLong("passphrase-env"),
    help: ArgumentHelp(
      "Take the passphrase from an environment variable.", valueName: "variable"))
  var variable: String?

  func validate() throws {
    if file != nil && variable != nil {
      throw ValidationError("give --passphrase-file or --passphrase-env, not both")
    }
  }

  /// Where the passphrase comes from.
  var source: PassphraseSource { PassphraseSource(file: file, variable: variable) }

  /// Loads the private key of a key file and asks for its passphrase where it has one.
  ///
  /// From here on the process's memory stays out of core dumps.
  func loadKey(at path: String) throws(CommandFailure) -> Ed25519PrivateKey {
    let file = try KeyLoading.keyFile(at: path)
    return try KeyLoading.unlock(file, at: path, passphrase: source)
  }

  /// Loads the private key of a key file, or of a PEM file of any kind, and asks for its passphrase
  /// where it has one.
  func loadKeyOfAnyKind(at path: String) throws(CommandFailure) -> PrivateKey {
    let file = try KeyLoading.privateKeyFile(at: path)
    if let weakness = file.weakness {
      Terminal.note("warning: \(DisplayText.escaped("\(path): \(weakness.weaknessOfPEM)"))")
    }
    return try KeyLoading.unlock(file, at: path, passphrase: source)
  }
}
