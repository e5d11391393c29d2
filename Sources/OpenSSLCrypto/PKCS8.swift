import COpenSSL

/// The steps between a private key and its PKCS#8 forms, all in OpenSSL's memory.
///
/// Source: RFC 5958, RFC 8410 §7.
enum PKCS8 {
  /// The key in an unencrypted PrivateKeyInfo.
  static func key(fromPlain der: [UInt8]) throws(KeyFileError) -> Ed25519PrivateKey {
    guard OpenSSLLibrary.isReady else { throw .crypto(OpenSSLLibrary.failure("setting up")) }
    let info = unsafe der.withUnsafeBufferPointer { unsafe privateKeyInfo($0) }
    guard let info = unsafe info else { throw .derMalformed(byteOffset: 0) }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
    return try unsafe key(from: info)
  }

  /// The key in an EncryptedPrivateKeyInfo.
  ///
  /// - Throws: `wrongPassphrase` also where the encrypted part is damaged: CBC cannot tell.
  static func key(
    from encrypted: EncryptedPrivateKeyInfo, passphrase: borrowing Passphrase
  ) throws(KeyFileError) -> Ed25519PrivateKey {
    guard SecretMemory.isReady else { throw .crypto(OpenSSLLibrary.failure("setting up")) }
    let envelope: OpaquePointer? = unsafe encrypted.der.withUnsafeBufferPointer { buffer in
      var next = buffer.baseAddress
      return unsafe d2i_X509_SIG(nil, &next, buffer.count)
    }
    guard let envelope = unsafe envelope else {
      ERR_clear_error()
      throw .derMalformed(byteOffset: 0)
    }
    defer { unsafe X509_SIG_free(envelope) }
    guard let info = unsafe decrypt(envelope, with: passphrase) else { throw .wrongPassphrase }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
    return try unsafe key(from: info)
  }

  /// What an envelope holds; `nil` unless that is a PrivateKeyInfo from first byte to last.
  ///
  /// `PKCS8_decrypt` would ignore bytes that damage adds after it.
  private static func decrypt(
    _ envelope: OpaquePointer, with passphrase: borrowing Passphrase
  ) -> OpaquePointer? {
    var algorithm: UnsafePointer<X509_ALGOR>?
    var ciphertext: UnsafePointer<ASN1_OCTET_STRING>?
    unsafe X509_SIG_get0(envelope, &algorithm, &ciphertext)
    var plaintext: UnsafeMutablePointer<UInt8>?
    var count: CInt = 0
    unsafe PKCS12_pbe_crypt(
      algorithm, passphrase.pointer.assumingMemoryBound(to: CChar.self), CInt(passphrase.count),
      ASN1_STRING_get0_data(ciphertext), ASN1_STRING_length(ciphertext), &plaintext, &count, 0)
    guard let plaintext = unsafe plaintext else {
      ERR_clear_error()
      return nil
    }
    defer { unsafe CRYPTO_clear_free(plaintext, Int(count), nil, 0) }
    return unsafe privateKeyInfo(UnsafeBufferPointer(start: plaintext, count: Int(count)))
  }

  /// The PrivateKeyInfo that fills the buffer, or `nil`.
  private static func privateKeyInfo(_ der: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
    var next = der.baseAddress
    let info = unsafe d2i_PKCS8_PRIV_KEY_INFO(nil, &next, der.count)
    let isWhole = unsafe next == der.baseAddress?.advanced(by: der.count)
    if unsafe info != nil && isWhole { return unsafe info }
    ERR_clear_error()
    unsafe PKCS8_PRIV_KEY_INFO_free(info)
    return nil
  }

  /// The unencrypted PrivateKeyInfo of a key.
  static func plain(_ key: borrowing Ed25519PrivateKey) throws(KeyFileError) -> [UInt8] {
    guard let info = unsafe EVP_PKEY2PKCS8(key.pointer) else {
      throw .crypto(OpenSSLLibrary.failure("encoding a private key"))
    }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
    return try unsafe der { output in unsafe i2d_PKCS8_PRIV_KEY_INFO(info, output) }
  }

  /// The EncryptedPrivateKeyInfo of a key: scrypt and AES-256-CBC, with a random salt and
  /// initialization vector.
  static func encrypted(
    _ key: borrowing Ed25519PrivateKey, passphrase: borrowing Passphrase,
    n: Int, r: Int, p: Int
  ) throws(KeyFileError) -> [UInt8] {
    guard SecretMemory.isReady, let info = unsafe EVP_PKEY2PKCS8(key.pointer) else {
      throw .crypto(OpenSSLLibrary.failure("encoding a private key"))
    }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
    guard
      let algorithm = unsafe PKCS5_pbe2_set_scrypt(
        EVP_aes_256_cbc(), nil, 16, nil, UInt64(n), UInt64(r), UInt64(p))
    else { throw .crypto(OpenSSLLibrary.failure("choosing the encryption")) }
    guard
      let envelope = unsafe PKCS8_set0_pbe(
        passphrase.pointer.assumingMemoryBound(to: CChar.self), CInt(passphrase.count), info,
        algorithm)
    else {
      unsafe X509_ALGOR_free(algorithm)
      throw .crypto(OpenSSLLibrary.failure("encrypting a private key"))
    }
    // The envelope owns the algorithm now.
    defer { unsafe X509_SIG_free(envelope) }
    return try unsafe der { output in unsafe i2d_X509_SIG(envelope, output) }
  }

  private static func key(from info: OpaquePointer) throws(KeyFileError) -> Ed25519PrivateKey {
    guard let key = unsafe EVP_PKCS82PKEY(info) else {
      ERR_clear_error()
      throw .derMalformed(byteOffset: 0)
    }
    guard unsafe EVP_PKEY_get_id(key) == EVP_PKEY_ED25519 else {
      defer { unsafe EVP_PKEY_free(key) }
      let name = unsafe EVP_PKEY_get0_type_name(key).map { unsafe String(cString: $0) }
      throw .keyTypeUnsupported(name: name ?? "unknown")
    }
    let loaded: Ed25519PrivateKey
    do throws(CryptoError) {
      loaded = try unsafe Ed25519PrivateKey(owning: key)
    } catch {
      throw .crypto(error)
    }
    try unsafe requireCanonical(info, of: loaded)
    return loaded
  }

  /// Makes sure that the encoding is the only one of its key: OpenSSL ignores, for example, the
  /// version, so damage there would go unnoticed.
  private static func requireCanonical(
    _ info: OpaquePointer, of key: borrowing Ed25519PrivateKey
  ) throws(KeyFileError) {
    var canonical = try plain(key)
    defer { SecretMemory.wipe(&canonical) }
    var found = try unsafe der { output in unsafe i2d_PKCS8_PRIV_KEY_INFO(info, output) }
    defer { SecretMemory.wipe(&found) }
    guard found == canonical else { throw .derMalformed(byteOffset: 0) }
  }

  /// The bytes that an OpenSSL encoder writes: asked first for their number, then for them.
  private static func der(
    _ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> CInt
  ) throws(KeyFileError) -> [UInt8] {
    let count = Int(encode(nil))
    guard count > 0 else { throw .crypto(OpenSSLLibrary.failure("encoding a private key")) }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      var next = buffer.baseAddress
      initialized = max(0, unsafe Int(encode(&next)))
    }
  }
}
