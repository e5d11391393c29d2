import COpenSSL

/// How a signature is computed with a key: what OpenSSL has to be told besides the key.
enum SignatureScheme: Sendable {
  /// Hashes by itself.
  case ed25519
  case ecdsa(DigestAlgorithm)
  case rsa(DigestAlgorithm, RSAPadding)

  /// The function that hashes the message.
  var digest: DigestAlgorithm? {
    switch self {
    case .ed25519: nil
    case .ecdsa(let digest), .rsa(let digest, _): digest
    }
  }

  /// Chooses the padding, where there is one to choose.
  ///
  /// - Returns: whether OpenSSL took it.
  func choosesPadding(in settings: OpaquePointer) -> Bool {
    switch self {
    case .ed25519, .ecdsa: true
    case .rsa(_, .pkcs1v15):
      unsafe EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PADDING) == 1
    case .rsa(_, .pss):
      // The mask is made with the function that hashes the message, where nothing else is said.
      unsafe EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1
    }
  }
}
