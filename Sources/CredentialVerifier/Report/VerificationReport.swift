public import CredentialModel
public import IssuerTrust
public import LinkedData
public import StrictJSON
public import WireFormats

/// What was checked, how each check came out, and what follows.
public struct VerificationReport: Sendable {
  /// The checks, in the order in which they were made.
  public let checks: [Check]

  /// What follows from the checks.
  public let verdict: Verdict

  /// What verifying the endorsements in it came to, in the order of the document; each has a check
  /// ``CheckID/endorsement`` among the ``checks`` too.
  ///
  /// They have no part in the ``verdict``.
  public let endorsements: [EndorsementReport]

  /// In what the document came, from the outside in: an image, an envelope, the document itself.
  public let forms: [DocumentForm]

  /// How it was signed, if it came in a token.
  public let envelope: EnvelopeFacts?

  /// What verifying the credentials in it came to, of a presentation or a record of several.
  public let credentials: [ContainedReport]

  /// What the presentation says, where the document is one: claims, not facts.
  public let presentation: Presentation?

  /// The id of who presents, where a proof of theirs holds; `nil` where nothing shows it.
  public let presenter: ExactString?

  /// What was asked of whoever presents.
  public let request: PresentationRequest?

  /// What the document says, whatever the verdict: claims, not facts.
  ///
  /// `nil` of a presentation, whose ``credentials`` say something.
  public let claimed: Credential?

  /// The issuer's record in the trust list, where the list has one and a proof that holds shows
  /// that the issuer signed.
  public let listedIssuer: IssuerRecord?

  /// The contexts by which the proofs that hold read the document; none where they sign its JSON.
  ///
  /// Some are changed in place: the digests tell which revision was used.
  public let contexts: [ContextRevision]

  /// The trust list that was used.
  public let trust: TrustBundle?

  /// The time by which was judged.
  public let time: Instant

  /// Whether that time was asked for, and is not the clock's.
  public let isHistorical: Bool

  /// The policy that was used.
  public let policy: VerificationPolicy

  /// Which of the subjects is the person expected, from 0; `nil` where none is, or nobody was.
  let expectedSubject: Int?

  init(
    checks: [Check], endorsements: [EndorsementReport], claimed: Credential?, expectedSubject: Int?,
    listedIssuer: IssuerRecord?, contexts: [ContextRevision],
    trust: TrustBundle?, time: Instant, isHistorical: Bool, policy: VerificationPolicy,
    forms: [DocumentForm], envelope: EnvelopeFacts?, credentials: [ContainedReport],
    presentation: Presentation? = nil, presenter: ExactString? = nil,
    request: PresentationRequest? = nil
  ) {
    self.presentation = presentation
    self.presenter = presenter
    self.request = request
    self.envelope = envelope
    self.forms = forms
    self.credentials = credentials
    self.checks = checks
    self.endorsements = endorsements
    self.claimed = claimed
    self.expectedSubject = expectedSubject
    self.listedIssuer = listedIssuer
    self.contexts = contexts
    self.trust = trust
    self.time = time
    self.isHistorical = isHistorical
    self.policy = policy
    let own = VerificationReport.credential(claimed, expectedSubject, listedIssuer)
    let first =
      presentation == nil ? own : credentials.lazy.compactMap(\.report.accepted.first).first
    self.verdict = VerificationReport.verdict(checks, accepting: first)
  }

  /// The credentials that may be relied on; none where the verdict is not that they are accepted.
  ///
  /// Of an accepted credential or record it is itself, of an accepted presentation each in it.
  /// Those in a record have reports of their own, in ``credentials``.
  public var accepted: [VerifiedCredential] {
    guard case .accepted(let first) = verdict else { return [] }
    return presentation == nil ? [first] : credentials.flatMap(\.report.accepted)
  }

  private static func credential(
    _ claimed: Credential?, _ subject: Int?, _ issuer: IssuerRecord?
  ) -> VerifiedCredential? {
    guard let claimed, let issuer else { return nil }
    return VerifiedCredential(credential: claimed, expectedSubject: subject, issuer: issuer)
  }

  /// The rule by which a verdict follows from the checks.
  private static func verdict(
    _ checks: [Check], accepting credential: VerifiedCredential?
  ) -> Verdict {
    var gravest = Consequence.none
    for check in checks { gravest = max(gravest, check.consequence) }
    switch (gravest, credential) {
    case (.none, let credential?): return .accepted(credential)
    case (.none, nil), (.untrusted, _): return .untrusted
    case (.undetermined, _): return .undetermined
    case (.rejected, _): return .rejected
    }
  }

  /// What the gravest of the checks means for the verdict.
  var consequence: Consequence { checks.map(\.consequence).max() ?? .none }

  /// The subjects to show: the person expected, or where nobody was expected or found, all.
  ///
  /// A credential can have several, and what it says of one is nothing about another.
  public var subjects: [AchievementSubject] {
    let all = claimed?.subjects ?? []
    guard let expectedSubject, all.indices.contains(expectedSubject) else { return all }
    return [all[expectedSubject]]
  }

  /// The check that decided the verdict; `nil` where all passed.
  public var decisive: Check? {
    let gravest = consequence
    return gravest == .none ? nil : checks.first { $0.consequence == gravest }
  }

  /// Why the text is no document at all; `nil` where it is one, whatever is wrong with it.
  public var whyUnreadable: Reason? {
    checks.first { $0.id == .json && $0.outcome == .failed }?.reason
  }

  /// The verdict in one sentence, and for all but an accepted credential why.
  public var explanation: String {
    guard let decisive else { return "every required check passed" }
    return decisive.sentence
  }
}

/// What a check means for the verdict; the order is the gravity.
public enum Consequence: Comparable, Sendable {
  /// Nothing is wrong.
  case none
  /// Nobody vouches.
  case untrusted
  /// Something required could not be decided.
  case undetermined
  /// Something is wrong.
  case rejected
}

extension Check {
  /// What the check means for the verdict.
  ///
  /// A failure rejects, but where only the issuer's authority is in question: then the proof may
  /// hold, and nobody vouches.
  var consequence: Consequence {
    switch outcome {
    case .passed, .skipped, .warning: return .none
    case .undetermined: return .undetermined
    case .failed:
      switch (id.axis, reason) {
      // A credential in the document weighs what it weighs alone.
      case (.contents, .credentialFails(let consequence, _)): return max(.untrusted, consequence)
      case (_, .keyOfAnotherIssuer): return .rejected
      case (_, .issuerStatus(let status)) where status.isNeverValid: return .rejected
      case (.identity, _), (.authority, _), (.quality, _): return .untrusted
      default: return .rejected
      }
    }
  }
}
