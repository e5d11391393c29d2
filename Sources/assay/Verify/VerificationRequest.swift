import CredentialVerifier
import IssuerTrust
import WireFormats

/// What is asked of every document of a run: by which list, at what time, about whom.
///
/// Threads share one.
struct VerificationRequest: Sendable {
  let verifier: Verifier
  /// The time to judge by.
  let now: Instant
  /// Whether that time was asked for, and is not the clock's.
  let isHistorical: Bool
  /// The person that each must be about, where that is known.
  let recipient: Recipient?
  /// What came along to show that a document was there before its key was stolen.
  let evidence: [ExistenceEvidence]
  /// What was asked of whoever presents.
  let presentation: PresentationRequest?
  /// Whether to say what is signed and with which key it was checked.
  let isExplained: Bool

  /// What verifying a document comes to.
  func report(on bytes: [UInt8]) -> VerificationReport {
    verifier.verify(
      bytes, at: now, recipient: recipient, isHistorical: isHistorical, evidence: evidence,
      request: presentation)
  }

  /// What its proofs sign, where that was asked for.
  func explanation(of bytes: [UInt8]) -> ExplanationText? {
    isExplained
      ? ExplanationText(
        verifier.explanations(of: bytes), envelope: verifier.envelopeExplanation(of: bytes)) : nil
  }
}
