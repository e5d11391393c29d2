import COpenSSL

/// Random bytes for keys, salts and identifiers, from OpenSSL's generator.
public enum SecureRandom {
  /// Some random bytes.
  ///
  /// - Parameter count: how many, at least 0.
  /// - Returns: `count` bytes.
  /// - Throws: `CryptoError.libraryFailure` where the generator has no entropy; there is no
  ///   fallback to anything weaker.
  public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    guard OpenSSLLibrary.isReady else { throw OpenSSLLibrary.failure("setting itself up") }
    guard let count = CInt(exactly: count), count >= 0 else {
      throw .libraryFailure(operation: "making random bytes", reason: "impossible count")
    }
    var bytes = [UInt8](repeating: 0, count: Int(count))
    guard unsafe RAND_bytes(&bytes, count) == 1 else {
      throw OpenSSLLibrary.failure("making random bytes")
    }
    return bytes
  }

  /// A random UUID, lower case, without `urn:uuid:`.
  ///
  /// - Throws: `CryptoError.libraryFailure` where the generator has no entropy.
  ///
  /// Source: RFC 9562 §5.4 (version 4).
  public static func uuid() throws(CryptoError) -> String {
    var bytes = try bytes(16)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
