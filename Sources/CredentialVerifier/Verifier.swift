public import IssuerTrust
internal import LinkedData
public import StatusLists
public import WireFormats

/// Decides whether a credential is genuine, still good, and from an issuer that somebody
/// accountable vouches for.
///
/// ```swift
/// let verifier = Verifier(trust: try TrustBundle(bundleBytes, root: rootBytes))
/// let report = verifier.verify(credentialBytes, at: now)
/// if case .accepted(let credential) = report.verdict { hire(credential.achievementName) }
/// ```
///
/// Verifying reads nothing but its arguments: no clock, no file, no network. One verifier serves
/// any number of threads.
public struct Verifier: Sendable {
  let trust: TrustBundle?
  let policy: VerificationPolicy
  let memory: ListMemory
  /// What documents may name as their contexts.
  let contexts: ContextSet
  /// The status lists at hand.
  let statusShelf: StatusShelf

  /// A verifier.
  ///
  /// - Parameters:
  ///   - trust: The list of issuers that somebody vouches for; without one the best verdict is
  ///     `untrusted`.
  ///   - policy: What this deployment allows.
  ///   - statusLists: Status lists beside those in the trust list: what a holder brings along, or was
  ///     fetched elsewhere. Each is verified before it is believed.
  ///   - memory: What is remembered of lists that were seen before; unless something is, every report
  ///     says that an older list would not be noticed.
  ///   - statusMemory: What was seen of status lists before, so that an older one is noticed.
  public init(
    trust: TrustBundle?, policy: VerificationPolicy = .standard,
    statusLists: [StatusListSource] = [], memory: ListMemory = .nothing,
    statusMemory: StatusMemory = StatusMemory()
  ) {
    self.trust = trust
    self.policy = policy
    self.memory = memory
    contexts = ContextSet(trustedBy: trust)
    statusShelf = StatusShelf(statusLists, memory: statusMemory)
  }

  /// Verifies one credential, or one presentation or record of several.
  ///
  /// - Parameters:
  ///   - bytes: The document as it was received.
  ///   - now: The time to judge by.
  ///   - recipient: The person it is said to be about, where that is known.
  ///   - isHistorical: Whether `now` is a time that was asked for, and not the clock's. A clock that
  ///     is before the trust list's own date is wrong, and leaves the verdict open; who asks about
  ///     such a time gets the verdict by what the list says of then, with a warning.
  ///   - evidence: What came with the credential to show that it was there before its key was stolen.
  ///     It is looked at only where the list says that the key was; what does not fit does no harm.
  ///   - request: What was asked of whoever presents: a challenge, for whom, and whether the
  ///     credentials have to be about them.
  /// - Returns: What was checked, with which outcome, and the verdict that follows. Whatever the
  ///   bytes are, there is a report.
  public func verify(
    _ bytes: [UInt8], at now: Instant, recipient: Recipient? = nil, isHistorical: Bool = false,
    evidence: [ExistenceEvidence] = [], request: PresentationRequest? = nil
  ) -> VerificationReport {
    var verification = Verification(
      verifier: self, now: now, isHistorical: isHistorical, recipient: recipient,
      evidence: evidence, request: request)
    return verification.report(on: bytes)
  }
}
