/// Why a key was refused or an operation could not be done.
@nonexhaustive
public enum CryptoError: Error, Equatable, Sendable {
  /// The public key is no point of the curve that it is said to be of, or is not written as one.
  case ecPointRefused(curve: ECDSACurve)
  /// The secret number of a private key is none of the curve that it is said to be of.
  case ecSecretRefused(curve: ECDSACurve)
  /// OpenSSL failed at a step that does not depend on the input: memory, or its installation.
  case libraryFailure(operation: String, reason: String)
  /// The public key is one of the points of low order, for which signatures prove nothing.
  case lowOrderPublicKey
  /// The passphrase is empty.
  case passphraseEmpty
  /// The passphrase has a zero byte, which other programs take for its end.
  case passphraseHasZeroByte
  /// The passphrase is longer than `limit` bytes.
  case passphraseTooLong(limit: Int)
  /// The public key has this many bytes instead of 32.
  case publicKeyLength(Int)
  /// The public key's y coordinate is not less than the prime of the field.
  case publicKeyNotCanonical
  /// The public key is no point of the curve.
  case publicKeyNotOnCurve
  /// The exponent of an RSA key is even, less than 3 or of more than 33 bits.
  case rsaExponentRefused
  /// The modulus of an RSA key is even, so that it is no product of two primes.
  case rsaModulusEven
  /// The modulus of an RSA key has this many bits: fewer than are safe, or more than anybody needs.
  case rsaModulusSize(bits: Int)
  /// The numbers of a private RSA key do not belong together: the primes do not make the modulus.
  case rsaPrimesRefused
  /// The seed of a private key has this many bytes instead of 32.
  case seedLength(Int)
  /// What a private key signed, its own public key refused: the key or the machine is broken.
  case selfCheckFailed
}
