public import StrictJSON

/// One thing that was looked at, and how it came out.
public struct Check: Sendable {
  /// What was looked at; stable.
  public let id: CheckID

  /// How it came out.
  public let outcome: Outcome

  /// Why, with the facts; `nil` where there is nothing to say beyond the outcome.
  public let reason: Reason?

  private let place: JSONValue?
  private let site: NestedSite?

  /// What was found at a place; inside of a document in another one, where that stands.
  init(
    _ id: CheckID, _ outcome: Outcome, _ reason: Reason? = nil, at place: JSONValue? = nil,
    in site: NestedSite? = nil
  ) {
    self.id = id
    self.outcome = outcome
    self.reason = reason
    self.place = place
    self.site = site
  }

  /// Where in the document, if it is about one place.
  public var pointer: JSONPointer? {
    guard let place, let site else { return place?.pointer }
    return site.pointer(of: place)
  }

  /// How a check can come out.
  public enum Outcome: String, Sendable {
    /// It is as it should be.
    case passed
    /// It is not.
    case failed
    /// It is acceptable, and somebody should know.
    case warning
    /// It was not looked at, for the reason given; nothing depends on it.
    case skipped
    /// It matters, and could not be decided with what is at hand.
    case undetermined
  }
}

/// What a check looks at.
///
/// The raw values are stable: they appear in reports for machines.
@nonexhaustive
public enum CheckID: String, CaseIterable, Sendable {
  /// The image that the document came in is whole, and carries one credential.
  case image = "structure.image"
  /// The text is JSON that means one thing only.
  case json = "structure.json"
  /// The document is a credential.
  case kind = "structure.kind"
  /// The document meets the rules of its data model.
  case model = "structure.model"
  /// The token around the document is one, and says what it should.
  case envelope = "proof.envelope"
  /// The document carries proofs, and not too many.
  case proofPresence = "proof.presence"
  /// A proof is of a kind that Assay knows.
  case proofSuite = "proof.suite"
  /// A proof was made to assert the document.
  case proofPurpose = "proof.purpose"
  /// A proof was made before now, and has not ended.
  case proofTime = "proof.time"
  /// A proof is the key's, over exactly this document.
  case proofSignature = "proof.signature"
  /// A proof covers all that the document says.
  case proofCoverage = "proof.coverage"
  /// The claims of the token around the document say what the document says.
  case claims = "proof.claims"
  /// Of a proof that lets the holder choose what to show: nothing decisive can have been left out.
  case proofDisclosure = "proof.disclosure"
  /// The key of a proof is the issuer's.
  case issuerKey = "issuer.key"
  /// The trust list is there, and fresh.
  case trustList = "trust.list"
  /// A trust list that is older than one that was seen before would have been noticed.
  case trustMemory = "trust.memory"
  /// The trust list vouches for the issuer.
  case trustIssuer = "trust.issuer"
  /// The trust list gives the key to the issuer, for that time and use.
  case trustKey = "trust.key"
  /// The issuer may award this.
  case trustScope = "trust.scope"
  /// The credential is valid now.
  case validity = "validity.period"
  /// The credential is neither revoked nor suspended.
  case status = "status.entry"
  /// The credential is about the person expected.
  case recipient = "recipient.match"
  /// Somebody recognises the issuer's quality.
  case accreditation = "quality.accreditation"
  /// The achievement has the level that is demanded.
  case level = "quality.level"
  /// Somebody whom the trust list vouches for endorses the credential, or what it is about.
  case endorsement = "endorsement.credential"
  /// Of an endorsement: it is about what carries it.
  case endorsementSubject = "endorsement.subject"
  /// Of an endorsement: its endorser is neither the issuer, nor what is endorsed.
  case endorser = "endorsement.endorser"
  /// The credential carries something that no check enforces.
  case unenforced = "structure.unenforced"
  /// A proof of a presentation answers the challenge that was set.
  case proofChallenge = "proof.challenge"
  /// A proof of a presentation was made for whoever verifies it.
  case proofDomain = "proof.domain"
  /// The key of a presentation's proof is the holder's.
  case holderKey = "holder.key"
  /// A credential is about whoever presents it.
  case holderBinding = "holder.binding"
  /// A credential in a presentation or a record is accepted itself.
  case contents = "contents.credential"
  /// A credential in a record is about the one whom the record is about.
  case contentsSubject = "contents.subject"

  /// What the check is about.
  public var axis: Axis {
    switch self {
    case .image, .json, .kind, .model, .unenforced: .structure
    case .proofPresence, .proofSuite, .proofPurpose, .proofTime, .proofSignature, .proofCoverage,
      .proofChallenge, .proofDomain, .envelope, .claims, .proofDisclosure:
      .integrity
    case .issuerKey, .endorser: .identity
    case .trustList, .trustMemory, .trustIssuer, .trustKey, .trustScope: .authority
    case .validity: .validity
    case .status: .status
    case .recipient: .recipient
    case .accreditation, .level: .quality
    case .endorsement, .endorsementSubject: .endorsement
    case .holderKey, .holderBinding: .holder
    case .contents, .contentsSubject: .contents
    }
  }
}

/// What a check can be about.
@nonexhaustive
public enum Axis: String, Sendable {
  case structure, integrity, identity, authority, validity, status, recipient, quality, endorsement
  case holder, contents
}
