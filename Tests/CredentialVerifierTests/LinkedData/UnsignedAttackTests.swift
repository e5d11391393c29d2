import CredentialVerifier
import DataIntegrity
import LinkedData
import StrictJSON
import Testing

private let achievement = ["credentialSubject", "achievement"]
private let odrl = "https://www.w3.org/ns/odrl.jsonld"

/// SPECS §9 items 7 and 8: what becomes no statement rides along, and nobody signed it.
@Suite struct UnsignedAttackTests {
  @Test(arguments: [
    Attack(
      "an undefined member of the credential", .termUndefined("level"), at: ["level"],
      seen: "/level"
    ) { $0.set("/level", 7) },
    Attack(
      "an undefined member of the subject", .termUndefined("honours"),
      at: ["credentialSubject", "honours"], seen: "/credentialSubject/honours"
    ) { $0.set("/credentialSubject/honours", ["degree": "PhD"]) },
    Attack(
      "an undefined member of the achievement", .termUndefined("level"),
      at: achievement + ["level"], seen: "/credentialSubject/achievement/level"
    ) { $0.set("/credentialSubject/achievement/level", "EQF 8") },
    Attack(
      "an undefined member of the issuer", .termUndefined("accreditedBy"),
      at: ["issuer", "accreditedBy"], seen: "/issuer/accreditedBy"
    ) { $0.set("/issuer/accreditedBy", "did:web:ministry.example") },
    Attack(
      "an undefined member of a result", .termUndefined("distinction"),
      at: ["credentialSubject", "result", "0", "distinction"],
      seen: "/credentialSubject/result/0/distinction"
    ) { $0.set("/credentialSubject/result/0/distinction", true) },
    Attack(
      "a member that is defined for another type only", .termUndefined("creditsEarned"),
      at: achievement + ["creditsEarned"], seen: "/credentialSubject/achievement/creditsEarned"
    ) { $0.set("/credentialSubject/achievement/creditsEarned", 180) },
    Attack(
      "a second end of validity, which the new data model does not know",
      .termUndefined("expirationDate"), at: ["expirationDate"], seen: "/expirationDate"
    ) { $0.set("/expirationDate", "2099-01-01T00:00:00Z") },
    Attack(
      "an undefined type", .typeUndefined("AccreditedCredential"), at: ["type", "2"], seen: "/type"
    ) { $0.set("/type", ["VerifiableCredential", "OpenBadgeCredential", "AccreditedCredential"]) },
    Attack(
      "a member that is null", .valueEmpty, at: ["refreshService"], seen: "/refreshService"
    ) { $0.set("/refreshService", nil as JSONTree? ?? .null) },
    Attack("an empty list", .valueEmpty, at: ["evidence"], seen: "/evidence") {
      $0.set("/evidence", [])
    },
    Attack(
      "null in a list", .valueEmpty, at: achievement + ["tag", "2"],
      seen: "/credentialSubject/achievement/tag"
    ) { $0.set("/credentialSubject/achievement/tag", ["data", "analysis", nil]) },
    Attack(
      "a thing with a relative name", .iriRelative("evidence/1"), at: ["evidence", "id"],
      seen: "/evidence"
    ) { $0.set("/evidence", ["id": "evidence/1", "type": "Evidence", "name": "The exam"]) },
    Attack(
      "a relative reference", .iriRelative("badge.png"), at: achievement + ["image"],
      seen: "/credentialSubject/achievement/image"
    ) { $0.set("/credentialSubject/achievement/image", "badge.png") },
    Attack(
      "a reference that is no IRI", .iriInvalid("https://university.example/a b.png"),
      at: achievement + ["image"], seen: "/credentialSubject/achievement/image"
    ) { $0.set("/credentialSubject/achievement/image", "https://university.example/a b.png") },
    Attack(
      "a label that holds inside of the document only", .blankNodeNamed("_:alice"),
      at: ["credentialSubject", "id"], seen: "/credentialSubject/id"
    ) { $0.set("/credentialSubject/id", "_:alice") },
    Attack(
      "a text whose language tag is none", .languageInvalid("not a tag"),
      at: achievement + ["fieldOfStudy", "1", "@language"],
      seen: "/credentialSubject/achievement/fieldOfStudy"
    ) {
      $0.change("/credentialSubject/achievement/fieldOfStudy") {
        [$0, ["@value": "Medicine", "@language": "not a tag"]]
      }
    },
    Attack(
      "a direction of a text", .valueObjectInvalid, at: achievement + ["fieldOfStudy"],
      seen: "/credentialSubject/achievement/fieldOfStudy",
      of: LinkedBadge.unsigned.replacing(
        achievement + ["fieldOfStudy"], with: ["@value": "Statistics", "@language": "en"])
    ) { $0.set("/credentialSubject/achievement/fieldOfStudy/@direction", "rtl") },
    Attack(
      "a member that stands in a context's keyword", .memberIsKeyword("@index"),
      at: achievement + ["@index"], seen: "/credentialSubject/achievement/@index"
    ) { $0.set("/credentialSubject/achievement/@index", "cum laude") },
    Attack(
      "an undefined member of the proof", .termUndefined("note"), at: ["proof", "note"],
      seen: "/proof/note"
    ) { $0.set("/proof/note", "signed in the presence of the rector") },
    Attack(
      "a signature of another kind of proof", .memberUnsigned("jws"), at: ["proof", "jws"],
      seen: "/proof/jws"
    ) { $0.set("/proof/jws", "eyJhbGciOiJFZERTQSJ9..c2ln") },
    Attack(
      "a signature of a kind of proof that nobody makes", .memberUnsigned("signatureValue"),
      at: ["proof", "signatureValue"], seen: "/proof/signatureValue",
      of: LinkedBadge.old, suite: .ed25519Signature2020
    ) { $0.set("/proof/signatureValue", "c2ln") },
  ])
  func `what is not signed is refused`(_ attack: Attack) throws { try attack.expectRefusal() }

  @Test func `a status list of the old data model is undefined in the new one`() throws {
    var signed = try LinkedBadge.sign(LinkedBadge.unsigned)
    signed["credentialStatus"] = [
      "id": "https://university.example/status/1#7", "type": "StatusList2021Entry",
      "statusPurpose": "revocation", "statusListIndex": "7",
      "statusListCredential": "https://university.example/status/1",
    ]
    try Attack.expect(
      .typeUndefined("StatusList2021Entry"), at: ["credentialStatus", "type"], in: signed)
  }
}
