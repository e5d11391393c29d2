import COpenSSL

/// What keeps secrets from being found in memory, on disk or in a crash report.
public enum SecretMemory {
  /// Whether OpenSSL is set up, with its heap for secrets where the system grants one.
  ///
  /// The heap is small: it holds passphrases and keys of 32 bytes. Without it, OpenSSL uses the
  /// ordinary heap and still wipes.
  static var isReady: Bool {
    _ = heap
    return OpenSSLLibrary.isReady
  }

  /// Whether the system keeps passphrases, and keys that are made here, from being swapped out to
  /// a disk.
  ///
  /// Where it does not, usually because of a limit on locked memory, all else is as always: secrets
  /// are wiped after use.
  public static var isLocked: Bool { heap == 1 }

  /// What OpenSSL says of its heap for secrets: 1 is a heap that is never swapped out, 2 one that
  /// may be, 0 none.
  private static let heap: CInt = {
    guard OpenSSLLibrary.isReady else { return 0 }
    // A program that embeds this library may have made it already.
    if CRYPTO_secure_malloc_initialized() == 1 { return 1 }
    // Each thread keeps half a KiB of OpenSSL's random generators there. 64 KiB is all that older
    // systems let a process lock.
    let size = (1 << 16..<1 << 18).contains(copenssl_lockable_bytes()) ? 1 << 16 : 1 << 18
    return CRYPTO_secure_malloc_init(size, 32)
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

  /// Overwrites the bytes of an array and takes them out of it.
  ///
  /// - Parameters:
  ///   - bytes: the array. No other copy of it should exist: it would keep the bytes.
  ///   - start: the first byte that goes, at most their number; those before it stay.
  public static func wipe(_ bytes: inout [UInt8], from start: Int = 0) {
    unsafe bytes.withUnsafeMutableBytes { buffer in
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
      unsafe OPENSSL_cleanse(rest.baseAddress, rest.count)
    }
    bytes.removeLast(bytes.count - start)
  }
}
