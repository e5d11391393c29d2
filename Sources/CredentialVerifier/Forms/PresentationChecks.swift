import ControlledIdentifiers
import CredentialModel
import IssuerTrust
import StrictJSON
import WireFormats

extension Verification {
  /// Checks a presentation, and each credential in it.
  ///
  /// What it says itself is who presents; everything else is in its credentials, each of which is
  /// verified as a document of its own. So nothing here asks the trust list about the holder.
  ///
  /// Source: VC Data Model 2.0 §4.13 and §7.1.
  mutating func report(onPresentation document: ReceivedDocument) -> VerificationReport {
    guard let document = unwrap(document) else { return report(nil, issuer: nil) }
    let root = document.root
    let kind = DocumentKind(of: root)
    guard case .presentation = kind, !EnvelopedDocument.isEnvelope(root) else {
      note(.kind, .failed, .notAPresentation(found: kind.phrase), at: root)
      return report(nil, issuer: nil)
    }
    note(.kind, .passed, .documentKind(kind))
    let presentation = Presentation(root)
    self.presentation = presentation
    checkModel(of: root)
    let presenter = checkPresenter(of: presentation, in: document.envelope)
    checkContents(of: presentation, presentedBy: presenter)
    checkWhatIsNotEnforced(in: root)
    return report(nil, issuer: nil)
  }

  /// Verifies the credentials of a presentation.
  private mutating func checkContents(
    of presentation: Presentation, presentedBy presenter: Presenter
  ) {
    let value = presentation.json["verifiableCredential"]
    guard let value, value.elementsOrSelf.underestimatedCount > 0 else {
      return note(.contents, .failed, .noCredentials, at: value ?? presentation.json)
    }
    checkContents(value, as: .presented(by: presenter))
  }

  // MARK: - The holder's proof

  /// Checks the proofs of a presentation, and whose they are.
  ///
  /// A presentation without one shows nothing about whoever sent it, which is said. Where something
  /// was asked for that only a proof can show, there has to be one.
  private mutating func checkPresenter(
    of presentation: Presentation, in envelope: Envelope?
  ) -> Presenter {
    let document = Credential(presentation.json)
    // The trust list may know the holder: an institution, say.
    issuerID = presentation.holderID
    self.envelope = envelope
    listedIssuer = issuerID.flatMap {
      verifier.trust?.record(
        forIssuer: $0, naming: document.verificationMethods + (envelope?.methods ?? []))
    }
    guard envelope != nil || presentation.json["proof"] != nil else {
      let isNeeded = request?.needsProof ?? false
      note(
        .proofPresence, isNeeded ? .failed : .warning,
        isNeeded ? .presentationProofMissing : .presentationUnsigned, at: presentation.json)
      return .unproven
    }
    expectedPurpose = .authentication
    let proofs = envelope.map { check($0, of: document) } ?? checkProofs(of: document)
    checkAnswers(of: presentation, in: envelope)
    return checkHolder(of: presentation, proofs: proofs)
  }

  /// Whether each proof that holds is the holder's own.
  ///
  /// Where no holder is named, the one whose key made the proofs is who presents.
  private mutating func checkHolder(
    of presentation: Presentation, proofs: [CheckedProof]
  ) -> Presenter {
    let own = proofs.filter(\.holds)
    guard !own.isEmpty else {
      note(.holderKey, .skipped, .noProofHolds)
      return .unproven
    }
    let holder = issuerID
    var presenter: ExactString?
    var isProven = true
    for proof in own {
      switch owner(of: proof) {
      case .failure(let fault):
        note(.holderKey, fault.outcome, fault.reason, at: proof.place)
        isProven = false
      case .success(let owner):
        let expected = holder ?? presenter ?? owner
        guard owner == expected || listedIssuer?.isKnown(as: owner) == true else {
          note(
            .holderKey, .failed, .keyIsNotHolders(owner: owner, holder: expected), at: proof.place)
          isProven = false
          continue
        }
        presenter = expected
        note(.holderKey, .passed, .keyIsHolders(expected), at: proof.place)
      }
    }
    guard isProven, let presenter else { return .unproven }
    self.presenter = presenter
    return .proven(presenter)
  }

  /// Why nobody can tell whose a key is, or why it may not present.
  private struct OwnerFault: Error {
    let outcome: Check.Outcome
    let reason: Reason
  }

  /// Whose the key of a proof is.
  private func owner(of proof: CheckedProof) -> Result<ExactString, OwnerFault> {
    switch proof.key.source {
    case .didKey(let controller), .document(let controller):
      return .success(controller)
    case .list(let key):
      // The list gives keys to issuers for what it says; presenting is among it where it says so.
      let time = proof.created ?? now
      guard let holder = issuerID, key.mayPresent(at: time),
        verifier.trust?.isKeyOfRole(key) != true
      else {
        let reason = Reason.keyMayNotPresent(method: key.id)
        return .failure(OwnerFault(outcome: .failed, reason: reason))
      }
      return .success(holder)
    case .otherIssuer(let issuer):
      return .success(issuer)
    case .fragment(let controller):
      return .failure(unproven(controller))
    case .header:
      return .failure(unproven(issuerID ?? proof.method ?? ""))
    }
  }

  private func unproven(_ controller: ExactString) -> OwnerFault {
    OwnerFault(outcome: .undetermined, reason: .holderKeyUnproven(controller: controller))
  }
}

extension ListedKey {
  /// Whether the list lets the key sign presentations at a time.
  ///
  /// What a stolen key signs is the thief's, whenever it says that it did.
  fileprivate func mayPresent(at time: Instant) -> Bool {
    guard purposes.contains("authentication"), signingFrom.map({ $0 <= time }) ?? true,
      signingUntil.map({ time <= $0 }) ?? true
    else { return false }
    switch status {
    case .active: return true
    case .retired(let since), .destroyed(let since): return time <= since
    case .compromised: return false
    }
  }
}
