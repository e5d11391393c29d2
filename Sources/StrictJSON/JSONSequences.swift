/// The elements of an array.
public struct JSONElements: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let tape: JSONTape
  @usableFromInline var place: Int
  @usableFromInline var remaining: Int

  @inlinable
  init(tape: JSONTape, place: Int, remaining: Int) {
    self.tape = tape
    self.place = place
    self.remaining = remaining
  }

  /// The following element.
  @inlinable @inline(__always)
  public mutating func next() -> JSONValue? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    let value = JSONValue(tape: tape, index: place)
    place = tape.next(after: place)
    return value
  }

  /// How many elements are left.
  @inlinable public var underestimatedCount: Int { remaining }
}

/// The members of an object.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let tape: JSONTape
  @usableFromInline var place: Int
  @usableFromInline var remaining: Int

  @inlinable
  init(tape: JSONTape, place: Int, remaining: Int) {
    self.tape = tape
    self.place = place
    self.remaining = remaining
  }

  /// The following member.
  @inlinable @inline(__always)
  public mutating func next() -> JSONMember? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    let member = JSONMember(tape: tape, index: place)
    place = tape.next(after: place + 1)
    return member
  }

  /// How many members are left.
  @inlinable public var underestimatedCount: Int { remaining }
}

/// A member of an object: its name and its value.
public struct JSONMember: Sendable {
  @usableFromInline let tape: JSONTape
  @usableFromInline let index: Int

  @inlinable
  init(tape: JSONTape, index: Int) {
    self.tape = tape
    self.index = index
  }

  /// The name, as a string at its place.
  @inlinable public var nameValue: JSONValue { JSONValue(tape: tape, index: index) }

  /// The name.
  public var name: String { tape.string(at: index) }

  /// The UTF-8 code units of the name.
  public var nameBytes: [UInt8] { unsafe tape.withContent(of: index) { unsafe Array($0) } }

  /// Whether the name is exactly this.
  @inlinable @inline(__always)
  public func isNamed(_ literal: StaticString) -> Bool {
    tape.content(of: index, is: literal)
  }

  /// The value.
  @inlinable public var value: JSONValue { JSONValue(tape: tape, index: index + 1) }
}
