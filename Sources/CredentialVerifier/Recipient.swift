import CredentialModel
import StrictJSON

/// The person a credential is expected to be about.
public struct Recipient: Equatable, Sendable {
  /// An e-mail address, or the id that the subject has: a DID or another URL.
  public let identifier: String

  /// A person known by an address or id.
  public init(_ identifier: String) {
    self.identifier = identifier
  }

  /// The ways in which an issuer may have spelt it: as given, which comes first, and an e-mail
  /// address also trimmed and in small letters, as most issuers hash it.
  var spellings: [ExactString] {
    guard identifier.utf8.contains(UInt8(ascii: "@")) else { return [ExactString(identifier)] }
    let trimmed = EmailAddress.trimmed(identifier)
    var spellings = [ExactString(identifier)]
    for spelling in [trimmed, EmailAddress.folded(trimmed)].map({ ExactString($0) })
    where !spellings.contains(spelling) {
      spellings.append(spelling)
    }
    return spellings
  }
}
