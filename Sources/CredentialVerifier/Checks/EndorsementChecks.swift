import CredentialModel
import IssuerTrust
import StrictJSON

extension Verification {
  /// Verifies the endorsements that a credential carries, each as a document of its own.
  ///
  /// None makes the verdict on the credential better, or worse: the credential says what its issuer
  /// says, and how long an endorsement stands is its endorser's business. What does not count is
  /// named, so that nobody takes it for a recommendation.
  ///
  /// Those of the credential itself come before those that stand in them, which could otherwise take
  /// up all the room.
  ///
  /// Source: Open Badges 3.0 §8.1 step 6.
  mutating func checkEndorsements(in credential: Credential) {
    let outer = role.endorsement
    let isTooDeep = outer.map { $0.depth >= EndorsementSite.greatestDepth } ?? false
    let room = isTooDeep ? 0 : endorsementsLeft
    // What is in the credentials of a record is looked for when they are verified.
    var isRecord = false
    if case .clr = credential.kind { isRecord = true }
    let search = credential.json.withCursor {
      EndorsementSearch(in: $0, limit: room, leavesOutCredentials: isRecord)
    }
    endorsementsLeft -= search.embedded.count
    for found in search.embedded {
      examine(endorsementAt: EndorsementSite(of: found, in: site, outer, issuer: issuerID))
    }
    if let left = search.firstEmbeddedLeft {
      let reason: Reason =
        isTooDeep
        ? .endorsementsTooDeep(limit: EndorsementSite.greatestDepth)
        : .tooManyEndorsements(limit: policy.maxEndorsements)
      note(.endorsement, .skipped, reason, at: left)
    }
  }

  /// Verifies one endorsement, and notes what it comes to.
  private mutating func examine(endorsementAt site: EndorsementSite) {
    var verification = Verification(
      verifier: verifier, now: now, isHistorical: isHistorical, recipient: nil,
      evidence: evidence, role: .endorsement(site), site: site.inner)
    verification.endorsementsLeft = endorsementsLeft
    verification.canonicalizationRefusal = canonicalizationRefusal
    let report = verification.report(onEndorsement: site.place.value)
    endorsementsLeft = verification.endorsementsLeft
    canonicalizationRefusal = verification.canonicalizationRefusal
    let endorsement = EndorsementReport(at: site, report: report)
    note(.endorsement, endorsement.outcome, endorsement.reason, at: site.place.value)
    endorsements.append(endorsement)
  }

  /// Makes sure that what stands in the place of an endorsement is one, and can be read alone.
  ///
  /// Without a context of its own it would mean what the credential around it says that its words
  /// mean, and its endorser signed nothing of that.
  mutating func identifyEndorsement(_ value: JSONValue) -> Credential? {
    let kind = DocumentKind(of: value)
    guard case .endorsement = kind else {
      let found = kind == .unknown ? Verification.phrase(for: value) : kind.phrase
      note(.kind, .failed, .notAnEndorsement(found: found), at: value)
      return nil
    }
    guard value["@context"] != nil else {
      note(.kind, .failed, .endorsementWithoutContext, at: value)
      return nil
    }
    note(.kind, .passed, .documentKind(kind))
    return Credential(value)
  }

  /// Whether an endorsement is about what carries it, and by somebody else.
  ///
  /// Ids are compared byte for byte: an endorsement of something that is only spelt alike is shown
  /// with both spellings.
  mutating func checkEndorsement(_ credential: Credential, at site: EndorsementSite) {
    checkEndorsed(of: credential, at: site)
    checkEndorser(of: credential, at: site)
  }

  private mutating func checkEndorsed(of credential: Credential, at site: EndorsementSite) {
    guard let carrier = site.carrierID else {
      return note(.endorsementSubject, .failed, .carrierUnnamed, at: site.carrier)
    }
    guard let subject = credential.json["credentialSubject"],
      subject.elementsOrSelf.underestimatedCount > 0
    else {
      let reason = Reason.endorsesOther(found: nil, carrier: carrier)
      return note(.endorsementSubject, .failed, reason, at: credential.json)
    }
    for subject in subject.elementsOrSelf {
      let endorsed = subject["id"]?.exactString
      guard endorsed == carrier else {
        let reason = Reason.endorsesOther(found: endorsed, carrier: carrier)
        return note(.endorsementSubject, .failed, reason, at: subject)
      }
    }
    note(.endorsementSubject, .passed, .endorsesCarrier(id: carrier), at: subject)
  }

  /// Whether the endorser is somebody else.
  ///
  /// The issuer of a credential around the endorsement adds nobody's word to its own, however deep
  /// the two stand in one another. Who has two ids in the list is one endorser.
  private mutating func checkEndorser(of credential: Credential, at site: EndorsementSite) {
    guard let endorser = issuerID else { return }
    func isEndorser(_ id: ExactString) -> Bool {
      id == endorser || listedIssuer?.isKnown(as: id) ?? false
    }
    let place = credential.json["issuer"]
    if site.issuers.contains(where: isEndorser) {
      note(.endorser, .failed, .endorserIsIssuer(endorser), at: place)
    } else if let carrier = site.carrierID, isEndorser(carrier) {
      note(.endorser, .failed, .endorserIsEndorsed(endorser), at: place)
    } else {
      note(.endorser, .passed, at: place)
    }
  }
}
