import CredentialModel
import DataIntegrity
import IssuerTrust
import JOSE
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Whether the list lets the key of one of the issuer's own proofs have signed, and whether the date
/// of that proof means anything.
struct KeyStanding {
  let proof: CheckedProof
  let outcome: Check.Outcome
  let reason: Reason?

  /// Whether the date is the issuer's: what a stolen key dates, the thief may have dated.
  let hasReliableDate: Bool

  init(
    _ proof: CheckedProof, _ outcome: Check.Outcome, _ reason: Reason? = nil,
    hasReliableDate: Bool = true
  ) {
    self.proof = proof
    self.outcome = outcome
    self.reason = reason
    self.hasReliableDate = hasReliableDate
  }
}

extension Verification {
  /// What the list says of the key of a proof that holds and is the issuer's own.
  func standing(
    of proof: CheckedProof, in trust: TrustBundle, listed record: IssuerRecord,
    for credential: Credential
  ) -> KeyStanding {
    guard case .list(let key) = proof.key.source else {
      let reason = Reason.keyNotListed(method: proof.method ?? "")
      return KeyStanding(proof, .failed, reason)
    }
    guard !trust.isKeyOfRole(key) else {
      return KeyStanding(proof, .failed, .keyOfTrustList(method: key.id))
    }
    // Without a date in what was signed only a key that is good now can be relied on.
    let signedAt = proof.signedAt(credential) ?? now
    switch key.refusal(signingAt: signedAt, use: "credential", with: proof.algorithm) {
    case nil: return KeyStanding(proof, .passed)
    case .compromised(let since):
      return standing(of: proof, by: key, stolen: since, in: trust, record.id, for: credential)
    case let refusal?: return KeyStanding(proof, .failed, .keyUse(refusal))
    }
  }

  /// Whether something else than its date shows that the issuer itself signed with a key that was
  /// stolen later.
  ///
  /// Only here is a manifest read, and the credential hashed: hardly any key is ever stolen.
  private func standing(
    of proof: CheckedProof, by key: ListedKey, stolen since: Instant?, in trust: TrustBundle,
    _ issuer: ExactString, for credential: Credential
  ) -> KeyStanding {
    // What came in a token was issued as that token.
    let issued = envelope?.token.text ?? credential.json.canonicalBytes()
    let digest = DigestAlgorithm.sha256.digest(of: issued)
    do throws(ExistenceGap) {
      let manifest = try trust.attestation(
        of: digest, signedWith: key, of: issuer, evidence: evidence)
      return KeyStanding(proof, .passed, .keyExistedBefore(since: since, until: manifest.until))
    } catch {
      return KeyStanding(
        proof, .undetermined, .keyCompromised(since: since, error), hasReliableDate: false)
    }
  }
}
