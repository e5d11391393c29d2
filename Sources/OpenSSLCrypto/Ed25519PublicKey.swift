import COpenSSL

/// An Ed25519 public key that verifies strictly.
///
/// OpenSSL alone accepts keys of low order, for which one signature fits many messages, and several
/// spellings of one key. Here every key has one spelling, and a signature that is accepted binds
/// its signer to one message.
///
/// Source: RFC 8032 §5.1.7, and the stricter rules of "Taming the many EdDSAs" (2020/1244).
public struct Ed25519PublicKey: Hashable, Sendable {
  /// The 32 bytes of the key.
  public let rawRepresentation: [UInt8]

  private let prepared: PreparedContext

  /// Checks and loads a key.
  ///
  /// - Parameter rawRepresentation: the 32 bytes.
  /// - Throws: `CryptoError.publicKeyLength`, `.publicKeyNotCanonical`, `.lowOrderPublicKey`,
  ///   `.publicKeyNotOnCurve`, or `.libraryFailure`.
  public init(rawRepresentation: [UInt8]) throws(CryptoError) {
    guard rawRepresentation.count == 32 else {
      throw .publicKeyLength(rawRepresentation.count)
    }
    let point = EncodedPoint(rawRepresentation, at: 0)
    guard point.isCanonical else { throw .publicKeyNotCanonical }
    guard !point.hasLowOrder else { throw .lowOrderPublicKey }
    guard EdwardsPoint(point) != nil else { throw .publicKeyNotOnCurve }
    self.rawRepresentation = rawRepresentation
    self.prepared = try Self.context(for: rawRepresentation)
  }

  /// Whether this key made the signature for exactly these bytes.
  ///
  /// - Parameters:
  ///   - signature: 64 bytes; with any other length the answer is no.
  ///   - message: what was signed.
  /// - Returns: whether it did; never an error, whatever the bytes are.
  public func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard signature.count == 64 else { return false }
    // R of low order: OpenSSL would accept it. S not reduced: a second signature for the same
    // message; OpenSSL refuses it too.
    guard !EncodedPoint(signature, at: 0).hasLowOrder,
      UInt256(littleEndian: signature, at: 32) < Edwards25519.order
    else { return false }
    return prepared.verifies(signature, for: message)
  }

  private static func context(for bytes: [UInt8]) throws(CryptoError) -> PreparedContext {
    guard OpenSSLLibrary.isReady,
      let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    else { throw OpenSSLLibrary.failure("loading a public key") }
    defer { unsafe EVP_PKEY_free(key) }
    return unsafe try PreparedContext(.verifying, with: key)
  }

  /// Whether the key lies in the group that honest keys are in: the order of the curve's base
  /// point times the key is the identity.
  ///
  /// A key that is admitted to a trust list must; then verifiers with and without cofactor agree
  /// on each of its signatures. Costs about as much as a verification.
  public func hasPrimeOrder() -> Bool {
    guard let point = EdwardsPoint(EncodedPoint(rawRepresentation, at: 0)) else { return false }
    return point.multiplied(by: Edwards25519.order).isIdentity
  }

  /// Whether two keys have the same bytes.
  public static func == (a: Self, b: Self) -> Bool { a.rawRepresentation == b.rawRepresentation }

  /// Hashes the bytes of the key.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawRepresentation) }
}
