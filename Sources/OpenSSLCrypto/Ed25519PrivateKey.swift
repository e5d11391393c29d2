import COpenSSL

/// An Ed25519 private key; the secret stays in OpenSSL's memory and is wiped when the key ends.
///
/// The public key is always derived from the secret, never taken from elsewhere: signing with a
/// foreign public key gives the secret away.
///
/// Unchecked: the object is never changed after `init`, and OpenSSL lets any number of threads
/// sign with it.
///
/// Source: RFC 8032 §5.1.5, §5.1.6.
@safe public struct Ed25519PrivateKey: ~Copyable, @unchecked Sendable {
  /// The public half.
  public let publicKey: Ed25519PublicKey

  let pointer: OpaquePointer

  private let prepared: PreparedContext

  /// Makes a new key from OpenSSL's random generator, in the heap for secrets.
  ///
  /// - Throws: `CryptoError.libraryFailure` or `.selfCheckFailed`.
  public static func generate() throws(CryptoError) -> Ed25519PrivateKey {
    guard SecretMemory.isReady,
      let context = unsafe EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil)
    else { throw OpenSSLLibrary.failure("making a private key") }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_keygen_init(context) == 1, unsafe EVP_PKEY_keygen(context, &key) == 1,
      let key = unsafe key
    else { throw OpenSSLLibrary.failure("making a private key") }
    return try unsafe Ed25519PrivateKey(owning: key)
  }

  /// Loads a key from its seed.
  ///
  /// - Parameter seed: the 32 secret bytes. They are copied to OpenSSL; wiping the array is up to
  ///   the caller.
  /// - Throws: `CryptoError.seedLength`, `.libraryFailure` or `.selfCheckFailed`.
  public init(seed: [UInt8]) throws(CryptoError) {
    guard seed.count == 32 else { throw .seedLength(seed.count) }
    try unsafe self.init(seedAt: seed)
  }

  /// Loads a key from the 32 bytes of its seed.
  init(seedAt seed: UnsafeRawPointer) throws(CryptoError) {
    guard SecretMemory.isReady,
      let key = unsafe EVP_PKEY_new_raw_private_key(
        EVP_PKEY_ED25519, nil, seed.assumingMemoryBound(to: UInt8.self), 32)
    else { throw OpenSSLLibrary.failure("loading a private key") }
    try unsafe self.init(owning: key)
  }

  /// Takes over an Ed25519 key object, which is freed here also where a check fails.
  init(owning key: OpaquePointer) throws(CryptoError) {
    do throws(CryptoError) {
      (prepared, publicKey) = unsafe try Self.prepare(key)
    } catch {
      unsafe EVP_PKEY_free(key)
      throw error
    }
    unsafe pointer = key
  }

  deinit { unsafe EVP_PKEY_free(pointer) }

  /// The signature of some bytes: 64 bytes, always the same for the same message.
  ///
  /// - Throws: `CryptoError.libraryFailure`.
  public borrowing func signature(for message: [UInt8]) throws(CryptoError) -> [UInt8] {
    try Self.sign(message, with: prepared)
  }

  /// Derives the public key, and makes sure that it verifies what the private key signs.
  private static func prepare(
    _ key: OpaquePointer
  ) throws(CryptoError) -> (PreparedContext, Ed25519PublicKey) {
    let prepared = unsafe try PreparedContext(.signing, with: key)
    var bytes = [UInt8](repeating: 0, count: 32)
    var count = bytes.count
    guard unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, count == 32 else {
      throw OpenSSLLibrary.failure("deriving the public key")
    }
    let publicKey = try Ed25519PublicKey(rawRepresentation: bytes)
    let message = Array("Assay key self-check".utf8)
    let signature = try sign(message, with: prepared)
    guard publicKey.isValidSignature(signature, for: message) else { throw .selfCheckFailed }
    return (prepared, publicKey)
  }

  private static func sign(
    _ message: [UInt8], with prepared: PreparedContext
  ) throws(CryptoError) -> [UInt8] {
    let signature = unsafe [UInt8](unsafeUninitializedCapacity: 64) { buffer, initialized in
      let isSigned = unsafe prepared.withCopy { context in
        var count = 64
        return unsafe EVP_DigestSign(
          context, buffer.baseAddress, &count, message, message.count) == 1 && count == 64
      }
      initialized = isSigned ? 64 : 0
    }
    guard !signature.isEmpty else { throw OpenSSLLibrary.failure("signing") }
    return signature
  }
}
