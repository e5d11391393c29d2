import COpenSSL

/// A context of OpenSSL that is ready to sign or verify with one key; it is only ever copied.
///
/// Each signature and each verification has a context of its own: one that has served a key before
/// goes on with that key, whatever key it is given next, and reports success. Copying a prepared
/// context saves OpenSSL from looking its algorithms up again each time.
///
/// Unchecked: the context is never used or changed after `init`, and OpenSSL lets any number of
/// threads copy one.
@safe final class PreparedContext: @unchecked Sendable {
  private let pointer: OpaquePointer

  /// A context that signs with a key, which it holds from here on.
  init(signingWith key: OpaquePointer) throws(CryptoError) {
    unsafe pointer = try PreparedContext.context("loading a private key") {
      unsafe EVP_DigestSignInit($0, nil, nil, nil, key)
    }
  }

  /// A context that verifies with a key, which it holds from here on.
  init(verifyingWith key: OpaquePointer) throws(CryptoError) {
    unsafe pointer = try PreparedContext.context("loading a public key") {
      unsafe EVP_DigestVerifyInit($0, nil, nil, nil, key)
    }
  }

  deinit { unsafe EVP_MD_CTX_free(pointer) }

  /// Calls `body` with a copy that serves once.
  ///
  /// - Returns: whether there was memory for a copy, and `body` says that all went well.
  func withCopy(_ body: (OpaquePointer) -> Bool) -> Bool {
    guard let copy = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(copy) }
    return unsafe EVP_MD_CTX_copy_ex(copy, pointer) == 1 && body(copy)
  }

  private static func context(
    _ deed: String, _ prepare: (OpaquePointer) -> Int32
  ) throws(CryptoError) -> OpaquePointer {
    guard let context = unsafe EVP_MD_CTX_new() else { throw OpenSSLLibrary.failure(deed) }
    guard unsafe prepare(context) == 1 else {
      unsafe EVP_MD_CTX_free(context)
      throw OpenSSLLibrary.failure(deed)
    }
    return unsafe context
  }
}
