import DataIntegrity
import LinkedData
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

/// A badge with the members that matter here.
let unsignedBadge: JSONTree = [
  "@context": [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://w3id.org/security/suites/ed25519-2020/v1",
  ],
  "id": "urn:uuid:5f7d0f4c-1111-4222-8333-944445555666",
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "issuer": ["id": "did:web:uni.example", "type": ["Profile"], "name": "Example University"],
  "validFrom": "2026-01-01T00:00:00Z",
  "credentialSubject": [
    "id": "did:example:ana", "type": ["AchievementSubject"],
    "achievement": [
      "id": "https://uni.example/a/1", "type": ["Achievement"], "name": "Welding",
      "description": "Joins metal.", "criteria": ["narrative": "Three joints, cut and looked at."],
    ],
  ],
]

func signer(_ number: UInt8 = 7) throws -> Ed25519PrivateKey {
  try Ed25519PrivateKey(seed: Array(repeating: number, count: 32))
}

func options(id: String? = nil, previousProof: [String] = []) throws -> ProofOptions {
  ProofOptions(
    verificationMethod: "did:web:uni.example#key-1",
    created: try Instant(rfc3339: "2026-01-02T03:04:05Z"), id: id, previousProof: previousProof)
}

/// Verifies one of the proofs of a document.
@discardableResult
func verified(
  _ document: JSONTree, proof: Int = 0, by key: UInt8 = 7
) throws -> Cryptosuite.Verified {
  let root = try JSONDocument(document.prettyBytes()).root
  let chain = ProofChain(of: root)
  let suite = try #require(Cryptosuite(of: chain.proofs[proof]))
  return try suite.verify(
    chain.proofs[proof], securing: root, chain: chain, key: .ed25519(try signer(key).publicKey))
}

@Suite struct CryptosuiteTests {
  @Test(arguments: [Cryptosuite.eddsaJcs2022, .eddsaRdfc2022, .ed25519Signature2020])
  func `what a suite signs verifies, and not under another key`(_ suite: Cryptosuite) throws {
    let signed = try suite.sign(unsignedBadge, options: options(), key: signer())
    let steps = try verified(signed)
    #expect(steps.contexts.count == (suite.isLinkedData ? 3 : 0))
    #expect(throws: ProofError.signatureInvalid) { try verified(signed, by: 8) }
    var changed = signed
    changed["validFrom"] = "2026-01-01T00:00:01Z"
    #expect(throws: ProofError.signatureInvalid) { try verified(changed) }
  }

  @Test(arguments: [Cryptosuite.eddsa2022, .ed25519Signature2018])
  func `suites of the past make no new proofs`(_ suite: Cryptosuite) throws {
    #expect(suite.isSuperseded)
    #expect(throws: ProofError.notForNewProofs(suite.name)) {
      try suite.sign(unsignedBadge, options: options(), key: signer())
    }
  }

  @Test func `a proof by the name that a suite had before it was standard holds`() throws {
    // The name is part of what is signed, so it is signed as it was then.
    var proof = try Cryptosuite.eddsaRdfc2022.configuration(of: options(), context: nil)
    proof["cryptosuite"] = "eddsa-2022"
    var unsigned = unsignedBadge
    unsigned["proof"] = proof
    let root = try JSONDocument(unsigned.compactBytes()).root
    let chain = ProofChain(of: root)
    let suite = try #require(Cryptosuite(of: chain.proofs[0]))
    #expect(suite == .eddsa2022 && suite.isSuperseded)
    let steps = try suite.transformation(of: root, proof: chain.proofs[0], chain: chain)
    unsigned["proof"] = try Cryptosuite.signed(proof, hashData: steps.hashData, key: signer())
    try verified(unsigned)
  }

  @Test func `white space and the order of members and of sets do not matter to statements`()
    throws
  {
    let signed = try Cryptosuite.eddsaRdfc2022.sign(
      unsignedBadge, options: options(), key: signer())
    guard case .object(let members) = signed else { return }
    try verified(.object(members.reversed()))
    var turned = signed
    turned["type"] = ["OpenBadgeCredential", "VerifiableCredential"]
    try verified(turned)
  }

  @Test func `what a linked-data suite would not sign is refused when signing, with the place`()
    throws
  {
    var document = unsignedBadge
    document["nickname"] = "x"
    do {
      _ = try Cryptosuite.eddsaRdfc2022.sign(document, options: options(), key: signer())
      Issue.record("it was signed")
    } catch ProofError.notCovered(let loss) {
      #expect(loss.reason == .termUndefined("nickname"))
      #expect(loss.place.pointer == "/nickname")
      #expect(
        loss.description
          == "no context defines the member 'nickname', so the proof does not cover it, at /nickname"
      )
    }
    // The suite over JSON signs whatever stands there.
    try verified(try Cryptosuite.eddsaJcs2022.sign(document, options: options(), key: signer()))
  }

  @Test func `language tags hold as most processors write them, and as they stand`() throws {
    var document = unsignedBadge
    document["name"] = ["@value": "Welding", "@language": "en-GB"]
    let signed = try Cryptosuite.eddsaRdfc2022.sign(document, options: options(), key: signer())
    let form = String(
      decoding: try verified(signed).transformation.canonicalDocument, as: UTF8.self)
    #expect(form.contains("\"Welding\"@en-gb ."))

    let root = try JSONDocument(signed.compactBytes()).root
    let linked = try LinkedDocument(
      root, proof: root["proof"], reading: DocumentReading(keepsLanguageCase: true))
    #expect(linked.hasCapitalLanguages)
    let hashData = DigestAlgorithm.sha256.digests(of: [
      try linked.proofStatements.canonicalized().nquads,
      try linked.statements.canonicalized().nquads,
    ])
    var proof = try #require(signed["proof"])
    proof["proofValue"] = nil
    var kept = signed
    kept["proof"] = try Cryptosuite.signed(proof, hashData: hashData, key: signer())
    #expect(kept != signed)
    try verified(kept)
  }

  @Test func `every suite has a name by which it is found`() {
    for suite in Cryptosuite.allCases { #expect(Cryptosuite(named: suite.name) == suite) }
    #expect(Cryptosuite(named: "eddsa-rdfc-2022 ") == nil)
  }
}
