internal import StrictJSON

/// Numbers that names are found by.
enum NameKey {
  /// The ``JSONCursor/stringKey`` of a name, by its UTF-8 code units.
  static func key(of name: [UInt8]) -> UInt64 {
    unsafe name.withUnsafeBufferPointer { unsafe JSONCursor.key(of: $0) }
  }

  /// A hash of text: FNV-1a of 32 bits.
  static func hash(of text: String) -> UInt32 {
    text.utf8.reduce(start) { step($0, $1) }
  }

  /// The hash of text.
  static func hash(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    unsafe text.reduce(start) { step($0, $1) }
  }

  /// The hash of text that stands in angle brackets.
  static func hash(bracketing text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let inner = unsafe text.reduce(step(start, UInt8(ascii: "<"))) { step($0, $1) }
    return step(inner, UInt8(ascii: ">"))
  }

  private static let start: UInt32 = 0x811C_9DC5

  @inline(__always)
  private static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  /// A hash of text, of 64 bits, for those who ask for many.
  static func hash64(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    guard let start = bytes.baseAddress else { return hash }
    while offset + 8 <= bytes.count {
      let word = unsafe UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    while offset < bytes.count {
      hash = (hash ^ UInt64(unsafe start[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    return hash
  }
}
