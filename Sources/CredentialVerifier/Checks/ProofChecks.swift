import ControlledIdentifiers
import CredentialModel
import DataIntegrity
import IssuerTrust
import LinkedData
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A proof of a known kind, embedded or enveloping, and what was found out about it.
///
/// A class, because it is handed on from check to check, and copying what it holds costs more than
/// making it.
final class CheckedProof {
  /// Where it stands; of an envelope, the whole document.
  let place: JSONValue
  /// What it names as its key.
  let method: ExactString?
  /// When it says that it was made.
  let created: Instant?
  let key: ResolvedKey
  /// Whether its signature holds.
  let holds: Bool
  /// The algorithm of JOSE that it names; `nil` of an embedded proof, whose suite goes with the key.
  let algorithm: ExactString?

  init(
    at place: JSONValue, method: ExactString?, created: Instant?, key: ResolvedKey, holds: Bool,
    algorithm: ExactString? = nil
  ) {
    self.algorithm = algorithm
    self.place = place
    self.method = method
    self.created = created
    self.key = key
    self.holds = holds
  }

  /// When the proof says that it was made, or else from when the credential says that it is valid.
  func signedAt(_ credential: Credential) -> Instant? { created ?? credential.validFrom }
}

extension Verification {
  /// Checks every proof.
  ///
  /// Every proof of a suite that Assay knows must hold, and there must be one; a proof of another
  /// suite is said to be that. Source: Verifiable Credential Data Integrity 1.0 §4.5.
  ///
  /// - Parameters:
  ///   - credential: The document.
  ///   - envelope: The proof around it, beside which it needs none of a known suite.
  /// - Returns: The proofs whose key could be found.
  mutating func checkProofs(
    of credential: Credential, in envelope: Envelope? = nil
  ) -> [CheckedProof] {
    guard let value = credential.json["proof"] else {
      note(.proofPresence, .failed, .proofMissing, at: credential.json)
      return []
    }
    let count = value.elementsOrSelf.underestimatedCount
    guard count > 0 else {
      note(.proofPresence, .failed, .proofMissing, at: value)
      return []
    }
    guard count <= policy.maxProofs else {
      note(
        .proofPresence, .failed, .tooManyProofs(count: count, limit: policy.maxProofs), at: value)
      return []
    }
    let chain = ProofChain(of: credential.json)
    var checked: [CheckedProof] = []
    var isKnown = false
    for proof in chain.proofs {
      guard let suite = knownSuite(of: proof) else { continue }
      isKnown = true
      checkChain(of: proof, in: chain)
      if let proof = check(proof, by: suite, in: chain, of: credential) { checked.append(proof) }
    }
    if envelope != nil {
      // That there is a proof was noted of the one around the document.
    } else if isKnown {
      note(.proofPresence, .passed)
    } else {
      note(.proofPresence, .undetermined, .noKnownProof, at: value)
    }
    return checked
  }

  /// The suite of a proof, where it is one that can be checked here.
  private mutating func knownSuite(of proof: DataIntegrityProof) -> Cryptosuite? {
    if let suite = Cryptosuite(of: proof) {
      if suite.isSuperseded {
        note(.proofSuite, .warning, .suiteSuperseded(name: suite.name), at: proof.json)
      } else {
        note(.proofSuite, .passed, .suiteKnown(name: suite.name), at: proof.json)
      }
      return suite
    }
    let type = proof.type
    let reason = Reason.suiteUnknown(type: type, cryptosuite: proof.cryptosuite)
    // A proof without a type is no proof of any kind.
    note(.proofSuite, type == nil ? .failed : .warning, reason, at: proof.json)
    return nil
  }

  /// Whether the proofs that a proof builds on can be checked.
  ///
  /// Those that can be must hold, as every proof must; one that cannot leaves open whether the proof
  /// that builds on it means anything. Source: Verifiable Credential Data Integrity 1.0 §4.5.
  private mutating func checkChain(of proof: DataIntegrityProof, in chain: ProofChain) {
    // What is wrong with the names themselves is said where the signature is checked.
    guard proof.isChained, let previous = try? chain.previous(of: proof) else { return }
    for index in previous where Cryptosuite(of: chain.proofs[index]) == nil {
      let id = chain.proofs[index].id ?? ""
      note(.proofSuite, .undetermined, .previousProofUnknown(id: id), at: proof.json)
    }
  }

  /// Checks one proof of a known suite.
  private mutating func check(
    _ proof: DataIntegrityProof, by suite: Cryptosuite, in chain: ProofChain,
    of credential: Credential
  ) -> CheckedProof? {
    checkPurpose(of: proof)
    checkTimes(of: proof)
    guard let key = findKey(of: proof) else { return nil }
    let holds = checkSignature(
      of: proof, by: suite, in: chain, securing: credential.json, key: key.publicKey)
    return CheckedProof(
      at: proof.json, method: proof.verificationMethod, created: proof.created, key: key,
      holds: holds)
  }

  private mutating func checkPurpose(of proof: DataIntegrityProof) {
    let isPresented = expectedPurpose == .authentication
    let isMadeForIt = proof.json.withCursor {
      $0["proofPurpose"]?.isString(expectedPurpose.name) == true
    }
    if isMadeForIt {
      note(.proofPurpose, .passed, isPresented ? .madeToPresent : nil, at: proof.json)
    } else {
      let found = proof.proofPurpose
      note(
        .proofPurpose, .failed,
        isPresented ? .purposeNotPresenting(found: found) : .purposeWrong(found: found),
        at: proof.json)
    }
  }

  private mutating func checkTimes(of proof: DataIntegrityProof) {
    let skew = policy.clockSkewSeconds
    if let invalid = proof.invalidTime {
      note(.proofTime, .failed, .proofInvalid(.timeInvalid("\(invalid)")), at: proof.json)
    } else if let created = proof.created, created > now.adding(seconds: skew) {
      note(.proofTime, .failed, .proofMadeInFuture(created), at: proof.json)
    } else if let expires = proof.expires, expires.adding(seconds: skew) < now {
      note(.proofTime, .failed, .proofExpired(expires), at: proof.json)
    } else {
      note(.proofTime, .passed, at: proof.json)
    }
  }

  /// Finds the key that a proof names, or notes why it cannot be had.
  private mutating func findKey(of proof: DataIntegrityProof) -> ResolvedKey? {
    guard let method = proof.verificationMethod else {
      note(.proofSignature, .failed, .methodMissing, at: proof.json)
      return nil
    }
    do throws(KeyFault) {
      return try resolve(method)
    } catch {
      noteFault(error, of: method, at: proof.json)
      return nil
    }
  }

  /// Notes why a proof has no key to check it with; what the list has wrong explains more than that
  /// a key is missing.
  mutating func noteFault(_ fault: KeyFault, of method: ExactString, at place: JSONValue) {
    switch fault {
    case .malformed(let error):
      let member = place["verificationMethod"] ?? place
      note(.proofSignature, .failed, .methodInvalid(error), at: member)
    case .refused(let id):
      note(.proofSignature, .undetermined, .keyRefused(id: id), at: place)
    case .document(let error):
      let outcome: Check.Outcome = error.isRefusal ? .failed : .undetermined
      note(.proofSignature, outcome, .documentGivesNoKey(error), at: place)
    case .ended(let id, let time):
      note(.proofSignature, .failed, .keyEnded(id: id, at: time), at: place)
    case .unavailable:
      let unusable = issuerID.flatMap { verifier.trust?.unusableRecord(forIssuer: $0) }
      let unknown: Reason =
        verifier.trust == nil
        ? .keyUnknownWithoutList(method: method) : .keyUnavailable(method: method)
      let reason = unusable.map { Reason.recordUnusable($0) } ?? unknown
      note(.proofSignature, .undetermined, reason, at: place)
    }
  }

  private mutating func checkSignature(
    of proof: DataIntegrityProof, by suite: Cryptosuite, in chain: ProofChain,
    securing document: JSONValue, key: PublicKey
  ) -> Bool {
    if suite.isLinkedData, let refusal = canonicalizationRefusal {
      noteBroken(proof, refusal)
      return false
    }
    if suite == .ecdsaSd2023, let refusal = disclosureRefusal {
      noteBroken(proof, refusal)
      return false
    }
    let verified: Cryptosuite.Verified
    do throws(ProofError) {
      verified = try suite.verify(
        proof, securing: document, chain: chain, key: key, contexts: verifier.contexts)
    } catch {
      if suite == .ecdsaSd2023 { statementSignatures = Verification.greatestStatementSignatures }
      noteBroken(proof, error)
      return false
    }
    note(.proofSignature, .passed, at: proof.json)
    noteContexts(verified.contexts)
    if let disclosure = verified.transformation.disclosure {
      noteDisclosure(disclosure, of: proof)
    }
    if !suite.isLinkedData, EddsaJcs2022.leavesContextsUnsigned(proof, of: document) {
      note(.proofCoverage, .failed, .contextsUnsigned, at: document["@context"])
    } else if let revision = verified.contexts.first(where: { $0.revision != nil }) {
      let reason = Reason.contextRevised(
        url: revision.url, revision: revision.revision ?? "", digest: revision.digest)
      note(.proofCoverage, .passed, reason, at: proof.json)
    } else {
      note(.proofCoverage, .passed, at: proof.json)
    }
    return true
  }

  /// Notes why a proof does not hold: because of the signature, or of what it leaves uncovered.
  private mutating func noteBroken(_ proof: DataIntegrityProof, _ error: ProofError) {
    if case .notCanonicalized = error { canonicalizationRefusal = error }
    guard case .notCovered(let loss) = error else {
      return note(.proofSignature, .failed, .proofInvalid(error), at: proof.json)
    }
    // A context that is not here may be perfectly good; nothing shows that it is not.
    if case .contextUnknown = loss.reason {
      note(.proofCoverage, .undetermined, .dataLoss(loss), at: loss.place)
    } else {
      note(.proofCoverage, .failed, .dataLoss(loss), at: loss.place)
    }
  }
}
