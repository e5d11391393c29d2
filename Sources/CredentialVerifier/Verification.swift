import CredentialModel
import DataIntegrity
import IssuerTrust
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
  private(set) var checks: [Check] = []
  /// The issuer that the credential names.
  private(set) var issuerID: ExactString?
  /// The record that the trust list has for the issuer that the credential names.
  private(set) var listedIssuer: IssuerRecord?

  init(verifier: Verifier, now: Instant, isHistorical: Bool, recipient: Recipient?) {
    self.verifier = verifier
    self.now = now
    self.isHistorical = isHistorical
    self.recipient = recipient
    // A credential with one proof takes about this many; a larger array would only be copied.
    checks.reserveCapacity(24)
  }

  var policy: VerificationPolicy { verifier.policy }

  /// Notes how a check came out.
  mutating func note(
    _ id: CheckID, _ outcome: Check.Outcome, _ reason: Reason? = nil, at place: JSONValue? = nil
  ) {
    checks.append(Check(id, outcome, reason, at: place))
  }

  /// Notes a check that was made elsewhere.
  mutating func note(_ check: Check) { checks.append(check) }

  /// Runs all checks, in the order of the report.
  mutating func report(on bytes: [UInt8]) -> VerificationReport {
    guard let document = parse(bytes), let credential = identify(document.root) else {
      return report(nil, issuer: nil)
    }
    issuerID = credential.issuerID
    listedIssuer = issuerID.flatMap { verifier.trust?.record(forIssuer: $0) }
    checkModel(of: credential)
    let proofs = checkProofs(of: credential)
    let issuer = checkIssuer(of: credential, proofs: proofs)
    checkValidity(of: credential)
    checkStatus(of: credential)
    let subject = checkRecipient(of: credential)
    checkWhatIsNotEnforced(in: credential)
    return report(credential, issuer: issuer, subject: subject)
  }

  private func report(
    _ credential: Credential?, issuer: IssuerRecord?, subject: Int? = nil
  ) -> VerificationReport {
    VerificationReport(
      checks: checks, claimed: credential, expectedSubject: subject, listedIssuer: issuer,
      trust: verifier.trust, time: now, isHistorical: isHistorical, policy: policy)
  }
}
