import ControlledIdentifiers
import CredentialModel
import CredentialVerifier
import DataIntegrity
import StrictJSON

/// Presentations that tests make, change and verify.
///
/// Maria has key 5, and a badge of the university with key 1, which the list knows; so does the college
/// with key 2.
enum Showing {
  static let university = "did:web:university.example"
  static let college = "did:web:college.example"

  /// Maria's id, which is her key.
  static func maria() throws -> String { try Badge.did(5).did }

  static func verifier(policy: VerificationPolicy = .standard) throws -> Verifier {
    let records = [
      try Federation.record(id: university, keyID: university + "#1"),
      try Federation.record(
        id: college, key: 2, keyID: college + "#1",
        change: ["names": [["lang": "en", "display": "Listed College"]]]),
    ]
    return Verifier(trust: try Federation(records: records).bundle(), policy: policy)
  }

  /// A badge about somebody; about Maria unless a test says.
  static func badge(
    _ number: Int = 1, of subject: String? = nil, by issuer: String = university,
    change: (inout JSONTree) -> Void = { _ in }
  ) throws -> JSONTree {
    var badge = Badge.unsigned(issuer: issuer)
    badge["id"] = .string("urn:example:badge:\(number)")
    badge = badge.replacing(
      ["credentialSubject", "id"], with: .string(try subject ?? maria()))
    change(&badge)
    return try Badge.sign(badge, key: issuer == university ? 1 : 2, method: issuer + "#1")
  }

  /// A presentation without a proof.
  static func unsigned(_ credentials: [JSONTree], holder: String? = nil) throws -> JSONTree {
    [
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      "type": ["VerifiablePresentation"],
      "holder": .string(try holder ?? maria()),
      "verifiableCredential": .array(credentials),
    ]
  }

  /// A presentation that Maria signs, unless another key is named.
  static func signed(
    _ credentials: [JSONTree], holder: String? = nil, key: UInt8 = 5, method: String? = nil,
    suite: Cryptosuite = .eddsaJcs2022,
    options changeOptions: (inout ProofOptions) -> Void = { _ in },
    change: (inout JSONTree) -> Void = { _ in }
  ) throws -> JSONTree {
    var document = try unsigned(credentials, holder: holder)
    change(&document)
    var options = ProofOptions(
      verificationMethod: try method ?? Badge.did(key).verificationMethod,
      proofPurpose: "authentication", created: Badge.instant("2026-05-31T00:00:00Z"))
    changeOptions(&options)
    return try suite.sign(document, options: options, key: try Badge.key(key))
  }

  /// Verifies a document for somebody who asked for something.
  static func report(
    _ document: JSONTree, request: PresentationRequest? = nil, recipient: String? = nil,
    policy: VerificationPolicy = .standard
  ) throws -> VerificationReport {
    try verifier(policy: policy).verify(
      document.compactBytes(), at: Badge.now, recipient: recipient.map { Recipient($0) },
      request: request)
  }

  /// A record of several credentials about Maria, by the university, signed.
  static func record(
    _ credentials: [JSONTree], change: (inout JSONTree) -> Void = { _ in }
  ) throws -> JSONTree {
    var record: JSONTree = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": "urn:example:record:1",
      "type": ["VerifiableCredential", "ClrCredential"],
      "name": "Transcript",
      "issuer": ["id": .string(university), "type": ["Profile"], "name": "Claimed University"],
      "validFrom": "2026-03-01T00:00:00Z",
      "credentialSubject": [
        "id": .string(try maria()), "type": ["ClrSubject"],
        "verifiableCredential": .array(credentials),
      ],
    ]
    change(&record)
    return try Badge.sign(record, method: university + "#1")
  }
}

extension VerificationReport {
  /// The verdicts on the credentials in it, in their order.
  var verdictsInside: [String] { credentials.map(\.report.verdict.name) }
}
