import ControlledIdentifiers
import DataIntegrity
import LinkedData
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing

/// The key that a proof of the vectors names: a `did:key`.
private func key(of proof: DataIntegrityProof) throws -> Ed25519PublicKey {
  let method = try #require(proof.verificationMethod)
  let id = try VerificationMethodID(method.string)
  let key = try #require(try id.didKey()).multikey.publicKey
  return try #require(key.ed25519)
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct EddsaVectorTests {
  /// What the specification prints for one suite: the folder, and what its files' names end with.
  private static let suites: [(folder: String, suffix: String, signed: String)] = [
    ("eddsa-rdfc-2022", "DataInt", "signedDataInt.json"),
    ("Ed25519Signature2020", "EdSig", "signedEdSig.json"),
    ("eddsa-jcs-2022", "JCS", "signedJCS.json"),
  ]

  private func text(_ path: String) throws -> String {
    String(decoding: try Vectors.bytes("w3c-vc-di-eddsa/\(path)"), as: UTF8.self)
  }

  @Test(arguments: suites)
  func `every step of W3C's examples is met, byte for byte`(
    _ folder: String, _ suffix: String, _ signed: String
  ) throws {
    let root = try JSONDocument(try Vectors.bytes("w3c-vc-di-eddsa/\(folder)/\(signed)")).root
    let chain = ProofChain(of: root)
    let proof = try #require(chain.proofs.first)
    let suite = try #require(Cryptosuite(of: proof))
    let steps = try suite.transformation(of: root, proof: proof, chain: chain)
    func hex(_ bytes: [UInt8]) -> String {
      bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
    #expect(
      String(decoding: steps.canonicalDocument, as: UTF8.self)
        == (try text("\(folder)/canonDoc\(suffix).txt")))
    #expect(
      String(decoding: steps.canonicalProofConfiguration, as: UTF8.self)
        == (try text("\(folder)/proofCanon\(suffix).txt")))
    #expect(hex(steps.documentHash) == (try text("\(folder)/docHash\(suffix).txt")))
    #expect(hex(steps.proofConfigurationHash) == (try text("\(folder)/proofHash\(suffix).txt")))
    #expect(hex(steps.hashData) == (try text("\(folder)/combinedHash\(suffix).txt")))
    let verified = try suite.verify(
      proof, securing: root, chain: chain, key: .ed25519(try key(of: proof)))
    #expect(verified.transformation == steps)
  }

  @Test(arguments: [
    "proofChainTempDoc1.json", "signedProofChain1.json", "signedProofChain2.json",
    "signedProofSet1.json",
    "signedProofSet2.json",
  ])
  func `every proof of W3C's sets and chains holds`(_ name: String) throws {
    let root = try JSONDocument(try Vectors.bytes("w3c-vc-di-eddsa/proof-set-chain/\(name)")).root
    let chain = ProofChain(of: root)
    #expect(!chain.proofs.isEmpty)
    for proof in chain.proofs {
      let suite = try #require(Cryptosuite(of: proof))
      _ = try suite.verify(proof, securing: root, chain: chain, key: .ed25519(try key(of: proof)))
    }
  }
}
