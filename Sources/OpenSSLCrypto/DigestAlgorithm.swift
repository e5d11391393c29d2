import COpenSSL

/// A hash function of the SHA-2 family.
///
/// Source: FIPS 180-4.
public enum DigestAlgorithm: Sendable {
  case sha256
  case sha384
  case sha512

  /// The length of a digest in bytes.
  public var byteCount: Int {
    switch self {
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// The digest of some bytes.
  public func digest(of bytes: [UInt8]) -> [UInt8] {
    unsafe digest { context in unsafe update(context, with: bytes) }
  }

  /// The digests of several texts, one after the other.
  public func digests(of texts: [[UInt8]]) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: byteCount * texts.count) { digests, initialized in
      let context = unsafe EVP_MD_CTX_new()
      defer { unsafe EVP_MD_CTX_free(context) }
      guard let context = unsafe context else { stop() }
      // No texts, no room, and nothing to write.
      guard var place = digests.baseAddress else { return }
      for text in texts {
        guard unsafe EVP_DigestInit_ex2(context, implementation.pointer, nil) == 1 else { stop() }
        unsafe update(context, with: text)
        guard unsafe EVP_DigestFinal_ex(context, place, nil) == 1 else { stop() }
        unsafe place += byteCount
        initialized += byteCount
      }
    }
  }

  /// The digest of several pieces one after the other, as if they were joined.
  public func digest(of parts: [[UInt8]]) -> [UInt8] {
    unsafe digest { context in
      for part in parts { unsafe update(context, with: part) }
    }
  }

  private func digest(feeding feed: (OpaquePointer) -> Void) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { digest, initialized in
      let context = unsafe EVP_MD_CTX_new()
      defer { unsafe EVP_MD_CTX_free(context) }
      guard let context = unsafe context,
        unsafe EVP_DigestInit_ex2(context, implementation.pointer, nil) == 1
      else { stop() }
      unsafe feed(context)
      guard unsafe EVP_DigestFinal_ex(context, digest.baseAddress, nil) == 1 else { stop() }
      initialized = byteCount
    }
  }

  private func update(_ context: OpaquePointer, with bytes: [UInt8]) {
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
    }
    if status != 1 { stop() }
  }

  /// Hashing fails only where memory ends or libcrypto is broken; to go on with a digest that is
  /// not one would be worse than to stop.
  func stop() -> Never {
    preconditionFailure("OpenSSL cannot compute \(self)")
  }
}

extension DigestAlgorithm {
  /// OpenSSL's code for one hash function.
  ///
  /// Fetched once: looking it up for each digest costs more than hashing a short text.
  /// Unchecked: the method object never changes after it is fetched, and OpenSSL lets any number
  /// of threads use it.
  @safe final class Implementation: @unchecked Sendable {
    let pointer: OpaquePointer?

    init(_ name: String) {
      unsafe pointer = OpenSSLLibrary.isReady ? EVP_MD_fetch(nil, name, nil) : nil
    }
  }

  private static let sha256Implementation = Implementation("SHA2-256")
  private static let sha384Implementation = Implementation("SHA2-384")
  private static let sha512Implementation = Implementation("SHA2-512")

  var implementation: Implementation {
    switch self {
    case .sha256: Self.sha256Implementation
    case .sha384: Self.sha384Implementation
    case .sha512: Self.sha512Implementation
    }
  }
}
