/// Where the parts of a private key of ECDSA or RSA stand in its PrivateKeyInfo.
///
/// Nothing secret is copied out: the numbers are known by their places.
///
/// Source: RFC 5958 §2, RFC 5915 §3, RFC 8017 appendix A.1.2.
enum PrivateKeyInfo {
  /// Of ECDSA: the secret number, and the public point where the key names one.
  case ec(ECDSACurve, secret: Range<Int>, point: [UInt8]?)
  case rsa(RSAPrivateNumbers)

  /// Reads the DER form; no copy of it is left.
  ///
  /// - Throws: `KeyFileError.derMalformed`, `.pkcs8VersionUnsupported` or `.privateKeyUnsupported`.
  init(_ info: borrowing SecretBytes) throws(KeyFileError) {
    var copy = unsafe info.withBytes { unsafe Array($0) }
    defer { SecretMemory.wipe(&copy) }
    self = try Self.read(copy)
  }

  private static func read(_ der: [UInt8]) throws(KeyFileError) -> PrivateKeyInfo {
    var file = DERReader(der)
    var info = try file.sequence()
    try file.end()
    // The first version is written as 0.
    let version = try info.integer()
    guard version == 0 else { throw .pkcs8VersionUnsupported(version: version + 1) }
    var parameters = try info.sequence()
    let algorithm = AlgorithmIdentifier(try parameters.bytes(of: .objectIdentifier))
    var key = try info.elements(of: .octetString)
    // Attributes, which some systems add, say nothing about the key itself.
    if info.nextIs(.context0) { _ = try info.range(of: .context0) }
    try info.end()
    switch algorithm {
    case .ecPublicKey: return try ec(&key, &parameters)
    case .rsaEncryption: return try rsa(&key, &parameters)
    default:
      let known = AlgorithmIdentifier.keyTypes.first { $0.0 == algorithm }
      throw .privateKeyUnsupported(name: known?.1 ?? algorithm.excerpt)
    }
  }

  private static func ec(
    _ key: inout DERReader, _ parameters: inout DERReader
  ) throws(KeyFileError) -> PrivateKeyInfo {
    // A curve that is written out is none that has a name, whatever it is.
    guard parameters.nextIs(.objectIdentifier) else { throw .privateKeyUnsupported(name: "EC") }
    let identifier = AlgorithmIdentifier(try parameters.bytes(of: .objectIdentifier))
    try parameters.end()
    guard let curve = ECDSACurve(identifier) else {
      throw .privateKeyUnsupported(name: "EC on \(identifier.excerpt)")
    }
    var parts = try key.sequence()
    try key.end()
    guard try parts.integer() == 1 else { throw .derMalformed(byteOffset: 0) }
    let secret = try parts.range(of: .octetString)
    guard secret.count == curve.coordinateBytes else {
      throw .derMalformed(byteOffset: secret.lowerBound)
    }
    if parts.nextIs(.context0) {
      var again = try parts.elements(of: .context0)
      guard try AlgorithmIdentifier(again.bytes(of: .objectIdentifier)) == identifier else {
        throw .derMalformed(byteOffset: 0)
      }
      try again.end()
    }
    var point: [UInt8]?
    if parts.nextIs(.context1) {
      var content = try parts.elements(of: .context1)
      point = try content.bitString()
      try content.end()
    }
    try parts.end()
    return .ec(curve, secret: secret, point: point)
  }

  private static func rsa(
    _ key: inout DERReader, _ parameters: inout DERReader
  ) throws(KeyFileError) -> PrivateKeyInfo {
    guard try parameters.bytes(of: .null).isEmpty else { throw .derMalformed(byteOffset: 0) }
    try parameters.end()
    var parts = try key.sequence()
    try key.end()
    // Version 1 has more than two primes.
    guard try parts.integer() == 0 else {
      throw .privateKeyUnsupported(name: "RSA of several primes")
    }
    let (modulus, exponent) = (try parts.magnitude(), try parts.magnitude())
    var secrets: [Range<Int>] = []
    for _ in RSAPrivateNumbers.names { secrets.append(try parts.magnitudeRange()) }
    try parts.end()
    return .rsa(RSAPrivateNumbers(modulus: modulus, exponent: exponent, secrets: secrets))
  }
}

/// The numbers of a private RSA key: the public ones, and where the secret ones stand.
struct RSAPrivateNumbers {
  let modulus: [UInt8]
  let exponent: [UInt8]
  /// The places of the secret numbers, in the order of `names`.
  let secrets: [Range<Int>]

  /// OpenSSL's names of the secret numbers, in the order of their encoding.
  static let names: [StaticString] = [
    "d", "rsa-factor1", "rsa-factor2", "rsa-exponent1", "rsa-exponent2", "rsa-coefficient1",
  ]
}

extension PKCS8 {
  /// The key in a PrivateKeyInfo, of whatever kind.
  ///
  /// - Throws: `KeyFileError.privateKeyUnsupported`, `.pkcs8VersionUnsupported`, `.derMalformed`,
  ///   `.publicKeyMismatch` where the key names a public point that is another key's, or `.crypto`.
  static func privateKey(in info: borrowing SecretBytes) throws(KeyFileError) -> PrivateKey {
    if announcesEd25519(info) { return .ed25519(try key(in: info)) }
    switch try PrivateKeyInfo(info) {
    case .ec(let curve, let secret, let point):
      let key = try ecKey(curve, secret, in: info)
      if let named = try point.map({ (point) throws(KeyFileError) in try ecPoint(point, curve) }),
        named != key.publicKey
      {
        throw .publicKeyMismatch(
          pinned: KeyFileError.name(of: .ecdsa(named)),
          derived: KeyFileError.name(of: .ecdsa(key.publicKey)))
      }
      return .ecdsa(key)
    case .rsa(let numbers):
      do throws(CryptoError) {
        return .rsa(try RSAPrivateKey(numbers, in: info))
      } catch {
        throw .crypto(error)
      }
    }
  }

  private static func ecKey(
    _ curve: ECDSACurve, _ secret: Range<Int>, in info: borrowing SecretBytes
  ) throws(KeyFileError) -> ECDSAPrivateKey {
    do throws(CryptoError) {
      return try unsafe ECDSAPrivateKey(
        curve: curve, secretAt: info.pointer + secret.lowerBound)
    } catch {
      throw .crypto(error)
    }
  }

  private static func ecPoint(
    _ point: [UInt8], _ curve: ECDSACurve
  ) throws(KeyFileError) -> ECDSAPublicKey {
    do throws(CryptoError) {
      return try ECDSAPublicKey(curve: curve, point: point)
    } catch {
      throw .crypto(error)
    }
  }

  /// The key in an EncryptedPrivateKeyInfo, of whatever kind.
  ///
  /// - Throws: what `privateKey(in:)` throws, and `KeyFileError.wrongPassphrase` also where the
  ///   encrypted part is damaged.
  static func privateKey(
    in envelope: EncryptedPrivateKeyInfo, passphrase: borrowing Passphrase
  ) throws(KeyFileError) -> PrivateKey {
    guard SecretMemory.isReady else { throw .crypto(OpenSSLLibrary.failure("setting up")) }
    do throws(KeyFileError) {
      return try privateKey(in: decrypt(envelope, with: passphrase))
    } catch .derMalformed {
      throw .wrongPassphrase
    }
  }
}
