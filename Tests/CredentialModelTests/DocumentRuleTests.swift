import CredentialModel
import StrictJSON
import Testing

@Suite struct `A document as a whole` {
  @Test(arguments: [
    Documents.credential, Documents.credential11, Documents.presentation, Documents.minimalBadge,
    Documents.endorsement, Documents.fullBadge,
  ])
  func `has no findings where it has no fault`(text: String) throws {
    #expect(try findings(text) == [])
    #expect(try findings(text, stage: .draft) == [])
  }

  @Test(arguments: [
    RuleCase("", "{\"a\": 1}", .documentKind),
    RuleCase("", "[]", .documentKind),
    RuleCase("", "7", .documentKind),
    RuleCase("", "{\"type\": [\"Person\", 7]}", .documentKind, at: "/type"),
  ])
  func `must be of a known kind`(rule: RuleCase) throws { try rule.expect() }

  @Test func `of an unknown kind is told what it was found to be`() throws {
    let found = try findings(#"{"type": ["Person", "Robot"]}"#)
    #expect(found.first?.message.contains("'Person', 'Robot'") == true)
  }

  @Test(arguments: [
    RuleCase("/@context", nil, .propertyMissing, in: Documents.credential),
    RuleCase("/@context", "null", .propertyNull, in: Documents.credential),
    RuleCase("/@context", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/@context/0", #""https://example.org/c""#, .contextBase, in: Documents.credential),
    RuleCase(
      "/@context/0", #""https://www.w3.org/ns/credentials/v2/""#, .contextBase,
      in: Documents.credential),
    RuleCase("/@context/2", #""no url""#, .contextItem),
    RuleCase("/@context/2", "7", .contextItem),
    RuleCase("/@context/2", #""https://www.w3.org/ns/credentials/v2""#, .contextDuplicate),
    RuleCase(
      "/@context", #"["https://www.w3.org/ns/credentials/v2"]"#, .contextOpenBadges),
    RuleCase("/@context/1", #""https://example.org/c""#, .contextOpenBadges),
    RuleCase(
      "/@context/1", #""https://purl.imsglobal.org/spec/ob/v3p0/context-2.0.3.json""#,
      .contextOpenBadges),
    RuleCase(
      "/@context/1", #""https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.json""#,
      .contextOpenBadges),
    RuleCase(
      "/@context/1", #""http://purl.imsglobal.org/spec/ob/v3p0/context.json""#,
      .contextOpenBadges),
  ])
  func `lists its contexts in order`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: ["context.json", "context-3.0.1.json", "context-3.0.3.json"])
  func `may take any context of Open Badges 3`(name: String) throws {
    let url = JSONTree.string("https://purl.imsglobal.org/spec/ob/v3p0/\(name)")
    let badge = try parsed(Documents.fullBadge).tree().changed(Change("/@context/1", url))
    #expect(try findings(badge) == [])
  }

  @Test(arguments: [
    RuleCase("/type", nil, .propertyMissing),
    RuleCase("/type", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/type", "null", .propertyNull, in: Documents.credential),
    RuleCase("/type", #"["OpenBadgeCredential"]"#, .typeRequired),
    RuleCase(
      "/type", #"["VerifiableCredential", ""]"#, .typeValue, at: "/type/1",
      in: Documents.credential),
    RuleCase(
      "/type", #"["VerifiableCredential", 2]"#, .typeValue, at: "/type/1",
      in: Documents.credential),
    RuleCase(
      "/type", #"["VerifiableCredential", "a b:c"]"#, .typeValue, at: "/type/1",
      in: Documents.credential),
    RuleCase(
      "/type", #"["VerifiableCredential", "Diploma"]"#, .typeUnmapped, at: "/type/1",
      in: Documents.credential),
    RuleCase("/credentialSubject/type", #""Person""#, .typeUnmapped, in: Documents.credential),
    RuleCase(
      "/evidence", #"{"type": "Film"}"#, .typeUnmapped, at: "/evidence/type",
      in: Documents.credential),
  ])
  func `states its types`(rule: RuleCase) throws {
    // Without any type the badge is still a credential, of a plain kind.
    guard rule.value != nil else {
      let badge = try parsed(rule.base).tree().changed(Change("/type", nil))
      #expect(try findings(badge).contains { $0.code == rule.code && $0.pointer == rule.place })
      return
    }
    try rule.expect()
  }

  @Test(arguments: [
    (#"{"Diploma": "https://example.org/#D"}"#, nil),
    (#"{"Diploma": {"@id": "https://example.org/#D"}}"#, nil),
    (#"{"Diploma": "ex:D", "ex": "https://example.org/"}"#, nil),
    (#"{"Diploma": "Other", "Other": "https://example.org/"}"#, nil),
    (#"{"@vocab": "https://example.org/#"}"#, nil),
    (#"{"@vocab": "https://example.org/#", "Diploma": "D"}"#, nil),
    (#"{"@vocab": "https://example.org/#", "Diploma": {"@type": "@id"}}"#, nil),
    (#"{"@import": "https://example.org/c"}"#, nil),
    (#""https://example.org/c""#, nil),
    (#"{"@vocab": null}"#, FindingCode.typeUnmapped),
    (#"{"Diploma": null}"#, .typeUnmapped),
    (#"{"Diploma": {"@type": "@id"}}"#, .typeUnmapped),
    (#"{"Diploma": "D"}"#, .typeMappedToNonURL),
    (#"{"Diploma": "https ://example.org"}"#, .typeMappedToNonURL),
    (#"{"Diploma": "Diploma"}"#, .typeUnmapped),
  ])
  func `maps its types by its own contexts`(context: String, code: FindingCode?) throws {
    let document = try parsed(Documents.credential).tree()
      .changed(
        try Change("/@context", json: "[\"https://www.w3.org/ns/credentials/v2\", \(context)]")
      )
      .changed(try Change("/type", json: #"["VerifiableCredential", "Diploma"]"#))
    let found = try findings(document)
    #expect(found.map { $0.code } == (code.map { [$0] } ?? []), "\(found)")
    #expect(found.allSatisfy { $0.pointer == "/type/1" })
  }

  @Test(arguments: [
    (Documents.credential, DocumentKind.verifiableCredential(version: .v2_0, openBadge: false)),
    (Documents.credential11, .verifiableCredential(version: .v1_1, openBadge: false)),
    (Documents.fullBadge, .verifiableCredential(version: .v2_0, openBadge: true)),
    (Documents.endorsement, .endorsement(version: .v2_0)),
    (Documents.presentation, .presentation(version: .v2_0)),
    ("{}", .unknown),
    (#"{"type": "AchievementCredential"}"#, .verifiableCredential(version: .v2_0, openBadge: true)),
    (
      #"{"type": "VerifiablePresentation", "@context": "https://www.w3.org/2018/credentials/v1"}"#,
      .presentation(version: .v1_1)
    ),
    (#"{"type": "EnvelopedVerifiablePresentation"}"#, .presentation(version: .v2_0)),
  ])
  func `says what it is`(text: String, kind: DocumentKind) throws {
    #expect(DocumentKind(of: try parsed(text)) == kind)
  }

  @Test func `is quoted as it is, and cut where it is long`() throws {
    let id = JSONTree.string("a\n\u{1B}\u{2028}" + String(repeating: "x", count: 100))
    let found = try findings(try parsed(Documents.credential).tree().changed(Change("/id", id)))
    let quoted = "'a\n\u{1B}\u{2028}" + String(repeating: "x", count: 76) + "…'"
    #expect(found.first?.message == "'id' is \(quoted); expected an absolute URL")
  }

  @Test func `is reported on in lines and columns`() throws {
    let found = try findings("{\"type\": \"VerifiablePresentation\",\n  \"@context\": 7}")
    #expect(found.first?.line == 2)
    #expect(found.first?.column == 15)
    #expect(found.first?.byteOffset == 49)
  }
}
