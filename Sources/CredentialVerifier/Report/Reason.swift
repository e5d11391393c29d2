public import BadgeBaking
public import ControlledIdentifiers
public import CredentialModel
public import DataIntegrity
public import IssuerTrust
public import JOSE
public import LinkedData
public import StrictJSON
public import WireFormats

/// Why a check came out as it did.
///
/// The cases carry facts; `Reason+Sentences.swift` has the words.
@nonexhaustive
public enum Reason: Sendable {
  // Images.
  indirect case image(ImageError)
  case imageCarries(BakedCredential.Place)
  case imageRemark(BakedCredential.Remark)
  case imageAsStated
  case imageDiffers

  // Structure.
  case json(JSONError)
  case documentKind(DocumentKind)
  case notACredential(found: String)
  case findings([Finding])
  case notEnforced(member: String, type: ExactString?)
  case moreNotEnforced(listed: Int)
  case notAnEndorsement(found: String)
  case endorsementWithoutContext

  // Integrity.
  case proofMissing
  case tooManyProofs(count: Int, limit: Int)
  case noKnownProof
  case suiteUnknown(type: ExactString?, cryptosuite: ExactString?)
  case suiteKnown(name: String)
  case suiteSuperseded(name: String)
  case previousProofUnknown(id: ExactString)
  case purposeWrong(found: ExactString?)
  case proofInvalid(ProofError)
  case proofMadeInFuture(Instant)
  case proofExpired(Instant)
  case contextsUnsigned
  case dataLoss(DataLoss)
  case contextRevised(url: String, revision: String, digest: String)
  case shownInPart(statements: Int, chosen: Int)
  case shownByChoice(member: ExactString)
  case mayBeHidden(member: ExactString)
  case listShownInPart
  case methodInvalid(IdentifierError)
  case methodMissing
  case keyRefused(id: ExactString)
  case keyUnavailable(method: ExactString)
  case keyUnknownWithoutList(method: ExactString)
  indirect case documentGivesNoKey(ControllerDocumentError)
  case keyEnded(id: ExactString, at: Instant)
  indirect case tokenInvalid(JOSEError)
  case tokenTypeUnlisted(member: String, value: ExactString)
  case headerMemberIgnored(ExactString)
  case claimsRestored([RegisteredClaim])
  indirect case claim(ClaimAgreement.Fault)

  // Identity.
  case issuerMissing
  case noProofHolds
  case controllerIsNotIssuer(controller: ExactString, issuer: ExactString)
  case keyOnlyInFragment(controller: ExactString)
  case keyOfAnotherIssuer(listed: ExactString)
  case cosigned(controller: ExactString)
  case cosignedByListed(issuer: ExactString)
  case keyIsIssuer(did: ExactString)
  case keyInDocument(controller: ExactString)
  case keyListed(id: ExactString)

  // Authority.
  case noTrustList
  case listFresh(name: String, version: Int64)
  case listStale(role: String, since: Instant)
  case listExpired(role: String, since: Instant)
  case clockBeforeList(signedAt: Instant)
  case judgedBeforeList(signedAt: Instant)
  case exampleList(name: String)
  case testList(name: String)
  case rollbackUnprotected
  case clockSetBack(latest: Instant)
  case listRemembered
  case issuerListed(name: String)
  case issuerNotListed(ExactString)
  indirect case recordUnusable(TrustError)
  case issuerStatus(IssuerStatus)
  case issuerWithdrawnLater(since: Instant)
  case issuerWithdrawnPerhapsLater(since: Instant)
  case noOwnProof(for: CheckID)
  case keyNotListed(method: ExactString)
  case keyOfTrustList(method: ExactString)
  case keyUse(ListedKey.Refusal)
  case keyExistedBefore(since: Instant?, until: Instant)
  indirect case keyCompromised(since: Instant?, ExistenceGap)
  indirect case outOfScope(ScopeRefusal)

  // Validity, status, recipient, quality.
  case validUntil(Instant?)
  case validAt(Instant, until: Instant?)
  case notYetValid(from: Instant)
  case expired(until: Instant)
  indirect case status(StatusFinding, StatusFacts)
  case moreStatuses(count: Int)
  case statusInformational(purpose: ExactString)
  case noStatus
  case recipientMatches
  case recipientDiffers
  case recipientOnlyNamed
  case recipientHashWeak
  case recipientHashMalformed
  case recipientNotAsked
  case accredited(by: String, until: Instant?)
  case accreditationExpired(by: String, until: Instant)
  case notAccredited
  case notAccreditedAs(ExactString)
  indirect case levelReached(DecimalLevel, MinimumLevel)
  indirect case levelTooLow(DecimalLevel, MinimumLevel)
  indirect case levelNotStated(MinimumLevel)

  // Presentations and records of several credentials.
  case notAPresentation(found: String)
  case envelopeMalformed(EnvelopeFault)
  case envelopeOfOther(mediaType: ExactString)
  case envelopeUnsupported(mediaType: ExactString)
  case presentationUnsigned
  case presentationProofMissing
  case notPresented
  case madeToPresent
  case purposeNotPresenting(found: ExactString?)
  case challengeAnswered
  case challengeWrong(found: ExactString?)
  case domainMatches
  case domainWrong(found: ExactString?)
  case keyIsHolders(ExactString)
  case keyIsNotHolders(owner: ExactString, holder: ExactString)
  case keyMayNotPresent(method: ExactString)
  case holderKeyUnproven(controller: ExactString)
  case holderIsSubject(ExactString)
  case holderIsNotSubject(holder: ExactString, subject: ExactString)
  case holderUnproven
  case subjectUnnamed
  case subjectsAgree(ExactString)
  case subjectsDiffer(learner: ExactString, found: ExactString)
  case subjectsNotComparable
  case noCredentials
  case credentialAccepted(by: String)
  indirect case credentialFails(Consequence, decisive: Check?)
  case credentialRepeated(id: ExactString)
  case tooManyCredentials(limit: Int)
  case credentialsTooDeep(limit: Int)

  // Endorsements.
  case endorsed(by: String, endorser: ExactString, endorsed: ExactString)
  indirect case endorsementFails(
    endorser: ExactString?, listedName: String?, decisive: Check?)
  case tooManyEndorsements(limit: Int)
  case endorsementsTooDeep(limit: Int)
  case endorsesCarrier(id: ExactString)
  case endorsesOther(found: ExactString?, carrier: ExactString)
  case carrierUnnamed
  case endorserIsIssuer(ExactString)
  case endorserIsEndorsed(ExactString)
}
