/// A value at its place in a document that somebody else keeps alive.
///
/// Unlike a ``JSONValue``, a cursor does not hold its document, so that walking a document with
/// cursors counts no references: atomic counting costs more than everything else that is done on
/// such a walk. It is had from ``JSONValue/withCursor(_:)``, and means nothing after that returns.
/// Nothing but that rule keeps it from being used later, so it is for the libraries of this package
/// only.
@safe
@usableFromInline
package struct JSONCursor {
  /// Where the document's memory is described: a cursor of two words is handed on in registers.
  @usableFromInline let base: UnsafePointer<JSONText>
  @usableFromInline let index: Int

  @inlinable
  init(base: UnsafePointer<JSONText>, index: Int) {
    unsafe self.base = unsafe base
    self.index = index
  }

  @inlinable @inline(__always)
  var text: JSONText { unsafe base.pointee }

  @inlinable @inline(__always)
  var node: JSONNode { unsafe text.nodes[index] }

  /// The value itself, which may outlive the walk.
  package var value: JSONValue {
    JSONValue(tape: unsafe text.owner.takeUnretainedValue(), index: index)
  }

  /// What the value is.
  @inlinable package var kind: JSONValue.Kind { node.kind }

  /// Whether the value is `null`.
  @inlinable package var isNull: Bool { kind == .null }

  /// The truth value; `nil` for anything else.
  @inlinable package var bool: Bool? { kind == .bool ? node.trait == .isTrue : nil }

  /// Whether the value is a string with exactly this text.
  ///
  /// For literals, whose key is known when compiling; for other names there is ``hasText(_:)``.
  @inlinable @inline(__always)
  package func isString(_ literal: StaticString) -> Bool {
    node.stringKey == StringKey.key(of: literal) && hasText(literal)
  }

  /// Whether the value is a string with exactly this text.
  @inlinable
  package func hasText(_ text: StaticString) -> Bool {
    kind == .string && self.text.content(of: index, is: text)
  }

  /// Whether both are strings with the same text, byte for byte.
  package func isSameString(as other: JSONCursor) -> Bool {
    guard kind == .string, other.kind == .string else { return false }
    return unsafe EqualBytes.are(text.content(of: index), other.text.content(of: other.index))
  }

  /// Calls `body` with the UTF-8 code units of a string, without copying them.
  ///
  /// - Returns: What `body` returns, or `nil` where the value is no string.
  @inlinable
  package func withStringSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result? {
    guard kind == .string else { return nil }
    let content = unsafe text.content(of: index)
    return body(unsafe content.span)
  }

  /// The UTF-8 code units of a string, or the literal of a number, while the walk lasts.
  @unsafe @inlinable @inline(__always)
  package var content: UnsafeBufferPointer<UInt8> { unsafe text.content(of: index) }

  /// The value's number in its document, by which ``cursor(at:)`` finds it again.
  @inlinable package var number: Int { index }

  /// Another value of the same document.
  ///
  /// - Parameter number: What was the value's ``number``.
  /// - Returns: The value.
  @inlinable
  package func cursor(at number: Int) -> JSONCursor {
    unsafe JSONCursor(base: base, index: number)
  }

  /// The value of a member; `nil` where there is none, or where this is no object.
  @inlinable @inline(__always)
  package subscript(_ name: StaticString) -> JSONCursor? {
    guard let place = text.member(name, of: index) else { return nil }
    return unsafe JSONCursor(base: base, index: place)
  }

  /// The value of an element; `nil` where there is none, or where this is no array.
  package subscript(_ offset: Int) -> JSONCursor? {
    guard kind == .array, offset >= 0, offset < count else { return nil }
    var place = index + 1
    for _ in 0..<offset { place = text.next(after: place) }
    return unsafe JSONCursor(base: base, index: place)
  }

  /// How many members or elements a container has; 0 for anything else.
  @inlinable package var count: Int { kind.isContainer ? Int(node.length) : 0 }

  /// The elements of an array, in order; none for anything else.
  @inlinable package var elements: Elements {
    unsafe Elements(base: base, place: index + 1, remaining: kind == .array ? count : 0)
  }

  /// The elements of an array, or the value itself, once: for properties that hold one or many.
  @inlinable package var elementsOrSelf: Elements {
    kind == .array ? elements : unsafe Elements(base: base, place: index, remaining: 1)
  }

  /// The members of an object, in the order of the text; none for anything else.
  @inlinable package var members: Members {
    unsafe Members(base: base, place: index + 1, remaining: kind == .object ? count : 0)
  }
}

extension JSONCursor {
  /// The elements of an array.
  @safe
  @usableFromInline
  package struct Elements: Sequence, IteratorProtocol {
    @usableFromInline let base: UnsafePointer<JSONText>
    @usableFromInline var place: Int
    @usableFromInline var remaining: Int

    @inlinable
    init(base: UnsafePointer<JSONText>, place: Int, remaining: Int) {
      unsafe self.base = unsafe base
      self.place = place
      self.remaining = remaining
    }

    /// The following element.
    @inlinable @inline(__always)
    package mutating func next() -> JSONCursor? {
      guard remaining > 0 else { return nil }
      remaining -= 1
      let element = unsafe JSONCursor(base: base, index: place)
      place = unsafe base.pointee.next(after: place)
      return element
    }

    /// How many elements are left.
    @inlinable package var underestimatedCount: Int { remaining }
  }

  /// The members of an object: names and values.
  @safe
  @usableFromInline
  package struct Members: Sequence, IteratorProtocol {
    @usableFromInline let base: UnsafePointer<JSONText>
    @usableFromInline var place: Int
    @usableFromInline var remaining: Int

    @inlinable
    init(base: UnsafePointer<JSONText>, place: Int, remaining: Int) {
      unsafe self.base = unsafe base
      self.place = place
      self.remaining = remaining
    }

    /// The following member.
    @inlinable @inline(__always)
    package mutating func next() -> (name: JSONCursor, value: JSONCursor)? {
      guard remaining > 0 else { return nil }
      remaining -= 1
      let name = unsafe JSONCursor(base: base, index: place)
      place = unsafe base.pointee.next(after: place + 1)
      return (name, unsafe JSONCursor(base: base, index: name.index + 1))
    }

    /// How many members are left.
    @inlinable package var underestimatedCount: Int { remaining }
  }
}

extension JSONCursor {
  /// Whether a string that may begin as a literal does stands anywhere in the value: as a name or as
  /// a value.
  ///
  /// What is not found so is not there; what is found may be something else. Much faster than a walk.
  package func mayHoldString(beginningAs literal: StaticString) -> Bool {
    holdsStrings(beginningAs: literal, moreThan: 0)
  }

  /// Whether more than some strings that may begin as a literal does stand anywhere in the value.
  ///
  /// As with ``mayHoldString(beginningAs:)``, what is not found is not there.
  package func holdsStrings(beginningAs literal: StaticString, moreThan limit: Int) -> Bool {
    let head = UInt32(truncatingIfNeeded: StringKey.key(of: literal))
    var found = 0
    var place = index
    let end = text.next(after: index)
    while place < end {
      if unsafe text.nodes[place].detail == head {
        found &+= 1
        if found > limit { return true }
      }
      place &+= 1
    }
    return false
  }
}

// What is made of a value's content costs more than holding its document for a moment.
extension JSONCursor {
  /// The number; `nil` for anything else.
  package var double: Double? { kind == .number ? text.number(at: index) : nil }

  /// The text of a string; `nil` for anything else.
  package var string: String? { value.string }

  /// The text of a string, equal only to the same bytes; `nil` for anything else.
  package var exactString: ExactString? { value.exactString }
}

extension JSONValue {
  /// Calls `body` with a cursor at the value, for a walk that counts no references.
  ///
  /// - Parameter body: Must not let the cursor, or one had from it, outlive the call.
  /// - Returns: What `body` returns.
  @inlinable
  package func withCursor<Result>(_ body: (JSONCursor) -> Result) -> Result {
    tape.withText { text in
      unsafe withUnsafePointer(to: text) { base in
        unsafe body(JSONCursor(base: base, index: index))
      }
    }
  }
}
