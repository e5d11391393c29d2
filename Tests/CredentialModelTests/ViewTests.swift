import CredentialModel
import StrictJSON
import Testing
import WireFormats

@Suite struct `A view` {
  private func badge() throws -> Credential { Credential(try parsed(Documents.fullBadge)) }

  @Test func `reads the members of a badge`() throws {
    let badge = try badge()
    #expect(badge.id == "urn:uuid:a63a60be-f4af-491c-87fc-2c8fd3007a58")
    #expect(badge.version == .v2_0)
    #expect(badge.types.contains("OpenBadgeCredential"))
    #expect(badge.name?.text() == "Welder, level 2")
    #expect(badge.issuerID == "did:example:issuer")
    #expect(badge.issuer?.name?.text() == "Guild")
    #expect(badge.issuer?.parentOrg?.honorificPrefix == "Dr.")
    #expect(badge.issuer?.address?.geo?.latitude == 52.5)
    #expect(badge.issuer?.otherIdentifier.first?.identifierType == "ext:ror")
    #expect(badge.validFrom == Instant(secondsSinceEpoch: 1_767_225_600))
    #expect(badge.validUntil?.description == "2028-12-31T23:00:00Z")
    #expect(badge.awardedDate?.nanoseconds == 500_000_000)
    #expect(badge.contexts.count == 3)
    #expect(badge.evidence.first?.genre == "film")
    #expect(badge.credentialStatus.first?.json["statusListIndex"]?.string == "4")
    #expect(badge.credentialSchema.first?.types == ["1EdTechJsonSchemaValidator2019"])
    #expect(badge.refreshService.first?.id == "https://example.org/r")
    #expect(badge.proof.first?.cryptosuite == "eddsa-jcs-2022")
    #expect(badge.endorsement.first?.endorsementSubject?.endorsementComment == "Good work")
    #expect(badge.endorsementJwt == ["eyJh.eyJi.c2ln"])
    #expect(badge.image?.caption == "A torch")
  }

  @Test func `reads the achievement and its results`() throws {
    let subject = try #require(try badge().subjects.first)
    #expect(subject.creditsEarned == 2.5)
    #expect(subject.result.map { $0.value } == ["82.5", "B", nil, nil])
    #expect(subject.result[2].achievedLevel == "urn:uuid:l2")
    #expect(subject.result[3].status == "Completed")
    let achievement = try #require(subject.achievement)
    #expect(achievement.name == "Welding")
    #expect(achievement.achievementType == "MicroCredential")
    #expect(achievement.criteria?.narrative == "Weld two plates")
    #expect(achievement.alignment.first?.targetUrl == "https://example.org/esco")
    #expect(achievement.tag == ["metal", "heat"])
    #expect(achievement.related.first?.inLanguage == "en")
    #expect(achievement.resultDescription[1].allowedValue == ["D", "C", "B", "A"])
    #expect(achievement.resultDescription[2].rubricCriterionLevel[1].name == "Master")
  }

  @Test func `keeps what the model does not know`() throws {
    let badge = try badge()
    #expect(badge.json["badgeColour"]?["nested"]?[3]?.string == "café")
    #expect(UnknownMembers.of(badge.json).map { $0.value.pointer } == ["/badgeColour"])
  }

  @Test func `lists unknown members at any depth`() throws {
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(Change("/credentialSubject/name", "Ada"))
      .changed(Change("/credentialSubject/result/0/grade", 1))
      .changed(Change("/endorsement/0/colour", "red"))
    let root = try JSONDocument(badge.compactBytes()).root
    #expect(
      Set(UnknownMembers.of(root).map { $0.value.pointer }) == [
        "/badgeColour", "/credentialSubject/name", "/credentialSubject/result/0/grade",
        "/endorsement/0/colour",
      ])
  }

  @Test func `reads the members of version 1_1 in documents of version 1_1 only`() throws {
    let old = Credential(try parsed(Documents.credential11))
    #expect(old.version == .v1_1)
    #expect(old.validFrom?.description == "2020-01-01T00:00:00Z")
    #expect(old.validUntil?.description == "2030-01-01T00:00:00Z")
    let members: JSONTree = .members([
      "issuanceDate": "2020-01-01T00:00:00Z", "expirationDate": "2021-01-01T00:00:00Z",
    ])
    var new = try parsed(Documents.credential).tree()
    new["issuanceDate"] = members["issuanceDate"]
    new["expirationDate"] = members["expirationDate"]
    let credential = Credential(try JSONDocument(new.compactBytes()).root)
    #expect(credential.validFrom == nil)
    #expect(credential.validUntil == nil)
  }

  @Test func `reads an issuer that is only a URL`() throws {
    let credential = Credential(try parsed(Documents.credential))
    #expect(credential.issuerID == "did:example:issuer")
    #expect(credential.issuer?.id == "did:example:issuer")
    #expect(credential.issuer?.name == nil)
  }

  @Test func `of something else reads as nothing`() throws {
    for text in ["7", "[]", "{}", #"{"credentialSubject": 7, "issuer": [], "type": {}}"#] {
      let credential = Credential(try parsed(text))
      #expect(credential.id == nil && credential.validFrom == nil && credential.types == [])
      #expect(credential.achievement == nil && credential.issuerID == nil)
      #expect(credential.proof.isEmpty && credential.kind.version != .v1_1)
    }
  }

  @Test func `reads a presentation`() throws {
    let presentation = Presentation(try parsed(Documents.presentation))
    #expect(presentation.holder?.id == "did:example:holder")
    #expect(presentation.verifiableCredential.map { $0.issuerID } == ["did:example:issuer"])
  }

  @Test func `chooses text by language`() throws {
    let value = LanguageValue(
      try parsed(
        #"[{"@value": "Dog", "@language": "en-GB", "@direction": "ltr"}, "Hund","#
          + #"{"@value": "Chien", "@language": "FR"}]"#))
    #expect(value.text() == "Dog")
    #expect(value.text(preferring: ["fr"]) == "Chien")
    #expect(value.text(preferring: ["it", "en"]) == "Dog")
    #expect(value.text(preferring: ["it"]) == "Dog")
    #expect(value.text(preferring: ["e"]) == "Dog")
    #expect(value.entries.map { $0.language } == ["en-GB", nil, "FR"])
    #expect(value.entries.first?.direction == "ltr")
  }
}

@Suite struct `A recipient's identity` {
  private func identity(_ hash: String, hashed: Bool = true) throws -> IdentityObject {
    IdentityObject(
      try parsed(
        """
        {"type": "IdentityObject", "hashed": \(hashed), "identityHash": "\(hash)",
          "identityType": "emailAddress", "salt": "Kosher"}
        """))
  }

  private static let vector = "b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399"

  /// A digest function that knows one message.
  private func sha256(_ message: [UInt8]) -> [UInt8] {
    message == Array("a@example.comKosher".utf8)
      ? (try? Base16.decode(Self.vector)) ?? [] : [UInt8](repeating: 0, count: 32)
  }

  @Test(arguments: [vector, vector.uppercased()])
  func `is matched in either case of its digits`(digits: String) throws {
    let identity = try identity("sha256$\(digits)")
    #expect(
      identity.expectedDigestInput(identifier: "a@example.com") == Array("a@example.comKosher".utf8)
    )
    #expect(identity.matches(identifier: "a@example.com", sha256: sha256) == .same)
    #expect(identity.matches(identifier: "A@example.com", sha256: sha256) == .different)
  }

  @Test func `is matched in plain text byte for byte`() throws {
    let identity = try identity("caf\u{e9}@example.com", hashed: false)
    #expect(identity.matches(identifier: "caf\u{e9}@example.com", sha256: sha256) == .same)
    #expect(identity.matches(identifier: "cafe\u{301}@example.com", sha256: sha256) == .different)
  }

  @Test func `is not matched by a weak hash`() throws {
    let identity = try identity("md5$9e107d9d372bb6826bd81d3542a419d6")
    #expect(identity.parsedHash?.algorithm == .md5)
    #expect(identity.matches(identifier: "a@example.com", sha256: sha256) == .tooWeak)
  }

  @Test(arguments: [
    "", "sha256", "sha256$", "sha256$00", "SHA256$\(vector)", "sha256$\(vector)0",
    "sha256$$\(vector)", "sha1$\(vector)", " sha256$\(vector)", "md5$\(vector)",
  ])
  func `is malformed without a whole digest`(hash: String) throws {
    #expect(try identity(hash).matches(identifier: "a", sha256: sha256) == .malformed)
  }

  @Test func `is malformed where it does not say whether it is hashed`() throws {
    let identity = IdentityObject(try parsed(#"{"identityHash": "a"}"#))
    #expect(identity.matches(identifier: "a", sha256: sha256) == .malformed)
  }
}
