import IssuerTrust
import StrictJSON

extension Reason {
  /// What was found about endorsements, in one sentence; `nil` of other reasons.
  var endorsementSentence: String? {
    switch self {
    case .endorsed(let name, _, let endorsed):
      "\(Reason.quoted(name)), whom the trust list knows, endorses \(Reason.quoted(endorsed))"
    case .endorsementFails(let endorser, let name, let decisive):
      Reason.endorsement(by: endorser, name) + " does not count: " + Reason.fault(decisive)
    case .tooManyEndorsements(let limit):
      "the credential carries more endorsements than the \(limit) that are looked at"
    case .endorsementsTooDeep(let limit):
      "endorsements stand too deep in one another: they are looked at \(limit) deep"
    case .notAnEndorsement(let found):
      "what stands in the place of an endorsement is no endorsement but \(found)"
    case .endorsementWithoutContext:
      "the endorsement has no @context of its own, so that it cannot be read alone"
    case .endorsesCarrier(let id): "it endorses what carries it, \(Reason.quoted(id))"
    case .endorsesOther(let found?, let carrier):
      "it endorses \(Reason.quoted(found)), and stands in \(Reason.quoted(carrier))"
    case .endorsesOther(nil, let carrier):
      "it does not say what it endorses, and stands in \(Reason.quoted(carrier))"
    case .carrierUnnamed: "what carries it has no id, so that nothing shows what it endorses"
    case .endorserIsIssuer(let id):
      "it names as its endorser the issuer of the credential around it, \(Reason.quoted(id))"
    case .endorserIsEndorsed(let id):
      "it names as its endorser the one that it endorses, \(Reason.quoted(id))"
    default: nil
    }
  }

  /// Whose endorsement it is: by the list's name where a proof shows it, else as it claims.
  private static func endorsement(by endorser: ExactString?, _ listedName: String?) -> String {
    if let listedName { return "the endorsement by \(quoted(listedName))" }
    return "an endorsement" + (endorser.map { " that claims to be by \(quoted($0))" } ?? "")
  }

  /// Why an endorsement does not count; what the sentence of its check says of "the credential"
  /// would be read of the one around it.
  private static func fault(_ decisive: Check?) -> String {
    switch (decisive?.reason, decisive?.id.axis) {
    case (.expired(let until), _): "it expired at \(until)"
    case (.notYetValid(let from), _): "it is not valid before \(from)"
    case (.noTrustList, _): "no trust list was given that could vouch for its endorser"
    case (.issuerNotListed, _): "the trust list does not know its endorser"
    case (.issuerStatus(let status), _): "the trust list " + deed(status) + " its endorser"
    case (.keyOfAnotherIssuer(let listed), _):
      "it was signed with a key of another issuer, \(quoted(listed))"
    case (.proofMissing, _): "it carries no proof, so anyone can have written it"
    case (let reason?, _) where reason.endorsementSentence != nil:
      reason.endorsementSentence ?? ""
    case (_, .integrity) where decisive?.outcome == .undetermined: "its proof cannot be checked"
    case (_, .integrity): "its proof does not hold"
    case (_, .identity): "nothing shows that its endorser signed it"
    case (.status(.revoked, _), _): "it was revoked"
    case (.status(.suspended, _), _): "it is suspended"
    case (_, .status): "whether it was revoked or suspended cannot be told"
    case (_, .structure): "it breaks the rules of its data model"
    case (_, .authority) where decisive?.outcome == .undetermined:
      "whether the trust list vouches for its endorser cannot be told"
    default: "the trust list does not vouch for its endorser, or not for this"
    }
  }
}

extension Reason {
  /// What the list did to an endorser.
  private static func deed(_ status: IssuerStatus) -> String {
    switch status {
    case .active: "vouches for"
    case .suspended: "suspended"
    case .withdrawn: "had ceased to vouch for"
    case .revokedFromTheBeginning: "disowns"
    }
  }

  /// The code of an endorsement that does not count, by the check that decided it.
  static func code(ofEndorsementFailingAt decisive: Check?) -> String {
    switch (decisive?.reason, decisive?.consequence) {
    case (.endorsesOther, _): "ENDORSEMENT_OF_OTHER"
    case (.carrierUnnamed, _): "ENDORSEMENT_OF_UNNAMED"
    case (.endorserIsIssuer, _), (.endorserIsEndorsed, _): "ENDORSEMENT_SELF"
    case (_, .rejected): "ENDORSEMENT_REJECTED"
    case (_, .undetermined): "ENDORSEMENT_UNDETERMINED"
    default: "ENDORSEMENT_UNTRUSTED"
    }
  }
}
