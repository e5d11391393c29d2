import CredentialModel
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
  /// The recipient's e-mail address, without white space around it.
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

  /// What names the recipient among others: the first of the identities.
  var identity: ExactString { identities.first?.identity ?? "" }

  /// What makes a recipient the same one as another, and the field that says it: the id, the e-mail
  /// address without regard to letter case, or, where there is neither, the name.
  var identities: [(field: RecipientField, identity: ExactString)] {
    var identities: [(field: RecipientField, identity: ExactString)] = []
    if let id { identities.append((.id, ExactString("id:" + id.string))) }
    if let email {
      identities.append((.email, ExactString("email:" + EmailAddress.folded(email.string))))
    }
    // Two people may well have one name.
    if identities.isEmpty, let name {
      identities.append((.name, ExactString("name:" + name.string)))
    }
    return identities
  }
}
