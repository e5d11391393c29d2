public import CredentialModel
public import IssuerTrust
public import WireFormats

/// What was checked, how each check came out, and what follows.
public struct VerificationReport: Sendable {
  /// The checks, in the order in which they were made.
  public let checks: [Check]

  /// What follows from the checks.
  public let verdict: Verdict

  /// What the document says, whatever the verdict: claims, not facts.
  public let claimed: Credential?

  /// The issuer's record in the trust list, where the list has one.
  public let listedIssuer: IssuerRecord?

  /// The trust list that was used.
  public let trust: TrustBundle?

  /// The time by which was judged.
  public let time: Instant

  init(
    checks: [Check], claimed: Credential?, listedIssuer: IssuerRecord?, trust: TrustBundle?,
    now: Instant
  ) {
    self.checks = checks
    self.claimed = claimed
    self.listedIssuer = listedIssuer
    self.trust = trust
    self.time = now
    self.verdict = VerificationReport.verdict(checks, claimed, listedIssuer)
  }

  /// The rule by which a verdict follows from the checks.
  private static func verdict(
    _ checks: [Check], _ claimed: Credential?, _ issuer: IssuerRecord?
  ) -> Verdict {
    var gravest = Consequence.none
    for check in checks { gravest = max(gravest, check.consequence) }
    switch (gravest, claimed, issuer) {
    case (.none, let claimed?, let issuer?):
      return .accepted(VerifiedCredential(credential: claimed, issuer: issuer))
    case (.none, _, _), (.untrusted, _, _): return .untrusted
    case (.undetermined, _, _): return .undetermined
    case (.rejected, _, _): return .rejected
    }
  }

  /// The check that decided the verdict; `nil` where all passed.
  public var decisive: Check? {
    let gravest = checks.map(\.consequence).max() ?? .none
    return gravest == .none ? nil : checks.first { $0.consequence == gravest }
  }

  /// The verdict in one sentence, and for all but an accepted credential why.
  public var explanation: String {
    guard let decisive else { return "every required check passed" }
    return decisive.sentence
  }
}

/// What a check means for the verdict; the order is the gravity.
enum Consequence: Comparable {
  case none, untrusted, undetermined, rejected
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
      case (_, .keyOfAnotherIssuer): return .rejected
      case (_, .issuerStatus(let status)) where status.isNeverValid: return .rejected
      case (.identity, _), (.authority, _), (.quality, _): return .untrusted
      default: return .rejected
      }
    }
  }
}
