/// Text that this module makes of ASCII bytes of its own.
enum ASCIIText {
  /// The text of bytes that an encoder here has just written.
  ///
  /// `String(decoding:)` replaces what is not UTF-8, and is therefore not for input; these bytes
  /// come from the alphabets above, so there is nothing to replace.
  static func string(_ ascii: [UInt8]) -> String { String(decoding: ascii, as: UTF8.self) }

  /// One byte of foreign text as it may be shown in a sentence: quoted, or by number where it
  /// is not a printable ASCII character.
  static func quoted(_ byte: UInt8) -> String {
    switch byte {
    case 0x21...0x7E: "'\(string([byte]))'"
    case 0x20: "a space"
    default: "the byte 0x\(Base16.encode([byte]))"
    }
  }
}
