import OpenSSLCrypto
public import StrictJSON

extension TrustBundle {
  /// The manifest by which the list attests that an issuer itself signed something.
  ///
  /// A signature by a stolen key is as good as that: who has the key can sign, and date it as they
  /// like. The list says what the issuer had signed; that cannot be the thief's, whenever the theft was.
  ///
  /// - Parameters:
  ///   - digest: The SHA-256 of the document's canonical form (RFC 8785), with its proofs.
  ///   - key: The key, as the list gives it to the issuer.
  ///   - issuer: The issuer's id in its record.
  ///   - evidence: What came with the document.
  /// - Returns: The manifest that the document is in.
  /// - Throws: `ExistenceGap`: why nothing shows it.
  public func attestation(
    of digest: [UInt8], signedWith key: ListedKey, of issuer: ExactString,
    evidence: [ExistenceEvidence]
  ) throws(ExistenceGap) -> IssuanceManifest {
    let found = key.manifests { source in manifest(source, of: key, issuer) }
    var nearest = ExistenceGap.noSource
    func consider(_ gap: ExistenceGap) {
      if gap.nearness > nearest.nearness { nearest = gap }
    }
    for source in found {
      switch source {
      case .failure(let gap): consider(gap)
      case .success(let manifest):
        if manifest.lists(digest) { return manifest }
        consider(
          manifest.listsEntries
            ? .notListed(until: manifest.until) : .proofNeeded(until: manifest.until))
        for case .inclusion(let proof) in evidence {
          guard let gap = gap(of: proof, for: digest, in: manifest) else { return manifest }
          consider(gap)
        }
      }
    }
    throw nearest
  }

  /// Why a proof does not show that a document is in a manifest; `nil` where it does.
  private func gap(
    of proof: IssuanceProof, for digest: [UInt8], in manifest: IssuanceManifest
  ) -> ExistenceGap? {
    guard proof.digest == digest, proof.issuer == manifest.issuer,
      proof.verificationMethod == manifest.verificationMethod
    else { return .proofOfOther }
    guard proof.root == manifest.root, proof.size == manifest.size else {
      return .proofOfOtherRoot
    }
    return proof.leadsToRoot ? nil : .proofBroken
  }

  /// The manifest that an entry of a key's `poe` names.
  private func manifest(
    _ source: ExistenceSource, of key: ListedKey, _ issuer: ExactString
  ) -> Result<IssuanceManifest, ExistenceGap> {
    switch source {
    case .unknown(let kind): return .failure(.kindUnknown(kind))
    case .manifest(let path, let sha256):
      guard let bytes = file(at: path) else { return .failure(.manifestMissing(path: path)) }
      guard DigestAlgorithm.sha256.digest(of: bytes) == sha256 else {
        return .failure(.manifestChanged(path: path))
      }
      do throws(TrustError) {
        let manifest = try IssuanceManifest(bytes, file: path.string)
        guard manifest.issuer == issuer, manifest.verificationMethod == key.id else {
          return .failure(.manifestOfOther(path: path))
        }
        return .success(manifest)
      } catch {
        return .failure(.manifestMalformed(error))
      }
    }
  }
}
