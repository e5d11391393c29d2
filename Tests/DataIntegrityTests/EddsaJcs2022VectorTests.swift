import DataIntegrity
import Foundation
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// The key that a `did:key` verification method spells.
private func key(of method: ExactString?) throws -> Ed25519PublicKey {
  let method = try #require(method).string
  let multibase = String(try #require(method.split(separator: "#").first).dropFirst(8))
  let bytes = try Multibase.decode(multibase, maxBytes: 34).bytes
  return try Ed25519PublicKey(rawRepresentation: Array(bytes.dropFirst(2)))
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct EddsaJcs2022VectorTests {
  private let folder = "w3c-vc-di-eddsa/eddsa-jcs-2022"

  private func text(_ name: String) throws -> String {
    String(decoding: try Vectors.bytes("\(folder)/\(name)"), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `the W3C example verifies, and every step gives the bytes that the text prints`()
    throws
  {
    let root = try JSONDocument(try Vectors.bytes("\(folder)/signedJCS.json")).root
    let proof = try #require(DataIntegrityProof.proofs(of: root).first)
    let steps = try EddsaJcs2022.transformation(of: root, proof: proof)
    #expect(
      String(decoding: steps.canonicalDocument, as: UTF8.self) == (try text("canonDocJCS.txt")))
    #expect(
      String(decoding: steps.canonicalProofConfiguration, as: UTF8.self)
        == (try text("proofCanonJCS.txt")))
    #expect(
      Base16.encode(DigestAlgorithm.sha256.digest(of: steps.canonicalDocument))
        == (try text("docHashJCS.txt")))
    #expect(
      Base16.encode(DigestAlgorithm.sha256.digest(of: steps.canonicalProofConfiguration))
        == (try text("proofHashJCS.txt")))
    #expect(Base16.encode(steps.hashData) == (try text("combinedHashJCS.txt")))
    try EddsaJcs2022.verify(proof, securing: root, key: try key(of: proof.verificationMethod))
  }

  @Test func `the W3C example is made again, byte for byte`() throws {
    let keys = try JSONDocument(try Vectors.bytes("w3c-vc-di-eddsa/keyPair.json")).root
    let secret = try Multibase.decode(
      try #require((keys["privateKeyMultibase"] ?? keys["secretKeyMultibase"])?.string),
      maxBytes: 34)
    let key = try Ed25519PrivateKey(seed: Array(secret.bytes.dropFirst(2)))
    let unsigned = try JSONDocument(try Vectors.bytes("w3c-vc-di-eddsa/unsigned.json")).root.tree()
    let config = try JSONDocument(try Vectors.bytes("\(folder)/proofConfigJCS.json")).root
    let signed = try EddsaJcs2022.sign(
      unsigned,
      options: ProofOptions(
        verificationMethod: try #require(config["verificationMethod"]?.string),
        created: try Instant(rfc3339: try #require(config["created"]?.string))),
      key: key)
    let expected = try JSONDocument(try Vectors.bytes("\(folder)/signedJCS.json")).root
    #expect(signed.canonicalBytes() == expected.canonicalBytes())
  }

  @Test func `every proof of other implementers over plain JSON has the verdict stated`() throws {
    let names = try Vectors.files(in: "eddsa-jcs-2022-corpus").filter { $0.hasSuffix(".jsonl") }
    #expect(!names.isEmpty)
    var counts = (valid: 0, invalid: 0)
    for name in names {
      let lines = try Vectors.bytes("eddsa-jcs-2022-corpus/\(name)").split(separator: 0x0A)
      for (number, line) in lines.enumerated() {
        let entry = try JSONDocument(Array(line)).root
        let proof = DataIntegrityProof(try #require(entry["proof"]))
        let document = try #require(entry["document"])
        let key = try key(of: proof.verificationMethod)
        var failure: ProofError?
        do throws(ProofError) {
          try EddsaJcs2022.verify(proof, securing: document, key: key)
        } catch {
          failure = error
        }
        if entry["expected"]?.isString("valid") == true {
          #expect(failure == nil, "\(name):\(number + 1)")
          counts.valid += 1
        } else {
          #expect(failure == .signatureInvalid, "\(name):\(number + 1)")
          counts.invalid += 1
        }
      }
    }
    #expect(counts.valid >= 130)
    #expect(counts.invalid >= 1)
  }
}
