import CredentialModel
import StrictJSON

/// Where an endorsement stands: in which object, inside of whose credentials.
///
/// A class, because each check inside of the endorsement refers to it.
final class EndorsementSite: Sendable {
  /// How deep endorsements are looked at.
  ///
  /// Those in the credential, and those in them, which tell who stands behind an endorser. Who
  /// stands behind these is for the trust list to say.
  static let greatestDepth = 2

  /// The endorsement, or what stands in the place of one.
  let value: JSONValue
  /// The way to it.
  let pointer: JSONPointer
  /// The object that carries it, and that it should be about.
  let carrier: JSONValue
  /// The issuers of the credentials around it, the outermost first.
  let issuers: [ExactString]
  /// How many credentials there are around it.
  let depth: Int
  /// Whether it is a token, of which the content has places of its own.
  let isToken: Bool

  /// A place of an endorsement in a credential, which may be one too.
  ///
  /// - Parameters:
  ///   - found: The endorsement, and what carries it.
  ///   - outer: Where the credential stands; `nil` for one that stands in nothing.
  ///   - issuer: The issuer of the credential.
  init(of found: EndorsementSearch.Embedded, in outer: EndorsementSite?, issuer: ExactString?) {
    value = found.value
    pointer =
      outer.map { $0.pointer(to: found.value) } ?? found.value.pointer
    carrier = found.carrier
    issuers = (outer?.issuers ?? []) + (issuer.map { [$0] } ?? [])
    depth = (outer?.depth ?? 0) + 1
    isToken = found.isToken
  }

  /// The way to a value in the endorsement: from the root of the whole document, or of what a token
  /// holds, which is a document of its own.
  func pointer(to place: JSONValue) -> JSONPointer {
    isToken ? place.pointer : place.pointer(below: value, at: pointer)
  }

  /// The id of what carries it.
  var carrierID: ExactString? { carrier["id"]?.exactString }
}
