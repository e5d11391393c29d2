import DurableFiles
import OpenSSLCrypto

/// The way from the path of a key file to its private key, with sentences for what goes wrong.
enum KeyLoading {
  /// Reads a key file without its passphrase.
  static func keyFile(at path: String) throws(CommandFailure) -> KeyFile {
    let bytes = try privateBytes(at: path)
    return try attempt(path) { () throws(KeyFileError) in try KeyFile(bytes) }
  }

  /// Reads a key as any program writes it, without its passphrase.
  static func privateKeyPEM(at path: String) throws(CommandFailure) -> PrivateKeyPEM {
    let bytes = try privateBytes(at: path)
    return try attempt(path) { () throws(KeyFileError) in try PrivateKeyPEM(bytes) }
  }

  /// Does a step, and says which file it failed for.
  static func attempt<Result: ~Copyable>(
    _ path: String, _ step: () throws(KeyFileError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(KeyFileError) {
      return try step()
    } catch {
      throw CommandFailure(error, path: path)
    }
  }

  /// The content of a file with a secret key, which only its owner may reach.
  private static func privateBytes(at path: String) throws(CommandFailure) -> [UInt8] {
    do throws(FileError) {
      return try FileReader.privateBytes(at: path, limit: KeyFile.maxBytes)
    } catch {
      throw CommandFailure(reading: error)
    }
  }

  /// The private key of a key file.
  static func unlock(
    _ file: KeyFile, at path: String, passphrase source: PassphraseSource
  ) throws(CommandFailure) -> Ed25519PrivateKey {
    SecretMemory.forbidDumps()
    guard file.keyDerivation != nil else {
      warnOfUnencryptedKey(at: path)
      return try attempt(path) { () throws(KeyFileError) in try file.unlockUnencrypted() }
    }
    let passphrase = try source.passphrase(for: path)
    return try attempt(path) { () throws(KeyFileError) in try file.unlock(with: passphrase) }
  }

  /// Says that a key file is protected by its permissions only.
  static func warnOfUnencryptedKey(at path: String) {
    Terminal.note(
      "warning: \(DisplayText.escaped(path)) is not encrypted; whoever reads it can sign as you")
  }
}
