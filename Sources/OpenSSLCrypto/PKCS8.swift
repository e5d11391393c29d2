import COpenSSL

/// The steps between a private key and its PKCS#8 forms.
///
/// An Ed25519 key has exactly one PrivateKeyInfo, sixteen fixed bytes and the seed. So it is
/// compared, not decoded: OpenSSL's decoders ignore a damaged version and bytes after the key, and
/// leave copies of the seed in memory.
///
/// Source: RFC 5958, RFC 8410 §7.
enum PKCS8 {
  /// What stands before the seed: version 0, the algorithm 1.3.101.112, and an octet string that
  /// holds an octet string of 32 bytes.
  private static let beforeSeed: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  /// Whether bytes begin as the PrivateKeyInfo of an Ed25519 key does: then they must be one.
  static func announcesEd25519(_ info: borrowing SecretBytes) -> Bool {
    unsafe info.withBytes { bytes in
      unsafe bytes.prefix(16).dropFirst(7).starts(with: beforeSeed[7..<12])
    }
  }

  /// Makes sure that bytes are the PrivateKeyInfo of an Ed25519 key.
  ///
  /// - Throws: `KeyFileError.keyTypeUnsupported`, `.pkcs8VersionUnsupported` or `.derMalformed`.
  static func requireEd25519(_ info: borrowing SecretBytes) throws(KeyFileError) {
    let isEd25519 = unsafe info.withBytes { bytes in
      unsafe bytes.count == beforeSeed.count + 32 && bytes.starts(with: beforeSeed)
    }
    guard isEd25519 else { throw refusal(of: info) }
  }

  /// The key in a PrivateKeyInfo.
  ///
  /// - Throws: what `requireEd25519(_:)` throws, or `KeyFileError.crypto`.
  static func key(in info: borrowing SecretBytes) throws(KeyFileError) -> Ed25519PrivateKey {
    try requireEd25519(info)
    do throws(CryptoError) {
      return try unsafe Ed25519PrivateKey(seedAt: info.pointer + beforeSeed.count)
    } catch {
      throw .crypto(error)
    }
  }

  /// The key in an EncryptedPrivateKeyInfo.
  ///
  /// - Throws: `KeyFileError.wrongPassphrase` also where the encrypted part is damaged, for CBC
  ///   cannot tell; `.keyTypeUnsupported`, `.pkcs8VersionUnsupported` or `.crypto`.
  static func key(
    in envelope: EncryptedPrivateKeyInfo, passphrase: borrowing Passphrase
  ) throws(KeyFileError) -> Ed25519PrivateKey {
    guard SecretMemory.isReady else { throw .crypto(OpenSSLLibrary.failure("setting up")) }
    do throws(KeyFileError) {
      return try key(in: decrypt(envelope, with: passphrase))
    } catch .derMalformed {
      throw .wrongPassphrase
    }
  }

  /// The PrivateKeyInfo of a key; the caller wipes it.
  static func plain(_ key: borrowing Ed25519PrivateKey) throws(KeyFileError) -> [UInt8] {
    var info = beforeSeed + [UInt8](repeating: 0, count: 32)
    var count = 32
    // As a parameter, for EVP_PKEY_get_raw_private_key leaves a copy in memory that is not wiped.
    let status = unsafe info.withUnsafeMutableBufferPointer { buffer in
      unsafe EVP_PKEY_get_octet_string_param(
        key.pointer, OSSL_PKEY_PARAM_PRIV_KEY, buffer.baseAddress?.advanced(by: beforeSeed.count),
        count, &count)
    }
    guard status == 1, count == 32 else {
      throw .crypto(OpenSSLLibrary.failure("encoding a private key"))
    }
    return info
  }

  /// The EncryptedPrivateKeyInfo of a key: scrypt and AES-256-CBC, with a random salt and
  /// initialization vector.
  static func encrypted(
    _ key: borrowing Ed25519PrivateKey, passphrase: borrowing Passphrase, n: Int, r: Int, p: Int
  ) throws(KeyFileError) -> [UInt8] {
    var info = try plain(key)
    defer { SecretMemory.wipe(&info) }
    return try encrypted(info, passphrase: passphrase, n: n, r: r, p: p)
  }

  /// The EncryptedPrivateKeyInfo of a PrivateKeyInfo; the caller wipes the latter.
  static func encrypted(
    _ info: [UInt8], passphrase: borrowing Passphrase, n: Int, r: Int, p: Int
  ) throws(KeyFileError) -> [UInt8] {
    guard SecretMemory.isReady,
      let algorithm = unsafe PKCS5_pbe2_set_scrypt(
        EVP_aes_256_cbc(), nil, 16, nil, UInt64(n), UInt64(r), UInt64(p))
    else { throw .crypto(OpenSSLLibrary.failure("choosing the encryption")) }
    defer { unsafe X509_ALGOR_free(algorithm) }
    guard
      let ciphertext = unsafe crypt(info, by: algorithm, with: passphrase, isEncrypting: true)
    else { throw .crypto(OpenSSLLibrary.failure("encrypting a private key")) }
    let content = unsafe ciphertext.withBytes { unsafe Array($0) }
    return DERReader.Tag.sequence.element(
      unsafe encoding(of: algorithm) + DERReader.Tag.octetString.element(content))
  }

  /// What an EncryptedPrivateKeyInfo holds.
  ///
  /// - Throws: `KeyFileError.wrongPassphrase`.
  static func decrypt(
    _ envelope: EncryptedPrivateKeyInfo, with passphrase: borrowing Passphrase
  ) throws(KeyFileError) -> SecretBytes {
    let algorithm: UnsafeMutablePointer<X509_ALGOR>? =
      unsafe envelope.algorithm.withUnsafeBufferPointer { buffer in
        var next = buffer.baseAddress
        return unsafe d2i_X509_ALGOR(nil, &next, buffer.count)
      }
    defer { unsafe X509_ALGOR_free(algorithm) }
    guard let algorithm = unsafe algorithm,
      let plaintext = unsafe crypt(
        envelope.ciphertext, by: algorithm, with: passphrase, isEncrypting: false)
    else {
      ERR_clear_error()
      throw .wrongPassphrase
    }
    return plaintext
  }

  /// Derives a key from the passphrase as the algorithm says, and encrypts or decrypts.
  private static func crypt(
    _ input: [UInt8], by algorithm: UnsafePointer<X509_ALGOR>,
    with passphrase: borrowing Passphrase, isEncrypting: Bool
  ) -> SecretBytes? {
    let text = unsafe passphrase.secret.pointer.assumingMemoryBound(to: CChar.self)
    var output: UnsafeMutablePointer<UInt8>?
    var count: CInt = 0
    unsafe PKCS12_pbe_crypt(
      algorithm, text, CInt(passphrase.secret.count), input, CInt(input.count), &output, &count,
      isEncrypting ? 1 : 0)
    guard let output = unsafe output else { return nil }
    return unsafe SecretBytes(owning: UnsafeMutableRawPointer(output), count: Int(count))
  }

  private static func encoding(of algorithm: UnsafePointer<X509_ALGOR>) -> [UInt8] {
    // Asked first for the number of bytes, then for them.
    let count = unsafe max(0, Int(i2d_X509_ALGOR(algorithm, nil)))
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      var next = buffer.baseAddress
      unsafe initialized = max(0, Int(i2d_X509_ALGOR(algorithm, &next)))
    }
  }

  /// Why bytes are not the PrivateKeyInfo of an Ed25519 key, as far as they can be read.
  private static func refusal(of info: borrowing SecretBytes) -> KeyFileError {
    var copy = unsafe info.withBytes { unsafe Array($0) }
    defer { SecretMemory.wipe(&copy) }
    guard let (version, algorithm) = try? header(ofPrivateKeyInfo: copy) else {
      return .derMalformed(byteOffset: 0)
    }
    guard algorithm == .ed25519 else {
      let known = AlgorithmIdentifier.keyTypes.first { $0.0 == algorithm }
      return .keyTypeUnsupported(name: known?.1 ?? algorithm.excerpt)
    }
    // The first version is written as 0.
    return version == 0
      ? .derMalformed(byteOffset: 0) : .pkcs8VersionUnsupported(version: version + 1)
  }

  private static func header(
    ofPrivateKeyInfo der: [UInt8]
  ) throws(KeyFileError) -> (version: Int, algorithm: AlgorithmIdentifier) {
    var file = DERReader(der)
    var info = try file.sequence()
    let version = try info.integer()
    var algorithm = try info.sequence()
    return (version, try AlgorithmIdentifier(algorithm.bytes(of: .objectIdentifier)))
  }
}
