import CredentialModel
import StrictJSON

extension Verification {
  /// Checks a presentation, and each credential in it.
  mutating func report(onPresentation document: ReceivedDocument) -> VerificationReport {
    note(.kind, .failed, .notACredential(found: "a presentation"), at: document.root)
    return report(nil, issuer: nil)
  }
}
