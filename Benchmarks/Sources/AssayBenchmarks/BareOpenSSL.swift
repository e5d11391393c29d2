import CLibcrypto

/// OpenSSL's Ed25519 with nothing around it: what everything here is held against.
///
/// Unchecked: the keys and the two contexts are never changed, the contexts only copied, and OpenSSL
/// lets any number of threads do that.
final class BareOpenSSL: @unchecked Sendable {
  private let publicKey: OpaquePointer?
  private let privateKey: OpaquePointer?
  private let verifying = EVP_MD_CTX_new()
  private let signing = EVP_MD_CTX_new()

  init(seed: [UInt8], publicKey bytes: [UInt8]) {
    publicKey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    privateKey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
    precondition(EVP_DigestVerifyInit(verifying, nil, nil, nil, publicKey) == 1)
    precondition(EVP_DigestSignInit(signing, nil, nil, nil, privateKey) == 1)
  }

  /// One verification with a context that is initialised for it, as OpenSSL's manual has it.
  func verify(_ signature: [UInt8], _ message: [UInt8]) -> Bool {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    return EVP_DigestVerifyInit(context, nil, nil, nil, publicKey) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  /// One signature with a context that is initialised for it.
  func sign(_ message: [UInt8]) -> Bool {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var count = signature.count
    return EVP_DigestSignInit(context, nil, nil, nil, privateKey) == 1
      && EVP_DigestSign(context, &signature, &count, message, message.count) == 1
  }

  /// One verification with a copy of a context that was initialised once: the fastest way that is
  /// sound.
  func verifyWithCopy(_ signature: [UInt8], _ message: [UInt8]) -> Bool {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    return EVP_MD_CTX_copy_ex(context, verifying) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  /// One signature with a copy of a context that was initialised once.
  func signWithCopy(_ message: [UInt8]) -> Bool {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var count = signature.count
    return EVP_MD_CTX_copy_ex(context, signing) == 1
      && EVP_DigestSign(context, &signature, &count, message, message.count) == 1
  }
}
