import COpenSSL

/// A context of OpenSSL that is ready to sign or verify with one key; it is only ever copied.
///
/// Each signature and each verification has a context of its own: one that has served a key before
/// goes on with that key, whatever key it is given next, and reports success. Copying a prepared
/// context saves OpenSSL from looking its algorithms up again each time.
///
/// Unchecked: the context is never used or changed after `init`, copying it only reads it and
/// counts references atomically, and so any number of threads may do so at once.
@safe final class PreparedContext: @unchecked Sendable {
  /// What a context is for.
  enum Purpose {
    case signing
    case verifying
  }

  private let purpose: Purpose
  private let scheme: SignatureScheme
  private let key: OpaquePointer
  private let pointer: OpaquePointer

  /// A context for a key, which it holds from here on.
  init(
    _ purpose: Purpose, with key: OpaquePointer, by scheme: SignatureScheme = .ed25519
  ) throws(CryptoError) {
    let deed = purpose == .signing ? "loading a private key" : "loading a public key"
    guard let context = unsafe PreparedContext.fresh(purpose, with: key, by: scheme) else {
      throw OpenSSLLibrary.failure(deed)
    }
    guard unsafe EVP_PKEY_up_ref(key) == 1 else {
      unsafe EVP_MD_CTX_free(context)
      throw OpenSSLLibrary.failure(deed)
    }
    self.purpose = purpose
    self.scheme = scheme
    unsafe self.key = key
    unsafe pointer = context
  }

  deinit {
    unsafe EVP_MD_CTX_free(pointer)
    unsafe EVP_PKEY_free(key)
  }

  /// Whether the signature is one for exactly these bytes.
  ///
  /// - Returns: whether it is; never an error, whatever the bytes are.
  func verifies(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    let isValid = unsafe withCopy { context in
      // Only 1 is success; a malformed input gives 0 or a negative number.
      unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
    // The queue of reasons belongs to the thread; left there, it would explain a later failure.
    if !isValid { ERR_clear_error() }
    return isValid
  }

  /// A signature of some bytes.
  ///
  /// - Parameters:
  ///   - message: What is signed.
  ///   - maxBytes: How long a signature of the key is at most.
  /// - Returns: The signature, as OpenSSL writes it.
  /// - Throws: `CryptoError.libraryFailure`.
  func signature(for message: [UInt8], maxBytes: Int) throws(CryptoError) -> [UInt8] {
    let signature = unsafe [UInt8](unsafeUninitializedCapacity: maxBytes) { buffer, initialized in
      var count = maxBytes
      let isSigned = unsafe withCopy { context in
        unsafe EVP_DigestSign(context, buffer.baseAddress, &count, message, message.count) == 1
      }
      initialized = isSigned ? min(count, maxBytes) : 0
    }
    guard !signature.isEmpty else { throw OpenSSLLibrary.failure("signing") }
    return signature
  }

  /// Calls `body` with a context that serves once.
  ///
  /// - Returns: whether there was memory for it, and `body` says that all went well.
  func withCopy(_ body: (OpaquePointer) -> Bool) -> Bool {
    // OpenSSL 3.0.0, of all versions, copies no context that has no digest, as is Ed25519's.
    guard let context = unsafe copy() ?? fresh() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    return unsafe body(context)
  }

  private func copy() -> OpaquePointer? {
    guard let context = unsafe EVP_MD_CTX_new() else { return nil }
    if unsafe EVP_MD_CTX_copy_ex(context, pointer) == 1 { return unsafe context }
    ERR_clear_error()
    unsafe EVP_MD_CTX_free(context)
    return nil
  }

  /// A context that is made without copying.
  func fresh() -> OpaquePointer? { unsafe Self.fresh(purpose, with: key, by: scheme) }

  private static func fresh(
    _ purpose: Purpose, with key: OpaquePointer, by scheme: SignatureScheme
  ) -> OpaquePointer? {
    guard let context = unsafe EVP_MD_CTX_new() else { return nil }
    let digest = unsafe scheme.digest?.implementation.pointer
    // Belongs to the context.
    var settings: OpaquePointer?
    let status =
      switch purpose {
      case .signing: unsafe EVP_DigestSignInit(context, &settings, digest, nil, key)
      case .verifying: unsafe EVP_DigestVerifyInit(context, &settings, digest, nil, key)
      }
    if status == 1, let settings = unsafe settings, unsafe scheme.choosesPadding(in: settings) {
      return unsafe context
    }
    unsafe EVP_MD_CTX_free(context)
    return nil
  }
}
