import ControlledIdentifiers
import CredentialModel
import DataIntegrity
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A proof of a known suite, and what was found out about it.
///
/// A class, because it is handed on from check to check, and copying what it holds costs more than
/// making it.
final class CheckedProof {
  let proof: DataIntegrityProof
  let key: ResolvedKey
  /// Whether its signature holds.
  let holds: Bool

  init(proof: DataIntegrityProof, key: ResolvedKey, holds: Bool) {
    self.proof = proof
    self.key = key
    self.holds = holds
  }

  /// When the proof says that it was made, or else from when the credential says that it is valid.
  func signedAt(_ credential: Credential) -> Instant? { proof.created ?? credential.validFrom }
}

extension Verification {
  /// Checks every proof.
  ///
  /// Every proof of a suite that Assay knows must hold, and there must be one; a proof of another
  /// suite is said to be that. Source: Verifiable Credential Data Integrity 1.0 §4.5.
  ///
  /// - Returns: The proofs whose key could be found.
  mutating func checkProofs(of credential: Credential) -> [CheckedProof] {
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
    var checked: [CheckedProof] = []
    var isKnown = false
    for json in value.elementsOrSelf {
      let proof = DataIntegrityProof(json)
      guard isOfKnownSuite(proof) else { continue }
      isKnown = true
      if let proof = check(proof, of: credential) { checked.append(proof) }
    }
    if isKnown {
      note(.proofPresence, .passed)
    } else {
      note(.proofPresence, .undetermined, .noKnownProof, at: value)
    }
    return checked
  }

  private mutating func isOfKnownSuite(_ proof: DataIntegrityProof) -> Bool {
    guard !EddsaJcs2022.made(proof) else { return true }
    let type = proof.type
    let reason = Reason.suiteUnknown(type: type, cryptosuite: proof.cryptosuite)
    // A proof without a type is no proof of any kind.
    note(.proofSuite, type == nil ? .failed : .warning, reason, at: proof.json)
    return false
  }

  /// Checks one proof of a known suite.
  private mutating func check(
    _ proof: DataIntegrityProof, of credential: Credential
  ) -> CheckedProof? {
    guard !proof.isChained else {
      note(.proofSuite, .undetermined, .proofChained, at: proof.json)
      return nil
    }
    note(.proofSuite, .passed, at: proof.json)
    checkPurpose(of: proof)
    checkTimes(of: proof)
    guard let key = findKey(of: proof) else { return nil }
    let holds = checkSignature(of: proof, securing: credential.json, key: key.publicKey)
    return CheckedProof(proof: proof, key: key, holds: holds)
  }

  private mutating func checkPurpose(of proof: DataIntegrityProof) {
    let isAssertion = proof.json.withCursor {
      $0["proofPurpose"]?.isString("assertionMethod") == true
    }
    if isAssertion {
      note(.proofPurpose, .passed, at: proof.json)
    } else {
      note(.proofPurpose, .failed, .purposeWrong(found: proof.proofPurpose), at: proof.json)
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
      noteFault(error, of: proof, method)
      return nil
    }
  }

  /// Notes why a proof has no key to check it with; what the list has wrong explains more than that
  /// a key is missing.
  private mutating func noteFault(
    _ fault: KeyFault, of proof: DataIntegrityProof, _ method: ExactString
  ) {
    switch fault {
    case .malformed(let error):
      note(.proofSignature, .failed, .methodInvalid(error), at: proof.json["verificationMethod"])
    case .refused(let id):
      note(.proofSignature, .undetermined, .keyRefused(id: id), at: proof.json)
    case .unavailable:
      let unusable = issuerID.flatMap { verifier.trust?.unusableRecord(forIssuer: $0) }
      let unknown: Reason =
        verifier.trust == nil
        ? .keyUnknownWithoutList(method: method) : .keyUnavailable(method: method)
      let reason = unusable.map { Reason.recordUnusable($0) } ?? unknown
      note(.proofSignature, .undetermined, reason, at: proof.json)
    }
  }

  private mutating func checkSignature(
    of proof: DataIntegrityProof, securing document: JSONValue, key: Ed25519PublicKey
  ) -> Bool {
    do throws(ProofError) {
      try EddsaJcs2022.verify(proof, securing: document, key: key)
    } catch {
      note(.proofSignature, .failed, .proofInvalid(error), at: proof.json)
      return false
    }
    note(.proofSignature, .passed, at: proof.json)
    if EddsaJcs2022.leavesContextsUnsigned(proof, of: document) {
      note(.proofCoverage, .failed, .contextsUnsigned, at: document["@context"])
    } else {
      note(.proofCoverage, .passed, at: proof.json)
    }
    return true
  }
}
