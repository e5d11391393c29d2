import ControlledIdentifiers
import DataIntegrity
import LinkedData
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// W3C's examples of the suites of ECDSA that sign whole documents.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct ECDSAVectorTests {
  /// The folder, and what its files' names end with.
  private static let examples: [(folder: String, suffix: String)] = [
    ("ecdsa-rdfc-2019-p256", "ECDSAP256"), ("ecdsa-rdfc-2019-p256/employ", "ECDSAP256"),
    ("ecdsa-rdfc-2019-p384", "ECDSAP384"), ("ecdsa-rdfc-2019-p384/employ", "ECDSAP384"),
    ("ecdsa-jcs-2019-p256", "JCSECDSAP256"), ("ecdsa-jcs-2019-p384", "JCSECDSAP384"),
  ]

  private func text(_ path: String) throws -> String {
    String(decoding: try Vectors.bytes("w3c-vc-di-ecdsa/\(path)"), as: UTF8.self)
  }

  @Test(arguments: examples)
  func `every step of W3C's examples is met, byte for byte`(
    _ folder: String, _ suffix: String
  ) throws {
    let context = try JSONDocument(try Vectors.bytes("contexts/w3id-citizenship-v4rc1.json"))
    let contexts = try ContextSet.embedded.adding(
      context, url: "https://w3id.org/citizenship/v4rc1")
    let root = try JSONDocument(Array(try text("\(folder)/signed\(suffix).json").utf8)).root
    let chain = ProofChain(of: root)
    let proof = try #require(chain.proofs.first)
    let suite = try #require(Cryptosuite(of: proof))
    let method = try VerificationMethodID(try #require(proof.verificationMethod).string)
    let key = try #require(try method.didKey()).multikey.publicKey
    let steps = try suite.verify(
      proof, securing: root, chain: chain, key: key, contexts: contexts
    ).transformation
    #expect(
      String(decoding: steps.canonicalDocument, as: UTF8.self)
        == (try text("\(folder)/canonDoc\(suffix).txt")))
    #expect(
      String(decoding: steps.canonicalProofConfiguration, as: UTF8.self)
        == (try text("\(folder)/proofCanon\(suffix).txt")))
    #expect(
      Base16.encode(steps.documentHash) == (try text("\(folder)/docHash\(suffix).txt")))
    #expect(
      Base16.encode(steps.proofConfigurationHash)
        == (try text("\(folder)/proofHash\(suffix).txt")))
    #expect(
      Base16.encode(steps.hashData) == (try text("\(folder)/combinedHash\(suffix).txt")))
    let alone = try suite.transformation(
      of: root, proof: proof, chain: chain, contexts: contexts,
      hashingWith: key.kindName == "P-384" ? .sha384 : .sha256)
    #expect(alone == steps)
    #expect(steps.disclosure == nil)
  }
}
