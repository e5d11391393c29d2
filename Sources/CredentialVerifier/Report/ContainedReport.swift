import CredentialModel
import IssuerTrust
public import StrictJSON

/// What verifying a credential came to that stands in a presentation or in a record of several.
///
/// ```swift
/// for credential in report.credentials { show(credential.report.verdict.name) }
/// ```
public struct ContainedReport: Sendable {
  /// What was checked of the credential, and the verdict on it.
  ///
  /// Places in it are those in the whole document; of a credential in an envelope of its own, those
  /// in what the envelope holds.
  public let report: VerificationReport

  /// Where the credential stands in the document.
  public let pointer: JSONPointer

  init(at pointer: JSONPointer, report: VerificationReport) {
    self.pointer = pointer
    self.report = report
  }

  /// Whether it is accepted.
  var outcome: Check.Outcome {
    switch report.verdict {
    case .accepted: .passed
    case .undetermined: .undetermined
    case .rejected, .untrusted: .failed
    }
  }

  /// Why it is accepted, or not.
  var reason: Reason {
    if case .accepted(let credential) = report.verdict {
      return .credentialAccepted(by: credential.issuerName)
    }
    return .credentialFails(report.consequence, decisive: report.decisive)
  }
}

extension ContainedReport {
  /// The report for machines, a member of `credentials` of the whole document's.
  func json() -> JSONTree {
    .members([
      "pointer": .string(pointer.description),
      "verdict": .string(report.verdict.name),
      "proof": .string(report.proofState),
      "explanation": .string(report.explanation),
      "forms": .array(report.forms.map { .string($0.rawValue) }),
      "envelope": report.envelope.map { $0.json() },
      "claims": report.claimsJSON,
      "issuer": report.issuerJSON,
      "quality": report.quality.map { $0.json() },
      "contexts": report.contextsJSON,
      "checks": .array(report.checks.map { $0.json() }),
      "endorsements": report.endorsementsJSON,
      "credentials": report.credentialsJSON,
    ])
  }
}
