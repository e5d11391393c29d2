import CredentialVerifier
import DataIntegrity
import LinkedData
import StrictJSON
import Testing

private let achievement = ["credentialSubject", "achievement"]

/// A value is written as another one of which the statement is the same.
@Suite struct ValueAttackTests {
  @Test(arguments: [
    Attack(
      "a number has more digits than are signed", .numberRounded,
      at: achievement + ["creditsAvailable"],
      seen: "/credentialSubject/achievement/creditsAvailable"
    ) { $0.set("/credentialSubject/achievement/creditsAvailable", .number(0.30000000000000004)) },
    Attack(
      "a number is written as text", .numberAsText, at: achievement + ["creditsAvailable"],
      seen: "/credentialSubject/achievement/creditsAvailable"
    ) { $0.set("/credentialSubject/achievement/creditsAvailable", "3.0E-1") },
    Attack(
      "a truth value is written as text", .numberAsText,
      at: ["credentialSubject", "identifier", "0", "hashed"],
      seen: "/credentialSubject/identifier/0/hashed"
    ) { $0.set("/credentialSubject/identifier/0/hashed", "true") },
    Attack(
      "a date is written as a number", .textAsNumber,
      at: ["credentialSubject", "activityEndDate"], seen: "/credentialSubject/activityEndDate",
      of: LinkedBadge.unsigned.replacing(["credentialSubject", "activityEndDate"], with: "2026")
    ) { $0.set("/credentialSubject/activityEndDate", 2026) },
    Attack(
      "a value is there twice", .valueRepeated, at: achievement + ["tag"],
      seen: "/credentialSubject/achievement/tag"
    ) { $0.set("/credentialSubject/achievement/tag", ["data", "analysis", "data"]) },
    Attack(
      "a type is there twice", .valueRepeated, at: ["issuer", "type", "1"], seen: "/issuer/type"
    ) { $0.set("/issuer/type", ["Profile", "Profile"]) },
    Attack(
      "a thing is named twice, as text and as an object", .valueRepeated, at: ["issuer"],
      seen: "/issuer",
      of: LinkedBadge.unsigned.replacing(
        ["issuer"], with: .string(Endorsement.university)
      ).replacing(achievement + ["creator"], with: nil)
    ) { $0.change("/issuer") { [$0, ["id": $0]] } },
    Attack(
      "an identifier is written as a compact IRI", .iriCompact("cred:badge"), at: ["id"],
      seen: "/id", of: LinkedBadge.old, suite: .ed25519Signature2020
    ) { $0.set("/id", "cred:badge") },
    Attack(
      "the purpose of the proof is written as an IRI",
      .typeHasOtherName("https://w3id.org/security#assertionMethod"),
      at: ["proof", "proofPurpose"],
      seen: "/proof/proofPurpose"
    ) { $0.set("/proof/proofPurpose", "https://w3id.org/security#assertionMethod") },
  ])
  func `what is another value with the same statement is refused`(_ attack: Attack) throws {
    try attack.expectRefusal()
  }

  @Test func `the order of a list is signed`() throws {
    var signed = try LinkedBadge.sign(LinkedBadge.unsigned)
    signed.set(
      "/credentialSubject/achievement/resultDescription/0/allowedValue", ["C", "B", "A"])
    #expect(try !LaxVerifier.holds(signed))
    #expect(try LinkedBadge.report(signed).code(.proofSignature) == "SIGNATURE_INVALID")
  }

  @Test func `a thing without members may be a string, as readers know`() throws {
    var badge = LinkedBadge.unsigned
    badge.set("/credentialSubject/achievement/image", "https://university.example/1.png")
    var signed = try LinkedBadge.sign(badge)
    signed.change("/credentialSubject/achievement/image") { ["id": $0] }
    #expect(try LinkedBadge.report(signed).codes(.proofCoverage, .passed) == [nil])
  }

  @Test(
    arguments: [
      ("urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a12", .valueNotANode),
      (["id": "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a12"], .graphEmpty),
      ([:], .graphEmpty),
    ] as [(JSONTree, DataLoss.Reason)])
  func `an embedded credential's proof that says nothing is refused`(
    _ proof: JSONTree, _ reason: DataLoss.Reason
  ) throws {
    var badge = LinkedBadge.unsigned
    var endorsement = try Endorsement.signed()
    endorsement["proof"] = proof
    badge.set("/credentialSubject/achievement/endorsement", [endorsement])
    let root = try JSONDocument(badge.compactBytes()).root
    let loss = #expect(throws: DataLoss.self) { try LinkedDocument(root) }
    #expect(loss?.place.pointer == "/credentialSubject/achievement/endorsement/0/proof")
    #expect(loss?.reason == reason)
  }
}
