/// A text or binary encoding that this module reads.
public enum WireEncoding: String, Equatable, Sendable {
  /// Hexadecimal digits, two per byte.
  case base16
  /// Base 58 with the Bitcoin alphabet.
  case base58 = "base58btc"
  /// Base 64 with `+`, `/` and padding.
  case base64
  /// Base 64 with `-`, `_` and no padding.
  case base64url
}

/// Why bytes or text are not in the encoding they should be in.
///
/// An `index` is a zero-based offset in bytes into what was given to the decoder.
@nonexhaustive
public enum WireFormatError: Error, Equatable, Sendable {
  /// A byte that the encoding's alphabet does not have.
  case invalidCharacter(WireEncoding, byte: UInt8, index: Int)
  /// A number of characters that no sequence of bytes encodes to.
  case invalidLength(WireEncoding, characters: Int)
  /// Bits of the last character that encode nothing, and are not zero as they have to be.
  case nonZeroSpareBits(WireEncoding, index: Int)
  /// Padding missing at the end, or a `=` where no padding belongs.
  case invalidPadding(WireEncoding, index: Int)
  /// More than the caller allows.
  case tooLong(WireEncoding, maxBytes: Int)

  /// A multibase text without its first character, the prefix.
  case multibaseEmpty
  /// A multibase prefix that stands for another base, or for none.
  case multibasePrefixUnsupported(byte: UInt8)

  /// A varint whose last byte says that more follow.
  case varintTruncated(index: Int)
  /// A varint that is longer than its value needs.
  case varintNotMinimal(index: Int)
  /// A varint, or a value to write as one, of more than 63 bits.
  case varintTooLarge
}
