/// Why a text is refused, and where.
public struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  public let reason: Reason

  /// The line, from 1; lines end at each line feed.
  public let line: Int

  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// The place in bytes, from 0.
  public let byteOffset: Int

  /// The value that was being read; where a member name was, the object.
  public let pointer: JSONPointer

  /// What can be wrong with a text.
  @nonexhaustive
  public enum Reason: Equatable, Sendable {
    /// The text begins with U+FEFF. Source: RFC 8259 §8.1.
    case byteOrderMark
    /// A character below U+0020 stands unescaped in a string.
    case controlCharacter(UInt8)
    /// A member name appears twice in one object. Source: RFC 7493 §2.3.
    case duplicateMember(String)
    /// A backslash is followed by something that is no escape.
    case invalidEscape
    /// A number breaks the grammar: `01`, `1.`, `+1`, `.5`.
    case invalidNumber
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// An escaped surrogate has no partner. Source: RFC 7493 §2.1.
    case loneSurrogate
    /// A number of 2^53 or more that reading would change, however it is written.
    ///
    /// Source: RFC 7493 §2.2.
    case numberNotExact(String)
    /// A number too great for a double, or so small that it would become zero.
    case numberOutOfRange(String)
    /// The text has more bytes than the limit.
    case tooLarge(limit: Int)
    /// Containers stand deeper in one another than the limit.
    case tooDeep(limit: Int)
    /// The text has more values and names than the limit.
    case tooManyNodes(limit: Int)
    /// Something follows the document.
    case trailingText
    /// The text ends too early.
    case unexpectedEnd(expected: Expectation)
    /// A byte stands where something else must.
    case unexpectedByte(UInt8, expected: Expectation)
  }

  /// What the grammar wants at a place.
  public enum Expectation: Equatable, Sendable {
    case value
    case memberName
    case colon
    case commaOrBracket
    case commaOrBrace
    case closingQuote
  }
}

extension JSONError {
  /// A stable name of the reason, for machines.
  public var code: String {
    switch reason {
    case .byteOrderMark: "JSON_BOM"
    case .duplicateMember: "JSON_DUPLICATE_KEY"
    case .invalidUTF8: "JSON_ENCODING"
    case .loneSurrogate: "JSON_INVALID_UNICODE"
    case .numberNotExact: "JSON_NUMBER_NOT_EXACT"
    case .numberOutOfRange: "JSON_NUMBER_RANGE"
    case .tooDeep: "JSON_TOO_DEEP"
    case .tooLarge: "INPUT_TOO_LARGE"
    case .tooManyNodes: "JSON_TOO_MANY"
    case .controlCharacter, .invalidEscape, .invalidNumber, .trailingText, .unexpectedByte,
      .unexpectedEnd:
      "JSON_SYNTAX"
    }
  }
}
