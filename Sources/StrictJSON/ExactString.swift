/// A string that is equal only to the same bytes.
///
/// Swift's `String` compares by canonical equivalence: `"caf\u{e9}"` equals `"cafe\u{301}"`, and a
/// dictionary keeps one of the two. Where text names something that was signed (a member, an
/// identifier, a type), two spellings are two names: `ExactString` compares, orders and hashes the
/// UTF-8 code units.
public struct ExactString: Sendable {
  /// The text, for display and for interfaces that take a `String`.
  public let string: String

  /// The text as given, unchanged.
  public init(_ string: String) {
    self.string = string
  }

  /// The UTF-8 code units of the text.
  public var utf8: [UInt8] { Array(string.utf8) }
}

extension ExactString: Hashable {
  /// Whether both hold the same UTF-8 code units.
  public static func == (left: ExactString, right: ExactString) -> Bool {
    left.string.hasSameBytes(as: right.string)
  }

  /// Feeds the code units to the hasher.
  public func hash(into hasher: inout Hasher) {
    var text = string
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

extension ExactString: Comparable {
  /// Whether `left` stands before `right` in the order of UTF-8 code units.
  public static func < (left: ExactString, right: ExactString) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}

extension ExactString: ExpressibleByStringLiteral {
  /// The literal's text.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension ExactString: CustomStringConvertible {
  /// The text itself.
  public var description: String { string }
}

extension String {
  /// Whether both strings hold the same UTF-8 code units.
  func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      unsafe other.utf8.withContiguousStorageIfAvailable { unsafe EqualBytes.are(bytes, $0) }
    }
    // Strings of Swift's own are contiguous; one that is bridged need not be.
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
