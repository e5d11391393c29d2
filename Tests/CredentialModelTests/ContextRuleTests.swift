import CredentialModel
import StrictJSON
import Testing

@Suite struct `A context in the document` {
  private static let v1 = "https://www.w3.org/2018/credentials/v1"
  private static let v2 = "https://www.w3.org/ns/credentials/v2"
  private static let badges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

  private func found(_ context: String, in base: String) throws -> [Finding] {
    let contexts =
      switch base {
      case Documents.credential11: "[\"\(Self.v1)\", \(context)]"
      case Documents.credential: "[\"\(Self.v2)\", \(context)]"
      default: "[\"\(Self.v2)\", \"\(Self.badges)\", \(context)]"
      }
    return try findings(
      try parsed(base).tree().changed(try Change("/@context", json: contexts)))
  }

  @Test(arguments: [
    "VerifiableCredential", "issuer", "validUntil", "credentialSubject", "proof", "id", "type",
    "name", "digestSRI", "DataIntegrityProof", "mediaType", "exp", "...", "@id", "@type", "@graph",
    "@context",
  ])
  func `leaves the base context's terms alone`(term: String) throws {
    for base in [Documents.credential, Documents.minimalBadge, Documents.endorsement] {
      for definition in [#""https://evil.example/x""#, "null"] {
        let found = try found("{\"\(term)\": \(definition)}", in: base)
        #expect(found.map { $0.code } == [.contextProtected], "\(found)")
        #expect(found.first?.pointer.tokens.last == ExactString(term))
      }
    }
  }

  @Test(arguments: ["issuanceDate", "expirationDate", "Ed25519Signature2018", "issuer", "@type"])
  func `leaves the terms of version 1_1 alone`(term: String) throws {
    let found = try found(#"{"\#(term)": "https://evil.example/x"}"#, in: Documents.credential11)
    #expect(found.map { $0.code } == [.contextProtected], "\(found)")
  }

  @Test(arguments: [
    "achievement", "Achievement", "result", "awardedDate", "Profile", "identityHash",
  ])
  func `leaves the terms of Open Badges alone in a badge`(term: String) throws {
    let context = #"{"\#(term)": {"@id": "https://evil.example/x"}}"#
    #expect(try found(context, in: Documents.fullBadge).map { $0.code } == [.contextProtected])
    #expect(try found(context, in: Documents.credential) == [])
  }

  @Test(arguments: [
    #"{"id": "@id", "type": "@type"}"#, #"{"type": {"@id": "@type"}}"#,
    #"{"name": "https://schema.org/name", "description": {"@id": "https://schema.org/description"}}"#,
    #"{"issuer": {"@id": "https://www.w3.org/2018/credentials#issuer", "@type": "@id"}}"#,
    #"{"@vocab": "https://example.org/#", "@protected": true, "@version": 1.1}"#,
    #"{"@type": {"@container": "@set"}}"#, #"{"degree": "https://example.org/#degree"}"#,
    #"{"Name": "https://example.org/#Name", "issuer2": "https://example.org/#i"}"#,
  ])
  func `may say again what is said, and define terms of its own`(context: String) throws {
    #expect(try found(context, in: Documents.credential) == [])
    #expect(try found(context, in: Documents.minimalBadge) == [])
  }

  @Test func `may say again what Open Badges says`() throws {
    let vocabulary = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
    let context = #"{"achievement": "\#(vocabulary)achievement", "url": "https://schema.org/url"}"#
    #expect(try found(context, in: Documents.fullBadge) == [])
  }

  @Test(
    arguments: [
      (Documents.credential, "[\"\(v2)\", \"\(v1)\"]", "/@context/1"),
      (Documents.credential11, "[\"\(v1)\", \"\(v2)\"]", "/@context/1"),
      (Documents.minimalBadge, "[\"\(v2)\", \"\(badges)\", \"\(v1)\"]", "/@context/2"),
    ] as [(String, String, JSONPointer)])
  func `of the other version of the data model does not stand beside the base context`(
    base: String, contexts: String, place: JSONPointer
  ) throws {
    try RuleCase("/@context", contexts, .contextConflict, at: place, in: base).expect()
  }

  @Test(arguments: [
    RuleCase("/credentialSubject/@context", #"{"x": "urn:a:b"}"#, .contextNested, .warning),
    RuleCase(
      "/credentialSubject/@context", #"{"x": "urn:a:b"}"#, .contextNested, .warning,
      in: Documents.credential),
    RuleCase("/issuer/address/@context", #""https://a.b""#, .contextNested, .warning),
    RuleCase(
      "/credentialSubject/degree", #"[{"a": [{"@context": {}}]}]"#, .contextNested,
      at: "/credentialSubject/degree/0/a/0/@context", .warning, in: Documents.credential),
    RuleCase("/@graph", "[{}]", .propertyKeyword, .warning, in: Documents.credential),
    RuleCase("/@included", "[{}]", .propertyKeyword, .warning, in: Documents.credential),
    RuleCase("/@reverse", "{}", .propertyKeyword, .warning, in: Documents.fullBadge),
    RuleCase("/@type", #""urn:a:b""#, .propertyKeyword, .warning, in: Documents.credential),
    RuleCase("/@id", #""urn:a:b""#, .propertyKeyword, .warning, in: Documents.presentation),
    RuleCase("/issuer/@id", #""urn:a:b""#, .propertyKeyword, .warning),
    RuleCase(
      "/credentialSubject/degree", #"{"a": {"@included": []}}"#, .propertyKeyword,
      at: "/credentialSubject/degree/a/@included", .warning, in: Documents.credential),
  ])
  func `or a keyword that hides members is told of`(rule: RuleCase) throws { try rule.expect() }

  @Test func `does not stand in values of JSON-LD's own kinds`() throws {
    let claims = #"{"a": {"@value": "x", "@language": "en"}, "b": {"@list": [{"@id": "urn:a:b"}]}}"#
    let document = try parsed(Documents.credential).tree()
      .changed(try Change("/credentialSubject/degree", json: claims))
    #expect(try findings(document) == [])
  }
}
