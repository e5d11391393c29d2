import ControlledIdentifiers
import CredentialModel
import DataIntegrity
import IssuerTrust
import StrictJSON
import WireFormats

extension Verification {
  /// Checks that the issuer made a proof, and that the trust list vouches for the issuer.
  ///
  /// - Returns: The issuer's record in the trust list.
  mutating func checkIssuer(of credential: Credential, proofs: [CheckedProof]) -> IssuerRecord? {
    guard let issuer = credential.issuerID else {
      note(.issuerKey, .failed, .issuerMissing, at: credential.json)
      return nil
    }
    let proof = checkKeyBinding(of: credential, issuer: issuer, proofs: proofs)
    guard let trust = verifier.trust else {
      note(.trustIssuer, .failed, .noTrustList, at: credential.json["issuer"])
      return nil
    }
    checkAge(of: trust)
    guard let record = listedIssuer else {
      if let error = trust.unusableRecord(forIssuer: issuer) {
        note(.trustIssuer, .undetermined, .recordUnusable(error), at: credential.json["issuer"])
      } else {
        note(.trustIssuer, .failed, .issuerNotListed(issuer), at: credential.json["issuer"])
      }
      return nil
    }
    let signedAt = proof?.proof.created ?? credential.validFrom
    checkStatus(of: record, signedAt: signedAt)
    checkListedKey(proof, signedAt: signedAt)
    checkScope(of: record, for: credential)
    checkAccreditation(of: record)
    return record
  }

  /// Whether a proof that holds was made with the issuer's key.
  ///
  /// Others may have signed too; a key that the list gives to somebody else may not.
  ///
  /// - Returns: The proof by the issuer.
  private mutating func checkKeyBinding(
    of credential: Credential, issuer: ExactString, proofs: [CheckedProof]
  ) -> CheckedProof? {
    var own: CheckedProof?
    // What a broken proof names as its key says nothing about who made the document.
    let proofs = proofs.filter(\.holds)
    for proof in proofs {
      if let other = stranger(owning: proof, issuer: issuer) {
        note(.issuerKey, .failed, .keyOfAnotherIssuer(listed: other), at: proof.proof.json)
        return nil
      }
      if own == nil && isIssuers(proof, issuer: issuer) { own = proof }
    }
    guard let proof = own ?? proofs.first else {
      note(.issuerKey, .skipped, .noProofHolds)
      return nil
    }
    switch proof.key.source {
    case .list(let key):
      note(.issuerKey, .passed, .keyListed(id: key.id), at: proof.proof.json)
    case .didKey(let controller) where controller == issuer:
      note(.issuerKey, .passed, .keyIsIssuer(did: issuer), at: proof.proof.json)
    case .fragment(let controller) where controller == issuer:
      note(.issuerKey, .failed, .keyOnlyInFragment(controller: controller), at: proof.proof.json)
    case .didKey(let controller), .fragment(let controller):
      let reason = Reason.controllerIsNotIssuer(controller: controller, issuer: issuer)
      note(.issuerKey, .failed, reason, at: proof.proof.json)
    }
    return own
  }

  private func isIssuers(_ proof: CheckedProof, issuer: ExactString) -> Bool {
    switch proof.key.source {
    case .list: true
    case .didKey(let controller): controller == issuer
    case .fragment: false
    }
  }

  /// The issuer that the list gives the key to, if that is somebody other than the credential's.
  private func stranger(owning proof: CheckedProof, issuer: ExactString) -> ExactString? {
    guard let trust = verifier.trust else { return nil }
    let owners = trust.issuers(listing: proof.key.publicKey)
    guard !owners.isEmpty,
      !owners.contains(where: { $0.id == issuer || $0.alsoKnownAs.contains(issuer) })
    else { return nil }
    return owners.first?.id
  }

  private mutating func checkAge(of trust: TrustBundle) {
    switch trust.freshness(at: now, graceSeconds: policy.trustGraceSeconds) {
    case .fresh:
      note(.trustList, .passed, .listFresh(name: trust.listName, version: trust.version))
    case .stale(let role, let since):
      note(.trustList, .warning, .listStale(role: role.rawValue, since: since))
    case .expired(let role, let since):
      note(.trustList, .undetermined, .listExpired(role: role.rawValue, since: since))
    case .clockBeforeList(let signedAt):
      note(.trustList, .undetermined, .clockBeforeList(signedAt: signedAt))
    }
    if trust.environment != .production {
      note(.trustList, .warning, .exampleList(name: trust.listName))
    }
  }

  private mutating func checkStatus(of record: IssuerRecord, signedAt: Instant?) {
    switch record.status {
    case .active:
      note(.trustIssuer, .passed, .issuerListed(name: record.displayName))
    case .suspended:
      note(.trustIssuer, .undetermined, .issuerStatus(record.status))
    case .withdrawn(let since, _) where signedAt.map { $0 < since } ?? false:
      note(.trustIssuer, .warning, .issuerWithdrawnLater(since: since))
    case .withdrawn, .revokedFromTheBeginning:
      note(.trustIssuer, .failed, .issuerStatus(record.status))
    }
  }

  /// Whether the list gives the key to the issuer, for credentials and for the time of signing.
  private mutating func checkListedKey(_ proof: CheckedProof?, signedAt: Instant?) {
    guard let proof else { return }
    guard case .list(let key) = proof.key.source else {
      let reason = Reason.keyNotListed(method: proof.proof.verificationMethod ?? "")
      return note(.trustKey, .failed, reason, at: proof.proof.json)
    }
    // Without a date in what was signed only a key that is good now can be relied on.
    guard let refusal = key.refusal(signingAt: signedAt ?? now, use: "credential") else {
      return note(.trustKey, .passed, at: proof.proof.json)
    }
    // What a stolen key dates proves nothing, either way.
    if case .compromised = refusal {
      note(.trustKey, .undetermined, .keyUse(refusal), at: proof.proof.json)
    } else {
      note(.trustKey, .failed, .keyUse(refusal), at: proof.proof.json)
    }
  }

  private mutating func checkScope(of record: IssuerRecord, for credential: Credential) {
    guard record.needsAwardFacts, let scope = record.scope else {
      return note(.trustScope, .passed)
    }
    // Each subject is given something of its own; one that is in scope does not carry the others.
    for subject in credential.subjects {
      let award = AwardFacts(of: credential, to: subject, comparedWith: scope)
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
