import COpenSSL

/// What keeps secrets from being found in memory, on disk or in a crash report.
public enum SecretMemory {
  /// Whether OpenSSL is set up, with its heap for secrets where the system grants one.
  ///
  /// The heap is small: it holds passphrases and 32-byte keys. Without it, OpenSSL uses the
  /// ordinary heap and still wipes.
  static let isReady: Bool = {
    guard OpenSSLLibrary.isReady else { return false }
    CRYPTO_secure_malloc_init(1 << 18, 32)
    return true
  }()

  /// Keeps this process's memory out of core dumps and away from the user's other programs.
  ///
  /// For commands that load a secret key: it cannot be undone.
  ///
  /// - Returns: whether the system agreed.
  @discardableResult
  public static func forbidDumps() -> Bool {
    copenssl_forbid_dumps() == 0
  }

  /// Overwrites the bytes of an array and empties it.
  public static func wipe(_ bytes: inout [UInt8]) {
    unsafe bytes.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
    bytes.removeAll()
  }
}
