import DurableFiles
import OpenSSLCrypto

/// Writes new key files: for their owner only, and never over a file that is there.
struct KeyFileWriter {
  let path: String

  /// Refuses early, before anybody types a passphrase; writing refuses again.
  func requireFreeName() throws(CommandFailure) {
    guard !FileReader.exists(path) else {
      throw CommandFailure(writing: .alreadyExists(path: path))
    }
  }

  /// Writes the key encrypted.
  func write(
    _ key: borrowing Ed25519PrivateKey, passphrase: borrowing Passphrase
  ) throws(CommandFailure) -> KeyFile {
    let bytes = try KeyLoading.attempt(path) { () throws(KeyFileError) in
      try KeyFile.encode(key, passphrase: passphrase, created: SystemClock.currentSecond())
    }
    return try write(bytes)
  }

  /// Writes the key as it is, with a warning.
  func writeUnencryptedUnsafe(
    _ key: borrowing Ed25519PrivateKey
  ) throws(CommandFailure) -> KeyFile {
    var bytes = try KeyLoading.attempt(path) { () throws(KeyFileError) in
      try KeyFile.encodeUnencryptedUnsafe(key, created: SystemClock.currentSecond())
    }
    defer { SecretMemory.wipe(&bytes) }
    KeyLoading.warnOfUnencryptedKey(at: path)
    return try write(bytes)
  }

  private func write(_ bytes: [UInt8]) throws(CommandFailure) -> KeyFile {
    do throws(FileError) {
      try AtomicFile.write(bytes, to: path, mode: 0o600, replacing: false)
    } catch {
      throw CommandFailure(writing: error)
    }
    return try KeyLoading.attempt(path) { () throws(KeyFileError) in try KeyFile(bytes) }
  }
}
