/// What a controller lets a key be used for.
///
/// Source: W3C Controlled Identifiers 1.0 §2.3.
public enum VerificationRelationship: String, Sendable {
  /// To claim something: in credentials.
  case assertionMethod
  /// To show that one is the controller: in presentations.
  case authentication

  /// The name of the relationship, as documents and proofs write it.
  public var name: StaticString {
    switch self {
    case .assertionMethod: "assertionMethod"
    case .authentication: "authentication"
    }
  }
}
