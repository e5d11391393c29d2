import StrictJSON
import TestSupport

@testable import LinkedData

/// Documents of several shapes that the strict reader takes, to begin from.
enum DocumentShapes {
  private static let openBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

  static let all: [JSONTree] = [
    badge, endorsed, oldBadge, record, diploma, example, vocabulary, plugfest, list, keys, chained,
    policy,
  ]

  private static func document(_ contexts: [JSONTree], _ rest: JSONTree) -> JSONTree {
    guard case .object(let members) = rest else { return rest }
    return .object([JSONTreeMember("@context", .array(contexts))] + members)
  }

  private static let v1 = JSONTree.string(ContextCorpus.version1)
  private static let v2 = JSONTree.string(ContextCorpus.version2)

  private static let achievement: JSONTree = [
    "id": "urn:achievement", "type": ["Achievement"], "name": "Ring theory",
    "description": ["@value": "Ringtheorie", "@language": "de-CH"],
    "criteria": ["narrative": "Prove it."], "tag": ["algebra", "rings"], "creditsAvailable": 7,
    "alignment": [["type": "Alignment", "targetName": "A", "targetUrl": "https://a.example/"]],
    "resultDescription": [
      [
        "id": "urn:uuid:1", "type": ["ResultDescription"], "allowedValue": ["A", "B", "A"],
        "name": "Grade", "resultType": "LetterGrade",
      ]
    ],
  ]

  static let badge = document(
    [v2, .string(openBadges)],
    [
      "id": "urn:uuid:badge", "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": "Ring theory", "validFrom": "2026-01-02T03:04:05Z",
      "awardedDate": "2026-01-02T03:04:05Z",
      "issuer": ["id": "did:web:uni.example", "type": ["Profile"], "name": "University"],
      "credentialSubject": [
        "id": "did:key:z6Mk", "type": ["AchievementSubject"], "achievement": achievement,
        "result": [["type": ["Result"], "value": "A", "resultDescription": "urn:uuid:1"]],
        "identifier": [["type": "IdentityObject", "hashed": true, "identityHash": "sha256$00"]],
      ],
      "credentialStatus": [
        "id": "https://uni.example/status#1", "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation", "statusListIndex": "1", "statusSize": 1,
        "statusListCredential": "https://uni.example/status",
      ],
      "evidence": [["type": "Evidence", "name": "A talk", "url": "https://uni.example/talk"]],
    ])

  static let endorsed: JSONTree = {
    var document = badge
    document["endorsement"] = [
      [
        "@context": [v2, .string(openBadges)], "id": "urn:uuid:endorsement",
        "type": ["VerifiableCredential", "EndorsementCredential"], "issuer": "did:web:a.example",
        "credentialSubject": [
          "id": "urn:achievement", "type": ["EndorsementSubject"], "endorsementComment": "Good.",
        ],
      ]
    ]
    return document
  }()

  static let oldBadge = document(
    [v1, "https://purl.imsglobal.org/spec/ob/v3p0/context.json"],
    [
      "id": "urn:uuid:old", "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": "did:web:uni.example", "type": "Profile", "name": "University"],
      "issuanceDate": "2022-01-02T03:04:05Z", "name": "Ring theory",
      "credentialSubject": [
        "id": "did:key:z6Mk", "type": "AchievementSubject",
        "achievement": ["id": "urn:a", "type": "Achievement", "achievementType": "Course"],
      ],
      "credentialSchema": ["id": "https://a.example/s", "type": "JsonSchemaValidator2018"],
    ])

  static let record = document(
    [v2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", .string(openBadges)],
    [
      "id": "urn:uuid:record", "type": ["VerifiableCredential", "ClrCredential"], "partial": true,
      "issuer": "did:web:other.example",
      "credentialSubject": [
        "type": ["ClrSubject"], "verifiableCredential": [badge],
        "association": [
          ["type": "Association", "associationType": "isChildOf", "sourceId": "urn:a"]
        ],
      ],
    ])

  static let diploma = document(
    [v1, "https://w3id.org/dcc/v1"],
    [
      "type": ["VerifiableCredential", "LearningCredential"], "issuer": "did:web:uni.example",
      "name": "Diploma",
      "credentialSubject": [
        "id": "urn:a", "type": "Person",
        "hasCredential": [
          "type": "EducationalOccupationalCredential",
          "awardedOnCompletionOf": ["id": "urn:p", "type": "EducationalOccupationalProgram"],
        ],
      ],
    ])

  static let example = document(
    [v1, "https://www.w3.org/2018/credentials/examples/v1"],
    [
      "type": ["VerifiableCredential", "AlumniCredential"], "issuer": "https://uni.example/1",
      "credentialSubject": ["id": "urn:a", "alumniOf": "<b>University</b>", "spouse": "urn:b"],
      "termsOfUse": [["type": "IssuerPolicy", "prohibition": [["action": ["Archival"]]]]],
    ])

  static let vocabulary = document(
    [v2, "https://www.w3.org/ns/credentials/examples/v2"],
    [
      "type": ["VerifiableCredential", "Anything"], "issuer": "https://uni.example/1",
      "credentialSubject": ["id": "urn:a", "rating": 1, "other": ["type": "Other", "é": true]],
    ])

  static let plugfest = document(
    [v1, "https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json"],
    [
      "type": ["VerifiableCredential", "OpenBadgeCredential"], "issuer": ["type": "Profile"],
      "credentialSubject": [
        "type": "AchievementSubject", "achievement": ["type": "Achievement", "tags": ["a", "b"]],
      ],
    ])

  static let list = document(
    [v1, "https://w3id.org/vc/status-list/2021/v1"],
    [
      "type": ["VerifiableCredential", "StatusList2021Credential"], "name": "A list",
      "credentialSubject": [
        "id": "urn:list", "type": "StatusList2021", "encodedList": "H4sI",
        "statusPurpose": "revocation",
      ],
    ])

  static let keys = document(
    [v2, "https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    [
      "id": "did:web:uni.example", "alsoKnownAs": ["https://uni.example/"],
      "verificationMethod": [
        "id": "did:web:uni.example#1", "type": "Multikey", "controller": "did:web:uni.example",
        "publicKeyMultibase": "z6Mk",
      ],
      "service": [["id": "urn:s", "serviceEndpoint": "https://uni.example/"]],
    ])

  static let chained: JSONTree = {
    var document = badge
    let proof: JSONTree = [
      "id": "urn:proof:1", "type": "DataIntegrityProof", "proofPurpose": "assertionMethod",
      "verificationMethod": "did:key:z6Mk#z6Mk", "created": "2026-01-02T03:04:05Z",
      "cryptosuite": "eddsa-rdfc-2022", "proofValue": "z1",
    ]
    document["proof"] = [proof]
    return document
  }()

  static let policy = document(
    [v2, .string(openBadges), "https://www.w3.org/ns/odrl.jsonld"],
    [
      "type": ["VerifiableCredential", "Policy"], "profile": "https://a.example/profile",
      "permission": [["target": "urn:t", "action": "use", "constraint": ["leftOperand": "count"]]],
      "awardedDate": "2026-01-02T03:04:05Z",
    ])
}
