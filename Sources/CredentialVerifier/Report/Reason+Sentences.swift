import CredentialModel
import IssuerTrust
import LinkedData
import StrictJSON
import WireFormats

extension Check {
  /// What was found, in one sentence for a person: lower case, no final stop.
  ///
  /// It can quote the document; escape it before it reaches a terminal.
  public var sentence: String {
    reason?.sentence ?? id.sentence
  }
}

extension CheckID {
  /// What it means that the check passed, where there is nothing else to say.
  var sentence: String {
    switch self {
    case .image: "the image carries one credential"
    case .json: "the document is well-formed JSON"
    case .kind: "the document is a credential"
    case .model: "the document meets the rules of its data model"
    case .proofPresence: "the document carries a proof"
    case .proofSuite: "the proof is of a kind that is known"
    case .proofPurpose: "the proof was made to assert the document"
    case .proofTime: "the proof was made before now and has not ended"
    case .envelope: "the token around the document is well-formed"
    case .claims: "the token's claims say what the document says"
    case .proofSignature: "the signature holds: nothing was changed since it was made"
    case .proofDisclosure: "nothing decisive can have been left out"
    case .proofCoverage: "the proof covers all that the document says"
    case .issuerKey: "the key is the issuer's"
    case .trustList: "the trust list is fresh"
    case .trustMemory: "the trust list is not older than one that was seen before"
    case .trustIssuer: "the trust list vouches for the issuer"
    case .trustKey: "the trust list let the key sign credentials at that time"
    case .trustScope: "the issuer may award this"
    case .validity: "the credential is valid now"
    case .status: "nothing says that the credential is revoked"
    case .recipient: "the credential is about the person expected"
    case .accreditation: "the issuer is accredited"
    case .level: "the achievement has the level that is demanded"
    case .endorsement: "others endorse the credential"
    case .endorsementSubject: "the endorsement is about what carries it"
    case .endorser: "the endorser is somebody other than the issuer, and than what is endorsed"
    case .unenforced: "everything that the credential carries was looked at"
    case .proofChallenge: "the proof answers the challenge that was set"
    case .proofDomain: "the proof was made for whoever asked"
    case .holderKey: "the key is that of whoever presents"
    case .holderBinding: "whoever presents the credential is whom it is about"
    case .contents: "the credential in it is accepted"
    case .contentsSubject: "the credential is about the learner of the record"
    }
  }
}

extension CheckID {
  /// What the trust list says of an issuer that the check looks at.
  fileprivate var listedFact: String {
    switch self {
    case .trustKey: "which keys the list gives it"
    case .trustScope: "what the list lets it award"
    case .accreditation: "who accredits it"
    default: "what the list says of it"
    }
  }
}

extension Reason {
  /// What was found, in one sentence for a person: lower case, no final stop.
  public var sentence: String {
    imageSentence ?? structureSentence ?? integritySentence ?? tokenSentence ?? authoritySentence
      ?? qualitySentence ?? validitySentence ?? endorsementSentence ?? contentsSentence ?? ""
  }

  private var structureSentence: String? {
    switch self {
    case .json(let error): "the document is not acceptable JSON: \(error)"
    case .documentKind(let kind): "the document is \(kind.phrase)"
    case .notACredential(let found): "the document is no credential but \(found)"
    case .findings(let findings): Reason.summary(of: findings)
    case .notEnforced(let member, let type):
      "the credential carries \(member)\(Reason.typed(type)), which nothing here enforces"
    case .moreNotEnforced(let listed):
      "the credential carries more than these \(listed) that nothing here enforces or verifies"
    default: nil
    }
  }

  private var integritySentence: String? {
    switch self {
    case .proofMissing: "the document carries no proof, so anyone can have written it"
    case .tooManyProofs(let count, let limit):
      "the document carries \(count) proofs, at most \(limit) are looked at"
    case .noKnownProof: "the document carries no proof of a kind that can be checked here"
    case .suiteUnknown(let type, let cryptosuite):
      "a proof of the kind \(Reason.quoted(cryptosuite ?? type)) cannot be checked here"
    case .suiteKnown(let name): "the proof is of a known kind, \(Reason.quoted(name))"
    case .suiteSuperseded(let name):
      "the proof is of the kind \(Reason.quoted(name)), which is not made any more"
    case .previousProofUnknown(let id):
      "the proof builds on the proof \(Reason.quoted(id)), which cannot be checked here"
    case .dataLoss(let loss): "\(loss.reason)"
    case .contextRevised(let url, let revision, let digest):
      "the proof holds by the revision \(revision) of \(url), with the SHA-256 \(digest)"
    case .purposeWrong(let found):
      "the proof was made for \(Reason.quoted(found)), not to assert the document"
    case .proofInvalid(let error): "\(error)"
    case .proofMadeInFuture(let time):
      "the proof says that it was made later than the time to judge by, at \(time)"
    case .proofExpired(let time): "the proof ended to hold at \(time)"
    case .contextsUnsigned: "the document's @context has values that the proof does not cover"
    case .shownInPart(let statements, let chosen):
      "the holder chose what to show: of the \(statements) statements here they could have left out "
        + "\(chosen), and there may be others that they did"
    case .shownByChoice(let member):
      "the issuer lets the holder choose what to show of \(Reason.quoted(member)), so that something "
        + "that decides may be left out"
    case .mayBeHidden(let member):
      "the holder chose what to show, and \(Reason.quoted(member)) is not there: it may be left out"
    case .listShownInPart:
      "somebody chose what of the status list to show, so that who is revoked may be left out"
    case .methodInvalid(let error): "the proof's verificationMethod names no key: \(error)"
    case .methodMissing: "the proof does not say with which key it was made"
    case .keyRefused(let id):
      "the trust list's key \(Reason.quoted(id)) is none that an honest generator makes, so that a "
        + "signature by it proves nothing"
    case .keyUnknownWithoutList(let method):
      "no trust list was given, and the key \(Reason.quoted(method)) is not in its own name"
    case .keyUnavailable(let method):
      "the key \(Reason.quoted(method)) is neither in the trust list nor in its own name"
    case .documentGivesNoKey(let error): "in the trust list, \(error)"
    case .keyEnded(let id, let time):
      "the key \(Reason.quoted(id)) ended at \(time), says its controller's document in the trust "
        + "list"
    default: nil
    }
  }

  private var authoritySentence: String? {
    switch self {
    case .issuerMissing: "the document does not say who issued it"
    case .noProofHolds: "whose key it is does not matter, since no proof holds"
    case .controllerIsNotIssuer(let controller, let issuer):
      "the key belongs to \(Reason.quoted(controller)), the issuer is \(Reason.quoted(issuer))"
    case .keyOnlyInFragment(let controller):
      "nothing shows that the key belongs to \(Reason.quoted(controller)): it stands only in the proof"
    case .keyOfAnotherIssuer(let listed):
      "the key belongs to another issuer, \(Reason.quoted(listed))"
    case .cosigned(let controller):
      "a key of \(Reason.quoted(controller)) signed it too, which says nothing about the issuer"
    case .cosignedByListed(let issuer):
      "another issuer that the trust list knows, \(Reason.quoted(issuer)), signed it too"
    case .keyIsIssuer: "the issuer's id is its own key"
    case .keyInDocument(let controller):
      "the key is in the document of \(Reason.quoted(controller)) that the trust list carries"
    case .keyListed(let id): "the key is listed as \(Reason.quoted(id))"
    case .noTrustList: "no trust list was given: somebody holds the key, nobody vouches for them"
    case .listFresh(let name, let version): "\(Reason.quoted(name)), version \(version), is fresh"
    case .listStale(let role, let since):
      "the trust list should have been renewed (its \(role) expired at \(since))"
    case .listExpired(let role, let since):
      "the trust list is too old to rely on (its \(role) expired at \(since))"
    case .clockBeforeList(let signedAt):
      "the time to judge by is earlier than the trust list itself, signed at \(signedAt)"
    case .judgedBeforeList(let signedAt):
      "the time to judge by is earlier than the trust list, signed at \(signedAt), which may say "
        + "other things than the list of then"
    case .testList(let name):
      "the trust list \(Reason.quoted(name)) is a test list: nothing in it is meant for real use"
    case .exampleList(let name):
      "the trust list \(Reason.quoted(name)) is an example: nobody real vouches for anything in it"
    case .rollbackUnprotected:
      "nothing remembers which lists were seen before, so that an older one would not be noticed"
    case .clockSetBack(let latest):
      "the clock was set back: it is before \(latest), which has passed"
    case .listRemembered: "the trust list is not older than any that was seen before"
    case .issuerListed(let name): "the trust list knows the issuer, \(Reason.quoted(name))"
    case .issuerNotListed(let issuer):
      "the trust list does not know the issuer \(Reason.quoted(issuer))"
    case .recordUnusable(let error):
      "what the trust list says of the issuer cannot be used: \(error)"
    case .issuerStatus(let status): Reason.sentence(for: status)
    case .issuerWithdrawnLater(let since):
      "the trust list vouched for the issuer until \(since), after this was signed"
    case .issuerWithdrawnPerhapsLater(let since):
      "the trust list ceased to vouch for the issuer at \(since), and whether this was signed before "
        + "cannot be told: its key was stolen"
    case .noOwnProof(let check):
      "no proof shows that the issuer signed, so that \(check.listedFact) does not matter"
    case .keyOfTrustList(let method):
      "the key \(Reason.quoted(method)) also signs the trust list itself, and such a key is no issuer's"
    case .keyNotListed(let method):
      "the trust list does not give the key \(Reason.quoted(method)) to the issuer"
    case .keyUse(let refusal): Reason.sentence(for: refusal)
    case .keyExistedBefore(let since, let until):
      "the key was stolen" + (since.map { " at \($0)" } ?? "")
        + "; the trust list attests that this is among what the issuer itself signed with it until \(until)"
    case .keyCompromised(let since, let gap):
      "the key was stolen" + (since.map { " at \($0)" } ?? "")
        + ", and whoever has it can date what they sign as they like: \(gap)"
    case .outOfScope(let refusal): "\(refusal)"
    default: nil
    }
  }

  private var qualitySentence: String? {
    switch self {
    case .accredited(let authority, let until):
      "the issuer is accredited by \(Reason.quoted(authority))"
        + (until.map { " until \($0)" } ?? "")
    case .accreditationExpired(let authority, let until):
      "the issuer's accreditation by \(Reason.quoted(authority)) ended at \(until)"
    case .notAccredited: "the trust list names no accreditation of the issuer"
    case .notAccreditedAs(let demand):
      "the trust list names no accreditation of the issuer by, or as, \(Reason.quoted(demand))"
    case .levelReached(let level, let minimum):
      "the achievement is at level \(level) of \(Reason.quoted(minimum.framework)), says its issuer"
    case .levelTooLow(let level, let minimum):
      "the achievement is at level \(level) of \(Reason.quoted(minimum.framework)), "
        + "at least \(minimum.level) is demanded"
    case .levelNotStated(let minimum):
      "the achievement states no level of \(Reason.quoted(minimum.framework)), "
        + "at least \(minimum.level) is demanded"
    default: nil
    }
  }

  private var validitySentence: String? {
    switch self {
    case .validUntil(let until):
      "the credential is valid now" + (until.map { ", until \($0)" } ?? "")
    case .validAt(let time, let until):
      "the credential is valid at \(time)" + (until.map { ", until \($0)" } ?? "")
    case .notYetValid(let from): "the credential is not valid before \(from)"
    case .expired(let until): "the credential expired at \(until)"
    case .status(let finding, let facts): finding.sentence(facts)
    case .moreStatuses(let count):
      "the credential names \(count) more status entries, each of which could say that it was revoked"
    case .statusInformational(let purpose):
      "a status entry of purpose \(Reason.quoted(purpose)) says nothing about validity"
    case .noStatus: "the credential names no status list, so its issuer cannot revoke it"
    case .recipientMatches: "the credential is about the person expected"
    case .recipientDiffers:
      "the credential is about somebody else than the person expected, or knows them by an address "
        + "spelt differently"
    case .recipientOnlyNamed:
      "whether it is about the person expected cannot be told: it has only a name, which many can bear"
    case .recipientHashWeak:
      "whether it is about the person expected cannot be told: the identifier is hashed with MD5, "
        + "which proves nothing"
    case .recipientHashMalformed:
      "whether it is about the person expected cannot be told: an identifier is neither plain nor "
        + "a hash of Open Badges 3.0"
    case .recipientNotAsked: "nobody checked that the credential is about whoever presents it"
    default: nil
    }
  }

  private static func summary(of findings: [Finding]) -> String {
    let worst = findings.first { $0.severity == .error } ?? findings.first
    guard let worst else { return "" }
    let place = worst.pointer == .root ? "" : " (at \(worst.pointer))"
    let others = findings.count > 1 ? " (and \(findings.count - 1) more; see assay lint)" : ""
    return "\(worst.message)\(place)\(others)"
  }

  private static func sentence(for status: IssuerStatus) -> String {
    switch status {
    case .active: "the trust list vouches for the issuer"
    case .suspended(let since, let reason):
      "the trust list suspended the issuer at \(since)\(because(reason))"
    case .withdrawn(let since, let reason):
      "the trust list ceased to vouch for the issuer at \(since)\(because(reason))"
    case .revokedFromTheBeginning(let reason):
      "the trust list disowns everything the issuer ever issued\(because(reason))"
    }
  }

  private static func sentence(for refusal: ListedKey.Refusal) -> String {
    switch refusal {
    case .useNotAllowed: "the trust list does not allow the key to sign credentials"
    case .algorithmNotAllowed(let name):
      "the trust list does not allow the key to sign with \(Reason.quoted(name))"
    case .outsideWindow(let from, let until):
      "the key was allowed to sign" + (from.map { " from \($0)" } ?? "")
        + (until.map { " until \($0)" } ?? "") + ", and this was signed at another time"
    case .retiredBefore(let time): "the key was retired at \(time), before this was signed"
    case .compromised(let since):
      "the key was stolen" + (since.map { " at \($0)" } ?? "")
        + ": whoever has it can date what they sign as they like"
    }
  }

  private static func because(_ reason: String?) -> String { reason.map { ": \($0)" } ?? "" }

  static func typed(_ type: ExactString?) -> String {
    type.map { " of type \(quoted($0))" } ?? ""
  }

  static func quoted(_ text: ExactString?) -> String { text.map { "'\($0)'" } ?? "nothing" }
  static func quoted(_ text: String) -> String { "'\(text)'" }
}

extension DocumentKind {
  /// The kind in a sentence.
  var phrase: String {
    switch self {
    case .verifiableCredential(_, true): "an Open Badge"
    case .verifiableCredential(_, false): "a credential"
    case .endorsement: "an endorsement"
    case .clr: "a record of several credentials"
    case .presentation: "a presentation"
    case .unknown: "something else"
    }
  }
}
