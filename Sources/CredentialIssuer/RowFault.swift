public import CredentialModel
public import LinkedData
public import StrictJSON
public import WireFormats

/// Why a row of the recipients' table is refused, and where.
public struct RowFault: Error, Equatable, Sendable {
  /// The offending place.
  public let place: TextPlace
  /// The line on which the row begins; another than the place's where a field spans lines.
  public let rowLine: Int
  /// What is wrong.
  public let reason: Reason

  /// A fault.
  ///
  /// - Parameters:
  ///   - place: The offending place.
  ///   - rowLine: The line on which the row begins.
  ///   - reason: What is wrong.
  public init(place: TextPlace, rowLine: Int, reason: Reason) {
    self.place = place
    self.rowLine = rowLine
    self.reason = reason
  }

  /// What can be wrong with a row.
  @nonexhaustive
  public enum Reason: Equatable, Sendable {
    // The text as CSV (RFC 4180).

    /// A carriage return without a line feed stands outside quotes.
    case bareCarriageReturn
    /// A line has nothing on it.
    case emptyLine
    /// A row has another number of fields than the header.
    case fieldCount(expected: Int, found: Int)
    /// A field is longer than the limit.
    case fieldTooLong(maxBytes: Int)
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// A quoted field is not closed before the text ends.
    case quoteNotClosed
    /// A quote stands in a field that does not begin with one.
    case strayQuote
    /// Something follows the closing quote of a field.
    case textAfterQuote
    /// A row has more columns than the limit.
    case tooManyColumns(limit: Int)
    /// The table has more rows than the limit.
    case tooManyRows(limit: Int)

    // The text as JSON lines.

    /// A line is no JSON text; the error's own line counts within the line.
    case notJSON(JSONError.Reason)
    /// A line is JSON, but no object.
    case notAnObject
    /// A member is neither text nor a number.
    case notText(column: String)

    // The columns.

    /// The same column twice, or two columns for the same thing.
    case duplicateColumn(String)
    /// The table has neither a header nor rows.
    case emptyTable
    /// The table has a header, and nothing below it.
    case noRows
    /// No column says who a recipient is.
    case noRecipientColumn
    /// The header has one column that holds this separator: it is no table with commas.
    case otherSeparator(String)
    /// A column that neither is built in nor named by the template.
    case unknownColumn(String, nearest: String?, known: [String])

    // The values.

    /// The activity ends before it begins.
    case activityOrder(start: Instant, end: Instant)
    /// A text in which nothing can be seen.
    case blankText(column: String)
    /// A text with a character that does something instead of saying something.
    case controlCharacter(column: String, scalar: Unicode.Scalar)
    /// Two rows are about the same recipient: an identifier of this one stands there too.
    case duplicateRecipient(firstLine: Int)
    /// The document that the row makes breaks a rule of the credential's data model.
    case finding(Finding)
    /// The proof of a linked-data suite would not cover the credential as it is written.
    case notCovered(DataLoss.Reason)
    /// A duration that is none.
    case invalidDuration(column: String, text: String, InstantError)
    /// An e-mail address that is none; the address itself is personal and not repeated.
    case invalidEmail
    /// A number that is none.
    case invalidNumber(column: String, text: String)
    /// A time that is none.
    case invalidTime(column: String, text: String, InstantError)
    /// A number below zero, where there can be none.
    case negativeNumber(column: String, text: String)
    /// Nothing says who the recipient is.
    case noRecipient
    /// A level below the one that the result description requires, or none.
    case requiredLevelNotMet(required: ResultLevel, achieved: ResultLevel?)
    /// A level that the result description does not have.
    case unknownLevel(text: String, known: [String])
    /// A duration that leads beyond the year 9999 from where the credential begins.
    case validityBeyondCalendar(start: Instant)
    /// Both `validUntil` and `validFor` say when the credential ends.
    case validityTwice
    /// A duration of no time.
    case zeroDuration(column: String, text: String)
  }
}

/// A rubric criterion level: its id, and the name by which people know it.
public struct ResultLevel: Equatable, Sendable {
  /// The level's id.
  public let id: ExactString
  /// Its name, where it has one.
  public let name: ExactString?

  /// A level.
  public init(id: ExactString, name: ExactString?) {
    self.id = id
    self.name = name
  }
}
