/// Numbers that names are found by.
enum NameKey {
  /// The length and the first four bytes of a name, as a parsed text keeps them for its strings.
  ///
  /// It must be what StrictJSON's `stringKey` is for the same bytes; a test holds them together.
  @inline(__always)
  static func key(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var head: UInt32 = 0
    for offset in 0..<min(4, name.count) {
      head |= unsafe UInt32(name[offset]) << (8 * UInt32(offset))
    }
    return UInt64(UInt32(truncatingIfNeeded: name.count)) << 32 | UInt64(head)
  }

  static func key(of name: [UInt8]) -> UInt64 {
    unsafe name.withUnsafeBufferPointer { unsafe key(of: $0) }
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
}
