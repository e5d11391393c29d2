extension PublicKey {
  /// The DER form that certificates and other programs have keys in, a SubjectPublicKeyInfo.
  ///
  /// Source: RFC 5280 §4.1.2.7, RFC 8410 §4, RFC 5480 §2, RFC 3279 §2.3.1.
  public var subjectPublicKeyInfo: [UInt8] {
    typealias Tag = DERReader.Tag
    let (algorithm, key): ([UInt8], [UInt8])
    switch self {
    case .ed25519(let own):
      algorithm = Tag.objectIdentifier.element(AlgorithmIdentifier.ed25519.bytes)
      key = own.rawRepresentation
    case .ecdsa(let own):
      algorithm =
        Tag.objectIdentifier.element(AlgorithmIdentifier.ecPublicKey.bytes)
        + Tag.objectIdentifier.element(own.curve.identifier.bytes)
      key = own.rawRepresentation
    case .rsa(let own):
      algorithm =
        Tag.objectIdentifier.element(AlgorithmIdentifier.rsaEncryption.bytes) + Tag.null.element([])
      key = Tag.sequence.element(Self.integer(own.modulus) + Self.integer(own.exponent))
    }
    // No bits of the last byte are left over.
    return Tag.sequence.element(
      Tag.sequence.element(algorithm) + Tag.bitString.element([0] + key))
  }

  /// Reads a key of any of the kinds in PEM, a block `PUBLIC KEY`.
  ///
  /// - Parameter pem: The block alone.
  /// - Throws: `PublicKeyError` where it is malformed, or a key for something else.
  public init(pem: [UInt8]) throws(PublicKeyError) {
    try self.init(PublicKeyInfo(pem: pem))
  }

  /// Reads a key of any of the kinds in DER, a SubjectPublicKeyInfo.
  ///
  /// - Parameter der: All bytes of it, and no others.
  /// - Throws: `PublicKeyError` where it is malformed, or a key for something else.
  public init(subjectPublicKeyInfo der: [UInt8]) throws(PublicKeyError) {
    try self.init(PublicKeyInfo(der: der))
  }

  private init(_ info: PublicKeyInfo) throws(PublicKeyError) {
    switch info.algorithm {
    case .ed25519: self = .ed25519(try info.ed25519Key())
    case .ecPublicKey: self = .ecdsa(try ECDSAPublicKey(info))
    default: self = .rsa(try RSAPublicKey(info))
    }
  }

  /// A DER integer of digits that begin with no zero.
  private static func integer(_ digits: [UInt8]) -> [UInt8] {
    // A first bit that is set would be the sign.
    let needsZero = digits.first.map { $0 >= 0x80 } ?? true
    return DERReader.Tag.integer.element((needsZero ? [0] : []) + digits)
  }
}
