import COpenSSL
import OpenSSLCrypto

/// A private key of ECDSA for tests, the same in every run; its signatures are not.
public struct ECDSATestKey: Sendable {
  /// Why no key or signature can be made.
  public struct Failure: Error {}

  /// The key that verifies.
  public let publicKey: ECDSAPublicKey
  private let scalar: [UInt8]

  /// The key whose number has this byte in all its places.
  public init(_ number: UInt8, on curve: ECDSACurve = .p256) throws {
    scalar = Array(repeating: number, count: curve.coordinateBytes)
    publicKey = try ECDSAPublicKey(
      curve: curve, point: try ECDSATestKey.point(of: scalar, on: curve))
  }

  /// Signs a message: both numbers, one after the other.
  public func signature(for message: [UInt8]) throws -> [UInt8] {
    let key = try pkey()
    defer { EVP_PKEY_free(key) }
    guard let context = EVP_MD_CTX_new() else { throw Failure() }
    defer { EVP_MD_CTX_free(context) }
    let digest = publicKey.curve == .p256 ? EVP_sha256() : EVP_sha384()
    guard EVP_DigestSignInit(context, nil, digest, nil, key) == 1 else { throw Failure() }
    var der = [UInt8](repeating: 0, count: 256)
    var count = der.count
    guard EVP_DigestSign(context, &der, &count, message, message.count) == 1 else {
      throw Failure()
    }
    return try ECDSATestKey.fixedWidth(
      Array(der.prefix(count)), publicKey.curve.coordinateBytes)
  }

  /// The two integers of a short DER sequence.
  private static func fixedWidth(_ der: [UInt8], _ width: Int) throws -> [UInt8] {
    var place = der.count > 1 && der[1] & 0x80 != 0 ? 3 : 2
    var signature: [UInt8] = []
    for _ in 0..<2 {
      guard place + 1 < der.count, der[place] == 2 else { throw Failure() }
      let digits = der[(place + 2)..<(place + 2 + Int(der[place + 1]))].drop { $0 == 0 }
      signature += Array(repeating: 0, count: width - digits.count) + digits
      place += 2 + Int(der[place + 1])
    }
    return signature
  }

  private static func group(_ curve: ECDSACurve) -> OpaquePointer? {
    EC_GROUP_new_by_curve_name(curve == .p256 ? NID_X9_62_prime256v1 : NID_secp384r1)
  }

  /// The point that a number makes of the curve's own.
  private static func point(of scalar: [UInt8], on curve: ECDSACurve) throws -> [UInt8] {
    guard let group = group(curve), let point = EC_POINT_new(group),
      let number = BN_bin2bn(scalar, CInt(scalar.count), nil)
    else { throw Failure() }
    defer {
      BN_free(number)
      EC_POINT_free(point)
      EC_GROUP_free(group)
    }
    var bytes = [UInt8](repeating: 0, count: 1 + 2 * curve.coordinateBytes)
    guard EC_POINT_mul(group, point, number, nil, nil, nil) == 1,
      EC_POINT_point2oct(
        group, point, POINT_CONVERSION_UNCOMPRESSED, &bytes, bytes.count, nil) == bytes.count
    else { throw Failure() }
    return bytes
  }

  private func pkey() throws -> OpaquePointer {
    guard let builder = OSSL_PARAM_BLD_new(),
      let number = BN_bin2bn(scalar, CInt(scalar.count), nil)
    else { throw Failure() }
    defer {
      BN_free(number)
      OSSL_PARAM_BLD_free(builder)
    }
    let name: StaticString = publicKey.curve == .p256 ? "prime256v1" : "secp384r1"
    let (group, pub, priv): (StaticString, StaticString, StaticString) = ("group", "pub", "priv")
    func lasting(_ text: StaticString) -> UnsafePointer<CChar> {
      UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
    }
    let point = publicKey.rawRepresentation
    return try point.withUnsafeBytes { point in
      guard OSSL_PARAM_BLD_push_utf8_string(builder, lasting(group), lasting(name), 0) == 1,
        OSSL_PARAM_BLD_push_octet_string(builder, lasting(pub), point.baseAddress, point.count)
          == 1,
        OSSL_PARAM_BLD_push_BN(builder, lasting(priv), number) == 1,
        let parameters = OSSL_PARAM_BLD_to_param(builder),
        let context = EVP_PKEY_CTX_new_from_name(nil, "EC", nil)
      else { throw Failure() }
      defer {
        OSSL_PARAM_free(parameters)
        EVP_PKEY_CTX_free(context)
      }
      var key: OpaquePointer?
      guard EVP_PKEY_fromdata_init(context) == 1,
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_KEYPAIR_SELECTION, parameters) == 1,
        let key
      else { throw Failure() }
      return key
    }
  }
}

/// `EVP_PKEY_KEYPAIR`, which is a macro of several constants.
private let EVP_PKEY_KEYPAIR_SELECTION =
  COPENSSL_EVP_PKEY_PUBLIC_KEY | OSSL_KEYMGMT_SELECT_PRIVATE_KEY
