import CLibcrypto

/// OpenSSL's Ed25519 with nothing around it: what everything here is held against.
///
/// A context that was initialised once is copied for each signature: the fastest way that is sound,
/// two in a hundred faster than to initialise one each time.
///
/// Unchecked: the two contexts are only copied, and OpenSSL lets any number of threads do that.
final class BareOpenSSL: @unchecked Sendable {
  private let verifying = EVP_MD_CTX_new()
  private let signing = EVP_MD_CTX_new()

  init(seed: [UInt8], publicKey bytes: [UInt8]) {
    let publicKey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    let privateKey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
    precondition(EVP_DigestVerifyInit(verifying, nil, nil, nil, publicKey) == 1)
    precondition(EVP_DigestSignInit(signing, nil, nil, nil, privateKey) == 1)
  }

  /// One verification.
  func verify(_ signature: [UInt8], _ message: [UInt8]) -> Bool {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    return EVP_MD_CTX_copy_ex(context, verifying) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  /// One signature.
  func sign(_ message: [UInt8]) -> Bool {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var count = signature.count
    return EVP_MD_CTX_copy_ex(context, signing) == 1
      && EVP_DigestSign(context, &signature, &count, message, message.count) == 1
  }
}
