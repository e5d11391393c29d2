import ControlledIdentifiers
import DataIntegrity
import Foundation
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

/// Presentations and learner records at the command line.
@Suite struct VerifyPresentationTests {
  private let fixture: TrustFixture
  private let maria: DIDKey
  private let holderKey: [UInt8]

  init() throws {
    fixture = try TrustFixture()
    try fixture.publishAuthority()
    holderKey = [UInt8](repeating: 5, count: 32)
    maria = DIDKey(Multikey(try Ed25519PrivateKey(seed: holderKey).publicKey))
  }

  private func badge(_ number: Int, of subject: String? = nil) throws -> JSONTree {
    let document: JSONTree = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": .string("urn:example:badge:\(number)"),
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": "did:web:uni.example", "type": ["Profile"]],
      "validFrom": "2026-01-05T00:00:00Z",
      "credentialSubject": [
        "id": .string(subject ?? maria.did), "type": ["AchievementSubject"],
        "achievement": [
          "id": .string("urn:example:course:\(number)"), "type": ["Achievement"],
          "name": .string("Course \(number)"), "description": "A course.",
          "criteria": ["narrative": "Pass."],
        ],
      ],
    ]
    return try signedByUniversity(document)
  }

  private func signedByUniversity(_ document: JSONTree) throws -> JSONTree {
    let file = try KeyFile(try fixture.folder.read("issuer.key"))
    let options = ProofOptions(
      verificationMethod: "did:web:uni.example#\(try fixture.publicKey("issuer"))",
      created: try Instant(rfc3339: "2026-01-05T00:00:00Z"))
    return try EddsaJcs2022.sign(document, options: options, key: try file.unlockUnencrypted())
  }

  private func presentation(_ credentials: [JSONTree]) throws -> JSONTree {
    let document: JSONTree = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
      "holder": .string(maria.did), "verifiableCredential": .array(credentials),
    ]
    let options = ProofOptions(
      verificationMethod: maria.verificationMethod, proofPurpose: "authentication",
      created: try Instant(rfc3339: "2026-01-09T00:00:00Z"), challenge: "n-0S6",
      domains: ["me.example"])
    return try EddsaJcs2022.sign(
      document, options: options, key: try Ed25519PrivateKey(seed: holderKey))
  }

  private func verify(_ document: JSONTree, _ arguments: String...) throws -> RunResult {
    try fixture.folder.write(document.prettyBytes(), to: "document.json")
    return try fixture.run(
      [
        "verify", "document.json", "--trust", "list.bundle", "--root", "list/1.root.json",
        "--at", "2026-01-10T00:00:00Z",
      ] + arguments)
  }

  @Test func `a person is shown who presents, then each credential`() throws {
    let result = try verify(
      try presentation([try badge(1), try badge(2)]), "--challenge", "n-0S6", "--domain",
      "me.example", "--require-holder")
    #expect(result.status == 0, "\(result.errors)")
    let text = result.output.replacingOccurrences(of: maria.did, with: "MARIA")
      .replacingOccurrences(of: try fixture.publicKey("issuer"), with: "KEY")
    #expect(text == Self.golden, "\(text)")
  }

  private static let golden = """
    ACCEPTED  document.json
    The 2 credentials in it are genuine, valid at 2026-01-10T00:00:00Z, and their issuers are vouched for.
    TEST  The trust list is a test list: nothing here is meant for real use.

      Presented by  MARIA
      Credentials   2
      Judged at     2026-01-10T00:00:00Z

    Checks
      ok    the document is well-formed JSON
      ok    the document is a presentation
      ok    the document meets the rules of its data model
      ok    the proof is of a known kind, 'eddsa-jcs-2022'
      ok    the proof was made to present the document
      ok    the proof was made before now and has not ended
      ok    the signature holds: nothing was changed since it was made
      ok    the proof covers all that the document says
      ok    the document carries a proof
      ok    the proof answers the challenge that was set
      ok    the proof was made for whoever asked
      ok    the key is that of whoever presents, 'MARIA'
      ok    the credential by 'Test University' is accepted
      ok    the credential by 'Test University' is accepted

    Credential 1 of 2  ACCEPTED  Course 1 (at /verifiableCredential/0)
      What            Course 1
      Recipient       MARIA
      Issuer          Test University
      Issuer id       did:web:uni.example
      Valid           from 2026-01-05T00:00:00Z
      Vouched for by  Test authority, list version 1
      Quality         the list names nobody who accredits the issuer
      Judged at       2026-01-10T00:00:00Z

      ok    the document is an Open Badge
      ok    the document meets the rules of its data model
      ok    the proof is of a known kind, 'eddsa-jcs-2022'
      ok    the proof was made to assert the document
      ok    the proof was made before now and has not ended
      ok    the signature holds: nothing was changed since it was made
      ok    the proof covers all that the document says
      ok    the document carries a proof
      ok    the key is listed as 'did:web:uni.example#KEY'
      ok    'Test authority', version 1, is fresh
      note  the trust list 'Test authority' is a test list: nothing in it is meant for real use
      note  nothing remembers which lists were seen before, so that an older one would not be noticed
      ok    the trust list knows the issuer, 'Test University'
      ok    the trust list let the key sign credentials at that time
      ok    the issuer may award this
      -     the trust list names no accreditation of the issuer
      ok    the credential is valid at 2026-01-10T00:00:00Z
      ok    the credential names no status list, so its issuer cannot revoke it
      ok    whoever presents the credential is whom it is about, 'MARIA'

    Credential 2 of 2  ACCEPTED  Course 2 (at /verifiableCredential/1)
      What            Course 2
      Recipient       MARIA
      Issuer          Test University
      Issuer id       did:web:uni.example
      Valid           from 2026-01-05T00:00:00Z
      Vouched for by  Test authority, list version 1
      Quality         the list names nobody who accredits the issuer
      Judged at       2026-01-10T00:00:00Z

      ok    the document is an Open Badge
      ok    the document meets the rules of its data model
      ok    the proof is of a known kind, 'eddsa-jcs-2022'
      ok    the proof was made to assert the document
      ok    the proof was made before now and has not ended
      ok    the signature holds: nothing was changed since it was made
      ok    the proof covers all that the document says
      ok    the document carries a proof
      ok    the key is listed as 'did:web:uni.example#KEY'
      ok    the trust list knows the issuer, 'Test University'
      ok    the trust list let the key sign credentials at that time
      ok    the issuer may award this
      -     the trust list names no accreditation of the issuer
      ok    the credential is valid at 2026-01-10T00:00:00Z
      ok    the credential names no status list, so its issuer cannot revoke it
      ok    whoever presents the credential is whom it is about, 'MARIA'

    """

  @Test func `a presentation made for others, or before, is refused`() throws {
    let document = try presentation([try badge(1)])
    #expect(try verify(document).status == 0)
    let old = try verify(document, "--challenge", "another")
    #expect(old.status == 1)
    #expect(old.output.hasPrefix("REJECTED  document.json\nThe proof answers another challenge"))
    #expect(try verify(document, "--domain", "you.example").status == 1)
    #expect(try verify(try badge(1), "--require-holder").status == 1)
  }

  @Test func `a credential about somebody else is told, and refused where that is asked`() throws {
    let document = try presentation([try badge(1, of: "did:example:otto")])
    let told = try verify(document)
    #expect(told.status == 0)
    #expect(told.output.contains("note  the credential is about 'did:example:otto'"))
    #expect(try verify(document, "--require-holder").status == 1)
  }

  @Test func `a program gets each credential in order`() throws {
    let result = try verify(try presentation([try badge(1), try badge(2)]), "--format", "json")
    let report = try fixture.json(result)
    #expect(report["verdict"] as? String == "accepted")
    let presentation = try #require(report["presentation"] as? [String: Any])
    #expect(presentation["presenter"] as? String == maria.did)
    let credentials = try #require(report["credentials"] as? [[String: Any]])
    #expect(
      credentials.map { $0["pointer"] as? String } == [
        "/verifiableCredential/0", "/verifiableCredential/1",
      ])
  }

  private func record() throws -> JSONTree {
    [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": "urn:example:record:1", "type": ["VerifiableCredential", "ClrCredential"],
      "name": "Transcript", "issuer": ["id": "did:web:uni.example", "type": ["Profile"]],
      "validFrom": "2026-01-05T00:00:00Z",
      "credentialSubject": [
        "id": .string(maria.did), "type": ["ClrSubject"],
        "verifiableCredential": [try badge(1), try badge(2)],
        "association": [
          [
            "type": "Association", "associationType": "precedes",
            "sourceId": "urn:example:course:1", "targetId": "urn:example:course:2",
          ]
        ],
      ],
    ]
  }

  @Test func `a record is verified with what is in it`() throws {
    let result = try verify(try signedByUniversity(try record()))
    #expect(result.status == 0, "\(result.output)")
    #expect(
      result.output.hasPrefix(
        "ACCEPTED  document.json\nThe learner record is genuine, valid at 2026-01-10T00:00:00Z, "
          + "and its issuer is vouched for.\n"))
    #expect(result.output.contains("Credential 2 of 2  ACCEPTED  Course 2"))
  }

  @Test func `inspect shows a record's credentials and what it joins`() throws {
    try fixture.folder.write(try record().prettyBytes(), to: "record.json")
    let result = try fixture.run(["inspect", "record.json"])
    #expect(result.status == 0)
    #expect(result.output.contains("a Comprehensive Learner Record 2.0 on VC Data Model 2.0"))
    #expect(result.output.contains("  credential: Course 1\n  credential: Course 2\n"))
    #expect(result.output.contains("  association: Course 1 · precedes · Course 2\n"))
    #expect(result.output.contains("Issuer of credential 2"))
  }

  @Test func `inspect says of envelopes that they are not opened`() throws {
    let document: JSONTree = [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
      "verifiableCredential": [
        [
          "@context": "https://www.w3.org/ns/credentials/v2",
          "type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,a.b.c",
        ]
      ],
    ]
    try fixture.folder.write(document.prettyBytes(), to: "presentation.json")
    let result = try fixture.run(["inspect", "presentation.json"])
    #expect(result.output.contains("in an envelope, not opened here: application/vc+jwt"))
  }

  @Test func `lint finds what is wrong with a record`() throws {
    let clean = try record()
    try fixture.folder.write(clean.prettyBytes(), to: "record.json")
    let result = try fixture.run(["lint", "record.json"])
    #expect(
      result.output
        == "record.json: clean (a Comprehensive Learner Record 2.0 on VC Data Model 2.0)\n")
  }

  @Test(arguments: [["--challenge", ""], ["--domain", ""]])
  func `empty words are no request`(arguments: [String]) throws {
    let result = try fixture.run(["verify", "document.json"] + arguments)
    #expect(result.status == 64)
  }
}
