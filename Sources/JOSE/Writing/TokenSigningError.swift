public import OpenSSLCrypto

/// Why a token is not made.
@nonexhaustive
public enum TokenSigningError: Error, Equatable, Sendable {
  /// The algorithm does not fit the key, which is of the kind `keyKind`.
  case algorithmUnfit(JWSAlgorithm, keyKind: String)
  /// OpenSSL could not sign.
  case cannotSign(CryptoError)
  /// The credential has the member already that is to become a claim.
  case claimTaken(name: String)
  /// A member that a claim says again is missing, or is of another kind.
  case memberMissing(path: String)
  /// The time has a fraction of a second, which the claim could not say.
  case timeNotWhole(path: String)
}

extension TokenSigningError: CustomStringConvertible {
  /// One line for a person: what is wrong, where, what to do.
  public var description: String {
    switch self {
    case .algorithmUnfit(let algorithm, let kind):
      "no key of the kind \(kind) signs with \(algorithm.rawValue); "
        + "EdDSA needs Ed25519, ES256 P-256, ES384 P-384, RS256 and PS256 RSA"
    case .cannotSign(let error): "\(error)"
    case .claimTaken(let name):
      "the credential has a member '\(name)' of its own, which is a claim of the token; take it out"
    case .memberMissing(let path):
      "the credential has no text at \(path), which the token has to say again; add it"
    case .timeNotWhole(let path):
      "the time at \(path) has a fraction of a second, which a token cannot say; leave it out"
    }
  }
}
