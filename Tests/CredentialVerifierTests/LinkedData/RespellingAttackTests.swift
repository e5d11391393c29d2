import CredentialVerifier
import DataIntegrity
import LinkedData
import StrictJSON
import Testing

private let cred = "https://www.w3.org/2018/credentials#"
private let ob = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
private let achievement = ["credentialSubject", "achievement"]

/// SPECS §9 item 6: a signed member or type is written so that readers of the JSON miss it.
@Suite struct RespellingAttackTests {
  @Test(arguments: [
    Attack(
      "the end of validity is keyed by its IRI", .memberIsIRI(cred + "validUntil"),
      at: [cred + "validUntil"], seen: "/validUntil"
    ) {
      $0.rename("/validUntil", to: cred + "validUntil")
      // Not by its place: an IRI is full of slashes.
      guard case .object(let members) = $0 else { return }
      $0 = .object(
        members.map { member in
          guard member.name == cred + "validUntil" else { return member }
          return JSONTreeMember(
            member.name,
            ["@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": member.value])
        })
    },
    Attack(
      "the result is keyed by its IRI", .memberIsIRI(ob + "result"),
      at: ["credentialSubject", ob + "result"], seen: "/credentialSubject/result"
    ) { $0.rename("/credentialSubject/result", to: ob + "result") },
    Attack(
      "the end of validity is keyed by a compact IRI", .memberIsIRI("cred:expirationDate"),
      at: ["cred:expirationDate"], seen: "/expirationDate", of: LinkedBadge.old,
      suite: .ed25519Signature2020
    ) {
      $0.rename("/expirationDate", to: "cred:expirationDate")
      $0.change("/cred:expirationDate") { ["@type": "xsd:dateTime", "@value": $0] }
    },
    Attack(
      "the issuer's id is keyed by the keyword", .memberIsKeyword("@id"), at: ["issuer", "@id"],
      seen: "/issuer/id"
    ) { $0.rename("/issuer/id", to: "@id") },
    Attack(
      "the subject's type is keyed by the keyword", .memberIsKeyword("@type"),
      at: ["credentialSubject", "@type"], seen: "/credentialSubject/type"
    ) { $0.rename("/credentialSubject/type", to: "@type") },
    Attack(
      "the criteria are keyed by the class's name", .memberHasOtherName("Criteria"),
      at: achievement + ["Criteria"], seen: "/credentialSubject/achievement/criteria"
    ) { $0.rename("/credentialSubject/achievement/criteria", to: "Criteria") },
    Attack(
      "the achievement is keyed by the class's name", .memberHasOtherName("Achievement"),
      at: ["credentialSubject", "Achievement"], seen: "/credentialSubject/achievement",
      of: LinkedBadge.old.replacing(
        ["@context"],
        with: [
          .string(LinkedBadge.v1), "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
          .string(LinkedBadge.ed25519),
        ]
      ).replacing(["awardedDate"], with: nil),
      suite: .ed25519Signature2020
    ) { $0.rename("/credentialSubject/achievement", to: "Achievement") },
    Attack(
      "the image is keyed by what another context only knows as a class", .memberIsType("Image"),
      at: ["issuer", "Image"], seen: "/issuer/image", of: LinkedBadge.endorsement
    ) {
      $0.set("/@context/1", .string(LinkedBadge.openBadges))
      $0.rename("/issuer/image", to: "Image")
    },
    Attack(
      "the issuer's id is keyed by another context's name for it", .memberIsAlias("uid"),
      at: ["issuer", "uid"], seen: "/issuer/id",
      of: LinkedBadge.with(
        LinkedBadge.v2, LinkedBadge.openBadges, "https://www.w3.org/ns/odrl.jsonld")
    ) { $0.rename("/issuer/id", to: "uid") },
    Attack(
      "the credential's type is an IRI", .typeHasOtherName(ob + "OpenBadgeCredential"),
      at: ["type", "1"], seen: "/type"
    ) { $0.set("/type/1", .string(ob + "OpenBadgeCredential")) },
    Attack(
      "the credential's type is there under both of its names", .valueRepeated, at: ["type", "1"],
      seen: "/type"
    ) {
      $0.set("/type", ["VerifiableCredential", "OpenBadgeCredential", "AchievementCredential"])
    },
    Attack(
      "the issuer is in @included", .memberIsKeyword("@included"), at: ["@included"],
      seen: "/issuer"
    ) {
      $0.move("/issuer", to: "/@included")
      $0.set("/issuer", .string(Endorsement.university))
    },
    Attack(
      "the issuer is said of the achievement's creator, in reverse", .memberIsKeyword("@reverse"),
      at: achievement + ["creator", "@reverse"], seen: "/issuer"
    ) {
      $0.set(
        "/credentialSubject/achievement/creator/@reverse",
        .members([cred + "issuer": ["id": .string(Endorsement.badge)]]))
      $0.set("/credentialSubject/achievement/creator/url", "https://university.example/")
      $0.set("/credentialSubject/achievement/creator/url", $0.value(at: "/issuer/url"))
      $0.set("/issuer", nil)
    },
    Attack(
      "the end of validity is in @nest", .memberIsKeyword("@nest"), at: ["@nest"],
      seen: "/validUntil"
    ) {
      $0.set("/@nest", [:])
      $0.move("/validUntil", to: "/@nest/validUntil")
    },
    Attack(
      "tags are in @set", .memberIsKeyword("@set"), at: achievement + ["tag", "@set"],
      seen: "/credentialSubject/achievement/tag"
    ) { $0.change("/credentialSubject/achievement/tag") { ["@set": $0] } },
    Attack(
      "allowed values are in @list", .memberIsKeyword("@list"),
      at: achievement + ["resultDescription", "0", "allowedValue", "@list"],
      seen: "/credentialSubject/achievement/resultDescription/0/allowedValue"
    ) {
      $0.change("/credentialSubject/achievement/resultDescription/0/allowedValue") { ["@list": $0] }
    },
    Attack(
      "the achievement's name is in @value", .valueObjectInvalid, at: achievement + ["name"],
      seen: "/credentialSubject/achievement/name"
    ) { $0.change("/credentialSubject/achievement/name") { ["@value": $0] } },
    Attack(
      "the end of validity is in @value", .valueObjectInvalid, at: ["validUntil"],
      seen: "/validUntil"
    ) {
      $0.change("/validUntil") {
        ["@value": $0, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"]
      }
    },
    Attack(
      "tags are a list in a list", .arrayNested, at: achievement + ["tag", "0"],
      seen: "/credentialSubject/achievement/tag"
    ) { $0.change("/credentialSubject/achievement/tag") { [$0] } },
  ])
  func `what is respelled is refused`(_ attack: Attack) throws { try attack.expectRefusal() }

  @Test func `all that is in @graph is no credential`() throws {
    let signed = try LinkedBadge.sign(LinkedBadge.unsigned)
    var graph = signed
    graph["@context"] = nil
    graph["proof"] = nil
    let attacked = JSONTree.members([
      "@context": signed["@context"], "@graph": [graph], "proof": signed["proof"],
    ])
    #expect(try LaxVerifier.holds(attacked))
    #expect(try LinkedBadge.report(attacked).verdict.name == "rejected")
    let root = try JSONDocument(attacked.compactBytes()).root
    let loss = #expect(throws: DataLoss.self) { try LinkedDocument(root) }
    #expect(loss?.reason == .memberIsKeyword("@graph"))
  }
}
