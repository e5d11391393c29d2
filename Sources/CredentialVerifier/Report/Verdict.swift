public import CredentialModel
public import IssuerTrust
import StrictJSON

/// What a verification comes to.
///
/// The gravest outcome decides, in the order `rejected`, `undetermined`, `untrusted`, `accepted`.
public enum Verdict: Sendable {
  /// Every required check passed; only here can claims be had as facts.
  ///
  /// Of a presentation it is the first of its credentials, all of which are accepted:
  /// ``VerificationReport/accepted`` has each.
  case accepted(VerifiedCredential)

  /// Malformed, tampered, signed with a wrong key, expired, not yet valid, about somebody else.
  case rejected

  /// The proof holds, and the trust list does not vouch for this issuer, key, award or time.
  case untrusted

  /// Something required could not be decided with what is at hand.
  case undetermined

  /// The verdict's name in reports: `accepted`, `rejected`, `untrusted`, `undetermined`.
  public var name: String {
    switch self {
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .untrusted: "untrusted"
    case .undetermined: "undetermined"
    }
  }

  /// The exit code of a command that verified one document.
  public var exitCode: Int32 {
    switch self {
    case .accepted: 0
    case .rejected: 1
    case .untrusted: 2
    case .undetermined: 3
    }
  }
}

/// A credential that was accepted: what it says may be relied on, as far as its issuer may be.
///
/// It cannot be made, only be had from an accepting verdict.
public struct VerifiedCredential: Sendable {
  /// Everything that the credential says.
  public let credential: Credential

  /// The issuer as the trust list knows it; show its names, not those that the credential claims.
  public let issuer: IssuerRecord

  private let expectedSubject: Int?

  init(credential: Credential, expectedSubject: Int?, issuer: IssuerRecord) {
    self.credential = credential
    self.expectedSubject = expectedSubject
    self.issuer = issuer
  }

  /// The subject who is the person expected; the first where nobody was expected.
  public var subject: AchievementSubject? {
    let all = credential.subjects
    guard let expectedSubject, all.indices.contains(expectedSubject) else { return all.first }
    return all[expectedSubject]
  }

  /// The name of what the ``subject`` achieved, where the credential has one.
  public var achievementName: String? { subject?.achievement?.name?.string }

  /// The issuer's name from the trust list.
  public var issuerName: String { issuer.displayName }
}
