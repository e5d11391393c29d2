import COpenSSL

/// A public key of ECDSA that verifies signatures.
///
/// Anybody who sees a signature by ECDSA can make a second one for the same message. So a
/// signature says that the message is genuine; it is never used as the name of something.
///
/// Source: FIPS 186-5 §6.4.2.
public struct ECDSAPublicKey: Hashable, Sendable {
  /// How the two numbers of a signature are written.
  public enum SignatureEncoding: Sendable {
    /// Each with as many bytes as a coordinate, one after the other: JOSE, Data Integrity.
    case fixedWidth
    /// A DER sequence of two integers: X.509, TUF.
    case der
  }

  /// The curve.
  public let curve: ECDSACurve

  /// The point, always as the byte 4 and its two coordinates.
  public let rawRepresentation: [UInt8]

  private let prepared: PreparedContext

  /// Checks and loads a point.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - point: The byte 4 and both coordinates, or the byte 2 or 3 and the first coordinate.
  /// - Throws: `CryptoError.ecPointRefused` or `.libraryFailure`.
  ///
  /// Source: SEC 1 §2.3.4.
  public init(curve: ECDSACurve, point: [UInt8]) throws(CryptoError) {
    let size = curve.coordinateBytes
    switch point.first {
    case 2, 3: guard point.count == 1 + size else { throw .ecPointRefused(curve: curve) }
    case 4: guard point.count == 1 + 2 * size else { throw .ecPointRefused(curve: curve) }
    default: throw .ecPointRefused(curve: curve)
    }
    guard let key = unsafe PublicKeyParameters.load(point, on: curve) else {
      ERR_clear_error()
      throw .ecPointRefused(curve: curve)
    }
    defer { unsafe EVP_PKEY_free(key) }
    prepared = unsafe try PreparedContext(.verifying, with: key, by: .ecdsa(curve.digest))
    guard let x = unsafe PublicKeyParameters.number(OSSL_PKEY_PARAM_EC_PUB_X, of: key, size),
      let y = unsafe PublicKeyParameters.number(OSSL_PKEY_PARAM_EC_PUB_Y, of: key, size)
    else { throw OpenSSLLibrary.failure("reading a public key") }
    self.curve = curve
    rawRepresentation = [4] + x + y
  }

  /// The point as the byte 2 or 3, which tells the sign of the second coordinate, and the first one.
  ///
  /// Source: SEC 1 §2.3.3.
  public var compressedRepresentation: [UInt8] {
    let size = curve.coordinateBytes
    let isOdd = rawRepresentation[2 * size] & 1 == 1
    return [isOdd ? 3 : 2] + rawRepresentation[1...size]
  }

  /// Checks and loads the coordinates of a point, each with all its bytes, as a JWK has them.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - x: The first coordinate.
  ///   - y: The second coordinate.
  /// - Throws: `CryptoError.ecPointRefused` or `.libraryFailure`.
  ///
  /// Source: RFC 7518 §6.2.1.
  public init(curve: ECDSACurve, x: [UInt8], y: [UInt8]) throws(CryptoError) {
    // Otherwise bytes of one coordinate could stand in the other.
    guard x.count == curve.coordinateBytes else { throw .ecPointRefused(curve: curve) }
    try self.init(curve: curve, point: [4] + x + y)
  }

  /// Whether this key made the signature for exactly these bytes.
  ///
  /// - Parameters:
  ///   - signature: Its two numbers; with anything else the answer is no.
  ///   - encoding: How they are written.
  ///   - message: What was signed; it is hashed by the function that goes with the curve.
  /// - Returns: whether it did; never an error, whatever the bytes are.
  public func isValidSignature(
    _ signature: [UInt8], encoding: SignatureEncoding, for message: [UInt8]
  ) -> Bool {
    switch encoding {
    case .fixedWidth:
      let size = curve.coordinateBytes
      guard signature.count == 2 * size else { return false }
      let numbers = [signature.prefix(size), signature.suffix(size)].map(Self.integer)
      let der = DERReader.Tag.sequence.element(numbers.flatMap { $0 })
      return prepared.verifies(der, for: message)
    case .der:
      // OpenSSL refuses what is not the one DER encoding of two numbers.
      return prepared.verifies(signature, for: message)
    }
  }

  /// A DER integer that is not negative.
  private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digits = bytes.drop { $0 == 0 }
    // A first bit that is set would be the sign.
    let needsZero = digits.first.map { $0 >= 0x80 } ?? true
    return DERReader.Tag.integer.element((needsZero ? [0] : []) + digits)
  }

  /// Whether two keys are the same point of the same curve.
  public static func == (a: Self, b: Self) -> Bool {
    a.curve == b.curve && a.rawRepresentation == b.rawRepresentation
  }

  /// Hashes the curve and the point.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(curve)
    hasher.combine(rawRepresentation)
  }
}
