import CredentialModel
import IssuerTrust
import StrictJSON
public import WireFormats

extension Verifier {
  /// What is to be said of the trust list itself, whichever document is verified: how old it is, and
  /// whether it is for real use.
  ///
  /// Every report on a credential has the same checks. Who verifies many documents says it once.
  ///
  /// - Parameters:
  ///   - now: The time to judge by.
  ///   - isHistorical: Whether that time was asked for, and is not the clock's.
  /// - Returns: The checks; none where there is no list.
  public func trustListChecks(at now: Instant, isHistorical: Bool = false) -> [Check] {
    guard let trust else { return [] }
    let freshness = trust.freshnessCheck(at: now, isHistorical: isHistorical, policy: policy)
    return [freshness] + (trust.environmentCheck.map { [$0] } ?? [])
  }
}

extension TrustBundle {
  /// How old the list is.
  ///
  /// Who asks about a time before the list was made asks what it says of then, which is an answer. A
  /// clock that is before the list is wrong.
  func freshnessCheck(
    at now: Instant, isHistorical: Bool, policy: VerificationPolicy
  ) -> Check {
    switch freshness(at: now, graceSeconds: policy.trustGraceSeconds) {
    case .fresh:
      Check(.trustList, .passed, .listFresh(name: listName, version: version))
    case .stale(let role, let since):
      Check(.trustList, .warning, .listStale(role: role.rawValue, since: since))
    case .expired(let role, let since):
      Check(.trustList, .undetermined, .listExpired(role: role.rawValue, since: since))
    case .clockBeforeList(let signedAt) where isHistorical:
      Check(.trustList, .warning, .judgedBeforeList(signedAt: signedAt))
    case .clockBeforeList(let signedAt):
      Check(.trustList, .undetermined, .clockBeforeList(signedAt: signedAt))
    }
  }

  /// How old what the authority says is that lists an issuer; `nil` where it is recent enough, or the
  /// list's own registry lists it.
  func authorityCheck(
    of record: IssuerRecord, at now: Instant, policy: VerificationPolicy
  ) -> Check? {
    switch freshness(of: record, at: now, graceSeconds: policy.trustGraceSeconds) {
    case .fresh, .clockBeforeList: nil
    case .stale(let role, let since):
      Check(.trustList, .warning, .listStale(role: role.rawValue, since: since))
    case .expired(let role, let since):
      Check(.trustList, .undetermined, .listExpired(role: role.rawValue, since: since))
    }
  }

  /// That the list is not for real use; `nil` where it is.
  var environmentCheck: Check? {
    switch environment {
    case .production: nil
    case .example: Check(.trustList, .warning, .exampleList(name: listName))
    case .test: Check(.trustList, .warning, .testList(name: listName))
    }
  }
}

extension Credential {
  /// The verification methods that the proofs name, whether they hold or not.
  var verificationMethods: [ExactString] {
    guard let proofs = json["proof"]?.elementsOrSelf else { return [] }
    return proofs.compactMap { $0["verificationMethod"]?.exactString }
  }
}
