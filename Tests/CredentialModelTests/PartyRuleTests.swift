import CredentialModel
import StrictJSON
import Testing

@Suite struct `Issuer, holder and subject` {
  @Test(arguments: [
    RuleCase("/issuer", nil, .issuerMissing),
    RuleCase("/issuer", nil, .issuerMissing, in: Documents.credential),
    RuleCase("/issuer", nil, .issuerMissing, in: Documents.endorsement),
    RuleCase("/issuer", "null", .propertyNull, in: Documents.credential),
    RuleCase("/issuer", #""fake-issuer""#, .propertyURL, in: Documents.credential),
    RuleCase("/issuer", "7", .propertyType, in: Documents.credential),
    RuleCase("/issuer", "{}", .issuerID, at: "/issuer/id", in: Documents.credential),
    RuleCase(
      "/issuer", #"{"id": null}"#, .propertyNull, at: "/issuer/id", in: Documents.credential),
    RuleCase("/issuer/id", nil, .propertyMissing),
    RuleCase("/issuer/type", #""Organization""#, .typeRequired),
    RuleCase("/issuer/parentOrg/type", #"["https://a.b/#C"]"#, .typeRequired),
  ])
  func `say who issued it`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    RuleCase("/issuer", nil, .issuerMissing, .warning, in: Documents.credential),
    RuleCase("/issuer", "{}", .issuerID, at: "/issuer/id", .warning, in: Documents.credential),
    RuleCase(
      "/verifiableCredential/0/issuer", nil, .issuerMissing, .warning, in: Documents.presentation),
    RuleCase("/issuer", nil, .issuerMissing),
    RuleCase("/issuer/id", nil, .propertyMissing),
    RuleCase("/issuer", "null", .propertyNull, in: Documents.credential),
  ])
  func `of a draft may leave the issuer to the issuing step, but not of a badge`(
    rule: RuleCase
  ) throws {
    try rule.expect(stage: .draft)
  }

  @Test(
    arguments: [
      RuleCase("/holder", #"{"name": "Acme"}"#, .holderID, at: "/holder/id"),
      RuleCase("/holder", #""z6Mk""#, .propertyURL),
      RuleCase("/id", #""ebc6f1c2""#, .propertyURL),
      RuleCase("/verifiableCredential", #""eyJh.eyJi.c2ln""#, .propertyType),
      RuleCase("/verifiableCredential/0/type", "[]", .propertyEmpty),
      RuleCase("/verifiableCredential/0/validFrom", #""x""#, .dateTimeInvalid),
      RuleCase(
        "/verifiableCredential/0", #"{"a": 1}"#, .documentKind, at: "/verifiableCredential/0"),
      RuleCase(
        "/verifiableCredential/0", enveloped(#""id": "https://a.b","#), .envelopedID,
        at: "/verifiableCredential/0/id"),
      RuleCase(
        "/verifiableCredential/0", enveloped(""), .propertyMissing,
        at: "/verifiableCredential/0/id"),
      RuleCase(
        "/proof", #"{"created": "2026-01-01T00:00:00Z", "proofPurpose": "authentication"}"#,
        .propertyMissing, at: "/proof/type"),
    ].map { RuleCase($0.pointer, $0.value, $0.code, at: $0.place, in: Documents.presentation) })
  func `stand in a presentation`(rule: RuleCase) throws { try rule.expect() }

  private static func enveloped(_ id: String) -> String {
    """
    {"@context": "https://www.w3.org/ns/credentials/v2", \(id)
      "type": "EnvelopedVerifiableCredential"}
    """
  }

  @Test func `a presentation does not pass for a credential where credentials are listed`() throws {
    let outer = try parsed(Documents.presentation).tree()
    let nested = outer.changed(Change("/verifiableCredential/0", outer))
    let found = try findings(nested)
    #expect(
      found.contains { $0.code == .typeRequired && $0.pointer == "/verifiableCredential/0/type" })
  }

  @Test(arguments: [
    RuleCase("/credentialSubject", "{}", .subjectEmpty, in: Documents.credential),
    RuleCase(
      "/credentialSubject", #"[{"id": "a:b"}, {}]"#, .subjectEmpty, at: "/credentialSubject/1",
      in: Documents.credential),
    RuleCase("/credentialSubject", nil, .propertyMissing, in: Documents.credential),
    RuleCase(
      "/credentialSubject/id", #"["a:b", "a:c"]"#, .propertyCardinality, in: Documents.credential),
    RuleCase(
      "/credentialSubject/id", nil, .subjectIdentifier, at: "/credentialSubject",
      in: Documents.minimalBadge),
    RuleCase("/credentialSubject/id", nil, .propertyMissing, in: Documents.endorsement),
    RuleCase("/credentialSubject/type", #""Endorsed""#, .typeRequired, in: Documents.endorsement),
  ])
  func `say whom it is about`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    RuleCase(
      "/credentialSubject/identifier/0/identityHash",
      #""md5$9e107d9d372bb6826bd81d3542a419d6""#, .identityWeakHash, .warning),
    RuleCase("/credentialSubject/identifier/0/identityHash", #""a@example.org""#, .identityHash),
    RuleCase("/credentialSubject/identifier/0/identityHash", #""sha256$00""#, .identityHash),
    RuleCase("/credentialSubject/identifier/0/identityHash", #""sha1$00""#, .identityHash),
    RuleCase("/credentialSubject/identifier/0/identityHash", "7", .propertyType),
  ])
  func `are identified by a hash`(rule: RuleCase) throws { try rule.expect() }

  @Test func `may be identified in plain text`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(Change("/credentialSubject/identifier/0/hashed", false))
      .changed(Change("/credentialSubject/identifier/0/identityHash", "a@example.org"))
    #expect(try findings(badge) == [])
  }
}

@Suite struct `What is attached` {
  @Test(arguments: [
    RuleCase("/proof/0/type", nil, .propertyMissing),
    RuleCase("/credentialStatus/type", nil, .propertyMissing),
    RuleCase(
      "/credentialStatus", #"{"type": "a:b", "id": "https ://a"}"#, .propertyURL,
      at: "/credentialStatus/id", in: Documents.credential),
    RuleCase("/evidence", "{}", .propertyMissing, at: "/evidence/type", in: Documents.credential),
    RuleCase(
      "/termsOfUse", "[{}]", .propertyMissing, at: "/termsOfUse/0/type",
      in: Documents.credential),
    RuleCase(
      "/refreshService", "{}", .propertyMissing, at: "/refreshService/type",
      in: Documents.credential),
    RuleCase("/refreshService/id", nil, .propertyMissing),
    RuleCase("/credentialSchema/0/id", nil, .propertyMissing),
    RuleCase(
      "/credentialSchema", #"{"type": "JsonSchema"}"#, .propertyMissing,
      at: "/credentialSchema/id", in: Documents.credential),
    RuleCase(
      "/relatedResource", #"[{"id": "a:b"}]"#, .relatedResourceDigest,
      at: "/relatedResource/0", in: Documents.credential),
    RuleCase(
      "/relatedResource",
      #"[{"id": "a:b", "digestMultibase": "uEA"}, {"id": "a:b", "digestMultibase": "uEA"}]"#,
      .relatedResourceDuplicate, at: "/relatedResource/1/id", in: Documents.credential),
    RuleCase("/endorsement/0/name", nil, .propertyMissing),
    RuleCase("/endorsement/0/validFrom", nil, .propertyMissing),
    RuleCase("/endorsement/0/@context/1", #""https://a.b""#, .contextOpenBadges),
    RuleCase("/endorsement/0", #""eyJh.eyJi.c2ln""#, .propertyType),
    RuleCase(
      "/credentialSubject/achievement/endorsement/0/credentialSubject/id", #""x""#, .propertyURL),
    RuleCase("/issuer/endorsement/0/issuer", nil, .issuerMissing),
  ])
  func `is complete`(rule: RuleCase) throws { try rule.expect() }
}
