import COpenSSL

/// Secret bytes in memory of OpenSSL's, wiped when their owner lets go of them.
@safe struct SecretBytes: ~Copyable {
  let pointer: UnsafeMutableRawPointer
  let count: Int

  /// A copy, in the memory that is kept from being swapped out where the system allows.
  init(copying bytes: [UInt8]) throws(CryptoError) {
    // No bytes still need an address.
    guard SecretMemory.isReady,
      let memory = unsafe CRYPTO_secure_malloc(max(1, bytes.count), nil, 0)
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
