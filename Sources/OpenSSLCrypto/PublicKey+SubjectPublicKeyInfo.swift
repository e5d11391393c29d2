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

  /// A DER integer of digits that begin with no zero.
  private static func integer(_ digits: [UInt8]) -> [UInt8] {
    // A first bit that is set would be the sign.
    let needsZero = digits.first.map { $0 >= 0x80 } ?? true
    return DERReader.Tag.integer.element((needsZero ? [0] : []) + digits)
  }
}
