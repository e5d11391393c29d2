import CredentialVerifier
import DataIntegrity
import LinkedData
import StrictJSON

/// Badges of the university of ``Endorsement`` with proofs over statements.
enum LinkedBadge {
  static let v2 = "https://www.w3.org/ns/credentials/v2"
  static let v1 = "https://www.w3.org/2018/credentials/v1"
  static let openBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
  static let ed25519 = "https://w3id.org/security/suites/ed25519-2020/v1"

  /// A badge that has something for every attack.
  static var unsigned: JSONTree {
    var badge = Badge.unsigned(issuer: Endorsement.university)
    badge["name"] = "Data analysis, certified"
    badge["awardedDate"] = "2026-02-27T12:00:00Z"
    badge.set("/issuer/url", "https://university.example/")
    badge.change("/credentialSubject/achievement") { achievement in
      var achievement = achievement
      achievement["fieldOfStudy"] = "Statistics"
      achievement["creditsAvailable"] = .number(0.3)
      achievement["tag"] = ["data", "analysis"]
      achievement["criteria"] = [
        "id": "https://university.example/achievements/1/criteria", "type": "Criteria",
        "narrative": "Pass the exam.",
      ]
      achievement["creator"] = [
        "id": .string(Endorsement.university), "type": ["Profile"], "name": "Claimed University",
      ]
      achievement["resultDescription"] = [
        [
          "id": "urn:uuid:5a1f0c7e-91de-4e6f-8e59-1f0b8a6d2c01", "type": ["ResultDescription"],
          "name": "Grade", "resultType": "LetterGrade", "allowedValue": ["A", "B", "C"],
        ]
      ]
      return achievement
    }
    badge.set(
      "/credentialSubject/result",
      [
        [
          "type": ["Result"], "value": "B",
          "resultDescription": "urn:uuid:5a1f0c7e-91de-4e6f-8e59-1f0b8a6d2c01",
        ]
      ])
    return badge
  }

  /// The same, as the old data model had it.
  static var old: JSONTree {
    var badge = unsigned
    badge["@context"] = [.string(v1), .string(openBadges), .string(ed25519)]
    badge["id"] = "https://www.w3.org/2018/credentials#badge"
    badge.rename("/validFrom", to: "issuanceDate")
    badge.rename("/validUntil", to: "expirationDate")
    return badge
  }

  /// The badge with other contexts.
  static func with(_ contexts: String...) -> JSONTree {
    var badge = unsigned
    badge["@context"] = .array(contexts.map { .string($0) })
    return badge
  }

  /// An endorsement by the university, with an image of it, as an earlier revision had it.
  static var endorsement: JSONTree {
    [
      "@context": [
        .string(v2), "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
      ],
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "issuer": [
        "id": .string(Endorsement.university), "type": ["Profile"], "name": "Claimed University",
        "image": ["id": "https://university.example/1.png", "type": "Image"],
      ],
      "validFrom": "2026-03-01T00:00:00Z",
      "credentialSubject": [
        "id": .string(Endorsement.achievement), "type": ["EndorsementSubject"],
        "endorsementComment": "Excellent.",
      ],
    ]
  }

  /// Signs a document with the university's key.
  static func sign(
    _ document: JSONTree, suite: Cryptosuite = .eddsaRdfc2022, key: UInt8 = 1,
    method: String = Endorsement.university + "#1"
  ) throws -> JSONTree {
    let options = ProofOptions(verificationMethod: method, created: Badge.signedAt)
    return try suite.sign(document, options: options, key: try Badge.key(key))
  }

  /// What a verifier with the list of ``Endorsement`` finds.
  static func report(_ document: JSONTree) throws -> VerificationReport {
    try Endorsement.verifier().verify(document.compactBytes(), at: Badge.now)
  }
}

extension JSONTree {
  /// A number that is no integer.
  static func number(_ value: Double) -> JSONTree {
    FiniteNumber(value).map { .number($0) } ?? .null
  }
}
