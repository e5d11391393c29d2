import CredentialModel
import StrictJSON
import Testing

@Suite struct `A proof` {
  /// A proof with a change.
  private static func proof(_ change: String = "", without member: String = "") -> String {
    let members = [
      ("type", #""DataIntegrityProof""#), ("cryptosuite", #""eddsa-jcs-2022""#),
      ("created", #""2026-01-01T00:00:00Z""#), ("proofPurpose", #""assertionMethod""#),
      ("verificationMethod", #""did:example:issuer#key""#), ("proofValue", #""z1""#),
    ]
    let kept = members.filter { $0.0 != member }.map { "\"\($0.0)\": \($0.1)" }
    return "{" + (kept + (change.isEmpty ? [] : [change])).joined(separator: ", ") + "}"
  }

  @Test(
    arguments: [
      "type", "cryptosuite", "proofPurpose", "verificationMethod", "proofValue",
    ].flatMap { member in
      [
        Documents.credential, Documents.credential11, Documents.presentation,
        Documents.minimalBadge,
      ]
      .map { base in
        RuleCase(
          "/proof", proof(without: member), .propertyMissing,
          at: JSONPointer.root.appending("proof").appending(member), in: base)
      }
    })
  func `of Data Integrity has what it needs`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    RuleCase(
      "/proof", proof(#""type": ["DataIntegrityProof"]"#, without: "type"), .propertyCardinality,
      at: "/proof/type", in: Documents.credential),
    RuleCase(
      "/proof", proof(#""type": 7"#, without: "type"), .typeValue, at: "/proof/type",
      in: Documents.credential),
    RuleCase(
      "/proof",
      proof(#""verificationMethod": {"id": "did:example:i#k"}"#, without: "verificationMethod"),
      .propertyType, at: "/proof/verificationMethod", in: Documents.credential),
    RuleCase(
      "/proof", proof(#""verificationMethod": "key-1""#, without: "verificationMethod"),
      .propertyURL, at: "/proof/verificationMethod", in: Documents.credential),
    RuleCase(
      "/proof", proof(#""proofPurpose": ["assertionMethod"]"#, without: "proofPurpose"),
      .propertyCardinality, at: "/proof/proofPurpose", in: Documents.credential),
    RuleCase(
      "/proof", "[[\(proof())]]", .propertyType, at: "/proof/0", in: Documents.credential),
    RuleCase(
      "/proof", #"{"type": "https://example.org/#P"}"#, .propertyMissing, at: "/proof/proofPurpose",
      in: Documents.credential),
  ])
  func `has members of their kinds`(rule: RuleCase) throws { try rule.expect() }

  @Test func `of another type may leave out what its type does not need`() throws {
    let proof = #"{"type": "https://example.org/#P", "proofPurpose": "assertionMethod"}"#
    let document = try parsed(Documents.credential).tree()
      .changed(try Change("/proof", json: proof))
    #expect(try findings(document) == [])
  }

  @Test(arguments: [Documents.fullBadge, Documents.minimalBadge, Documents.endorsement])
  func `of a badge asserts it`(base: String) throws {
    let purpose = Self.proof(#""proofPurpose": "authentication""#, without: "proofPurpose")
    try RuleCase("/proof", purpose, .proofPurpose, at: "/proof/proofPurpose", in: base).expect()
  }

  @Test func `of another credential may be made for something else`() throws {
    let purpose = Self.proof(#""proofPurpose": "authentication""#, without: "proofPurpose")
    for base in [Documents.credential, Documents.presentation] {
      let document = try parsed(base).tree().changed(try Change("/proof", json: purpose))
      #expect(try findings(document) == [])
    }
  }

  @Test(arguments: [
    RuleCase(
      "/proof", proof(#""previousProof": "urn:uuid:a""#), .proofPrevious,
      at: "/proof/previousProof"),
    RuleCase(
      "/proof",
      "[\(proof(#""id": "urn:uuid:a""#)), \(proof(#""previousProof": ["urn:uuid:a", "urn:uuid:b"]"#))]",
      .proofPrevious, at: "/proof/1/previousProof/1"),
    RuleCase(
      "/proof", proof(#""id": "urn:uuid:a", "previousProof": "urn:uuid:a""#), .proofPrevious,
      at: "/proof/previousProof"),
    RuleCase(
      "/proof", "[\(proof(#""id": "urn:uuid:a""#)), \(proof(#""id": "urn:uuid:a""#))]",
      .proofDuplicate, at: "/proof/1/id"),
  ])
  func `names others that are there`(rule: RuleCase) throws {
    try rule.expect()
    try RuleCase(rule.pointer, rule.value, rule.code, at: rule.place, in: Documents.credential)
      .expect()
  }

  @Test func `may build on others, and have a context of its own`() throws {
    let context = #""@context": ["https://www.w3.org/ns/credentials/v2"]"#
    let proofs =
      "[\(Self.proof(#""id": "urn:uuid:a""#)), \(Self.proof(#""id": "urn:uuid:b""#)), "
      + Self.proof(#"\#(context), "previousProof": ["urn:uuid:a", "urn:uuid:b"]"#) + "]"
    let document = try parsed(Documents.credential).tree()
      .changed(try Change("/proof", json: proofs))
    #expect(try findings(document) == [])
  }
}
