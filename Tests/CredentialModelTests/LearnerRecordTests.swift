import CredentialModel
import StrictJSON
import Testing

/// Comprehensive Learner Record 2.0: a record of several credentials.
@Suite struct `A learner record` {
  private static let record = """
    {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:7", "type": ["VerifiableCredential", "ClrCredential"],
      "name": "Transcript", "partial": true,
      "issuer": {"id": "did:example:issuer", "type": ["Profile"]},
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:subject", "type": ["ClrSubject"],
        "verifiableCredential": [\(Documents.minimalBadge), "eyJh.eyJi.c2ln"],
        "achievement": [{"id": "urn:uuid:3", "type": ["Achievement"], "name": "Trade",
          "description": "Both", "criteria": {"narrative": "Both"}}],
        "association": [{"type": "Association", "associationType": "isChildOf",
          "sourceId": "urn:uuid:2", "targetId": "urn:uuid:3"}]}}
    """

  /// The same without the token, beside which nothing can be missed.
  private static let open = record.replacing(#", "eyJh.eyJi.c2ln""#, with: "")

  @Test(arguments: [record, open])
  func `has no findings where it has no fault`(text: String) throws {
    #expect(try findings(text) == [])
    #expect(DocumentKind(of: try parsed(text)) == .clr(version: .v2_0))
    #expect(DocumentKind(of: try parsed(text)).name == "clr")
  }

  @Test(arguments: [
    RuleCase("/@context/1", #""https://example.org/c""#, .contextLearnerRecord, in: record),
    RuleCase("/@context/2", #""https://example.org/c""#, .contextOpenBadges, in: record),
    RuleCase(
      "/@context", #"["https://www.w3.org/ns/credentials/v2"]"#, .contextLearnerRecord, in: record),
    RuleCase("/id", nil, .propertyMissing, at: "/id", in: record),
    RuleCase("/name", nil, .propertyMissing, in: record),
    RuleCase("/partial", "\"yes\"", .propertyType, in: record),
    RuleCase("/validFrom", nil, .propertyMissing, in: record),
    RuleCase("/type", #"["ClrCredential"]"#, .typeRequired, in: record),
    RuleCase("/credentialSubject/type", #"["AchievementSubject"]"#, .typeRequired, in: record),
    RuleCase(
      "/credentialSubject/id", nil, .subjectIdentifier, at: "/credentialSubject", in: record),
    RuleCase("/credentialSubject/verifiableCredential", nil, .propertyMissing, in: record),
    RuleCase("/credentialSubject/verifiableCredential", "[]", .propertyEmpty, in: open),
    RuleCase(
      "/credentialSubject/verifiableCredential/1", #""no token""#, .propertyFormat, in: record),
    RuleCase("/credentialSubject/verifiableCredential/0/issuer", nil, .issuerMissing, in: record),
    RuleCase("/credentialSubject/association/0/type", nil, .propertyMissing, in: record),
    RuleCase("/credentialSubject/association/0/targetId", nil, .propertyMissing, in: record),
    RuleCase(
      "/credentialSubject/association/0/associationType", #""isCousinOf""#, .propertyTerm,
      in: record),
    RuleCase(
      "/credentialSubject/association/0/associationType", #""ext:isCousinOf""#, .propertyTerm,
      in: record),
  ])
  func `follows its model`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    RuleCase(
      "/credentialSubject/association/0/targetId", #""urn:uuid:4""#, .associationUnknown, .warning,
      in: open),
    RuleCase(
      "/credentialSubject/association/0/sourceId", #""urn:uuid:3""#, .associationItself,
      at: "/credentialSubject/association/0/targetId", .warning, in: open),
  ])
  func `joins what stands in it`(rule: RuleCase) throws { try rule.expect() }

  @Test func `may join what stands in a token, which nobody sees from here`() throws {
    let change = try Change("/credentialSubject/association/0/targetId", json: #""urn:uuid:4""#)
    #expect(try findings(try parsed(Self.record).tree().changed(change)) == [])
  }

  @Test(arguments: ["urn:uuid:1", "urn:uuid:2"])
  func `may join its credentials, and their achievements`(id: String) throws {
    let change = Change("/credentialSubject/association/0/sourceId", .string(id))
    #expect(try findings(try parsed(Self.open).tree().changed(change)) == [])
  }

  @Test func `is read`() throws {
    let record = Credential(try parsed(Self.record))
    let subject = try #require(record.clrSubject)
    #expect(record.isPartial)
    #expect(subject.id == "did:example:subject")
    #expect(subject.verifiableCredential.count == 2)
    #expect(subject.verifiableCredential.first?.achievement?.name == "Welding")
    #expect(subject.achievement.map(\.name) == ["Trade"])
    let association = try #require(subject.association.first)
    #expect(association.associationType == "isChildOf")
    #expect(association.sourceId == "urn:uuid:2")
    #expect(association.targetId == "urn:uuid:3")
  }

  @Test func `of 1EdTech's, of version 1.1, is one, too`() throws {
    let change = try Change("/@context/0", json: #""https://www.w3.org/2018/credentials/v1""#)
    let old = try JSONDocument(try parsed(Self.open).tree().changed(change).compactBytes()).root
    #expect(DocumentKind(of: old) == .clr(version: .v1_1))
  }
}

/// What stands in the `id` of an envelope.
@Suite struct `An envelope` {
  private func content(_ id: String) throws -> String {
    let object: JSONTree = ["id": .string(id)]
    let document = try EnvelopedDocument(try JSONDocument(object.compactBytes()).root)
    return "\(document.mediaType) \(String(decoding: document.content, as: UTF8.self))"
  }

  @Test(arguments: [
    ("data:application/vc+jwt,a.b.c", "application/vc+jwt a.b.c"),
    ("DATA:Application/VC+JWT,a.B.c", "application/vc+jwt a.B.c"),
    ("data:application/vc+jwt;base64,YS5iLmM=", "application/vc+jwt a.b.c"),
    ("data:application/vc-ld+jwt;base64url,a.b.c", "application/vc-ld+jwt a.b.c"),
    ("data:,a,b", " a,b"),
  ])
  func `holds what its URL says`(id: String, expected: String) throws {
    #expect(try content(id) == expected)
  }

  @Test(arguments: [
    ("https://example.org/1", EnvelopeFault.notData), ("data:", .notData),
    ("data:application/vc+jwt", .notData), ("data:application/vc+jwt,", .empty),
    ("data:application/vc+jwt,a%2Eb", .escaped),
    ("data:application/vc+jwt;base64,YS5iLmM", .notBase64),
    ("data:application/vc+jwt;base64,YS5i LmM=", .notBase64),
  ])
  func `holds nothing where its URL is none`(id: String, fault: EnvelopeFault) throws {
    #expect(throws: fault) { try content(id) }
    #expect(!"\(fault)".isEmpty)
  }

  @Test func `is told by its type`() throws {
    for (type, isEnvelope) in [
      ("EnvelopedVerifiableCredential", true), ("EnvelopedVerifiablePresentation", true),
      ("VerifiableCredential", false),
    ] {
      let object: JSONTree = ["type": .string(type)]
      #expect(
        EnvelopedDocument.isEnvelope(try JSONDocument(object.compactBytes()).root) == isEnvelope)
    }
  }
}
