import COpenSSL

/// How the digest of a message is laid out before RSA is applied to it.
public enum RSAPadding: Hashable, Sendable {
  /// RSASSA-PKCS1-v1_5: `RS256`.
  case pkcs1v15
  /// RSASSA-PSS with MGF1 of the same hash function and a salt as long as the digest: `PS256`.
  case pss
}

/// A public key of RSA that verifies signatures with SHA-256.
///
/// Source: RFC 8017 §8, RFC 7518 §3.3 and §3.5.
public struct RSAPublicKey: Hashable, Sendable {
  /// The sizes of a modulus that are accepted: what is shorter is not safe, and what is longer
  /// makes one signature cost as much as hundreds.
  ///
  /// Source: NIST SP 800-131A r2 §3, RFC 7518 §3.3.
  public static let modulusBits = 2048...8192

  /// The modulus, most significant byte first, without leading zeros.
  public let modulus: [UInt8]

  /// The exponent, most significant byte first, without leading zeros.
  public let exponent: [UInt8]

  private let pkcs1v15: PreparedContext
  private let pss: PreparedContext

  /// Checks and loads a key.
  ///
  /// - Parameters:
  ///   - modulus: The modulus, most significant byte first; zeros may lead.
  ///   - exponent: The exponent, likewise.
  /// - Throws: `CryptoError.rsaModulusSize`, `.rsaModulusEven`, `.rsaExponentRefused` or
  ///   `.libraryFailure`.
  public init(modulus: [UInt8], exponent: [UInt8]) throws(CryptoError) {
    let modulus = Array(modulus.drop { $0 == 0 })
    let exponent = Array(exponent.drop { $0 == 0 })
    let bits = Self.bitCount(of: modulus)
    guard Self.modulusBits.contains(bits) else { throw .rsaModulusSize(bits: bits) }
    guard modulus.last.map({ $0 & 1 == 1 }) == true else { throw .rsaModulusEven }
    // What other verifiers take: an exponent of any size would make a signature slow to verify.
    guard exponent.last.map({ $0 & 1 == 1 }) == true, exponent != [1],
      Self.bitCount(of: exponent) <= 33
    else { throw .rsaExponentRefused }
    guard let key = unsafe PublicKeyParameters.load(modulus: modulus, exponent: exponent) else {
      throw OpenSSLLibrary.failure("loading a public key")
    }
    defer { unsafe EVP_PKEY_free(key) }
    pkcs1v15 = unsafe try PreparedContext(.verifying, with: key, by: .rsa(.sha256, .pkcs1v15))
    pss = unsafe try PreparedContext(.verifying, with: key, by: .rsa(.sha256, .pss))
    self.modulus = modulus
    self.exponent = exponent
  }

  /// Whether this key made the signature for exactly these bytes.
  ///
  /// - Parameters:
  ///   - signature: As many bytes as the modulus has; with any other length the answer is no.
  ///   - padding: How the digest was laid out.
  ///   - message: What was signed.
  /// - Returns: whether it did; never an error, whatever the bytes are.
  public func isValidSignature(
    _ signature: [UInt8], padding: RSAPadding, for message: [UInt8]
  ) -> Bool {
    guard signature.count == modulus.count else { return false }
    return switch padding {
    case .pkcs1v15: pkcs1v15.verifies(signature, for: message)
    case .pss: pss.verifies(signature, for: message)
    }
  }

  private static func bitCount(of number: [UInt8]) -> Int {
    number.first.map { 8 * number.count - $0.leadingZeroBitCount } ?? 0
  }

  /// Whether two keys have the same modulus and exponent.
  public static func == (a: Self, b: Self) -> Bool {
    a.modulus == b.modulus && a.exponent == b.exponent
  }

  /// Hashes the modulus and the exponent.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(modulus)
    hasher.combine(exponent)
  }
}
