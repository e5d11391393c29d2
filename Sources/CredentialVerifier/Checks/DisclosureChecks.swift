import CredentialModel
import DataIntegrity
import StrictJSON

extension Verification {
  /// Notes what its holder chose to show of a credential, and what of it nobody can therefore rely on.
  ///
  /// What is shown is the issuer's, whoever chose it: a member of which there is one value is as good by
  /// choice as by duty. Of a member that can have several, another value may be left out, unless the
  /// issuer makes everyone show it: a second status, or a type whose rules the credential would break.
  /// And of `validUntil` and `credentialStatus` nobody can tell whether they are not there or left out;
  /// the checks of the period and of the status say so.
  ///
  /// Source: Data Integrity ECDSA Cryptosuites 1.0 §3.6; Open Badges 3.0 Certification Guide 1.2, "with
  /// a requirement to include all necessary fields".
  mutating func noteDisclosure(_ disclosure: SelectiveDisclosure, of proof: DataIntegrityProof) {
    isShownInPart = true
    statementSignatures += disclosure.chosenCount
    membersByChoice += disclosure.chosenMembers
    let decisive = Verification.decisiveMembers.filter { disclosure.chosenMembers.contains($0) }
    for name in decisive {
      note(.proofDisclosure, .undetermined, .shownByChoice(member: name), at: proof.json)
    }
    let reason = Reason.shownInPart(
      statements: disclosure.statementCount, chosen: disclosure.chosenCount)
    if decisive.isEmpty { note(.proofDisclosure, .warning, reason, at: proof.json) }
  }

  /// How many signatures of single statements are checked in one document, but for those of the proof
  /// that goes beyond: whoever makes one such proof could make many.
  static let greatestStatementSignatures = 500

  /// That a further proof of single statements is one too many.
  var disclosureRefusal: ProofError? {
    guard statementSignatures >= Verification.greatestStatementSignatures else { return nil }
    return .derivedProofInvalid(
      .tooManySignatures(
        count: statementSignatures, limit: Verification.greatestStatementSignatures))
  }

  /// Members that can have several values, by each of which a credential can be void.
  private static let decisiveMembers: [ExactString] = ["type", "credentialStatus"]
}
