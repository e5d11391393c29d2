import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import StrictJSON
import Testing

/// Whether a badge is about the person expected.
@Suite struct RecipientTests {
  private static let address = "a@example.com"

  private static func identity(_ hash: String, hashed: Bool, salt: String? = nil) -> JSONTree {
    .members([
      "type": "IdentityObject", "hashed": .bool(hashed), "identityType": "emailAddress",
      "identityHash": .string(hash), "salt": salt.map { .string($0) },
    ])
  }

  private static let plain = identity(address, hashed: false)
  private static let otherPlain = identity("b@example.com", hashed: false)
  private static let sha256 = identity(
    "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", hashed: true,
    salt: "Kosher")
  private static let md5 = identity("md5$c93d3bf7a7c4afe94b64e30c2ce39f4f", hashed: true)
  private static let malformed = identity("sha256$b5809d8a", hashed: true)

  private func report(
    _ identifiers: [JSONTree], recipient: String = address
  ) throws -> VerificationReport {
    let document = Badge.unsigned(issuer: try Badge.did(1).did)
      .replacing(["credentialSubject", "identifier"], with: .array(identifiers))
    return Badge.report(try Badge.sign(document), recipient: recipient)
  }

  @Test(arguments: [
    [plain], [otherPlain, plain], [md5, sha256], [sha256, md5], [malformed, plain],
  ])
  func `one identifier that is the person's is enough`(identifiers: [JSONTree]) throws {
    let report = try report(identifiers)
    #expect(report.check(.recipient)?.outcome == .passed)
    #expect(report.check(.recipient)?.pointer == "/credentialSubject")
  }

  @Test(arguments: [[otherPlain], [otherPlain, otherPlain], []])
  func `T53 where all identifiers are somebody else's, it is about somebody else`(
    identifiers: [JSONTree]
  ) throws {
    let report = try report(identifiers)
    #expect(report.code(.recipient) == "RECIPIENT_MISMATCH")
    #expect(report.verdict.name == "rejected")
  }

  @Test(arguments: [[md5], [md5, otherPlain], [otherPlain, md5]])
  func `an MD5 hash proves nothing, either way`(identifiers: [JSONTree]) throws {
    let report = try report(identifiers)
    #expect(report.code(.recipient, .undetermined) == "RECIPIENT_NOT_COMPARABLE")
    let index = identifiers.count == 2 && identifiers[1] == Self.md5 ? 1 : 0
    let place = JSONPointer("/credentialSubject/identifier").appending("\(index)")
    #expect(report.check(.recipient)?.pointer == place)
    #expect(report.check(.recipient)?.sentence.contains("MD5") == true)
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `a hash that is malformed cannot be compared, and is found by the model`() throws {
    let report = try report([Self.otherPlain, Self.malformed])
    #expect(report.code(.recipient, .undetermined) == "RECIPIENT_NOT_COMPARABLE")
    #expect(report.code(.model) == "MODEL_FINDINGS")
    #expect(report.verdict.name == "rejected")
  }

  @Test(arguments: ["A@EXAMPLE.com", " a@example.com ", "\tA@Example.Com\n", "a@example.com\u{A0}"])
  func `an address in capitals, or with space around it, is the same`(address: String) throws {
    for identity in [Self.sha256, Self.plain] {
      #expect(try report([identity], recipient: address).check(.recipient)?.outcome == .passed)
    }
  }

  @Test func `a name identifies nobody`() throws {
    let name = Self.identity("Ana Example", hashed: false).replacing(["identityType"], with: "name")
    let alone = try report([name], recipient: "Ana Example")
    #expect(alone.code(.recipient, .undetermined) == "RECIPIENT_NOT_COMPARABLE")
    #expect(alone.verdict.name == "undetermined")
    let beside = try report([name, Self.otherPlain], recipient: "Ana Example")
    #expect(beside.code(.recipient) == "RECIPIENT_MISMATCH")
    #expect(try report([name, Self.plain]).check(.recipient)?.outcome == .passed)
  }

  @Test func `an id has one spelling`() throws {
    let document = Badge.unsigned(issuer: try Badge.did(1).did)
    for (id, other) in [
      ("did:example:Ana", "did:example:ana"), ("https://x.example/@Ana", "https://x.example/@ana"),
      ("https://x.example/@ana", "https://x.example/@Ana"),
    ] {
      let document = document.replacing(["credentialSubject", "id"], with: .string(id))
      let report = Badge.report(try Badge.sign(document), recipient: other)
      #expect(report.code(.recipient) == "RECIPIENT_MISMATCH")
    }
  }

  @Test func `an address that the issuer spelt with capitals is told to be a matter of spelling`()
    throws
  {
    let capitals = Self.identity("A@example.com", hashed: false)
    #expect(
      try report([capitals], recipient: "A@example.com").check(.recipient)?.outcome == .passed)
    let report = try report([capitals], recipient: "a@example.com")
    #expect(report.code(.recipient) == "RECIPIENT_MISMATCH")
    #expect(report.check(.recipient)?.sentence.contains("spelt differently") == true)
    #expect(
      report.check(.recipient)?.reason?.remedy?.contains("spelt with capitals needs them") == true)
  }

  // MARK: - Several subjects

  private static let several: JSONTree = [
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiableCredential"],
    "validFrom": "2026-03-01T00:00:00Z",
    "credentialSubject": [
      ["id": "did:example:ana", "achievement": ["id": "urn:a:1", "name": "Latin"]],
      ["id": "did:example:bob", "achievement": ["id": "urn:a:2", "name": "Greek"]],
    ],
  ]

  private func severalReport(recipient: String?) throws -> VerificationReport {
    let did = try Badge.did(1)
    let document = Self.several.replacing(["issuer"], with: .string(did.did))
    return Badge.report(
      try Badge.sign(document), recipient: recipient,
      verifier: try Federation.verifier(try Federation.record(id: did.did)))
  }

  @Test func `of several subjects the one expected is the one that is shown`() throws {
    let report = try severalReport(recipient: "did:example:bob")
    #expect(report.check(.recipient)?.pointer == "/credentialSubject/1")
    #expect(report.subjects.map(\.id) == ["did:example:bob"])
    guard case .accepted(let credential) = report.verdict else {
      Issue.record("\(report.explanation)")
      return
    }
    #expect(credential.subject?.id == "did:example:bob")
    #expect(credential.achievementName == "Greek")
    let claims = report.json()["claims"]
    #expect(claims?["subject"] == "did:example:bob")
    #expect(claims?["achievement"] == "Greek")
    #expect(
      claims?["subjects"]
        == [["id": "did:example:bob", "achievement": "Greek", "achievementId": "urn:a:2"]])
  }

  @Test func `of several subjects all are shown where nobody is expected, or none is it`() throws {
    for recipient in [nil, "did:example:carl"] {
      let report = try severalReport(recipient: recipient)
      #expect(report.subjects.map(\.id) == ["did:example:ana", "did:example:bob"])
      let claims = report.json()["claims"]
      #expect(claims?["subject"] == "did:example:ana")
      #expect(claims?["subjects"]?.count == 2)
    }
  }
}

extension JSONTree {
  /// How many elements an array has.
  fileprivate var count: Int {
    guard case .array(let elements) = self else { return 0 }
    return elements.count
  }
}
