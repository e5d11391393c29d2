import COpenSSL

/// A private RSA key that signs with SHA-256; the secret stays in OpenSSL's memory and is wiped when
/// the key ends.
///
/// OpenSSL blinds what it signs, so that the time it takes says nothing of the key, and looks at
/// each result before it gives it away, so that a fault of the machine does not betray the primes.
///
/// Unchecked: what changes of the object is OpenSSL's and is locked by it; any number of threads may
/// sign with it.
///
/// Source: RFC 8017 §3.2, §8.
@safe public struct RSAPrivateKey: ~Copyable, @unchecked Sendable {
  /// The public half.
  public let publicKey: RSAPublicKey

  let pointer: OpaquePointer

  private let pkcs1v15: PreparedContext
  private let pss: PreparedContext

  /// Makes a new key from OpenSSL's random generator; takes some tenths of a second, for large ones
  /// many seconds.
  ///
  /// - Parameter bits: The size of the modulus, within `RSAPublicKey.modulusBits`.
  /// - Returns: The key.
  /// - Throws: `CryptoError.rsaModulusSize`, `.libraryFailure` or `.selfCheckFailed`.
  public static func generate(bits: Int = 2048) throws(CryptoError) -> RSAPrivateKey {
    guard RSAPublicKey.modulusBits.contains(bits) else { throw .rsaModulusSize(bits: bits) }
    guard SecretMemory.isReady,
      let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "RSA", nil)
    else { throw OpenSSLLibrary.failure("making a private key") }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_keygen_init(context) == 1,
      unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, CInt(bits)) == 1,
      unsafe EVP_PKEY_keygen(context, &key) == 1, let key = unsafe key
    else { throw OpenSSLLibrary.failure("making a private key") }
    return try unsafe RSAPrivateKey(owning: key)
  }

  /// Loads a key from its numbers, which stand in secret memory.
  init(
    _ numbers: RSAPrivateNumbers, in info: borrowing SecretBytes
  ) throws(CryptoError) {
    // The size first: what is refused is not computed with.
    let publicKey = try RSAPublicKey(modulus: numbers.modulus, exponent: numbers.exponent)
    try unsafe self.init(
      owning: PrivateKeyParameters.load(numbers, in: info, modulus: publicKey.modulus))
  }

  /// Takes over a key object, which is freed here also where a check fails.
  init(owning key: OpaquePointer) throws(CryptoError) {
    do throws(CryptoError) {
      (pkcs1v15, pss, publicKey) = unsafe try Self.prepare(key)
    } catch {
      unsafe EVP_PKEY_free(key)
      throw error
    }
    unsafe pointer = key
  }

  deinit { unsafe EVP_PKEY_free(pointer) }

  /// The signature of some bytes, as many bytes as the modulus has.
  ///
  /// - Parameters:
  ///   - message: What is signed; it is hashed with SHA-256.
  ///   - padding: How the digest is laid out. With `pkcs1v15` the same message has always the same
  ///     signature, with `pss` another one each time.
  /// - Returns: The signature.
  /// - Throws: `CryptoError.libraryFailure`.
  public borrowing func signature(
    for message: [UInt8], padding: RSAPadding
  ) throws(CryptoError) -> [UInt8] {
    let prepared = padding == .pss ? pss : pkcs1v15
    return try prepared.signature(for: message, maxBytes: publicKey.modulus.count)
  }

  /// Makes sure that the public key verifies what the private key signs.
  private static func prepare(
    _ key: OpaquePointer
  ) throws(CryptoError) -> (PreparedContext, PreparedContext, RSAPublicKey) {
    let publicKey = unsafe try publicKey(of: key)
    let pkcs1v15 = unsafe try PreparedContext(.signing, with: key, by: .rsa(.sha256, .pkcs1v15))
    let pss = unsafe try PreparedContext(.signing, with: key, by: .rsa(.sha256, .pss))
    let message = Array("Assay key self-check".utf8)
    // Of numbers that do not belong together, OpenSSL may find out by itself.
    guard
      let signature = try? pkcs1v15.signature(for: message, maxBytes: publicKey.modulus.count),
      publicKey.isValidSignature(signature, padding: .pkcs1v15, for: message)
    else { throw .selfCheckFailed }
    return (pkcs1v15, pss, publicKey)
  }

  private static func publicKey(of key: OpaquePointer) throws(CryptoError) -> RSAPublicKey {
    let maxBytes = RSAPublicKey.modulusBits.upperBound / 8
    guard let n = unsafe PublicKeyParameters.number(OSSL_PKEY_PARAM_RSA_N, of: key, maxBytes),
      let e = unsafe PublicKeyParameters.number(OSSL_PKEY_PARAM_RSA_E, of: key, maxBytes)
    else { throw OpenSSLLibrary.failure("deriving the public key") }
    return try RSAPublicKey(modulus: n, exponent: e)
  }
}
