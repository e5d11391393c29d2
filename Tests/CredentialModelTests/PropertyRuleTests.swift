import CredentialModel
import StrictJSON
import Testing

@Suite struct `The values of a property` {
  @Test(arguments: [
    RuleCase("/name", "7", .propertyType),
    RuleCase("/name", "null", .propertyNull),
    RuleCase("/name", #"{"@value": "x"}"#, .propertyType),
    RuleCase("/credentialSubject/creditsEarned", #""3""#, .propertyType),
    RuleCase("/credentialSubject/identifier/0/hashed", #""yes""#, .propertyType),
    RuleCase("/credentialSubject", #""did:example:a""#, .propertyType),
    RuleCase("/credentialSubject/achievement", #""urn:a:b""#, .propertyType),
    RuleCase("/credentialSubject/source", #""urn:a:b""#, .propertyType),
    RuleCase("/credentialSubject/achievement/tag/1", "true", .propertyType),
    RuleCase("/validFrom", "2026", .propertyType),
    RuleCase("/issuer/dateOfBirth", "2000", .propertyType),
    RuleCase("/credentialSubject/achievement/achievementType", "1", .propertyType),
    RuleCase("/proof/0", #""z1""#, .propertyType),
    RuleCase("/issuer/address/geo/latitude", #""52.5""#, .propertyType),
  ])
  func `are of its type`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    RuleCase("/name", #"["a"]"#, .propertyCardinality),
    RuleCase("/id", #"["urn:a:b"]"#, .propertyCardinality),
    RuleCase("/id", #"["urn:a:b"]"#, .propertyCardinality, in: Documents.credential),
    RuleCase("/issuer", #"["did:example:a"]"#, .propertyCardinality, in: Documents.credential),
    RuleCase("/credentialSubject", "[]", .propertyCardinality),
    RuleCase("/image/type", #"["Image"]"#, .propertyCardinality),
    RuleCase("/evidence", #"{"type": "Evidence"}"#, .propertyNotArray),
    RuleCase("/credentialSubject/achievement/tag", #""a""#, .propertyNotArray),
    RuleCase("/endorsementJwt", #""eyJh.eyJi.c2ln""#, .propertyNotArray),
    RuleCase("/evidence", "[]", .propertyEmpty),
    RuleCase("/proof", "[]", .propertyEmpty),
    RuleCase("/credentialSubject", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/proof", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/credentialStatus", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/credentialSchema", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/termsOfUse", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/evidence", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/refreshService", "[]", .propertyEmpty, in: Documents.credential11),
    RuleCase("/relatedResource", "[]", .propertyEmpty, in: Documents.credential),
    RuleCase("/verifiableCredential", "[]", .propertyEmpty, in: Documents.presentation),
    RuleCase(
      "/credentialStatus", #"[{"type": "a:b"}, {"type": "a:c"}]"#, .statusSeveral, .warning),
  ])
  func `are as many as it has`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    "https ://example.org", "example.org", "//example.org", "", "https:", "https://", "https:///x",
    "https://#a", "https://a b", "https://a/\\u0000", "https://a/%zz", "https://a/%4",
    "https://a/#b#c",
    "https://a/[b]", "https://a/<b>", "https://a/\\\\b", "1a:b", "did:", "did:key", "did:key:",
    "urn:uuid", "urn::x", "data:text/plain", "z6Mk", "a_b:c", "https://:80/", "https://a/{b}",
    "https://a/\\u007f", "https://a/b^c", "https://a/`b`",
  ])
  func `are refused where they are no URL`(url: String) throws {
    try RuleCase("/id", "\"\(url)\"", .propertyURL).expect()
    try RuleCase("/id", "\"\(url)\"", .propertyURL, in: Documents.credential).expect()
  }

  @Test(arguments: [
    "https://example.org", "HTTPS://example.org/a?b=c#d", "did:example:a", "did:key:z6Mk#z6Mk",
    "did:web:example.org%3A3000:a", "urn:uuid:1", "urn:isbn:0451450523", "http://[::1]:80/",
    "https://u@example.org:8080/", "mailto:a@example.org", "tag:example.org,2026:a",
    "data:image/png;base64,iVBORw0KGgo=", "https://example.org/würde", "https://münchen.example/",
    "https://example.org/%E2%82%AC", "a+b-c.d:e",
  ])
  func `may be any absolute URL`(url: String) throws {
    let badge = try parsed(Documents.fullBadge).tree().changed(Change("/id", .string(url)))
    #expect(try findings(badge) == [])
  }

  @Test(arguments: [
    RuleCase("/issuer/dateOfBirth", #""2001-02-29""#, .propertyFormat),
    RuleCase("/issuer/parentOrg/dateOfBirth", #""2001-02-29""#, .propertyFormat),
    RuleCase("/issuer/parentOrg/dateOfBirth", #""2001-13-01""#, .propertyFormat),
    RuleCase("/issuer/parentOrg/dateOfBirth", #""2001-1-01""#, .propertyFormat),
    RuleCase("/issuer/address/addressCountryCode", #""de""#, .propertyFormat),
    RuleCase("/issuer/address/addressCountryCode", #""DEU""#, .propertyFormat),
    RuleCase("/issuer/email", #""office""#, .propertyFormat),
    RuleCase("/issuer/email", #""office@""#, .propertyFormat),
    RuleCase("/issuer/email", #""a b@example.org""#, .propertyFormat),
    RuleCase("/endorsementJwt/0", #""eyJh.eyJi""#, .propertyFormat),
    RuleCase("/endorsementJwt/0", #""eyJh.eyJi.""#, .propertyFormat),
    RuleCase("/endorsementJwt/0", #"".eyJi.c2ln""#, .propertyFormat),
    RuleCase("/endorsementJwt/0", #""eyJh.ey+i.c2ln""#, .propertyFormat),
    RuleCase("/endorsementJwt/0", #""a.b.c.d""#, .propertyFormat),
    RuleCase("/credentialSubject/achievement/inLanguage", #""de_DE""#, .propertyFormat),
    RuleCase("/image", #""https://example.org/i.png""#, .propertyCompacted, .warning),
  ])
  func `have its format`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    RuleCase(
      "/credentialSubject/achievement/achievementType", #""Microcredential""#, .propertyTerm),
    RuleCase("/credentialSubject/achievement/achievementType", #""ext:""#, .propertyTerm),
    RuleCase("/credentialSubject/achievement/achievementType", #""ext:a b""#, .propertyTerm),
    RuleCase("/credentialSubject/achievement/alignment/0/targetType", #""CFThing""#, .propertyTerm),
    RuleCase(
      "/credentialSubject/achievement/resultDescription/0/resultType", #""Score""#,
      .propertyTerm),
    RuleCase("/credentialSubject/identifier/0/identityType", #""email""#, .propertyTerm),
    RuleCase("/credentialSubject/result/3/status", #""Passed""#, .propertyTerm),
    RuleCase("/credentialSubject/result/3/status", #""ext:Passed""#, .propertyTerm),
  ])
  func `are terms of its enumeration`(rule: RuleCase) throws { try rule.expect() }

  @Test(
    arguments: [
      ("/credentialSubject/achievement/achievementType", "ext:Micro-badge_1.0"),
      ("/credentialSubject/achievement/achievementType", "QualityAssuranceCredential"),
      ("/credentialSubject/achievement/alignment/0/targetType", "ext:ESCO"),
      ("/credentialSubject/identifier/0/identityType", "ext:ror"),
      ("/credentialSubject/result/3/status", "InProgress"),
    ] as [(JSONPointer, String)])
  func `may extend its enumeration`(pointer: JSONPointer, term: String) throws {
    let badge = try parsed(Documents.fullBadge).tree().changed(Change(pointer, .string(term)))
    #expect(try findings(badge) == [])
  }

  @Test(arguments: [
    RuleCase("/validFrom", #""2026-01-01""#, .dateTimeInvalid),
    RuleCase("/validFrom", #""2026-13-01T00:00:00Z""#, .dateTimeInvalid),
    RuleCase("/validFrom", #""2026-01-01T24:00:00Z""#, .dateTimeInvalid),
    RuleCase("/validFrom", #""yesterday""#, .dateTimeInvalid),
    RuleCase("/validFrom", #""2026-01-01T00:00:00""#, .dateTimeZone, .warning),
    RuleCase("/awardedDate", #""2026-01-01T00:00:00""#, .dateTimeZone, .warning),
    RuleCase("/proof/0/created", #""May-23-2022""#, .dateTimeInvalid),
    RuleCase("/validUntil", #""2025-12-31T23:59:59Z""#, .validityOrder),
    RuleCase("/validUntil", #""2026-01-01T00:59:59+01:00""#, .validityOrder),
    RuleCase(
      "/expirationDate", #""2019-01-01T00:00:00Z""#, .validityOrder, in: Documents.credential11),
    RuleCase("/expirationDate", #""2019-01-01T00:00:00Z""#, .validityForeignMember, .warning),
    RuleCase("/issuanceDate", "7", .validityForeignMember, .warning, in: Documents.credential),
    RuleCase(
      "/validUntil", #""2019-01-01T00:00:00Z""#, .validityForeignMember, .warning,
      in: Documents.credential11),
  ])
  func `are times in order`(rule: RuleCase) throws { try rule.expect() }

  @Test(arguments: [
    (#""plain""#, nil), (#"{"@value": "x"}"#, nil),
    (#"{"@value": "x", "@language": "ar", "@direction": "rtl"}"#, nil),
    (#"["a", {"@value": "b", "@language": "pt-BR"}]"#, nil),
    ("7", FindingCode.propertyType), ("[null]", .propertyType), ("[]", .propertyEmpty),
    (#"{"@value": "x", "@language": "en", "url": "a:b"}"#, .languageValue),
    (#"{"@language": "en"}"#, .languageValue), (#"{"@value": 7}"#, .languageValue),
    (#"{"@value": "x", "@language": "e"}"#, .languageTag),
    (#"{"@value": "x", "@language": 7}"#, .languageTag),
    (#"{"@value": "x", "@direction": "up"}"#, .languageDirection),
  ])
  func `may be text in a language`(text: String, code: FindingCode?) throws {
    for pointer in ["/name", "/description", "/issuer/name"] as [JSONPointer] {
      let document = try parsed(Documents.credential).tree()
        .changed(try Change("/issuer", json: #"{"id": "did:example:issuer"}"#))
        .changed(try Change(pointer, json: text))
      let found = try findings(document)
      #expect(found.map { $0.code } == (code.map { [$0] } ?? []), "\(found)")
      #expect(found.allSatisfy { "\($0.pointer)".hasPrefix("\(pointer)") })
    }
  }

  @Test(arguments: [
    ("en", true), ("de-DE", true), ("zh-Hant-TW", true), ("zh-cmn-Hans-CN", true),
    ("sl-rozaj-biske", true), ("de-CH-1901", true), ("es-419", true), ("x-whatever", true),
    ("en-a-bbb-x-a-ccc", true), ("i-klingon", true), ("de-1996", true),
    ("qaa-Qaaa-QM-x-southern", true),
    ("en-u-co-phonebk", true), ("", false), ("e", false), ("en-", false), ("-en", false),
    ("en--US", false), ("en_US", false), ("de-419-DE", false), ("a-DE", false), ("en-x", false),
    ("en-a", false), ("en-a-x-b", false), ("abcdefghi", false), ("en-US-Latn", false),
    ("en-ü", false), ("12", false), ("x-", false),
  ])
  func `are well-formed language tags`(tag: String, isWellFormed: Bool) throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(Change("/credentialSubject/achievement/inLanguage", .string(tag)))
    #expect(try findings(badge).isEmpty == isWellFormed)
  }

  @Test(arguments: [
    RuleCase("/credentialSubject/creditsEarned", "-0.5", .propertyRange),
    RuleCase("/credentialSubject/achievement/creditsAvailable", "-3", .propertyRange),
    RuleCase("/issuer/address/geo/latitude", "90.5", .propertyRange),
    RuleCase("/issuer/address/geo/latitude", "-91", .propertyRange),
    RuleCase("/issuer/address/geo/longitude", "1000", .propertyRange),
  ])
  func `are numbers in their range`(rule: RuleCase) throws {
    let document = try parsed(rule.base).tree()
      .changed(try Change(rule.pointer, json: try #require(rule.value)))
    let found = try findings(document).filter { $0.code == rule.code }
    #expect(found.map { $0.pointer } == [rule.place])
    #expect(found.first?.severity == .error)
  }

  @Test(
    arguments: [
      ("/issuer/address/geo/latitude", -90), ("/issuer/address/geo/longitude", 180),
      ("/credentialSubject/creditsEarned", 0),
    ] as [(JSONPointer, JSONTree)])
  func `may be the ends of their range`(pointer: JSONPointer, value: JSONTree) throws {
    let badge = try parsed(Documents.fullBadge).tree().changed(Change(pointer, value))
    #expect(try findings(badge) == [])
  }
}
