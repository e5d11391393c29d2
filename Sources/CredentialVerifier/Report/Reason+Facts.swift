import BadgeBaking
import ControlledIdentifiers
import DataIntegrity
import IssuerTrust
import JOSE
import LinkedData
import StrictJSON

extension Reason {
  /// A stable code, for programs that act on single reasons.
  public var code: String {
    switch self {
    case .image(let error): error.code
    case .imageCarries: "IMAGE_CARRIES"
    case .imageRemark(let remark): Reason.code(of: remark)
    case .imageAsStated: "IMAGE_AS_STATED"
    case .imageDiffers: "IMAGE_DIFFERS"
    case .json(let error): error.code
    case .documentKind: "DOCUMENT_KIND"
    case .notACredential, .notAnEndorsement: "TYPE_UNSUPPORTED"
    case .endorsementWithoutContext: "CONTEXT_MISSING"
    case .findings: "MODEL_FINDINGS"
    case .notEnforced: "NOT_ENFORCED"
    case .moreNotEnforced: "NOT_ENFORCED_MORE"
    case .proofMissing: "PROOF_MISSING"
    case .tooManyProofs: "PROOF_TOO_MANY"
    case .noKnownProof, .suiteUnknown: "SUITE_UNSUPPORTED"
    case .suiteKnown: "SUITE_KNOWN"
    case .suiteSuperseded: "SUITE_SUPERSEDED"
    case .previousProofUnknown: "PREVIOUS_PROOF_UNSUPPORTED"
    case .purposeWrong: "PROOF_PURPOSE_MISMATCH"
    case .proofInvalid(let error): Reason.code(of: error)
    case .proofMadeInFuture: "PROOF_CREATED_IN_FUTURE"
    case .proofExpired: "PROOF_EXPIRED"
    case .contextsUnsigned: "CONTEXT_NOT_SIGNED"
    case .dataLoss(let loss): loss.reason.code
    case .contextRevised: "CONTEXT_REVISION"
    case .shownInPart: "DISCLOSURE_SELECTIVE"
    case .shownByChoice: "DISCLOSURE_BY_CHOICE"
    case .mayBeHidden, .listShownInPart: "DISCLOSURE_INCOMPLETE"
    case .methodInvalid, .methodMissing: "VERIFICATION_METHOD_INVALID"
    case .keyRefused: "KEY_WEAK"
    case .keyUnavailable, .keyUnknownWithoutList: "KEY_UNAVAILABLE"
    case .documentGivesNoKey(let error): Reason.code(of: error)
    case .keyEnded: "KEY_ENDED"
    case .tokenInvalid(let error): error.code
    case .tokenTypeUnlisted: "TOKEN_TYPE_UNLISTED"
    case .headerMemberIgnored: "JOSE_MEMBER_IGNORED"
    case .claimsRestored: "CLAIMS_INSTEAD"
    case .claim(let fault): Reason.code(of: fault)
    case .issuerMissing: "ISSUER_MALFORMED"
    case .noProofHolds: "PROOF_BROKEN"
    case .controllerIsNotIssuer, .keyOnlyInFragment, .keyOfAnotherIssuer: "ISSUER_KEY_MISMATCH"
    case .cosigned, .cosignedByListed: "ISSUER_COSIGNED"
    case .keyIsIssuer: "KEY_IS_ISSUER"
    case .keyInDocument: "KEY_IN_DOCUMENT"
    case .keyListed: "KEY_LISTED"
    case .noTrustList: "ISSUER_UNKNOWN"
    case .listFresh: "TRUST_FRESH"
    case .listStale: "TRUST_STALE"
    case .listExpired: "TRUST_EXPIRED"
    case .clockBeforeList: "CLOCK_BEFORE_LIST"
    case .judgedBeforeList: "TIME_BEFORE_LIST"
    case .exampleList: "TRUST_EXAMPLE"
    case .testList: "TRUST_TEST"
    case .rollbackUnprotected: "ROLLBACK_UNPROTECTED"
    case .clockSetBack: "CLOCK_ROLLBACK"
    case .listRemembered: "TRUST_REMEMBERED"
    case .issuerListed: "ISSUER_LISTED"
    case .issuerNotListed: "ISSUER_NOT_TRUSTED"
    case .recordUnusable(let error): error.code
    case .issuerStatus(let status): Reason.code(of: status)
    case .issuerWithdrawnLater: "ISSUER_WITHDRAWN_AFTER_ISSUE"
    case .issuerWithdrawnPerhapsLater: "ISSUER_WITHDRAWN"
    case .noOwnProof: "ISSUER_NOT_PROVEN"
    case .keyNotListed: "KEY_NOT_LISTED"
    case .keyOfTrustList: "KEY_OF_TRUST_LIST"
    case .keyUse(let refusal): Reason.code(of: refusal)
    case .keyExistedBefore: "KEY_COMPROMISED_EXISTED_BEFORE"
    case .keyCompromised: "KEY_COMPROMISED_NO_POE"
    case .outOfScope(let refusal): refusal.code
    case .validUntil, .validAt: "VALID"
    case .notYetValid: "NOT_YET_VALID"
    case .expired: "EXPIRED"
    case .status(let finding, _): finding.code
    case .moreStatuses: "STATUS_UNAVAILABLE"
    case .statusInformational: "STATUS_INFORMATIONAL"
    case .noStatus: "STATUS_NONE"
    case .recipientMatches: "RECIPIENT_MATCH"
    case .recipientDiffers: "RECIPIENT_MISMATCH"
    case .recipientHashWeak, .recipientHashMalformed, .recipientOnlyNamed:
      "RECIPIENT_NOT_COMPARABLE"
    case .recipientNotAsked: "RECIPIENT_NOT_ASKED"
    case .accredited: "ACCREDITED"
    case .accreditationExpired: "QUALITY_EXPIRED"
    case .notAccredited, .notAccreditedAs: "QUALITY_NOT_ACCREDITED"
    case .levelReached: "QUALITY_LEVEL"
    case .levelTooLow: "QUALITY_LEVEL_TOO_LOW"
    case .levelNotStated: "QUALITY_LEVEL_NOT_STATED"
    case .notAPresentation: "TYPE_UNSUPPORTED"
    case .envelopeMalformed, .envelopeOfOther: "ENVELOPED_MALFORMED"
    case .envelopeUnsupported: "ENVELOPED_UNSUPPORTED"
    case .presentationUnsigned: "PRESENTATION_UNSIGNED"
    case .presentationProofMissing: "PROOF_MISSING"
    case .notPresented: "PRESENTATION_MISSING"
    case .madeToPresent: "PROOF_PRESENTS"
    case .purposeNotPresenting: "PROOF_PURPOSE_MISMATCH"
    case .challengeAnswered: "CHALLENGE_MATCH"
    case .challengeWrong: "INVALID_CHALLENGE_ERROR"
    case .domainMatches: "DOMAIN_MATCH"
    case .domainWrong: "INVALID_DOMAIN_ERROR"
    case .keyIsHolders: "HOLDER_KEY"
    case .keyIsNotHolders, .keyMayNotPresent: "HOLDER_KEY_MISMATCH"
    case .holderKeyUnproven: "HOLDER_KEY_UNPROVEN"
    case .holderIsSubject: "HOLDER_IS_SUBJECT"
    case .holderIsNotSubject: "HOLDER_MISMATCH"
    case .holderUnproven: "HOLDER_BINDING_MISSING"
    case .subjectUnnamed: "HOLDER_NOT_COMPARABLE"
    case .subjectsAgree: "SUBJECT_MATCH"
    case .subjectsDiffer: "SUBJECT_MISMATCH"
    case .subjectsNotComparable: "SUBJECT_NOT_COMPARABLE"
    case .noCredentials: "CREDENTIALS_MISSING"
    case .credentialAccepted: "CREDENTIAL_ACCEPTED"
    case .credentialFails(let consequence, _): Reason.code(ofCredentialThatIs: consequence)
    case .credentialRepeated: "CREDENTIAL_REPEATED"
    case .tooManyCredentials: "CREDENTIAL_TOO_MANY"
    case .credentialsTooDeep: "CREDENTIAL_TOO_DEEP"
    case .endorsed: "ENDORSED"
    case .endorsementFails(_, _, let decisive): Reason.code(ofEndorsementFailingAt: decisive)
    case .tooManyEndorsements: "ENDORSEMENT_TOO_MANY"
    case .endorsementsTooDeep: "ENDORSEMENT_TOO_DEEP"
    case .endorsesCarrier: "ENDORSEMENT_OF_CARRIER"
    case .endorsesOther: "ENDORSEMENT_OF_OTHER"
    case .carrierUnnamed: "ENDORSEMENT_OF_UNNAMED"
    case .endorserIsIssuer, .endorserIsEndorsed: "ENDORSEMENT_SELF"
    }
  }

  private static func code(of error: ProofError) -> String {
    switch error {
    case .contextMismatch: "CONTEXT_NOT_ALLOWED"
    case .proofValueEncoding, .proofValueLength: "PROOF_VALUE_INVALID"
    case .derivedProofInvalid(let fault) where fault.isLimit: "DISCLOSURE_LIMIT"
    case .derivedProofInvalid(let fault) where fault.isOfOtherDocument: "DISCLOSURE_MISMATCH"
    case .derivedProofInvalid: "PROOF_VALUE_INVALID"
    case .proofNotDerived: "PROOF_NOT_DERIVED"
    case .signatureInvalid: "SIGNATURE_INVALID"
    case .notCanonicalized: "CANON_LIMIT"
    case .notCovered(let loss): loss.reason.code
    case .previousProofInvalid, .previousProofMissing, .previousProofRepeated:
      "PREVIOUS_PROOF_MISSING"
    default: "PROOF_MALFORMED"
    }
  }

  private static func code(of status: IssuerStatus) -> String {
    switch status {
    case .active: "ISSUER_LISTED"
    case .suspended: "ISSUER_SUSPENDED"
    case .withdrawn: "ISSUER_WITHDRAWN"
    case .revokedFromTheBeginning: "ISSUER_REVOKED"
    }
  }

  private static func code(of refusal: ListedKey.Refusal) -> String {
    switch refusal {
    case .useNotAllowed, .algorithmNotAllowed: "KEY_PURPOSE"
    case .outsideWindow: "KEY_OUTSIDE_WINDOW"
    case .retiredBefore: "KEY_OUTSIDE_WINDOW"
    case .compromised: "KEY_COMPROMISED_NO_POE"
    }
  }

  private static func code(of error: ControllerDocumentError) -> String {
    switch error {
    case .methodInvalid(_, .missing): "KEY_NOT_IN_DOCUMENT"
    case .notAllowed: "KEY_PURPOSE"
    default: "DID_DOCUMENT_INVALID"
    }
  }

  /// What to do, and who can do it; `nil` where there is nothing to do.
  public var remedy: String? {
    switch self {
    case .image(let error): error.remedy
    case .imageRemark(let remark): Reason.remedy(for: remark)
    case .imageDiffers: "go by what the credential says, and not by the picture"
    case .json, .proofInvalid(.proofValueLength), .proofInvalid(.proofValueEncoding):
      "ask the holder for the original file"
    case .proofInvalid(.signatureInvalid), .proofInvalid(.contextMismatch), .contextsUnsigned:
      "do not rely on it; ask the issuer for a fresh copy"
    case .dataLoss(let loss):
      if case .contextUnknown = loss.reason {
        "ask the authority that publishes the list to add the context"
      } else {
        "do not rely on it; ask the issuer for a fresh copy, and where that is the same, to issue it correctly"
      }
    case .proofInvalid(.proofNotDerived):
      "ask the holder for what their wallet shows to others, and not for the file that it keeps"
    case .proofInvalid(.derivedProofInvalid):
      "ask the holder to show it once more, from their wallet"
    case .shownByChoice(let member), .mayBeHidden(let member):
      "ask the holder for all of the credential, with its \(member)"
    case .listShownInPart: "ask the issuer for the whole list"
    case .previousProofUnknown:
      "use a newer Assay, or ask the issuer for a credential with one proof of its own"
    case .notACredential:
      "give the credential itself, which a template or a trust list is not; where "
        + "this should be one, ask the issuer to issue it correctly"
    case .tokenInvalid(let error): Reason.remedy(for: error)
    case .claim: "ask the issuer to issue it correctly"
    case .findings, .issuerMissing, .methodMissing, .methodInvalid, .proofMissing, .purposeWrong,
      .notAnEndorsement, .endorsementWithoutContext, .carrierUnnamed:
      "ask the issuer to issue it correctly"
    case .noTrustList, .keyUnknownWithoutList:
      "give the list of the authority you rely on: --trust BUNDLE --root ROOT"
    case .recordUnusable: "use a newer Assay, or ask the authority that publishes the list"
    case .listStale, .listExpired: "get the current list from the authority that publishes it"
    case .clockBeforeList, .clockSetBack: "set this machine's clock"
    case .rollbackUnprotected: "install the list: assay trust update BUNDLE --root ROOT"
    case .proofMadeInFuture: "make sure that the time to judge by is right"
    case .judgedBeforeList: "for the time itself, ask the authority for the list of then"
    case .keyRefused: "tell the authority that publishes the list"
    case .documentGivesNoKey(let error) where !error.isRefusal:
      "ask the authority that publishes the list for the document as it is now"
    case .documentGivesNoKey, .keyEnded:
      "ask whoever signed it for a copy by a key of theirs that may"
    case .keyOfTrustList:
      "do not rely on it; tell the authority that publishes the list, whose key it is"
    case .issuerNotListed, .keyNotListed, .keyUnavailable:
      "ask the authority that publishes the list whether it recognises this issuer"
    case .expired: "ask the holder for a renewed credential"
    case .notYetValid: "verify it again after that time"
    case .status(let finding, _): finding.remedy
    case .moreStatuses: "ask the issuer whether the credential still stands"
    case .recipientDiffers:
      "ask the person to whom it was given how the issuer knew them: an address is compared "
        + "as it is given, and in small letters; one that the issuer spelt with capitals needs them"
    case .recipientHashWeak, .recipientHashMalformed, .recipientOnlyNamed:
      "ask the issuer for a credential that names its recipient by a SHA-256 hash or an id"
    case .notAPresentation, .envelopeMalformed, .envelopeOfOther, .noCredentials:
      "ask the holder for the original file"
    case .envelopeUnsupported: "ask the holder for the credentials as JSON or as JWT"
    case .presentationProofMissing, .notPresented, .challengeWrong, .domainWrong,
      .purposeNotPresenting, .holderUnproven:
      "ask the holder to present the credentials anew, signed for what you ask"
    case .keyIsNotHolders, .keyMayNotPresent, .holderIsNotSubject:
      "do not rely on it before you know who sent it"
    case .holderKeyUnproven:
      "ask the holder to present it with a key whose owner can be told without a network: a did:key"
    case .subjectUnnamed: "compare the subject with the person otherwise: --recipient"
    case .credentialFails(_, let decisive?): decisive.reason?.remedy
    case .tooManyCredentials: "ask the holder for fewer at a time"
    case .endorsementFails, .endorsesOther, .endorserIsIssuer, .endorserIsEndorsed:
      "leave the endorsement out of account"
    case .keyOfAnotherIssuer: "do not rely on it; tell the issuer that is named"
    case .keyCompromised(_, let gap): Reason.remedy(for: gap)
    case .notAccreditedAs, .levelTooLow, .levelNotStated:
      "ask the issuer what it can show beside the credential, or do not demand it"
    case .issuerStatus, .issuerWithdrawnPerhapsLater, .keyUse, .outOfScope, .controllerIsNotIssuer,
      .keyOnlyInFragment:
      "do not rely on it without asking the authority that publishes the list"
    default: nil
    }
  }

  /// Whom to ask for what would show that a document was there before its key was stolen.
  private static func remedy(for gap: ExistenceGap) -> String {
    switch gap {
    case .proofNeeded, .proofOfOther, .proofOfOtherRoot:
      "ask the issuer for the proof that goes with this credential, and give it: --proof FILE"
    case .kindUnknown: "use a newer Assay"
    default: "ask the issuer for a fresh copy, signed with its new key"
    }
  }

  /// The specification and section that the check enforces.
  public var specification: String? {
    switch self {
    case .image, .imageCarries, .imageRemark: "Open Badges 3.0 §5.3"
    case .imageAsStated, .imageDiffers: "VC Data Model 2.0 §5.3"
    case .json: "RFC 8259, RFC 7493"
    case .findings, .notACredential, .notAnEndorsement, .endorsementWithoutContext:
      "VC Data Model 2.0 §4, Open Badges 3.0"
    case .proofMissing, .purposeWrong, .methodMissing, .noKnownProof, .suiteUnknown,
      .proofMadeInFuture, .proofExpired, .tooManyProofs, .suiteSuperseded, .previousProofUnknown:
      "VC Data Integrity 1.0 §4"
    case .tokenInvalid(let error): error.specification
    case .tokenTypeUnlisted, .headerMemberIgnored: "Open Badges 3.0 §8.2, VC-JOSE-COSE §3.1"
    case .claim, .claimsRestored: "Open Badges 3.0 §8.2, VC Data Model 1.1 §6.3.1"
    case .dataLoss, .contextRevised: "VC Data Integrity 1.0 §2.4, §4.6"
    case .proofInvalid(.proofNotDerived), .proofInvalid(.derivedProofInvalid), .shownInPart,
      .shownByChoice, .mayBeHidden, .listShownInPart:
      "VC Data Integrity ECDSA Cryptosuites 1.0 §3.6"
    case .proofInvalid, .contextsUnsigned: "VC Data Integrity EdDSA Cryptosuites 1.0 §3.3"
    case .methodInvalid, .keyUnavailable, .keyUnknownWithoutList, .controllerIsNotIssuer,
      .documentGivesNoKey, .keyEnded, .keyInDocument,
      .keyOnlyInFragment, .cosigned,
      .cosignedByListed:
      "Controlled Identifiers 1.0 §3.3"
    case .notAPresentation, .envelopeMalformed, .envelopeOfOther, .envelopeUnsupported,
      .presentationUnsigned, .noCredentials, .holderIsSubject, .holderIsNotSubject, .holderUnproven,
      .subjectUnnamed, .tooManyCredentials:
      "VC Data Model 2.0 §4.13"
    case .presentationProofMissing, .notPresented, .madeToPresent, .purposeNotPresenting,
      .challengeAnswered, .challengeWrong, .domainMatches, .domainWrong:
      "VC Data Integrity 1.0 §4.5"
    case .keyIsHolders, .keyIsNotHolders, .keyMayNotPresent, .holderKeyUnproven:
      "Controlled Identifiers 1.0 §3.3"
    case .subjectsAgree, .subjectsDiffer, .subjectsNotComparable, .credentialsTooDeep:
      "Comprehensive Learner Record 2.0, ClrSubject"
    case .expired, .notYetValid: "VC Data Model 2.0 §4.9"
    case .status(_, let facts): facts.specification
    case .moreStatuses, .statusInformational, .noStatus: "VC Data Model 2.0 §4.10"
    case .recipientMatches, .recipientDiffers, .recipientHashWeak, .recipientHashMalformed,
      .recipientOnlyNamed,
      .recipientNotAsked, .endorsed, .endorsementFails,
      .tooManyEndorsements, .endorsementsTooDeep, .endorsesCarrier, .endorsesOther,
      .carrierUnnamed, .endorserIsIssuer, .endorserIsEndorsed:
      "Open Badges 3.0 §8.1"
    default: nil
    }
  }

  /// The W3C problem type, for verification problems that have one.
  public var problemType: String? {
    switch self {
    case .image, .json: "https://www.w3.org/TR/vc-data-model#PARSING_ERROR"
    case .findings, .notACredential, .issuerMissing, .notAnEndorsement,
      .endorsementWithoutContext, .notAPresentation, .envelopeMalformed, .envelopeOfOther,
      .noCredentials:
      "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR"
    case .proofInvalid(let error): "\(error.problemType)"
    case .tokenInvalid, .claim: "https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR"
    case .proofMissing, .purposeWrong, .methodMissing, .proofExpired, .proofMadeInFuture,
      .contextsUnsigned, .tooManyProofs:
      "https://w3id.org/security#PROOF_VERIFICATION_ERROR"
    case .status(let finding, _): finding.problemType
    case .presentationProofMissing, .purposeNotPresenting:
      "https://w3id.org/security#PROOF_VERIFICATION_ERROR"
    case .challengeWrong: "https://w3id.org/security#INVALID_CHALLENGE_ERROR"
    case .domainWrong: "https://w3id.org/security#INVALID_DOMAIN_ERROR"
    case .dataLoss: "https://w3id.org/security#DATA_LOSS_DETECTION_ERROR"
    case .methodInvalid: "https://w3id.org/security#INVALID_VERIFICATION_METHOD_URL"
    case .documentGivesNoKey(let error): error.problemType
    case .controllerIsNotIssuer, .keyOfAnotherIssuer, .keyOnlyInFragment, .keyEnded,
      .keyIsNotHolders:
      "https://w3id.org/security#INVALID_VERIFICATION_METHOD"
    default: nil
    }
  }
}

extension ControllerDocumentError {
  /// Whether the controller says that the key must not be used so; otherwise the document may only be
  /// an old or broken copy.
  var isRefusal: Bool {
    if case .notAllowed = self { return true }
    return false
  }
}
