public import StrictJSON
import WireFormats

/// Somebody who gets a credential: a row of the table whose values are all understood.
///
/// Only ``RecipientList`` makes one, after the whole document that it leads to was found valid.
public struct Recipient: Sendable {
  /// The row's number, from 1, the header not counted.
  public let number: Int
  /// The line on which the row begins.
  public let line: Int
  /// A DID or another URI of the recipient.
  public internal(set) var id: ExactString?
  /// The recipient's e-mail address.
  public internal(set) var email: ExactString?
  /// The recipient's name.
  public internal(set) var name: ExactString?
  /// How many rows before this one are about the same recipient; 0 but where duplicates are allowed.
  public internal(set) var occurrence = 0

  /// How the e-mail address and the name stand in the credential; `nil` where they do not.
  var emailIdentity: Identity?
  var nameIdentity: Identity?
  var validFrom: Instant?
  var validity: Validity?
  /// The row's own members, rendered once, when the row is read.
  var credential = CanonicalMembers<CredentialMember>()
  var subject = CanonicalMembers<SubjectMember>()

  init(number: Int, line: Int) {
    self.number = number
    self.line = line
  }

  /// What makes a recipient the same one: the id, or else the e-mail address without regard to
  /// letter case (no mail service tells them apart), or else the name.
  var identity: ExactString {
    if let id { return ExactString("id:" + id.string) }
    if let email {
      let folded = email.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      return ExactString("email:" + (String(validating: folded, as: UTF8.self) ?? email.string))
    }
    return ExactString("name:" + (name?.string ?? ""))
  }
}
