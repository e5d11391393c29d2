/// The person a credential is expected to be about.
public struct Recipient: Equatable, Sendable {
  /// An e-mail address, or the id that the subject has: a DID or another URL.
  public let identifier: String

  /// A person known by an address or id.
  public init(_ identifier: String) {
    self.identifier = identifier
  }
}
