public import OpenSSLCrypto

extension JWSAlgorithm {
  /// The algorithm that a key signs with unless another is asked for.
  ///
  /// Of RSA it is the one that Open Badges 3.0 §8.2.3 has everybody verify.
  public static func standard(for key: PublicKey) -> JWSAlgorithm {
    switch key {
    case .ed25519: .edDSA
    case .ecdsa(let key): key.curve == .p256 ? .es256 : .es384
    case .rsa: .rs256
    }
  }

  /// Whether the same key makes the same signature of the same bytes each time.
  ///
  /// What is not so cannot be made again: who needs the same token twice has to keep it.
  public var isDeterministic: Bool {
    switch self {
    case .edDSA, .rs256: true
    case .es256, .es384, .ps256: false
    }
  }

  /// The signature of some bytes, as JOSE writes it.
  ///
  /// - Parameters:
  ///   - message: What is signed.
  ///   - key: The private key, of a kind that the algorithm fits.
  /// - Returns: The signature; of ECDSA both numbers with all their bytes.
  /// - Throws: `TokenSigningError`.
  ///
  /// Source: RFC 7518 §3.3 to §3.5, RFC 8037 §3.1.
  public func signature(
    for message: [UInt8], by key: borrowing PrivateKey
  ) throws(TokenSigningError) -> [UInt8] {
    let publicKey = key.publicKey
    guard fits(publicKey) else {
      throw .algorithmUnfit(self, keyKind: publicKey.kindName)
    }
    do throws(CryptoError) {
      switch key {
      case .ed25519(let key): return try key.signature(for: message)
      case .ecdsa(let key): return try key.signature(for: message, encoding: .fixedWidth)
      case .rsa(let key):
        return try key.signature(for: message, padding: self == .ps256 ? .pss : .pkcs1v15)
      }
    } catch {
      throw .cannotSign(error)
    }
  }
}
