import CredentialModel
import StrictJSON
import Testing

@Suite struct `What a credential pins and envelops` {
  private static let digests = [
    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
    "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb",
    "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
  ]

  @Test(arguments: digests)
  func `is pinned by a digest of Subresource Integrity`(digest: String) throws {
    let document = try parsed(Documents.credential).tree().changed(
      try Change("/relatedResource", json: #"[{"id": "a:b", "digestSRI": "\#(digest)"}]"#))
    #expect(try findings(document) == [])
  }

  @Test(
    arguments: [
      (#""digestSRI": []"#, "/relatedResource/0/digestSRI", FindingCode.propertyEmpty),
      (#""digestMultibase": []"#, "/relatedResource/0/digestMultibase", .propertyEmpty),
      (#""digestSRI": "x""#, "/relatedResource/0/digestSRI", .propertyFormat),
      (#""digestSRI": "sha256-""#, "/relatedResource/0/digestSRI", .propertyFormat),
      (#""digestSRI": "sha256-AAAA""#, "/relatedResource/0/digestSRI", .propertyFormat),
      (
        #""digestSRI": "md5-1B2M2Y8AsgTpgAmY7PhCfg==""#, "/relatedResource/0/digestSRI",
        .propertyFormat
      ),
      (#""digestSRI": "\#(digests[0])=""#, "/relatedResource/0/digestSRI", .propertyFormat),
      (#""digestSRI": "\#(digests[0]) x""#, "/relatedResource/0/digestSRI", .propertyFormat),
      (
        #""digestSRI": "\#(digests[0].uppercased())""#, "/relatedResource/0/digestSRI",
        .propertyFormat
      ),
      (
        #""digestSRI": ["\#(digests[0])", "\#(digests[0].replacing("+", with: "*"))"]"#,
        "/relatedResource/0/digestSRI/1", .propertyFormat
      ),
      (#""digestMultibase": """#, "/relatedResource/0/digestMultibase", .propertyFormat),
      (#""digestMultibase": "u""#, "/relatedResource/0/digestMultibase", .propertyFormat),
      (#""digestMultibase": "z0OIl""#, "/relatedResource/0/digestMultibase", .propertyFormat),
      (#""digestMultibase": "uEi=""#, "/relatedResource/0/digestMultibase", .propertyFormat),
      (#""digestMultibase": "xyz""#, "/relatedResource/0/digestMultibase", .propertyFormat),
    ] as [(String, JSONPointer, FindingCode)])
  func `has a digest that something can be held against`(
    member: String, place: JSONPointer, code: FindingCode
  ) throws {
    try RuleCase(
      "/relatedResource", #"[{"id": "a:b", \#(member)}]"#, code, at: place, in: Documents.credential
    ).expect()
  }

  @Test(arguments: [
    RuleCase(
      "/credentialSchema", #"[{"id": "https://a.b", "type": "JsonSchema"}]"#, .schemaValidator),
    RuleCase(
      "/credentialSchema/0/type", #""JsonSchema""#, .schemaValidator, at: "/credentialSchema"),
    RuleCase(
      "/credentialSchema", #"{"id": "https://a.b", "type": "JsonSchema"}"#, .schemaValidator,
      in: Documents.endorsement),
  ])
  func `names the schema that Open Badges has`(rule: RuleCase) throws { try rule.expect() }

  @Test func `may name schemas beside it`() throws {
    let schemas = """
      [{"id": "https://a.b", "type": "JsonSchema"},
        {"id": "https://a.c", "type": "1EdTechJsonSchemaValidator2019"}]
      """
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(try Change("/credentialSchema", json: schemas))
    #expect(try findings(badge) == [])
  }

  private static let v2 = "https://www.w3.org/ns/credentials/v2"

  private static func envelope(
    _ type: String = #""EnvelopedVerifiableCredential""#,
    context: String = "\"\(v2)\"", id: String = "data:application/vc+jwt,eyJ.e.s"
  ) -> String {
    #"{"@context": \#(context), "id": "\#(id)", "type": \#(type)}"#
  }

  @Test(
    arguments: [
      RuleCase(
        "/verifiableCredential/0", envelope(id: "data:,"), .envelopedID,
        at: "/verifiableCredential/0/id"),
      RuleCase(
        "/verifiableCredential/0", envelope(id: "https://a.b/c,d"), .envelopedID,
        at: "/verifiableCredential/0/id"),
      RuleCase(
        "/verifiableCredential/0",
        envelope(#"["EnvelopedVerifiableCredential", "VerifiableCredential"]"#), .typeConflict,
        at: "/verifiableCredential/0/type/1"),
      RuleCase(
        "/verifiableCredential/0", envelope(context: "[]"), .propertyEmpty,
        at: "/verifiableCredential/0/@context"),
      RuleCase(
        "/verifiableCredential/0", envelope(context: "{}"), .typeUnmapped,
        at: "/verifiableCredential/0/type"),
      RuleCase(
        "/verifiableCredential/0", envelope(context: "[7]"), .contextItem,
        at: "/verifiableCredential/0/@context/0"),
    ].map { RuleCase($0.pointer, $0.value, $0.code, at: $0.place, in: Documents.presentation) })
  func `envelops one document and is nothing else`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    envelope(), envelope(#"["EnvelopedVerifiableCredential"]"#),
    envelope(context: #"["https://example.org/ctx"]"#),
    envelope(context: #"["https://example.org/ctx", "\#(v2)"]"#),
    envelope(context: #"[{"EnvelopedVerifiableCredential": "https://example.org/#E"}]"#),
  ])
  func `envelops under any context that knows it`(envelope: String) throws {
    let document = try parsed(Documents.presentation).tree()
      .changed(try Change("/verifiableCredential/0", json: envelope))
    #expect(try findings(document) == [])
  }

  @Test func `may be a whole presentation`() throws {
    let type = #""EnvelopedVerifiablePresentation""#
    let id = "data:application/vp+jwt,eyJ.e.s"
    #expect(try findings(Self.envelope(type, id: id)) == [])
    let found = try findings(Self.envelope(type, id: "https://example.org/p"))
    #expect(found.map { $0.code } == [.envelopedID] && found.first?.pointer == "/id")
    let both = #"["VerifiablePresentation", "EnvelopedVerifiablePresentation"]"#
    let mixed = try findings(Self.envelope(both, id: id))
    #expect(mixed.map { $0.code } == [.typeConflict] && mixed.first?.pointer == "/type/1")
  }

  @Test(arguments: [
    RuleCase(
      "/type", #"["VerifiableCredential", "VerifiablePresentation"]"#, .typeConflict, at: "/type/1",
      in: Documents.credential),
    RuleCase(
      "/type", #"["VerifiableCredential", "OpenBadgeCredential", "VerifiablePresentation"]"#,
      .typeConflict, at: "/type/2"),
    RuleCase(
      "/type", #"["VerifiableCredential", "VerifiableCredential"]"#, .typeDuplicate, at: "/type/1",
      .warning, in: Documents.credential),
    RuleCase(
      "/issuer/type", #"["Profile", "https://a.b", "Profile"]"#, .typeDuplicate,
      at: "/issuer/type/2",
      .warning),
  ])
  func `is of one kind`(rule: RuleCase) throws { try rule.expect() }
}

@Suite struct `A member that the model does not know` {
  @Test(arguments: [
    RuleCase("/image/colour", "1", .propertyUnknown, .warning),
    RuleCase("/credentialSubject/identifier/0/colour", "1", .propertyUnknown, .warning),
    RuleCase("/issuer/otherIdentifier/0/colour", "1", .propertyUnknown, .warning),
    RuleCase("/unknown", "null", .propertyNull, .warning),
    RuleCase("/credentialSubject/unknown", "[]", .propertyEmpty, .warning),
    RuleCase(
      "/issuer/unknown", #"{"a": [{"b": null}]}"#, .propertyNull, at: "/issuer/unknown/a/0/b",
      .warning),
    RuleCase("/credentialStatus/statusMessage", "[]", .propertyEmpty, .warning),
  ])
  func `is told of in a badge`(rule: RuleCase) throws { try rule.expect() }

  @Test func `is left alone elsewhere`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(try Change("/credentialSubject/unknown", json: #"[null, {"id": 7}, ["a"]]"#))
      .changed(Change("/evidence/0/unknown", "x"))
    #expect(try findings(badge) == [])
    let credential = try parsed(Documents.credential).tree()
      .changed(try Change("/credentialSubject/unknown", json: #"{"a": null, "b": []}"#))
    #expect(try findings(credential) == [])
  }
}

@Suite struct `The list of findings` {
  /// Evidence that is a URL each, which is an error, and images that are, which is a warning.
  private func badge(errors: Int, warnings: Int) throws -> JSONTree {
    let image: JSONTree = [
      "id": "urn:uuid:9", "type": ["Profile"], "image": "https://example.org/i.png",
    ]
    let endorsement = try parsed(Documents.endorsement).tree().changed(Change("/issuer", image))
    return try parsed(Documents.minimalBadge).tree()
      .changed(Change("/endorsement", .array(Array(repeating: endorsement, count: warnings))))
      .changed(
        Change("/evidence", errors > 0 ? .array(Array(repeating: [:], count: errors)) : nil))
  }

  @Test func `ends after a hundred errors`() throws {
    let found = try findings(try badge(errors: 1000, warnings: 1))
    #expect(found.count == 102)
    #expect(found.last?.code == .documentFindings)
    #expect(found.last?.severity == .error)
    #expect(found.last?.message == "there are more than 100 errors; mend these first")
  }

  @Test func `says how many warnings it does not list, in a warning`() throws {
    let found = try findings(try badge(errors: 0, warnings: 101))
    #expect(found.count == 101)
    #expect(found.allSatisfy { $0.severity == .warning })
    #expect(found.last?.code == .documentFindings)
    #expect(found.last?.message == "1 more warning is not listed")
    #expect(found.last?.pointer == .root)
    #expect(try findings(try badge(errors: 0, warnings: 100)).count == 100)
  }

  @Test func `has the errors behind a hundred warnings`() throws {
    let found = try findings(try badge(errors: 3, warnings: 250))
    #expect(
      found.filter { $0.severity == .error }.map { $0.code } == [
        .propertyMissing, .propertyMissing, .propertyMissing,
      ])
    #expect(found.count == 104)
    #expect(found.last?.message == "150 more warnings are not listed")
  }

  @Test func `does not count what was not looked at`() throws {
    let found = try findings(try badge(errors: 200, warnings: 200))
    #expect(found.count == 201)
    #expect(found.last?.severity == .error)
  }
}
