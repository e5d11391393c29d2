import OpenSSLCrypto

/// The way from the path of a key file to its private key, with sentences for what goes wrong.
enum KeyLoading {
  /// Reads a key file without its passphrase.
  static func keyFile(at path: String) throws(CommandFailure) -> KeyFile {
    try PrivateFile.withContent(
      of: path, limit: KeyFile.maxBytes, isSecret: PrivateKeyPEM.isAnnounced
    ) {
      (bytes: inout [UInt8]) throws(CommandFailure) in
      try attempt(path) { () throws(KeyFileError) in try KeyFile(bytes) }
    }
  }

  /// Reads a key as any program writes it, without its passphrase.
  static func privateKeyPEM(at path: String) throws(CommandFailure) -> PrivateKeyPEM {
    try PrivateFile.withContent(
      of: path, limit: KeyFile.maxBytes, isSecret: PrivateKeyPEM.isAnnounced
    ) {
      (bytes: inout [UInt8]) throws(CommandFailure) in
      try attempt(path) { () throws(KeyFileError) in try PrivateKeyPEM(bytes) }
    }
  }

  /// Reads a private key of any kind, as Assay or any program writes it, without its passphrase.
  static func privateKeyFile(at path: String) throws(CommandFailure) -> PrivateKeyFile {
    try PrivateFile.withContent(
      of: path, limit: KeyFile.maxBytes, isSecret: PrivateKeyPEM.isAnnounced
    ) {
      (bytes: inout [UInt8]) throws(CommandFailure) in
      try attempt(path) { () throws(KeyFileError) in try PrivateKeyFile(bytes) }
    }
  }

  /// The private key of a file of any kind.
  static func unlock(
    _ file: PrivateKeyFile, at path: String, passphrase source: PassphraseSource
  ) throws(CommandFailure) -> PrivateKey {
    guard file.keyDerivation != nil else {
      warnOfUnencryptedKey(at: path)
      return try attempt(path) { () throws(KeyFileError) in try file.unlockUnencrypted() }
    }
    let passphrase = try source.passphrase(for: path)
    return try attempt(path) { () throws(KeyFileError) in try file.unlock(with: passphrase) }
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

  /// The private key of a key file.
  static func unlock(
    _ file: KeyFile, at path: String, passphrase source: PassphraseSource
  ) throws(CommandFailure) -> Ed25519PrivateKey {
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

  /// Keeps this process's memory from being dumped or swapped out, before there is a secret in it;
  /// says, once, where the system does not do that.
  static func protectMemory() { _ = memoryProtection }

  private static let memoryProtection: Void = {
    if !SecretMemory.forbidDumps() {
      Terminal.note("warning: the system does not keep secrets in memory from other programs")
    }
    if !SecretMemory.isLocked {
      Terminal.note(
        "warning: the system may write secrets from memory to its swap space; raise the limit of "
          + "locked memory: ulimit -l 256")
    }
  }()
}
