import CredentialModel
import IssuerTrust
public import StrictJSON

/// What verifying an endorsement came to that a credential carries.
///
/// ```swift
/// for endorsement in report.endorsements {
///   if case .accepted(let credential) = endorsement.report.verdict { show(credential.issuerName) }
/// }
/// ```
///
/// An accepted one is genuine, still good, about what carries it, and by somebody else than the
/// issuer whom the trust list vouches for. It says nothing about the credential's own verdict, and
/// the credential's own verdict nothing about it: show endorsements of accepted credentials only.
///
/// Source: Open Badges 3.0 §8.1 step 6.
public struct EndorsementReport: Sendable {
  /// The id of the object that carries the endorsement, and that it should be about: the
  /// credential's, its issuer's, its achievement's.
  public let carrierID: ExactString?

  /// What was checked of the endorsement, and the verdict on it; places are those in the whole
  /// document.
  ///
  /// Beside the checks of any credential it has those that are asked of endorsements only:
  /// ``CheckID/endorsementSubject`` and ``CheckID/endorser``.
  public let report: VerificationReport

  /// Where the endorsement stands in the document.
  public let pointer: JSONPointer

  init(at site: EndorsementSite, report: VerificationReport) {
    carrierID = site.carrierID
    pointer = site.place.pointer
    self.report = report
  }

  /// The id of whoever the endorsement says made it: a claim, unless it is accepted.
  public var endorserID: ExactString? { report.claimed?.issuerID }

  /// Whether it counts.
  var outcome: Check.Outcome {
    if case .accepted = report.verdict { return .passed }
    return .warning
  }

  /// Why it counts, or does not.
  var reason: Reason {
    if case .accepted(let credential) = report.verdict, let endorserID, let carrierID {
      return .endorsed(by: credential.issuerName, endorser: endorserID, endorsed: carrierID)
    }
    return .endorsementFails(
      endorser: endorserID, listedName: report.listedIssuer?.displayName,
      decisive: report.decisive)
  }
}

extension EndorsementReport {
  /// The report for machines, a member of `endorsements` of the credential's own.
  func json() -> JSONTree {
    .members([
      "pointer": .string(pointer.description),
      "carrier": carrierID.map { .string($0.string) },
      "verdict": .string(report.verdict.name),
      "proof": .string(report.proofState),
      "explanation": .string(report.explanation),
      "envelope": report.envelope?.json(),
      "claims": report.claimsJSON,
      "issuer": report.issuerJSON,
      "checks": .array(report.checks.map { $0.json() }),
      "endorsements": report.endorsementsJSON,
    ])
  }
}
