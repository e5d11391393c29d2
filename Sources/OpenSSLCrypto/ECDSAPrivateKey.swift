import COpenSSL

/// A private key of ECDSA; the secret stays in OpenSSL's memory and is wiped when the key ends.
///
/// The public key is always derived from the secret, never taken from elsewhere. Signatures are
/// random: two of one message differ, and both are valid.
///
/// Unchecked: the object is never changed after `init`, and OpenSSL lets any number of threads
/// sign with it.
///
/// Source: FIPS 186-5 §6.4.1, RFC 5915.
@safe public struct ECDSAPrivateKey: ~Copyable, @unchecked Sendable {
  /// The public half.
  public let publicKey: ECDSAPublicKey

  let pointer: OpaquePointer

  private let prepared: PreparedContext

  /// Makes a new key from OpenSSL's random generator.
  ///
  /// - Throws: `CryptoError.libraryFailure` or `.selfCheckFailed`.
  public static func generate(_ curve: ECDSACurve) throws(CryptoError) -> ECDSAPrivateKey {
    guard SecretMemory.isReady,
      let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "EC", nil)
    else { throw OpenSSLLibrary.failure("making a private key") }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    let name = unsafe UnsafeRawPointer(curve.groupName.utf8Start)
      .assumingMemoryBound(to: CChar.self)
    guard unsafe EVP_PKEY_keygen_init(context) == 1,
      unsafe EVP_PKEY_CTX_set_group_name(context, name) == 1,
      unsafe EVP_PKEY_keygen(context, &key) == 1, let key = unsafe key
    else { throw OpenSSLLibrary.failure("making a private key") }
    return try unsafe ECDSAPrivateKey(owning: key, curve: curve)
  }

  /// Loads a key from its secret number.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - secret: The number, most significant byte first, with as many bytes as a coordinate. It is
  ///     copied to OpenSSL; wiping the array is up to the caller.
  /// - Throws: `CryptoError.ecSecretRefused`, `.libraryFailure` or `.selfCheckFailed`.
  public init(curve: ECDSACurve, secret: [UInt8]) throws(CryptoError) {
    guard secret.count == curve.coordinateBytes else { throw .ecSecretRefused(curve: curve) }
    try unsafe self.init(curve: curve, secretAt: secret)
  }

  /// Loads a key from its secret number, of as many bytes as a coordinate.
  init(curve: ECDSACurve, secretAt secret: UnsafeRawPointer) throws(CryptoError) {
    try unsafe self.init(
      owning: PrivateKeyParameters.load(secretAt: secret, on: curve), curve: curve)
  }

  /// Takes over a key object, which is freed here also where a check fails.
  init(owning key: OpaquePointer, curve: ECDSACurve) throws(CryptoError) {
    do throws(CryptoError) {
      (prepared, publicKey) = unsafe try Self.prepare(key, curve)
    } catch {
      unsafe EVP_PKEY_free(key)
      throw error
    }
    unsafe pointer = key
  }

  deinit { unsafe EVP_PKEY_free(pointer) }

  /// A signature of some bytes: another one each time.
  ///
  /// - Parameters:
  ///   - message: What is signed; it is hashed by the function that goes with the curve.
  ///   - encoding: How the two numbers of the signature are written.
  /// - Returns: The signature.
  /// - Throws: `CryptoError.libraryFailure`.
  public borrowing func signature(
    for message: [UInt8], encoding: ECDSAPublicKey.SignatureEncoding = .fixedWidth
  ) throws(CryptoError) -> [UInt8] {
    let der = try prepared.signature(for: message, maxBytes: Self.maxSignatureBytes)
    switch encoding {
    case .der: return der
    case .fixedWidth: return try Self.fixedWidth(der, publicKey.curve)
    }
  }

  /// Enough for both numbers of the larger curve in DER.
  private static let maxSignatureBytes = 128

  /// Makes sure that the public key verifies what the private key signs.
  private static func prepare(
    _ key: OpaquePointer, _ curve: ECDSACurve
  ) throws(CryptoError) -> (PreparedContext, ECDSAPublicKey) {
    let prepared = unsafe try PreparedContext(.signing, with: key, by: .ecdsa(curve.digest))
    let size = curve.coordinateBytes
    guard let x = unsafe PublicKeyParameters.number(OSSL_PKEY_PARAM_EC_PUB_X, of: key, size),
      let y = unsafe PublicKeyParameters.number(OSSL_PKEY_PARAM_EC_PUB_Y, of: key, size)
    else { throw OpenSSLLibrary.failure("deriving the public key") }
    let publicKey = try ECDSAPublicKey(curve: curve, x: x, y: y)
    let message = Array("Assay key self-check".utf8)
    let signature = try prepared.signature(for: message, maxBytes: maxSignatureBytes)
    guard publicKey.isValidSignature(signature, encoding: .der, for: message) else {
      throw .selfCheckFailed
    }
    return (prepared, publicKey)
  }

  /// Both numbers of a signature, each with as many bytes as a coordinate.
  private static func fixedWidth(
    _ der: [UInt8], _ curve: ECDSACurve
  ) throws(CryptoError) -> [UInt8] {
    let size = curve.coordinateBytes
    do throws(KeyFileError) {
      var file = DERReader(der)
      var numbers = try file.sequence()
      let (r, s) = (try numbers.magnitude(), try numbers.magnitude())
      guard r.count <= size, s.count <= size else { throw .derMalformed(byteOffset: 0) }
      return [UInt8](repeating: 0, count: size - r.count) + r
        + [UInt8](repeating: 0, count: size - s.count) + s
    } catch {
      throw .libraryFailure(operation: "signing", reason: "a malformed signature")
    }
  }
}
