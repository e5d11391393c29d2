import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Badges that tests sign, change and verify.
enum Badge {
  /// When the badges are signed, and the time by which they are judged unless a test says.
  static let signedAt = instant("2026-03-01T00:00:00Z")
  static let now = instant("2026-06-01T00:00:00Z")

  static func instant(_ text: String) -> Instant {
    (try? Instant(rfc3339: text)) ?? .earliest
  }

  /// A key that is the same in every run.
  static func key(_ number: UInt8) throws -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: Array(repeating: number, count: 32))
  }

  static func did(_ number: UInt8) throws -> DIDKey {
    DIDKey(Multikey(try key(number).publicKey))
  }

  /// A badge with everything that Open Badges 3.0 demands.
  static func unsigned(issuer: String) -> JSONTree {
    [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": "urn:uuid:0d3f2b5e-6c35-4c1e-9a3c-0c6b1f5c3a11",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": .string(issuer), "type": ["Profile"], "name": "Claimed University"],
      "validFrom": "2026-03-01T00:00:00Z",
      "validUntil": "2028-03-01T00:00:00Z",
      "credentialSubject": [
        "type": ["AchievementSubject"],
        "identifier": [
          [
            "type": "IdentityObject", "hashed": true, "identityType": "emailAddress",
            "identityHash":
              "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
            "salt": "Kosher",
          ]
        ],
        "achievement": [
          "id": "https://university.example/achievements/1",
          "type": ["Achievement"],
          "achievementType": "MicroCredential",
          "name": "Data analysis",
          "description": "The learner explains data to people who decide.",
          "criteria": ["narrative": "Pass the exam."],
        ],
      ],
    ]
  }

  /// Signs a document with a numbered key.
  static func sign(
    _ document: JSONTree, key number: UInt8 = 1, method: String? = nil,
    change: (inout ProofOptions) -> Void = { _ in }
  ) throws -> JSONTree {
    var options = ProofOptions(
      verificationMethod: try method ?? did(number).verificationMethod, created: signedAt)
    change(&options)
    return try EddsaJcs2022.sign(document, options: options, key: try key(number))
  }

  /// A document with several proofs, in this order, each made without the others.
  static func sign(_ document: JSONTree, each: [Signing]) throws -> JSONTree {
    var signed = document
    signed["proof"] = .array(
      try each.map { try sign(document, key: $0.key, method: $0.method)["proof"] ?? .null })
    return signed
  }

  /// With which numbered key a proof is made, and under which name; its `did:key` where none is
  /// given.
  struct Signing {
    var key: UInt8
    var method: String?
  }

  /// A badge that the `did:key` of key 1 issues and signs.
  static func selfIssued() throws -> JSONTree {
    try sign(unsigned(issuer: try did(1).did))
  }

  /// Verifies a document without a trust list.
  static func report(
    _ document: JSONTree, at time: Instant = now, recipient: String? = nil,
    verifier: Verifier = Verifier(trust: nil)
  ) -> VerificationReport {
    verifier.verify(
      document.compactBytes(), at: time, recipient: recipient.map { Recipient($0) })
  }
}

extension VerificationReport {
  /// The first check with an id.
  func check(_ id: CheckID) -> Check? { checks.first { $0.id == id } }

  /// The codes of the checks with an id and an outcome, in their order.
  func codes(_ id: CheckID, _ outcome: Check.Outcome) -> [String?] {
    checks.filter { $0.id == id && $0.outcome == outcome }.map { $0.reason?.code }
  }

  /// The code of the reason for which a check failed or was undecided.
  func code(_ id: CheckID, _ outcome: Check.Outcome = .failed) -> String? {
    checks.first { $0.id == id && $0.outcome == outcome }?.reason?.code
  }
}

extension JSONTree {
  /// A copy with the value at a path of names replaced, or removed with `nil`.
  func replacing(_ path: [String], with value: JSONTree?) -> JSONTree {
    guard let first = path.first else { return value ?? .null }
    var copy = self
    let rest = Array(path.dropFirst())
    copy[first] = rest.isEmpty ? value : (self[first] ?? [:]).replacing(rest, with: value)
    return copy
  }
}
