/// Text whose first character says in which base the rest is written.
///
/// Source: W3C Controlled Identifiers 1.0 §2.4.
public enum Multibase {
  /// The bases that the W3C specifications use.
  public enum Base: Hashable, Sendable, CaseIterable {
    /// Prefix `z`.
    case base58btc
    /// Prefix `u`; no padding.
    case base64url

    /// The character that stands before the text.
    public var prefix: UInt8 {
      switch self {
      case .base58btc: UInt8(ascii: "z")
      case .base64url: UInt8(ascii: "u")
      }
    }
  }

  /// The bytes as text with the prefix of `base`.
  public static func encode(_ bytes: [UInt8], as base: Base) -> String {
    switch base {
    case .base58btc: "z" + Base58.encode(bytes)
    case .base64url: "u" + Base64URL.encode(bytes)
    }
  }

  /// The bytes that text stands for, and the base it is written in.
  ///
  /// The indices of errors count from the prefix.
  ///
  /// - Parameters:
  ///   - text: the prefix and the characters, in ASCII.
  ///   - maxBytes: how many bytes the text may stand for.
  /// - Returns: the base, and at most `maxBytes` bytes.
  /// - Throws: `multibaseEmpty`, `multibasePrefixUnsupported`, or what the base's decoder throws.
  public static func decode(
    _ text: [UInt8], maxBytes: Int
  ) throws(WireFormatError) -> (base: Base, bytes: [UInt8]) {
    try decode(text.span, maxBytes: maxBytes)
  }

  /// The bytes that text stands for, and the base it is written in.
  ///
  /// - Throws: as for an array of characters.
  public static func decode(
    _ text: String, maxBytes: Int
  ) throws(WireFormatError) -> (base: Base, bytes: [UInt8]) {
    try decode([UInt8](text.utf8), maxBytes: maxBytes)
  }

  /// The bytes that text stands for, and the base it is written in.
  ///
  /// - Throws: as for an array of characters.
  public static func decode(
    _ text: Span<UInt8>, maxBytes: Int
  ) throws(WireFormatError) -> (base: Base, bytes: [UInt8]) {
    guard text.count > 0 else { throw .multibaseEmpty }
    guard let base = Base.allCases.first(where: { $0.prefix == text[0] }) else {
      throw .multibasePrefixUnsupported(byte: text[0])
    }
    let rest = text.extracting(1..<text.count)
    do throws(WireFormatError) {
      switch base {
      case .base58btc: return (base, try Base58.decode(rest, maxBytes: maxBytes))
      case .base64url: return (base, try base64url(rest, maxBytes: maxBytes))
      }
    } catch {
      throw error.shifted(by: 1)
    }
  }

  private static func base64url(
    _ text: Span<UInt8>, maxBytes: Int
  ) throws(WireFormatError) -> [UInt8] {
    // The number of bytes follows from the number of characters.
    guard text.count / 4 * 3 + max(0, text.count % 4 - 1) <= maxBytes else {
      throw .tooLong(.base64url, maxBytes: maxBytes)
    }
    return try Base64URL.decode(text)
  }
}

extension WireFormatError {
  /// The same fact, in a text of which the decoder saw what follows `offset` characters.
  fileprivate func shifted(by offset: Int) -> WireFormatError {
    switch self {
    case .invalidCharacter(let encoding, let byte, let index):
      .invalidCharacter(encoding, byte: byte, index: index + offset)
    case .nonZeroSpareBits(let encoding, let index):
      .nonZeroSpareBits(encoding, index: index + offset)
    case .invalidPadding(let encoding, let index):
      .invalidPadding(encoding, index: index + offset)
    case .invalidLength, .tooLong, .multibaseEmpty, .multibasePrefixUnsupported,
      .varintTruncated, .varintNotMinimal, .varintTooLarge:
      self
    }
  }
}
