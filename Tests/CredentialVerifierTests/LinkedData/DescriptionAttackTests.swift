import CredentialVerifier
import DataIntegrity
import LinkedData
import StrictJSON
import Testing

private let creator = "/credentialSubject/achievement/creator"
private let endorsement = "/credentialSubject/achievement/endorsement"

/// Statements about one thing are one set: what one object says of it is moved to another.
@Suite struct DescriptionAttackTests {
  /// The badge with an endorsement of something in it.
  private static func endorsed(_ id: String) -> JSONTree {
    var badge = LinkedBadge.unsigned
    badge.set(endorsement, (try? [Endorsement.signed(of: id)]) ?? [])
    return badge
  }

  /// A badge whose achievement is named as its own criteria.
  private static let ownCriteria = LinkedBadge.unsigned.replacing(
    ["credentialSubject", "achievement", "criteria"],
    with: ["id": .string(Endorsement.achievement), "narrative": "Pass the exam."])

  /// A badge that the university issues to itself.
  private static let ownBadge = LinkedBadge.unsigned.replacing(
    ["credentialSubject", "id"], with: .string(Endorsement.university)
  ).replacing(["credentialSubject", "achievement", "creator"], with: nil)

  private static let subject = [
    "credentialSubject", "achievement", "endorsement", "0", "credentialSubject",
  ]
  private static let subjectPlace = endorsement + "/0/credentialSubject"

  @Test(arguments: [
    Attack(
      "from the credential to an endorsement of it: its end of validity",
      .descriptionScattered(Endorsement.badge), at: subject, seen: "/validUntil",
      of: endorsed(Endorsement.badge)
    ) {
      $0.set(subjectPlace + "/type", ["EndorsementSubject", "VerifiableCredential"])
      $0.move("/validUntil", to: subjectPlace + "/validUntil")
    },
    Attack(
      "from the credential to an endorsement of it: its status",
      .descriptionScattered(Endorsement.badge), at: subject, seen: "/credentialStatus",
      of: endorsed(Endorsement.badge).replacing(
        ["credentialStatus"],
        with: [
          "id": "https://university.example/status/1#7", "type": "BitstringStatusListEntry",
          "statusPurpose": "revocation", "statusListIndex": "7",
          "statusListCredential": "https://university.example/status/1",
        ])
    ) {
      $0.set(subjectPlace + "/type", ["EndorsementSubject", "VerifiableCredential"])
      $0.move("/credentialStatus", to: subjectPlace + "/credentialStatus")
    },
    Attack(
      "from the credential to an endorsement of it: when it was awarded",
      .descriptionScattered(Endorsement.badge), at: subject, seen: "/awardedDate",
      of: endorsed(Endorsement.badge)
    ) { $0.move("/awardedDate", to: subjectPlace + "/awardedDate") },
    Attack(
      "from the credential to an endorsement of it: that it is a badge",
      .descriptionScattered(Endorsement.badge), at: subject, seen: "/type",
      of: endorsed(Endorsement.badge)
    ) {
      $0.set("/type", ["VerifiableCredential"])
      $0.set(subjectPlace + "/type", ["EndorsementSubject", "OpenBadgeCredential"])
    },
    Attack(
      "from the achievement to an endorsement of it: its description",
      .descriptionScattered(Endorsement.achievement), at: subject,
      seen: "/credentialSubject/achievement/description", of: endorsed(Endorsement.achievement)
    ) {
      $0.move("/credentialSubject/achievement/description", to: subjectPlace + "/description")
    },
    Attack(
      "from an achievement to itself as its criteria: its description",
      .descriptionScattered(Endorsement.achievement),
      at: ["credentialSubject", "achievement", "criteria"],
      seen: "/credentialSubject/achievement/description", of: ownCriteria
    ) {
      $0.move(
        "/credentialSubject/achievement/description",
        to: "/credentialSubject/achievement/criteria/description")
    },
    Attack(
      "from the criteria to the achievement, which are one: the narrative",
      .descriptionScattered(Endorsement.achievement),
      at: ["credentialSubject", "achievement", "criteria"],
      seen: "/credentialSubject/achievement/criteria", of: ownCriteria
    ) {
      $0.move(
        "/credentialSubject/achievement/criteria/narrative",
        to: "/credentialSubject/achievement/narrative")
    },
    Attack(
      "from the issuer to the achievement's creator: its address",
      .descriptionScattered(Endorsement.university),
      at: ["credentialSubject", "achievement", "creator"], seen: "/issuer/url"
    ) { $0.move("/issuer/url", to: creator + "/url") },
    Attack(
      "from the issuer to the achievement's creator: all but the name of the thing",
      .descriptionScattered(Endorsement.university),
      at: ["credentialSubject", "achievement", "creator"], seen: "/issuer/name"
    ) {
      $0.set(creator, $0.value(at: "/issuer"))
      $0.change("/issuer") { .members(["id": $0["id"]]) }
    },
    Attack(
      "from the subject to the issuer, who are one: the subject's name",
      .descriptionScattered(Endorsement.university), at: ["credentialSubject"],
      seen: "/issuer/name",
      of: ownBadge
    ) { $0.move("/issuer/name", to: "/credentialSubject/name") },
    Attack(
      "from the subject to the issuer, who are one: the subject's results",
      .descriptionScattered(Endorsement.university), at: ["credentialSubject"],
      seen: "/credentialSubject/result", of: ownBadge
    ) {
      $0.set("/issuer/type", ["Profile", "AchievementSubject"])
      $0.move("/credentialSubject/result", to: "/issuer/result")
      $0.set("/issuer/identifier", $0.value(at: "/credentialSubject/identifier"))
      $0.set("/credentialSubject/identifier", nil)
      $0.set("/issuer/achievement", $0.value(at: "/credentialSubject/achievement"))
      $0.set("/credentialSubject/achievement", .members(["id": .string(Endorsement.achievement)]))
    },
    Attack(
      "from the issuer to the subject, who are one: the issuer's image",
      .descriptionScattered(Endorsement.university), at: ["credentialSubject"],
      seen: "/issuer/image",
      of: ownBadge.replacing(["issuer", "image"], with: "https://university.example/1.png")
    ) { $0.move("/issuer/image", to: "/credentialSubject/image") },
  ])
  func `what is moved to another object about the same thing is refused`(_ attack: Attack) throws {
    try attack.expectRefusal()
  }

  @Test func `one subject may not be split into two objects`() throws {
    var badge = LinkedBadge.unsigned
    badge.set("/credentialSubject/id", "did:example:alice")
    var signed = try LinkedBadge.sign(badge)
    signed.change("/credentialSubject") { subject in
      var (first, second) = (subject, subject)
      first["result"] = nil
      second["identifier"] = nil
      second["achievement"] = nil
      return [first, second]
    }
    #expect(try LaxVerifier.holds(signed))
    try Attack.expect(.valueRepeated, at: ["credentialSubject"], in: signed)
  }

  @Test func `a badge does not become an endorsement of itself`() throws {
    var unsignedEndorsement = try Endorsement.signed(
      of: Endorsement.badge, by: Endorsement.university)
    unsignedEndorsement["proof"] = nil
    unsignedEndorsement["@context"] = nil
    unsignedEndorsement["validUntil"] = "2099-01-01T00:00:00Z"
    unsignedEndorsement.set("/issuer/name", "Claimed University")
    unsignedEndorsement.set("/issuer/url", "https://university.example/")
    var badge = LinkedBadge.unsigned
    badge["endorsement"] = [unsignedEndorsement]
    // What an attacker would make of it: the endorsement with the badge in it.
    var inner = badge
    inner["@context"] = nil
    inner["endorsement"] = [["id": "urn:uuid:7b1c9a54-3f0e-4d62-8f4e-2f8f7a2d9c10"]]
    inner["type"] = ["VerifiableCredential", "OpenBadgeCredential", "EndorsementSubject"]
    inner.set(
      "/endorsementComment",
      unsignedEndorsement.value(at: "/credentialSubject/endorsementComment"))
    var outer = unsignedEndorsement
    outer["@context"] = badge["@context"]
    outer["credentialSubject"] = inner
    #expect(try LaxVerifier.canonicalForm(of: outer) == LaxVerifier.canonicalForm(of: badge))
    for (document, place) in [
      (badge, "/endorsement/0" as JSONPointer), (outer, "/credentialSubject"),
    ] {
      let root = try JSONDocument(document.compactBytes()).root
      let loss = #expect(throws: DataLoss.self) { try LinkedDocument(root) }
      #expect(loss?.reason == .rootAmbiguous)
      #expect(loss?.place.pointer == place)
    }
  }

  @Test func `things that are described twice alike are not refused`() throws {
    var badge = DescriptionAttackTests.endorsed(Endorsement.badge)
    badge.set(creator, badge.value(at: "/issuer"))
    badge.set("/issuer/address", ["type": ["Address"], "addressCountry": "DE"])
    badge.set(creator + "/address", ["type": ["Address"], "addressCountry": "DE"])
    let report = try LinkedBadge.report(try LinkedBadge.sign(badge))
    #expect(report.codes(.proofCoverage, .passed) == [nil])
    badge.set("/issuer", .string(Endorsement.university))
    #expect(throws: Never.self) { try LinkedBadge.sign(badge) }
    // As in the specification's own example.
    badge["@context"] = [
      .string(LinkedBadge.v2), .string(LinkedBadge.openBadges),
      "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    ]
    badge["refreshService"] = [
      "id": .string(Endorsement.badge), "type": "1EdTechCredentialRefresh",
    ]
    #expect(throws: Never.self) { try LinkedBadge.sign(badge) }
  }
}
