/// A value at its place in a parsed document.
///
/// A value is two words: the document and a place in it. Copying one copies no content, and
/// content is decoded only where it is asked for.
public struct JSONValue: Sendable {
  @usableFromInline let tape: JSONTape
  @usableFromInline let index: Int

  @inlinable
  init(tape: JSONTape, index: Int) {
    self.tape = tape
    self.index = index
  }

  /// The six kinds of value.
  public enum Kind: UInt8, Sendable {
    case null, bool, number, string, array, object

    @inlinable @inline(__always)
    var isContainer: Bool { self == .array || self == .object }
  }

  @inlinable @inline(__always)
  var node: JSONNode { tape.nodes[index] }

  /// What the value is.
  @inlinable public var kind: Kind { node.kind }

  /// Whether the value is `null`.
  @inlinable public var isNull: Bool { kind == .null }

  /// The truth value; `nil` for anything else.
  @inlinable public var bool: Bool? { kind == .bool ? node.trait == .isTrue : nil }

  /// The number, always finite; `nil` for anything else.
  public var double: Double? {
    kind == .number ? tape.withText { $0.number(at: index) } : nil
  }

  /// The number if it is an integer of at most 2^53 in magnitude; `nil` for anything else.
  public var integer: Int64? {
    guard let double, let integer = Int64(exactly: double), integer.magnitude <= 1 << 53 else {
      return nil
    }
    return integer
  }

  /// The text of a string; `nil` for anything else.
  public var string: String? { kind == .string ? tape.string(at: index) : nil }

  /// The text of a string, equal only to the same bytes; `nil` for anything else.
  public var exactString: ExactString? { string.map { ExactString($0) } }

  /// The UTF-8 code units of a string; `nil` for anything else.
  public var stringBytes: [UInt8]? {
    kind == .string ? unsafe tape.withContent(of: index) { unsafe Array($0) } : nil
  }

  /// Whether the value is a string with exactly this text.
  @inlinable @inline(__always)
  public func isString(_ literal: StaticString) -> Bool {
    node.stringKey == StringKey.key(of: literal) && hasText(literal)
  }

  @usableFromInline
  func hasText(_ text: StaticString) -> Bool {
    kind == .string && tape.content(of: index, is: text)
  }

  /// Whether the value is a string with exactly this text.
  public func hasText(_ text: ExactString) -> Bool {
    guard kind == .string else { return false }
    var text = text.string
    return text.withUTF8 { bytes in
      unsafe tape.withContent(of: index) { unsafe EqualBytes.are($0, bytes) }
    }
  }

  /// Whether both are strings with the same text, byte for byte.
  public func isSameString(as other: JSONValue) -> Bool {
    guard kind == .string, other.kind == .string, node.length == other.node.length else {
      return false
    }
    return unsafe tape.withContent(of: index) { content in
      unsafe other.tape.withContent(of: other.index) { unsafe EqualBytes.are(content, $0) }
    }
  }

  /// Calls `body` with the UTF-8 code units of a string, without copying them.
  ///
  /// - Returns: What `body` returns, or `nil` where the value is no string.
  @inlinable
  public func withStringSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result? {
    guard kind == .string else { return nil }
    return unsafe tape.withContent(of: index) { content in
      body(unsafe content.span)
    }
  }
}

extension JSONValue {
  /// The value of a member; `nil` where there is none, or where this is no object.
  ///
  /// Walks the places of the names and makes no value but the one that is found: this is asked
  /// some hundred times of each credential.
  @inlinable @inline(__always)
  public subscript(_ name: StaticString) -> JSONValue? {
    member(name, key: StringKey.key(of: name))
  }

  @usableFromInline
  func member(_ name: StaticString, key: UInt64) -> JSONValue? {
    let place = tape.withText { $0.member(name, key: key, of: index) }
    return place.map { JSONValue(tape: tape, index: $0) }
  }

  /// The value of a member; `nil` where there is none, or where this is no object.
  public func member(_ name: ExactString) -> JSONValue? {
    for member in members where member.nameValue.hasText(name) { return member.value }
    return nil
  }

  /// The value of an element; `nil` where there is none, or where this is no array.
  public subscript(_ offset: Int) -> JSONValue? {
    withCursor { $0[offset]?.value }
  }

  /// How many members or elements a container has; 0 for anything else.
  @inlinable public var count: Int { kind.isContainer ? Int(node.length) : 0 }

  /// The elements of an array, in order; none for anything else.
  @inlinable public var elements: JSONElements {
    JSONElements(tape: tape, place: index + 1, remaining: kind == .array ? count : 0)
  }

  /// The elements of an array, or the value itself, once: for properties that hold one or many.
  @inlinable public var elementsOrSelf: JSONElements {
    kind == .array ? elements : JSONElements(tape: tape, place: index, remaining: 1)
  }

  /// The members of an object, in the order of the text; none for anything else.
  @inlinable public var members: JSONMembers {
    JSONMembers(tape: tape, place: index + 1, remaining: kind == .object ? count : 0)
  }
}
