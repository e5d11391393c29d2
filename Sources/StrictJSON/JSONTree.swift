/// A document that is being made.
///
/// What was read is a ``JSONValue``; what is to be written is a `JSONTree`, whose members keep the
/// order in which they were given.
public enum JSONTree: Sendable {
  case null
  case bool(Bool)
  /// An integer; beyond 2^53 the nearest double is written, as RFC 8785 demands of all numbers.
  case integer(Int64)
  case number(FiniteNumber)
  case string(String)
  case array([JSONTree])
  case object([JSONTreeMember])

  /// A number that JSON can hold: not infinite, and a number.
  public struct FiniteNumber: Equatable, Sendable {
    /// The value; finite.
    public let value: Double

    /// The number, or `nil` where JSON cannot hold it.
    public init?(_ value: Double) {
      guard value.isFinite else { return nil }
      self.value = value
    }
  }

  /// An object of the members that have a value, in order.
  public static func members(_ pairs: KeyValuePairs<String, JSONTree?>) -> JSONTree {
    .object(pairs.compactMap { name, value in value.map { JSONTreeMember(name, $0) } })
  }

  /// The value of a member.
  ///
  /// Setting it keeps the member's place, adds it at the end, or with `nil` removes it. On anything
  /// but an object, reading gives `nil` and setting does nothing.
  public subscript(_ name: String) -> JSONTree? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.name.hasSameBytes(as: name) }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      let place = members.firstIndex { $0.name.hasSameBytes(as: name) }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(JSONTreeMember(name, value))
      case (nil, nil): return
      }
      self = .object(members)
    }
  }
}

/// A member of an object that is being made.
public struct JSONTreeMember: Equatable, Sendable {
  /// The name.
  public var name: String
  /// The value.
  public var value: JSONTree

  /// A member.
  public init(_ name: String, _ value: JSONTree) {
    self.name = name
    self.value = value
  }

  /// Whether name and value are the same, byte for byte.
  public static func == (left: JSONTreeMember, right: JSONTreeMember) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.value == right.value
  }
}

extension JSONTree: Equatable {
  /// Whether both write the same text, byte for byte, members in the same order.
  public static func == (left: JSONTree, right: JSONTree) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
  /// An object with the members in the order given.
  public init(dictionaryLiteral elements: (String, JSONTree)...) {
    self = .object(elements.map { JSONTreeMember($0.0, $0.1) })
  }
  /// The value `null`.
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  /// A copy that can be changed and written.
  ///
  /// Recurses once a level; ``JSONLimits/greatestDepth`` bounds it.
  public func tree() -> JSONTree {
    switch kind {
    case .null: .null
    case .bool: .bool(bool ?? false)
    case .string: .string(string ?? "")
    case .array: .array(elements.map { $0.tree() })
    case .object: .object(members.map { JSONTreeMember($0.name, $0.value.tree()) })
    case .number:
      if let integer {
        .integer(integer)
      } else {
        double.flatMap { JSONTree.FiniteNumber($0) }.map { .number($0) } ?? .null
      }
    }
  }
}
