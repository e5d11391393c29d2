/// Why an N-Quads text is refused, and where.
public struct NQuadsError: Error, Equatable, Sendable {
  /// What is wrong.
  public let reason: Reason

  /// The line, from 1; lines end at line feeds, carriage returns, or both together.
  public let line: Int

  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// The place in bytes, from 0.
  public let byteOffset: Int

  /// What can be wrong with a text.
  @nonexhaustive
  public enum Reason: Equatable, Sendable {
    /// A character that no IRI holds stands in one, as it is or escaped.
    case illegalIRICharacter(UInt32)
    /// A backslash is followed by something that is no escape there.
    case invalidEscape
    /// A language tag has a part that is empty, longer than eight characters, or in the first place
    /// not of letters alone. Source: RFC 5646 §2.1.
    case invalidLanguageTag
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// A line ends within a literal.
    case lineBreakInLiteral
    /// An escape names a number that is no character: a surrogate, or beyond U+10FFFF.
    case notACharacter(UInt32)
    /// An IRI does not begin with a scheme and a colon.
    case relativeIRI
    /// The text names more blank nodes than the limit.
    case tooManyBlankNodes(limit: Int)
    /// The text has more statements than the limit.
    case tooManyStatements(limit: Int)
    /// The text has more bytes than the limit.
    case tooLarge(limit: Int)
    /// A byte stands where something else must.
    case unexpectedByte(UInt8, expected: Expectation)
    /// The text ends too early.
    case unexpectedEnd(expected: Expectation)
  }

  /// What the grammar wants at a place.
  public enum Expectation: Equatable, Sendable {
    case blankNodeLabel
    case closingBracket
    case closingQuote
    case datatype
    case endOfLine
    case graphOrStop
    case object
    case predicate
    case stop
    case subject
  }
}
