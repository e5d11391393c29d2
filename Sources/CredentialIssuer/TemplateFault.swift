public import ControlledIdentifiers
public import CredentialModel
public import LinkedData
public import StrictJSON
public import WireFormats

/// Why a template is refused, and where.
public struct TemplateFault: Error, Equatable, Sendable {
  /// The member.
  public let pointer: JSONPointer
  /// Where the member's value stands in the file.
  public let place: TextPlace
  /// What is wrong.
  public let reason: Reason

  /// What can be wrong with a template.
  @nonexhaustive
  public enum Reason: Equatable, Sendable {
    /// The activity ends before it begins.
    case activityOrder(start: Instant, end: Instant)
    /// A value is not among those that a member may have.
    case choice(found: String, allowed: [String])
    /// The document that the template makes breaks a rule of the credential's data model.
    case finding(Finding)
    /// A duration that is none.
    case invalidDuration(String, InstantError)
    /// A public key that is none.
    case invalidKey(String, IdentifierError)
    /// A time that is none.
    case invalidTime(String, InstantError)
    /// A member that must be there is missing.
    case missing(String)
    /// A number below zero, where there can be none.
    case negativeNumber
    /// The proof of a linked-data suite would not cover the credential as it is written.
    case notCovered(DataLoss.Reason)
    /// The file is no JSON text.
    case notJSON(JSONError.Reason)
    /// A value is of another kind.
    case kind(expected: String)
    /// The document is a credential or a presentation.
    case otherDocument(DocumentKind)
    /// `columns` gives a name to something that is no column.
    case unknownColumn(String, nearest: String?, known: [String])
    /// A member that templates do not have.
    case unknownMember(String, nearest: String?, known: [String])
    /// A duration that leads beyond the year 9999 from where the credentials begin.
    case validityBeyondCalendar(start: Instant)
    /// Both `validUntil` and `validFor` say when the credentials end.
    case validityTwice
    /// A duration of no time.
    case zeroDuration(String)
  }
}
