import CredentialModel
import StrictJSON

extension Verification {
  /// How deep credentials may stand in one another: a record in a presentation has its own, and
  /// nobody needs more than a record in that.
  static let greatestContentsDepth = 3

  /// Verifies the credentials of a record.
  ///
  /// Source: Comprehensive Learner Record 2.0, ClrSubject.
  mutating func checkContents(of credential: Credential) {
    guard case .clr = credential.kind,
      let subject = credential.json["credentialSubject"],
      let contents = subject["verifiableCredential"]
    else { return }
    guard contents.elementsOrSelf.underestimatedCount > 0 else {
      return note(.contents, .failed, .noCredentials, at: contents)
    }
    checkContents(contents, as: .recorded(of: credential.subjects.first))
  }

  /// Verifies each credential of a list, and notes what it comes to.
  ///
  /// What is not looked at could be anything, so that the verdict is left open then.
  mutating func checkContents(_ contents: JSONValue, as role: DocumentRole) {
    guard depth < Verification.greatestContentsDepth else {
      let reason = Reason.credentialsTooDeep(limit: Verification.greatestContentsDepth)
      return note(.contents, .undetermined, reason, at: contents)
    }
    var names: Set<CredentialIdentity> = []
    for element in contents.elementsOrSelf {
      guard credentialsLeft > 0 else {
        let reason = Reason.tooManyCredentials(limit: policy.maxCredentials)
        return note(.contents, .undetermined, reason, at: element)
      }
      credentialsLeft -= 1
      examine(element, as: role, &names)
    }
  }

  private mutating func examine(
    _ value: JSONValue, as role: DocumentRole, _ names: inout Set<CredentialIdentity>
  ) {
    let place = NestedSite(value, in: site)
    // Places in an envelope of its own are those in what it holds.
    let isOpen = value.kind == .object && !EnvelopedDocument.isEnvelope(value)
    var verification = Verification(
      verifier: verifier, now: now, isHistorical: isHistorical, recipient: recipient,
      evidence: evidence, role: role, site: isOpen ? place : nil, request: request)
    verification.depth = depth + 1
    verification.credentialsLeft = credentialsLeft
    verification.endorsementsLeft = endorsementsLeft
    verification.canonicalizationRefusal = canonicalizationRefusal
    let report = verification.report(onContent: value)
    credentialsLeft = verification.credentialsLeft
    endorsementsLeft = verification.endorsementsLeft
    canonicalizationRefusal = verification.canonicalizationRefusal
    let contained = ContainedReport(at: place.pointer, report: report)
    note(.contents, contained.outcome, contained.reason, at: value)
    credentials.append(contained)
    if let claimed = report.claimed, let name = CredentialIdentity(of: claimed),
      !names.insert(name).inserted
    {
      note(.contents, .warning, .credentialRepeated(id: claimed.id ?? ""), at: value)
    }
  }

  /// Runs all checks of what stands in the place of a credential in another document.
  private mutating func report(onContent value: JSONValue) -> VerificationReport {
    guard let document = receive(value).flatMap({ unwrap($0) }),
      let credential = identify(document.root)
    else { return report(nil, issuer: nil) }
    return report(on: credential, in: document.envelope)
  }

  private mutating func receive(_ value: JSONValue) -> ReceivedDocument? {
    guard value.kind == .string, let text = value.exactString else {
      forms.append(.json)
      return ReceivedDocument(root: value, envelope: nil)
    }
    let token = [UInt8](text.string.utf8)
    guard Verification.isToken(token) else {
      note(.kind, .failed, .notACredential(found: "text that is no token"))
      return nil
    }
    forms.append(.jwt)
    return open(token: token)
  }

  // MARK: - What a credential in another document is asked

  /// Whether a credential is about whom its role says.
  ///
  /// - Returns: Which of its subjects that is, from 0; `nil` where none is.
  mutating func checkPlace(of credential: Credential) -> Int? {
    switch role {
    case .whole, .endorsement: return nil
    case .presented(let presenter): return checkBinding(of: credential, to: presenter)
    case .recorded(let subject):
      checkSubject(of: credential, in: subject)
      return nil
    }
  }

  /// Whether a credential is about whoever presents it.
  private mutating func checkBinding(of credential: Credential, to presenter: Presenter) -> Int? {
    let isRequired = request?.requiresHolderBinding ?? false
    let place = credential.json["credentialSubject"]
    guard case .proven(let holder) = presenter else {
      note(.holderBinding, isRequired ? .failed : .warning, .holderUnproven, at: place)
      return nil
    }
    let ids = credential.subjects.map(\.id)
    if let index = ids.firstIndex(of: holder) {
      note(.holderBinding, .passed, .holderIsSubject(holder), at: credential.subjects[index].json)
      return index
    }
    if let id = ids.lazy.compactMap({ $0 }).first {
      let reason = Reason.holderIsNotSubject(holder: holder, subject: id)
      note(.holderBinding, isRequired ? .failed : .warning, reason, at: place)
    } else {
      note(.holderBinding, isRequired ? .undetermined : .skipped, .subjectUnnamed, at: place)
    }
    return nil
  }

  /// Whether a credential in a record is about the one whom the record is about.
  ///
  /// The publisher of a record may know that two ids are one learner's; nothing shows it, so it is
  /// told and no more.
  private mutating func checkSubject(of credential: Credential, in subject: AchievementSubject?) {
    let place = credential.json["credentialSubject"]
    guard let learner = subject?.id, let found = credential.subjects.first?.id else {
      return note(.contentsSubject, .skipped, .subjectsNotComparable, at: place)
    }
    if let other = credential.subjects.lazy.map(\.id).first(where: { $0 != learner }) {
      let reason = Reason.subjectsDiffer(learner: learner, found: other ?? found)
      note(.contentsSubject, .warning, reason, at: place)
    } else {
      note(.contentsSubject, .passed, .subjectsAgree(learner), at: place)
    }
  }
}
