import CredentialModel
import StrictJSON

/// What an endorsement stands in: which object, inside of whose credentials.
struct EndorsementSite {
  /// How deep endorsements are looked at.
  ///
  /// Those in the credential, and those in them, which tell who stands behind an endorser. Who
  /// stands behind these is for the trust list to say.
  static let greatestDepth = 2

  /// The endorsement, or what stands in the place of one, and the way to it.
  let place: NestedSite
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
  ///   - site: Where the credential stands; `nil` for one that stands in nothing.
  ///   - outer: What the credential stands in, where it is an endorsement itself.
  ///   - issuer: The issuer of the credential.
  init(
    of found: EndorsementSearch.Embedded, in site: NestedSite?, _ outer: EndorsementSite?,
    issuer: ExactString?
  ) {
    place = NestedSite(found.value, in: site)
    carrier = found.carrier
    issuers = (outer?.issuers ?? []) + (issuer.map { [$0] } ?? [])
    depth = (outer?.depth ?? 0) + 1
    isToken = found.isToken
  }

  /// Where places in the endorsement are told from: `nil` of a token, which holds a document of its
  /// own.
  var inner: NestedSite? { isToken ? nil : place }

  /// The id of what carries it.
  var carrierID: ExactString? { carrier["id"]?.exactString }
}
