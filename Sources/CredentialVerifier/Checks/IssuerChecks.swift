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
    if let check = trust.authorityCheck(of: record, at: now, policy: policy) { note(check) }
    checkStatus(of: record, for: credential, signedBy: own)
    guard !own.isEmpty else {
      // What the list lets the issuer do says nothing about a document that may be anybody's.
      for id in [CheckID.trustKey, .trustScope, .accreditation] {
        note(id, .skipped, .noOwnProof(for: id))
      }
      return nil
    }
    // Each proof counts, or the verdict would depend on their order.
    for proof in own { checkListedKey(of: proof, in: trust, for: credential) }
    checkScope(of: record, for: credential)
    checkAccreditation(of: record)
    return record
  }

  private mutating func checkList(_ trust: TrustBundle) {
    note(trust.freshnessCheck(at: now, isHistorical: isHistorical, policy: policy))
    if let check = trust.environmentCheck { note(check) }
  }

  private mutating func checkStatus(
    of record: IssuerRecord, for credential: Credential, signedBy own: [CheckedProof]
  ) {
    switch record.status {
    case .active:
      note(.trustIssuer, .passed, .issuerListed(name: record.displayName))
    case .suspended:
      note(.trustIssuer, .undetermined, .issuerStatus(record.status))
    case .withdrawn(let since, _) where wasSigned(credential, by: own, before: since):
      note(.trustIssuer, .warning, .issuerWithdrawnLater(since: since))
    case .withdrawn, .revokedFromTheBeginning:
      note(.trustIssuer, .failed, .issuerStatus(record.status))
    }
  }

  /// Whether each of the issuer's proofs says that it was made before a time.
  private func wasSigned(
    _ credential: Credential, by own: [CheckedProof], before time: Instant
  ) -> Bool {
    let times = own.isEmpty ? [credential.validFrom] : own.map { $0.signedAt(credential) }
    return times.allSatisfy { $0.map { $0 < time } ?? false }
  }

  /// Whether the list gives the key to the issuer, for credentials and for the time of signing.
  private mutating func checkListedKey(
    of proof: CheckedProof, in trust: TrustBundle, for credential: Credential
  ) {
    let place = proof.proof.json
    guard case .list(let key) = proof.key.source else {
      let reason = Reason.keyNotListed(method: proof.proof.verificationMethod ?? "")
      return note(.trustKey, .failed, reason, at: place)
    }
    guard !trust.isKeyOfRole(key) else {
      return note(.trustKey, .failed, .keyOfTrustList(method: key.id), at: place)
    }
    // Without a date in what was signed only a key that is good now can be relied on.
    let signedAt = proof.signedAt(credential) ?? now
    guard let refusal = key.refusal(signingAt: signedAt, use: "credential") else {
      return note(.trustKey, .passed, at: place)
    }
    // What a stolen key dates proves nothing, either way.
    if case .compromised = refusal {
      note(.trustKey, .undetermined, .keyUse(refusal), at: place)
    } else {
      note(.trustKey, .failed, .keyUse(refusal), at: place)
    }
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

  private mutating func checkAccreditation(of record: IssuerRecord) {
    switch record.accreditation(at: now) {
    case .accredited(let authority, let until):
      note(.accreditation, .passed, .accredited(by: authority, until: until))
    case .expired(let authority, let until):
      note(.accreditation, .warning, .accreditationExpired(by: authority, until: until))
    case .none:
      note(.accreditation, .skipped, .notAccredited)
    }
  }
}
