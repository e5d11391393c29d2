/// What tells most strings apart at a glance: the length and the first four bytes.
///
/// Strings with different keys differ; strings with the same key may still differ after the fourth
/// byte.
@usableFromInline
enum StringKey {
  /// The first four bytes of a string, the first in the lowest bits; zeros where it is shorter.
  @inlinable @inline(__always)
  static func head(of word: UInt64, length: Int) -> UInt32 {
    length >= 4
      ? UInt32(truncatingIfNeeded: word)
      : UInt32(truncatingIfNeeded: word) & ~(UInt32.max << (8 * UInt32(truncatingIfNeeded: length)))
  }

  @inlinable @inline(__always)
  static func key(head: UInt32, length: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: length)) << 32 | UInt64(head)
  }

  /// The key of a literal.
  @inlinable @inline(__always)
  static func key(of literal: StaticString) -> UInt64 {
    var head: UInt32 = 0
    for offset in 0..<min(4, literal.utf8CodeUnitCount) {
      head |= unsafe UInt32(literal.utf8Start[offset]) << (8 * UInt32(offset))
    }
    return key(head: head, length: literal.utf8CodeUnitCount)
  }
}

extension JSONNode {
  /// The key of a string.
  @inlinable @inline(__always)
  var stringKey: UInt64 { StringKey.key(head: detail, length: Int(length)) }
}

extension JSONCursor {
  /// A number that is the same for strings with the same text; few others have it too.
  ///
  /// For tables of names: see ``key(of:)``.
  @inlinable package var stringKey: UInt64 { node.stringKey }

  /// The ``stringKey`` of a text.
  @inlinable
  package static func key(of literal: StaticString) -> UInt64 { StringKey.key(of: literal) }

  /// The ``stringKey`` of a text, by its UTF-8 code units.
  @inlinable
  package static func key(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var head: UInt32 = 0
    for offset in 0..<min(4, text.count) {
      head |= unsafe UInt32(text[offset]) << (8 * UInt32(offset))
    }
    return StringKey.key(head: head, length: text.count)
  }
}
