/// The envelope of an encrypted PKCS#8 key, read before any work is done for it.
///
/// Source: RFC 5958 §3 (EncryptedPrivateKeyInfo), RFC 8018 §6.2, appendix A (PBES2, PBKDF2),
/// RFC 7914 §7 (scrypt).
struct EncryptedPrivateKeyInfo {
  /// The encryption with its parameters, as DER.
  let algorithm: [UInt8]
  let ciphertext: [UInt8]
  let derivation: KeyDerivation
  /// The cipher, by a name such as `AES-256-CBC`.
  let cipher: String

  init(der: [UInt8]) throws(KeyFileError) {
    var file = DERReader(der)
    var envelope = try file.sequence()
    try file.end()
    let start = envelope
    var algorithm = try envelope.sequence()
    self.algorithm = start.bytes(upTo: envelope)
    ciphertext = try envelope.bytes(of: .octetString)
    try envelope.end()

    try algorithm.expect(.pbes2)
    var parameters = try algorithm.sequence()
    try algorithm.end()
    var derivation = try parameters.sequence()
    var encryption = try parameters.sequence()
    try parameters.end()
    self.derivation = try derivation.keyDerivation()
    cipher = try encryption.cipher()
    guard self.derivation.isBearable else { throw .keyDerivationTooCostly(self.derivation) }
  }
}

extension DERReader {
  fileprivate mutating func expect(_ expected: AlgorithmIdentifier) throws(KeyFileError) {
    let found = try AlgorithmIdentifier(bytes(of: .objectIdentifier))
    guard found == expected else {
      throw .encryptionUnsupported(objectIdentifier: found.excerpt)
    }
  }

  fileprivate mutating func keyDerivation() throws(KeyFileError) -> KeyDerivation {
    let function = try AlgorithmIdentifier(bytes(of: .objectIdentifier))
    var parameters = try sequence()
    try end()
    _ = try parameters.bytes(of: .octetString)  // the salt
    switch function {
    case .scrypt:
      let (n, r, p) = try (parameters.integer(), parameters.integer(), parameters.integer())
      try parameters.skipKeyLength()
      return .scrypt(n: n, r: r, p: p)
    case .pbkdf2:
      let iterations = try parameters.integer()
      if !parameters.isAtEnd && !parameters.nextIs(.sequence) { _ = try parameters.integer() }
      let hash = try parameters.isAtEnd ? "SHA-1" : parameters.hash()
      try parameters.end()
      return .pbkdf2(hash: hash, iterations: iterations)
    default:
      throw .encryptionUnsupported(objectIdentifier: function.excerpt)
    }
  }

  private mutating func skipKeyLength() throws(KeyFileError) {
    if !isAtEnd { _ = try integer() }
    try end()
  }

  /// The hash function of the HMAC in PBKDF2.
  private mutating func hash() throws(KeyFileError) -> String {
    var algorithm = try sequence()
    let identifier = try AlgorithmIdentifier(algorithm.bytes(of: .objectIdentifier))
    if !algorithm.isAtEnd { _ = try algorithm.bytes(of: .null) }
    try algorithm.end()
    guard let name = AlgorithmIdentifier.hashes.first(where: { $0.0 == identifier })?.1 else {
      throw .encryptionUnsupported(objectIdentifier: identifier.excerpt)
    }
    return name
  }

  fileprivate mutating func cipher() throws(KeyFileError) -> String {
    let identifier = try AlgorithmIdentifier(bytes(of: .objectIdentifier))
    _ = try bytes(of: .octetString)  // the initialization vector
    try end()
    guard let name = AlgorithmIdentifier.ciphers.first(where: { $0.0 == identifier })?.1 else {
      throw .encryptionUnsupported(objectIdentifier: identifier.excerpt)
    }
    return name
  }
}
