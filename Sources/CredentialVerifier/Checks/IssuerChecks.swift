import ControlledIdentifiers
import CredentialModel
import DataIntegrity
import IssuerTrust
import StrictJSON
import WireFormats

extension Verification {
  /// Checks that the issuer made a proof, and that the trust list vouches for the issuer.
  ///
  /// - Returns: The issuer's record in the trust list, where a proof shows that the issuer signed.
  mutating func checkIssuer(of credential: Credential, proofs: [CheckedProof]) -> IssuerRecord? {
    guard let issuer = issuerID else {
      note(.issuerKey, .failed, .issuerMissing, at: credential.json)
      return nil
    }
    let own = checkKeyBinding(issuer: issuer, proofs: proofs)
    guard let trust = verifier.trust else {
      note(.trustIssuer, .failed, .noTrustList, at: credential.json["issuer"])
      return nil
    }
    checkList(trust)
    guard let record = listedIssuer else {
      if let error = trust.unusableRecord(forIssuer: issuer) {
        note(.trustIssuer, .undetermined, .recordUnusable(error), at: credential.json["issuer"])
      } else {
        note(.trustIssuer, .failed, .issuerNotListed(issuer), at: credential.json["issuer"])
      }
      return nil
    }
    let standings = own.map { standing(of: $0, in: trust, listed: record, for: credential) }
    if let check = trust.authorityCheck(of: record, at: now, policy: policy) { note(check) }
    checkStatus(of: record, for: credential, signedBy: standings)
    guard !own.isEmpty else {
      // What the list lets the issuer do says nothing about a document that may be anybody's.
      for id in [CheckID.trustKey, .trustScope, .accreditation] {
        note(id, .skipped, .noOwnProof(for: id))
      }
      return nil
    }
    // Each proof counts, or the verdict would depend on their order.
    for standing in standings {
      note(.trustKey, standing.outcome, standing.reason, at: standing.proof.place)
    }
    checkScope(of: record, for: credential)
    checkQuality(of: record, for: credential)
    return record
  }

  private mutating func checkList(_ trust: TrustBundle) {
    note(trust.freshnessCheck(at: now, isHistorical: isHistorical, policy: policy))
    if let check = trust.environmentCheck { note(check) }
    note(verifier.memory.check(at: now, isHistorical: isHistorical))
  }

  private mutating func checkStatus(
    of record: IssuerRecord, for credential: Credential, signedBy own: [KeyStanding]
  ) {
    switch record.status {
    case .active:
      note(.trustIssuer, .passed, .issuerListed(name: record.displayName))
    case .suspended:
      note(.trustIssuer, .undetermined, .issuerStatus(record.status))
    case .withdrawn(let since, _) where claimsToBeSigned(credential, by: own, before: since):
      // What a stolen key dates before the withdrawal may be the thief's, and of later.
      if own.allSatisfy(\.hasReliableDate) {
        note(.trustIssuer, .warning, .issuerWithdrawnLater(since: since))
      } else {
        note(.trustIssuer, .undetermined, .issuerWithdrawnPerhapsLater(since: since))
      }
    case .withdrawn, .revokedFromTheBeginning:
      note(.trustIssuer, .failed, .issuerStatus(record.status))
    }
  }

  /// Whether each of the issuer's proofs says that it was made before a time.
  private func claimsToBeSigned(
    _ credential: Credential, by own: [KeyStanding], before time: Instant
  ) -> Bool {
    let times = own.isEmpty ? [credential.validFrom] : own.map { $0.proof.signedAt(credential) }
    return times.allSatisfy { $0.map { $0 < time } ?? false }
  }

  private mutating func checkScope(of record: IssuerRecord, for credential: Credential) {
    guard record.needsAwardFacts else { return note(.trustScope, .passed) }
    // Each subject is given something of its own; one that is in scope does not carry the others.
    for subject in credential.subjects {
      let award = AwardFacts(of: credential, to: subject, in: record.restrictedDimensions)
      guard let refusal = record.scopeRefusal(for: award) else { continue }
      return note(.trustScope, .failed, .outOfScope(refusal), at: subject.json)
    }
    note(.trustScope, .passed)
  }
}
