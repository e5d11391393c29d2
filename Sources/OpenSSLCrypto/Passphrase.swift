import COpenSSL

/// The passphrase of a key file, in memory that OpenSSL keeps from being swapped out where the
/// system allows, and that is wiped when the passphrase ends.
///
/// The bytes are used as they are, as `openssl` does; nothing is trimmed or normalized.
public struct Passphrase: ~Copyable {
  /// The most bytes a passphrase has; `openssl` reads no longer ones.
  public static let maxBytes = 1024

  let secret: SecretBytes

  /// Moves a passphrase out of an array, whose bytes are wiped in any case.
  ///
  /// - Parameter bytes: the passphrase. No other copy of the array should exist: it would keep
  ///   the bytes.
  /// - Throws: `CryptoError.passphraseEmpty`, `.passphraseTooLong`, `.passphraseHasZeroByte` or
  ///   `.libraryFailure`.
  public init(movingFrom bytes: inout [UInt8]) throws(CryptoError) {
    defer { SecretMemory.wipe(&bytes) }
    guard !bytes.isEmpty else { throw .passphraseEmpty }
    guard bytes.count <= Self.maxBytes else { throw .passphraseTooLong(limit: Self.maxBytes) }
    guard !bytes.contains(0) else { throw .passphraseHasZeroByte }
    secret = try SecretBytes(movingFrom: &bytes)
  }

  /// Whether two passphrases are the same, in a time that does not depend on where they differ.
  public borrowing func isSame(as other: borrowing Passphrase) -> Bool {
    unsafe secret.count == other.secret.count
      && CRYPTO_memcmp(secret.pointer, other.secret.pointer, secret.count) == 0
  }
}
