/// A SubjectPublicKeyInfo, taken apart: an algorithm and a key, and nothing after them.
///
/// Source: RFC 5280 §4.1.2.7, RFC 5480 §2, RFC 3279 §2.3.1.
struct PublicKeyInfo {
  /// What the key is for, and what of it is the same for many keys.
  private let algorithm: AlgorithmIdentifier
  private var parameters: DERReader
  /// The key, as the algorithm has it written.
  private let key: [UInt8]

  /// Reads the DER form.
  init(der: [UInt8]) throws(PublicKeyError) {
    self = try PublicKeyInfo.reading { () throws(KeyFileError) in
      var file = DERReader(der)
      var info = try file.sequence()
      try file.end()
      var parameters = try info.sequence()
      let algorithm = AlgorithmIdentifier(try parameters.bytes(of: .objectIdentifier))
      let key = try info.bitString()
      try info.end()
      return PublicKeyInfo(algorithm: algorithm, parameters: parameters, key: key)
    }
  }

  /// Reads the PEM form: one block, and nothing before or after it.
  ///
  /// Source: RFC 7468 §13.
  init(pem: [UInt8]) throws(PublicKeyError) {
    let der = try PublicKeyInfo.reading { () throws(KeyFileError) in
      let document = try PEMDocument(pem)
      guard document.label.utf8.elementsEqual("PUBLIC KEY".utf8) else { throw .noBlock }
      guard document.preamble.isEmpty else { throw .blockMalformed(line: 1) }
      return unsafe document.content.withBytes { unsafe Array($0) }
    }
    try self.init(der: der)
  }

  private init(algorithm: AlgorithmIdentifier, parameters: DERReader, key: [UInt8]) {
    self.algorithm = algorithm
    self.parameters = parameters
    self.key = key
  }

  /// The curve and the point of a key for ECDSA.
  func ecPoint() throws(PublicKeyError) -> (curve: ECDSACurve, point: [UInt8]) {
    try require(.ecPublicKey)
    var rest = parameters
    let curve = try PublicKeyInfo.reading { () throws(KeyFileError) in
      let curve = AlgorithmIdentifier(try rest.bytes(of: .objectIdentifier))
      try rest.end()
      return curve
    }
    guard let known = ECDSACurve(curve) else {
      throw .keyTypeUnsupported(name: "EC on \(curve.excerpt)")
    }
    return (known, key)
  }

  /// The modulus and the exponent of an RSA key.
  func rsaNumbers() throws(PublicKeyError) -> (modulus: [UInt8], exponent: [UInt8]) {
    try require(.rsaEncryption)
    var rest = parameters
    return try PublicKeyInfo.reading { () throws(KeyFileError) in
      // Always there, and always empty.
      guard try rest.bytes(of: .null).isEmpty else { throw .derMalformed(byteOffset: 0) }
      try rest.end()
      var content = DERReader(key)
      var numbers = try content.sequence()
      try content.end()
      let modulus = try numbers.magnitude()
      let exponent = try numbers.magnitude()
      try numbers.end()
      return (modulus, exponent)
    }
  }

  /// The bytes of a key of Ed25519, which has no parameters.
  ///
  /// Source: RFC 8410 §3 and §4.
  private func ed25519Key() throws(PublicKeyError) -> [UInt8] {
    try require(.ed25519)
    let rest = parameters
    try PublicKeyInfo.reading { () throws(KeyFileError) in try rest.end() }
    return key
  }

  /// The key, of whichever kind it is.
  func publicKey() throws(PublicKeyError) -> PublicKey {
    switch algorithm {
    case .ecPublicKey: return .ecdsa(try ECDSAPublicKey(self))
    case .rsaEncryption: return .rsa(try RSAPublicKey(self))
    default:
      let bytes = try ed25519Key()
      do throws(CryptoError) {
        return .ed25519(try Ed25519PublicKey(rawRepresentation: bytes))
      } catch {
        throw .crypto(error)
      }
    }
  }

  private func require(_ expected: AlgorithmIdentifier) throws(PublicKeyError) {
    guard algorithm == expected else {
      let known = AlgorithmIdentifier.keyTypes.first { $0.0 == algorithm }
      let name = algorithm == .ed25519 ? "Ed25519" : known?.1
      throw .keyTypeUnsupported(name: name ?? algorithm.excerpt)
    }
  }

  /// Says of a public key what the readers say of key files.
  private static func reading<Result>(
    _ read: () throws(KeyFileError) -> Result
  ) throws(PublicKeyError) -> Result {
    do throws(KeyFileError) {
      return try read()
    } catch {
      switch error {
      case .derMalformed(let offset): throw .derMalformed(byteOffset: offset)
      case .blockMalformed(let line), .severalBlocks(let line), .trailingText(let line):
        throw .pemMalformed(line: line)
      case .tooLong(let limit): throw .tooLong(limit: limit)
      case .crypto(let error): throw .crypto(error)
      default: throw .noBlock
      }
    }
  }
}

extension ECDSAPublicKey {
  /// Reads a key in DER, a SubjectPublicKeyInfo.
  ///
  /// - Parameter der: All bytes of it, and no others.
  /// - Throws: `PublicKeyError` where it is malformed, or a key for something else.
  public init(subjectPublicKeyInfo der: [UInt8]) throws(PublicKeyError) {
    try self.init(PublicKeyInfo(der: der))
  }

  /// Reads a key in PEM, a block `PUBLIC KEY`.
  ///
  /// - Parameter pem: The block alone.
  /// - Throws: `PublicKeyError` where it is malformed, or a key for something else.
  public init(pem: [UInt8]) throws(PublicKeyError) {
    try self.init(PublicKeyInfo(pem: pem))
  }

  init(_ info: PublicKeyInfo) throws(PublicKeyError) {
    let (curve, point) = try info.ecPoint()
    do throws(CryptoError) {
      try self.init(curve: curve, point: point)
    } catch {
      throw .crypto(error)
    }
  }
}

extension RSAPublicKey {
  /// Reads a key in DER, a SubjectPublicKeyInfo.
  ///
  /// - Parameter der: All bytes of it, and no others.
  /// - Throws: `PublicKeyError` where it is malformed, or a key for something else.
  public init(subjectPublicKeyInfo der: [UInt8]) throws(PublicKeyError) {
    try self.init(PublicKeyInfo(der: der))
  }

  /// Reads a key in PEM, a block `PUBLIC KEY`.
  ///
  /// - Parameter pem: The block alone.
  /// - Throws: `PublicKeyError` where it is malformed, or a key for something else.
  public init(pem: [UInt8]) throws(PublicKeyError) {
    try self.init(PublicKeyInfo(pem: pem))
  }

  init(_ info: PublicKeyInfo) throws(PublicKeyError) {
    let (modulus, exponent) = try info.rsaNumbers()
    do throws(CryptoError) {
      try self.init(modulus: modulus, exponent: exponent)
    } catch {
      throw .crypto(error)
    }
  }
}
