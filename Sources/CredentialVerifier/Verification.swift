import BadgeBaking
import ControlledIdentifiers
import CredentialModel
import DataIntegrity
import IssuerTrust
import LinkedData
import StrictJSON
import WireFormats

/// One verification while it runs: the checks made so far, and what they found out.
///
/// All checks run, so that a report tells everything that is wrong at once; only a text that
/// cannot be parsed, or is no credential, stops the rest.
struct Verification {
  let verifier: Verifier
  let now: Instant
  /// Whether `now` was asked for, and is not the clock's time.
  let isHistorical: Bool
  let recipient: Recipient?
  /// What came with the credential to show that it was there before its key was stolen.
  let evidence: [ExistenceEvidence]
  /// As what the document is verified.
  let role: DocumentRole
  /// Where the document stands, if it is inside of another one.
  ///
  /// It is verified as a document of its own all the same: what its proofs cover is its own object,
  /// and the contexts that count are its own.
  let site: NestedSite?
  /// What was asked of whoever presents.
  let request: PresentationRequest?
  /// How many presentations and records stand around the document.
  var depth = 0
  /// What the proofs have to be made for.
  var expectedPurpose: VerificationRelationship = .assertionMethod
  /// The presentation, where the document is one.
  var presentation: Presentation?
  /// Who presents, where a proof shows it.
  var presenter: ExactString?
  private(set) var checks: [Check] = []
  var endorsements: [EndorsementReport] = []
  /// In what the document came, from the outside in.
  var forms: [DocumentForm] = []
  /// The image that it came in.
  var image: BadgeImage?
  /// What the credentials in it come to.
  var credentials: [ContainedReport] = []
  /// The token in which the document came, if it came in one.
  var envelope: Envelope?
  /// How many more endorsements may be verified in the whole document.
  var endorsementsLeft: Int
  /// How many more credentials may be verified in the whole document.
  var credentialsLeft: Int
  /// The issuer that the credential names; of a presentation the holder.
  var issuerID: ExactString?
  /// The record that the trust list has for the issuer that the credential names.
  var listedIssuer: IssuerRecord?
  /// The contexts by which proofs that hold read the credential.
  private(set) var contexts: [ContextRevision] = []

  init(
    verifier: Verifier, now: Instant, isHistorical: Bool, recipient: Recipient?,
    evidence: [ExistenceEvidence] = [], role: DocumentRole = .whole, site: NestedSite? = nil,
    request: PresentationRequest? = nil
  ) {
    self.verifier = verifier
    self.now = now
    self.isHistorical = isHistorical
    self.recipient = recipient
    self.evidence = evidence
    self.role = role
    self.site = site
    self.request = request
    endorsementsLeft = verifier.policy.maxEndorsements
    credentialsLeft = verifier.policy.maxCredentials
    // A credential with one proof takes about this many; a larger array would only be copied.
    checks.reserveCapacity(24)
  }

  var policy: VerificationPolicy { verifier.policy }

  /// Notes how a check came out.
  mutating func note(
    _ id: CheckID, _ outcome: Check.Outcome, _ reason: Reason? = nil, at place: JSONValue? = nil
  ) {
    checks.append(Check(id, outcome, reason, at: place, in: site))
  }

  /// Notes a check that was made elsewhere.
  mutating func note(_ check: Check) { checks.append(check) }

  /// That bringing statements in order costs too much, once that was found.
  ///
  /// It is tried once in a document: whoever makes one such proof or endorsement could make many.
  var canonicalizationRefusal: ProofError?

  /// Whether a proof that holds let its holder choose what of the document to show.
  var isShownInPart = false

  /// Members of which such a holder could have left out some values; ``SelectiveDisclosure`` says which
  /// are named.
  var membersByChoice: [ExactString] = []

  /// How many signatures of single statements were checked; a proof that does not hold takes all.
  var statementSignatures = 0

  /// Notes by which contexts a proof that holds read the credential; each is noted once.
  mutating func noteContexts(_ used: [ContextRevision]) {
    guard !contexts.isEmpty else { return contexts = used }
    for context in used where !contexts.contains(where: { $0.digest == context.digest }) {
      contexts.append(context)
    }
  }

  /// Runs all checks, in the order of the report.
  mutating func report(on bytes: [UInt8]) -> VerificationReport {
    guard let document = receive(bytes) else { return report(nil, issuer: nil) }
    if case .presentation = DocumentKind(of: document.root) {
      return report(onPresentation: document)
    }
    guard let document = unwrap(document), let credential = identify(document.root) else {
      return report(nil, issuer: nil)
    }
    checkThatNothingWasAsked()
    return report(on: credential, in: document.envelope)
  }

  /// Runs all checks of an endorsement that stands in a credential, as JSON or as a token.
  mutating func report(onEndorsement value: JSONValue) -> VerificationReport {
    if role.endorsement?.isToken == true {
      forms.append(.jwt)
      guard let document = open(token: value.stringBytes ?? []),
        let credential = identifyEndorsement(document.root)
      else { return report(nil, issuer: nil) }
      return report(on: credential, in: document.envelope)
    }
    guard let credential = identifyEndorsement(value) else { return report(nil, issuer: nil) }
    return report(on: credential)
  }

  /// Finds out who the document says issued it, and what the list says of them.
  mutating func findIssuer(of credential: Credential, in envelope: Envelope? = nil) {
    self.envelope = envelope
    issuerID = credential.issuerID
    listedIssuer = issuerID.flatMap {
      verifier.trust?.record(
        forIssuer: $0, naming: credential.verificationMethods + (envelope?.methods ?? []))
    }
  }

  /// Runs all checks of a credential, whose proofs are in it or around it.
  mutating func report(
    on credential: Credential, in envelope: Envelope? = nil
  ) -> VerificationReport {
    findIssuer(of: credential, in: envelope)
    if site == nil { checkImage(of: credential) }
    checkModel(of: credential.json)
    let proofs = envelope.map { check($0, of: credential) } ?? checkProofs(of: credential)
    if let endorsement = role.endorsement { checkEndorsement(credential, at: endorsement) }
    let issuer = checkIssuer(of: credential, proofs: proofs)
    checkValidity(of: credential)
    checkStatus(of: credential)
    // An endorsement is about what carries it, never about the person expected.
    // Nor need anybody ask for the person who is shown to present it: another check tells of them.
    let isAsked = role.endorsement == nil && (recipient != nil || !role.isPresented)
    let expected = isAsked ? checkRecipient(of: credential) : nil
    let shown = checkPlace(of: credential)
    checkContents(of: credential)
    checkEndorsements(in: credential)
    checkWhatIsNotEnforced(in: credential.json)
    return report(credential, issuer: issuer, subject: recipient == nil ? shown : expected)
  }

  /// The report on what was checked so far.
  func report(
    _ credential: Credential?, issuer: IssuerRecord?, subject: Int? = nil
  ) -> VerificationReport {
    VerificationReport(
      checks: checks, endorsements: endorsements, claimed: credential, expectedSubject: subject,
      listedIssuer: issuer, contexts: contexts,
      trust: verifier.trust, time: now, isHistorical: isHistorical, policy: policy,
      forms: forms, envelope: envelope.map { EnvelopeFacts($0) }, credentials: credentials,
      presentation: presentation, presenter: presenter, request: request)
  }
}
