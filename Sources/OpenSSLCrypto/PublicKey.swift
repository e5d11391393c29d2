/// A public key of one of the kinds that signatures are verified with.
public enum PublicKey: Hashable, Sendable {
  /// Ed25519: all that Assay itself signs, unless an institution brings a key of another kind.
  case ed25519(Ed25519PublicKey)
  /// ECDSA on P-256 or P-384.
  case ecdsa(ECDSAPublicKey)
  /// RSA of at least 2048 bits.
  case rsa(RSAPublicKey)

  /// Bytes that are the same for the same key only, whatever its kind.
  ///
  /// Of Ed25519 the 32 bytes of the key; of ECDSA the point, the byte 4 and both coordinates; of RSA
  /// how many bytes the modulus has, in two bytes, the modulus and the exponent.
  public var rawRepresentation: [UInt8] {
    switch self {
    case .ed25519(let key): key.rawRepresentation
    case .ecdsa(let key): key.rawRepresentation
    case .rsa(let key):
      PublicKey.rawRepresentation(modulus: key.modulus, exponent: key.exponent)
    }
  }

  /// The bytes that stand for an RSA key, whether it was loaded or not.
  ///
  /// - Parameters:
  ///   - modulus: The modulus, without leading zeros.
  ///   - exponent: The exponent, likewise.
  /// - Returns: Bytes that no key of another kind has: a modulus has at least 256 bytes.
  public static func rawRepresentation(modulus: [UInt8], exponent: [UInt8]) -> [UInt8] {
    let count = modulus.count
    return [UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)] + modulus
      + exponent
  }

  /// The kind of key, for people: `Ed25519`, `P-256`, `P-384`, `RSA`.
  public var kindName: String {
    switch self {
    case .ed25519: "Ed25519"
    case .ecdsa(let key): key.curve.rawValue
    case .rsa: "RSA"
    }
  }

  /// The key, where it is one of Ed25519.
  public var ed25519: Ed25519PublicKey? {
    if case .ed25519(let key) = self { return key }
    return nil
  }
}
