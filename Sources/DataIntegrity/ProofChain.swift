public import StrictJSON

/// The proofs of a document, and which of them others build on.
///
/// A proof that names earlier ones signs a document that still has those, and only those.
///
/// Source: Verifiable Credential Data Integrity 1.0 §2.1.2 and §4.5.
public struct ProofChain: Sendable {
  /// The proofs, in the order of the document.
  public let proofs: [DataIntegrityProof]

  /// The proofs of a secured document.
  public init(of document: JSONValue) {
    proofs = DataIntegrityProof.proofs(of: document)
  }

  /// The proofs that a proof builds on, as indices; none where it builds on none.
  ///
  /// - Parameter proof: The proof.
  /// - Returns: The indices, in ascending order.
  /// - Throws: `ProofError.previousProofInvalid` where `previousProof` is neither a text nor a list of
  ///   texts, `.previousProofMissing` where the document has no proof with that `id`, or
  ///   `.previousProofRepeated` where it has several.
  ///
  /// Source: §4.5, the steps for `matchingProofs`.
  public func previous(of proof: DataIntegrityProof) throws(ProofError) -> [Int] {
    guard let value = proof.json["previousProof"] else { return [] }
    // Each costs a look at every proof; who names more than there are names one twice.
    guard value.elementsOrSelf.underestimatedCount <= proofs.count,
      value.elementsOrSelf.underestimatedCount > 0
    else { throw .previousProofInvalid }
    var indices: [Int] = []
    for element in value.elementsOrSelf {
      guard let id = element.exactString else { throw .previousProofInvalid }
      let found = proofs.indices.filter { proofs[$0].id == id }
      guard let first = found.first else { throw .previousProofMissing(id) }
      guard found.count == 1 else { throw .previousProofRepeated(id) }
      guard !indices.contains(first) else { throw .previousProofInvalid }
      indices.append(first)
    }
    return indices.sorted()
  }
}
