import DataIntegrity
import StrictJSON
import Testing

@Suite struct ProofChainTests {
  /// A badge with two proofs and a third that builds on both.
  private func chained(_ suite: Cryptosuite) throws -> JSONTree {
    let first = try suite.sign(unsignedBadge, options: options(id: "urn:p:1"), key: signer(1))
    let second = try suite.sign(first, options: options(id: "urn:p:2"), key: signer(2))
    return try suite.sign(
      second, options: options(id: "urn:p:3", previousProof: ["urn:p:1", "urn:p:2"]), key: signer(3)
    )
  }

  private func proofs(_ document: JSONTree) -> [JSONTree] {
    guard case .array(let proofs)? = document["proof"] else { return [] }
    return proofs
  }

  @Test func `a proof that builds on others holds over the document and exactly those`() throws {
    let suite = Cryptosuite.eddsaRdfc2022
    let document = try chained(suite)
    for (proof, key) in [(0, 1), (1, 2), (2, 3)] {
      try verified(document, proof: proof, by: UInt8(key))
    }
    // A fourth that it does not name may come or go.
    let more = try suite.sign(document, options: options(), key: signer(4))
    try verified(more, proof: 2, by: 3)
    // One that it names may not change.
    var changed = document
    var all = proofs(document)
    all[0]["created"] = "2026-01-02T03:04:06Z"
    changed["proof"] = .array(all)
    #expect(throws: ProofError.signatureInvalid) { try verified(changed, proof: 2, by: 3) }
  }

  @Test func `a chain over JSON signs the earlier proofs as a list`() throws {
    let document = try chained(.eddsaJcs2022)
    for (proof, key) in [(0, 1), (1, 2), (2, 3)] {
      try verified(document, proof: proof, by: UInt8(key))
    }
    var reordered = document
    let all = proofs(document)
    reordered["proof"] = .array([all[1], all[0], all[2]])
    #expect(throws: ProofError.signatureInvalid) { try verified(reordered, proof: 2, by: 3) }
  }

  @Test(
    arguments: [
      ("urn:p:9", .previousProofMissing("urn:p:9")),
      (["urn:p:1", "urn:p:9"], .previousProofMissing("urn:p:9")),
      ([], .previousProofInvalid), (7, .previousProofInvalid), (nil, .previousProofInvalid),
      (["urn:p:1", "urn:p:1"], .previousProofInvalid),
      (["urn:p:1", "urn:p:2", "urn:p:3", "urn:p:4"], .previousProofInvalid),
    ] as [(JSONTree, ProofError)])
  func `a name of no proof, or none, is refused`(_ previous: JSONTree, _ error: ProofError) throws {
    for suite in [Cryptosuite.eddsaJcs2022, .eddsaRdfc2022] {
      var document = try chained(suite)
      var all = proofs(document)
      all[2]["previousProof"] = previous
      document["proof"] = .array(all)
      #expect(throws: error) { try verified(document, proof: 2, by: 3) }
    }
  }

  @Test func `two proofs of one name are refused`() throws {
    var document = try chained(.eddsaRdfc2022)
    var all = proofs(document)
    all[1]["id"] = "urn:p:1"
    document["proof"] = .array(all)
    #expect(throws: ProofError.previousProofRepeated("urn:p:1")) {
      try verified(document, proof: 2, by: 3)
    }
  }
}
