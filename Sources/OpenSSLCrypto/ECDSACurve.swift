import COpenSSL

/// A curve on which ECDSA signatures are verified, each with the hash function of its size.
///
/// Source: FIPS 186-5 §6, SP 800-186 §3.2.1; the pairs are those of RFC 7518 §3.4.
public enum ECDSACurve: String, Hashable, Sendable {
  /// With SHA-256: `ES256`, `ecdsa-sha2-nistp256`.
  case p256 = "P-256"
  /// With SHA-384: `ES384`, `ecdsa-sha2-nistp384`.
  case p384 = "P-384"

  /// The length of a coordinate, and of each half of a signature, in bytes.
  public var coordinateBytes: Int {
    switch self {
    case .p256: 32
    case .p384: 48
    }
  }

  /// The function that hashes what is signed.
  public var digest: DigestAlgorithm {
    switch self {
    case .p256: .sha256
    case .p384: .sha384
    }
  }

  /// OpenSSL's name of the curve.
  var groupName: StaticString {
    switch self {
    case .p256: "prime256v1"
    case .p384: "secp384r1"
    }
  }

  /// The curve that a key's algorithm names.
  ///
  /// Source: RFC 5480 §2.1.1.1.
  init?(_ identifier: AlgorithmIdentifier) {
    guard let curve = [Self.p256, .p384].first(where: { $0.identifier == identifier }) else {
      return nil
    }
    self = curve
  }

  /// What a key's algorithm names the curve by.
  var identifier: AlgorithmIdentifier {
    switch self {
    case .p256: AlgorithmIdentifier([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07])
    case .p384: AlgorithmIdentifier([0x2B, 0x81, 0x04, 0x00, 0x22])
    }
  }

  /// OpenSSL's number of the curve.
  var groupNumber: CInt {
    switch self {
    case .p256: NID_X9_62_prime256v1
    case .p384: NID_secp384r1
    }
  }
}
