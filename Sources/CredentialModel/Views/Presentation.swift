public import StrictJSON

/// A presentation: credentials that a holder shows together.
///
/// Source: VC Data Model 2.0 §4.13.
///
/// What is no object among its credentials, a compact JWS in version 1.1, reads as a credential without
/// members.
public struct Presentation: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The presentation's `id`.
  public var id: ExactString? { json.text("id") }

  /// Who shows the credentials: a profile, of which only the `id` may be given.
  public var holder: Profile? { json.view("holder") }

  /// The `id` of who shows the credentials.
  public var holderID: ExactString? { json["holder"]?.identifier }

  /// The credentials, embedded or enveloped.
  public var verifiableCredential: [Credential] { json.views("verifiableCredential") }

  /// The terms under which they are shown.
  public var termsOfUse: [TypedResource] { json.views("termsOfUse") }

  /// The proofs of the presentation.
  public var proof: [Proof] { json.views("proof") }
}
