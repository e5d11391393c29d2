import COpenSSL

/// OpenSSL, set up once for the process, and the reasons it gives for a failure.
enum OpenSSLLibrary {
  /// Sets OpenSSL up without its configuration file, which could load other code into a verifier.
  ///
  /// Whatever makes the first OpenSSL object of a kind asks for this before.
  static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1

  /// The error for a step that failed, with OpenSSL's own reason; empties its queue.
  static func failure(_ operation: String) -> CryptoError {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0, let reason = unsafe ERR_reason_error_string(code) else {
      return .libraryFailure(operation: operation, reason: "no reason given")
    }
    return .libraryFailure(operation: operation, reason: unsafe String(cString: reason))
  }
}
