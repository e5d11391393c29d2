extension CryptoError: CustomStringConvertible {
  /// One line for a person: what is wrong, found and expected, what to do.
  public var description: String {
    switch self {
    case .ecPointRefused(let curve):
      "the public key is no point of the curve \(curve.rawValue); it was probably mistyped or cut"
    case .ecSecretRefused(let curve):
      "the private key is no number that the curve \(curve.rawValue) has; it was probably damaged"
    case .libraryFailure(let operation, let reason):
      "OpenSSL failed at \(operation): \(reason); check the installation of libcrypto"
    case .lowOrderPublicKey:
      "the public key is a point of low order, for which anybody can make signatures"
    case .passphraseEmpty:
      "the passphrase is empty; choose one of several words"
    case .passphraseHasZeroByte:
      "the passphrase has a zero byte, where other programs would cut it; choose another"
    case .passphraseTooLong(let limit):
      "the passphrase is longer than \(limit) bytes; choose a shorter one"
    case .publicKeyLength(let count):
      "the public key is \(count) bytes, an Ed25519 public key is 32"
    case .publicKeyNotCanonical:
      "the public key is not written the one canonical way: its y coordinate is too great"
    case .publicKeyNotOnCurve:
      "the public key is no point of the curve edwards25519; it was probably mistyped or cut"
    case .rsaExponentRefused:
      "the exponent of the RSA key is not an odd number from 3 to 2^33 - 1"
    case .rsaModulusEven:
      "the modulus of the RSA key is even, which no RSA key's is; it was probably damaged"
    case .rsaModulusSize(let bits):
      "the RSA key has \(bits) bits, accepted are \(RSAPublicKey.modulusBits.lowerBound) to "
        + "\(RSAPublicKey.modulusBits.upperBound)"
    case .rsaPrimesRefused:
      "the numbers of the private RSA key do not belong together; it was probably damaged"
    case .seedLength(let count):
      "the seed of the private key is \(count) bytes, an Ed25519 seed is 32"
    case .selfCheckFailed:
      "the private key failed its self-check: what it signs does not verify; do not use it"
    }
  }
}
