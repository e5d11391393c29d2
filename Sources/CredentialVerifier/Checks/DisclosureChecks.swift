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
    let decisive = disclosure.chosenMembers.filter { name in
      Verification.decisiveMembers.contains { ExactString($0) == ExactString(name) }
    }
    for name in decisive {
      note(.proofDisclosure, .undetermined, .shownByChoice(member: name), at: proof.json)
    }
    let reason = Reason.shownInPart(
      statements: disclosure.statementCount, chosen: disclosure.chosenCount)
    if decisive.isEmpty { note(.proofDisclosure, .warning, reason, at: proof.json) }
  }

  /// Members that can have several values, by each of which a credential can be void.
  private static let decisiveMembers = ["type", "credentialStatus"]
}
