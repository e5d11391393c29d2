public import CredentialModel
import StrictJSON
public import WireFormats

extension Verifier {
  /// Looks up the status of a credential, and checks nothing else.
  ///
  /// For whoever keeps credentials that were accepted before, and wants to know which of them still
  /// stand when newer lists arrive. It says nothing about whether the credential is genuine:
  /// ``verify(_:at:recipient:isHistorical:evidence:request:)`` does.
  ///
  /// - Parameters:
  ///   - credential: A credential that was verified before.
  ///   - now: The time to judge by.
  ///   - isHistorical: Whether that time was asked for, and is not the clock's.
  /// - Returns: The checks ``CheckID/status``: one for each entry; one that passed where there is none.
  public func statusChecks(
    of credential: Credential, at now: Instant, isHistorical: Bool = false
  ) -> [Check] {
    var verification = Verification(
      verifier: self, now: now, isHistorical: isHistorical, recipient: nil)
    verification.findIssuer(of: credential)
    verification.checkStatus(of: credential)
    return verification.checks
  }
}
