import DataIntegrity
import IssuerTrust
import StrictJSON

/// Whose a proof is, seen from the issuer that the credential names.
private enum Signer {
  /// The issuer's own.
  case issuer
  /// Somebody's to whom the trust list gives the key.
  case otherIssuer(ExactString)
  /// Somebody's.
  case stranger(ExactString)
  /// Perhaps the issuer's: the key stands under its name, and only in the proof.
  case unproven(ExactString)
}

extension Verification {
  /// Whether a proof that holds was made with the issuer's key.
  ///
  /// Others may sign too where the issuer does; each is named. Where the issuer does not, a key that
  /// the list gives to somebody else is an impersonation.
  ///
  /// What a broken proof names as its key says nothing about who made the document.
  ///
  /// - Parameters:
  ///   - issuer: The issuer that the credential names.
  ///   - proofs: The proofs whose signatures were checked.
  /// - Returns: The issuer's own proofs that hold; none where nothing shows that the issuer signed.
  mutating func checkKeyBinding(issuer: ExactString, proofs: [CheckedProof]) -> [CheckedProof] {
    let own = proofs.filter { $0.holds && isIssuer(signer(of: $0, for: issuer)) }
    var someHolds = false
    for proof in proofs where proof.holds {
      someHolds = true
      noteSigner(of: proof, issuer: issuer, isCosigner: !own.isEmpty)
    }
    if !someHolds { note(.issuerKey, .skipped, .noProofHolds) }
    return own
  }

  private mutating func noteSigner(of proof: CheckedProof, issuer: ExactString, isCosigner: Bool) {
    let place = proof.place
    let signer = signer(of: proof, for: issuer)
    switch (signer, isCosigner) {
    case (.issuer, _):
      note(.issuerKey, .passed, reasonForOwn(proof), at: place)
    case (.otherIssuer(let id), true):
      note(.issuerKey, .warning, .cosignedByListed(issuer: id), at: place)
    case (.stranger(let controller), true), (.unproven(let controller), true):
      note(.issuerKey, .warning, .cosigned(controller: controller), at: place)
    case (.otherIssuer(let id), false):
      note(.issuerKey, .failed, .keyOfAnotherIssuer(listed: id), at: place)
    case (.stranger(let controller), false):
      let reason = Reason.controllerIsNotIssuer(controller: controller, issuer: issuer)
      note(.issuerKey, .failed, reason, at: place)
    case (.unproven(let controller), false):
      note(.issuerKey, .failed, .keyOnlyInFragment(controller: controller), at: place)
    }
  }

  private func reasonForOwn(_ proof: CheckedProof) -> Reason? {
    switch proof.key.source {
    case .list(let key): .keyListed(id: key.id)
    case .didKey(let controller): .keyIsIssuer(did: controller)
    case .document(let controller): .keyInDocument(controller: controller)
    case .otherIssuer, .fragment, .header: nil
    }
  }

  private func isIssuer(_ signer: Signer) -> Bool {
    if case .issuer = signer { return true }
    return false
  }

  /// Source: Controlled Identifiers 1.0 §3.3: the controller of the key is who made the proof.
  private func signer(of proof: CheckedProof, for issuer: ExactString) -> Signer {
    switch proof.key.source {
    case .list: return .issuer
    case .otherIssuer(let id): return .otherIssuer(id)
    case .header:
      return otherOwner(of: proof, issuer: issuer).map { .otherIssuer($0) } ?? .unproven(issuer)
    case .didKey(let controller), .document(let controller), .fragment(let controller):
      if let other = otherOwner(of: proof, issuer: issuer) { return .otherIssuer(other) }
      let isOwn = controller == issuer || listedIssuer?.isKnown(as: controller) ?? false
      guard isOwn else { return .stranger(controller) }
      if case .fragment = proof.key.source { return .unproven(controller) }
      return .issuer
    }
  }

  /// The issuer to whom the list gives the key under another name, if that is somebody other than
  /// the credential's.
  private func otherOwner(of proof: CheckedProof, issuer: ExactString) -> ExactString? {
    guard let trust = verifier.trust else { return nil }
    let owners = trust.issuers(listing: proof.key.publicKey)
    guard !owners.isEmpty, !owners.contains(where: { $0.isKnown(as: issuer) }) else { return nil }
    return owners.first?.id
  }
}
