import DataIntegrity
import OpenSSLCrypto
import SelectiveSigning
import StrictJSON
import Testing
import WireFormats

/// The suites of ECDSA that sign whole documents, with keys of every kind.
@Suite struct ECDSASuiteTests {
  /// A document with a proof by a key, as the suite would make it.
  private func signed(
    _ suite: Cryptosuite, by key: ECDSATestKey, digest: DigestAlgorithm? = nil
  ) throws -> JSONTree {
    var proof: JSONTree = [
      "type": "DataIntegrityProof", "cryptosuite": .string(suite.name),
      "created": "2026-01-02T03:04:05Z", "verificationMethod": "did:web:uni.example#key-1",
      "proofPurpose": "assertionMethod",
    ]
    if !suite.isLinkedData { proof["@context"] = unsignedBadge["@context"] }
    var document = unsignedBadge
    document["proof"] = proof
    let root = try JSONDocument(document.compactBytes()).root
    let chain = ProofChain(of: root)
    let steps = try suite.transformation(
      of: root, proof: chain.proofs[0], chain: chain,
      hashingWith: digest ?? key.publicKey.curve.digest)
    let signature = try key.signature(for: steps.hashData)
    proof["proofValue"] = .string(Multibase.encode(signature, as: .base58btc))
    document["proof"] = proof
    return document
  }

  private func verify(_ document: JSONTree, by key: PublicKey) throws {
    let root = try JSONDocument(document.compactBytes()).root
    let chain = ProofChain(of: root)
    let suite = try #require(Cryptosuite(of: chain.proofs[0]))
    try suite.verify(chain.proofs[0], securing: root, chain: chain, key: key)
  }

  @Test(
    arguments: [Cryptosuite.ecdsaJcs2019, .ecdsaRdfc2019], [ECDSACurve.p256, .p384])
  func `what a key signs holds, and not under another, nor changed`(
    _ suite: Cryptosuite, _ curve: ECDSACurve
  ) throws {
    let key = try ECDSATestKey(7, on: curve)
    let document = try signed(suite, by: key)
    try verify(document, by: .ecdsa(key.publicKey))
    let other = try ECDSATestKey(8, on: curve).publicKey
    #expect(throws: ProofError.signatureInvalid) { try verify(document, by: .ecdsa(other)) }
    var changed = document
    changed["validFrom"] = "2026-01-01T00:00:01Z"
    #expect(throws: ProofError.signatureInvalid) {
      try verify(changed, by: .ecdsa(key.publicKey))
    }
  }

  @Test(arguments: [Cryptosuite.ecdsaJcs2019, .ecdsaRdfc2019])
  func `a key on P-384 hashes with SHA-384`(_ suite: Cryptosuite) throws {
    let key = try ECDSATestKey(7, on: .p384)
    let document = try signed(suite, by: key, digest: .sha256)
    #expect(throws: ProofError.signatureInvalid) {
      try verify(document, by: .ecdsa(key.publicKey))
    }
  }

  @Test(arguments: [Cryptosuite.ecdsaJcs2019, .ecdsaRdfc2019])
  func `a signature has the length that goes with the key's curve`(_ suite: Cryptosuite) throws {
    let document = try signed(suite, by: try ECDSATestKey(7, on: .p256))
    let key = try ECDSATestKey(7, on: .p384).publicKey
    #expect(throws: ProofError.proofValueLength(64, expected: 96)) {
      try verify(document, by: .ecdsa(key))
    }
  }

  @Test func `no suite takes a key of another kind`() throws {
    let ecdsa = PublicKey.ecdsa(try ECDSATestKey(7).publicKey)
    let ed25519 = PublicKey.ed25519(try signer().publicKey)
    for suite in [Cryptosuite.ecdsaJcs2019, .ecdsaRdfc2019] {
      let document = try signed(suite, by: try ECDSATestKey(7))
      #expect(throws: ProofError.keyKind(name: "Ed25519")) { try verify(document, by: ed25519) }
    }
    for suite in [Cryptosuite.eddsaJcs2022, .eddsaRdfc2022] {
      let document = try suite.sign(unsignedBadge, options: options(), key: signer())
      #expect(throws: ProofError.keyKind(name: "P-256")) { try verify(document, by: ecdsa) }
    }
  }

  @Test(arguments: [Cryptosuite.ecdsaJcs2019, .ecdsaRdfc2019, .ecdsaSd2023])
  func `no new proofs are made with them here`(_ suite: Cryptosuite) throws {
    #expect(!suite.isSuperseded)
    #expect(throws: ProofError.notForNewProofs(suite.name)) {
      try suite.sign(unsignedBadge, options: options(), key: signer())
    }
  }
}
