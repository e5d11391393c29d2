import CredentialModel
import DataIntegrity
import FuzzSupport
import StrictJSON

/// Any JSON can be held against the data models, and read as a credential or a proof; what is
/// found has a place in the document, and a document is judged the same however it is spelt.
@c(LLVMFuzzerTestOneInput)
public func fuzzDocument(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let document = try? JSONDocument(FuzzInput.bytes(start, count)) else { return 0 }
  let root = document.root
  for stage in [Validation.Stage.draft, .issued] {
    let findings = Validation.findings(of: root, stage: stage)
    require(findings.count <= 201, "the list of findings ends")
    for finding in findings {
      require(finding.byteOffset <= count && finding.line >= 1, "a finding has a place")
      require(!finding.message.isEmpty && !finding.specification.isEmpty, "a finding has words")
    }
    // After too many errors the rest is left alone, and what that is depends on the order.
    let isWhole = !findings.contains { $0.code == .documentFindings && $0.severity == .error }
    // Members in another order, other escapes, other white space: the same document.
    if isWhole, let again = try? JSONDocument(root.canonicalBytes()) {
      let count = Validation.findings(of: again.root, stage: stage).count
      require(count == findings.count, "spelling changes no finding")
    }
  }
  read(Credential(root))
  for proof in DataIntegrityProof.proofs(of: root) {
    _ = (proof.id, proof.type, proof.created, proof.expires)
    _ = EddsaJcs2022.leavesContextsUnsigned(proof, of: root)
    if let signed = try? EddsaJcs2022.transformation(of: root, proof: proof) {
      require(!proof.isChained, "a chained proof signs more than its document")
      require(signed.hashData.count == 64, "two digests are signed")
      require((try? JSONDocument(signed.canonicalDocument)) != nil, "what is signed is JSON")
    }
  }
  return 0
}

private func read(_ credential: Credential) {
  _ = (credential.id, credential.name, credential.issuerID, credential.validFrom)
  _ = (credential.kind, credential.contexts, credential.types, credential.issuer)
  _ = UnknownMembers.of(credential.json, limit: 10)
  for proof in credential.proof {
    _ = (proof.nonce, proof.domain, proof.previousProof, proof.verificationMethod)
  }
}
