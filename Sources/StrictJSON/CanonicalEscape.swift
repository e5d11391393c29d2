/// The escapes of RFC 8785 §3.2.2.2: the shortest for each character that must have one.
enum CanonicalEscape {
  /// The escape of a byte; `nil` where it stands for itself.
  @inline(__always)
  static func bytes(for byte: UInt8) -> [UInt8]? {
    if byte >= 0x20 && byte != 0x22 && byte != 0x5C { return nil }
    let backslash = UInt8(ascii: "\\")
    switch byte {
    case 0x22, 0x5C: return [backslash, byte]
    case 0x08: return [backslash, UInt8(ascii: "b")]
    case 0x09: return [backslash, UInt8(ascii: "t")]
    case 0x0A: return [backslash, UInt8(ascii: "n")]
    case 0x0C: return [backslash, UInt8(ascii: "f")]
    case 0x0D: return [backslash, UInt8(ascii: "r")]
    default:
      let zero = UInt8(ascii: "0")
      return [backslash, UInt8(ascii: "u"), zero, zero, zero + (byte >> 4), hexDigit(byte & 0xF)]
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
