import COpenSSL

/// Secret bytes in memory of OpenSSL's, wiped when their owner lets go of them.
///
/// Unchecked: the bytes are never changed after `init`.
@safe struct SecretBytes: ~Copyable, @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer
  let count: Int

  /// What is longer is no passphrase and no key; it would only fill the small heap for secrets.
  private static let maxSecretBytes = 4096

  /// Moves bytes out of an array, which is wiped in any case, into the memory that is kept from
  /// being swapped out where the system allows.
  ///
  /// No other copy of the array should exist: it would keep the bytes.
  init(movingFrom bytes: inout [UInt8]) throws(CryptoError) {
    defer { SecretMemory.wipe(&bytes) }
    // No bytes still need an address.
    let size = max(1, bytes.count)
    guard SecretMemory.isReady,
      let memory = unsafe size <= Self.maxSecretBytes
        ? CRYPTO_secure_malloc(size, nil, 0) : CRYPTO_malloc(size, nil, 0)
    else { throw OpenSSLLibrary.failure("reserving memory for a secret") }
    unsafe pointer = memory
    count = bytes.count
    unsafe memory.copyMemory(from: bytes, byteCount: bytes.count)
  }

  /// Takes over what OpenSSL has allocated.
  init(owning pointer: UnsafeMutableRawPointer, count: Int) {
    unsafe self.pointer = pointer
    self.count = count
  }

  deinit { unsafe CRYPTO_secure_clear_free(pointer, count, nil, 0) }

  /// The bytes in place, for a short look.
  borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    unsafe body(UnsafeRawBufferPointer(start: pointer, count: count))
  }
}
