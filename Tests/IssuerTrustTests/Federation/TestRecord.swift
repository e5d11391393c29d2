import ControlledIdentifiers
import StrictJSON

@testable import IssuerTrust

/// Issuer records to start from.
enum TestRecord {
  /// A university with one key and everything that a record can say.
  static func university(id: String = "did:web:uni.example") throws -> JSONTree {
    [
      "type": "IssuerRecord/1", "id": .string(id), "alsoKnownAs": [.string("\(id)#alias")],
      "names": [
        ["lang": "en", "legal": "Example University", "display": "Example Uni"],
        ["lang": "hi", "legal": "उदाहरण विश्वविद्यालय"],
      ],
      "identifiers": [["scheme": "ROR", "value": "042nb2s44"]], "country": "IN",
      "status": ["value": "active", "since": "2026-01-01T00:00:00Z", "reason": nil],
      "statusHistory": [
        [
          "value": "suspended", "since": "2025-03-01T00:00:00Z", "until": "2025-04-01T00:00:00Z",
          "reason": "audit",
        ]
      ],
      "keys": [try key("\(id)#2026", TestKey(id))],
      "accreditation": [
        [
          "id": "urn:acc:1",
          "authority": ["id": "https://authority.example", "name": "Example Authority"],
          "kind": "awarding-body", "decision": "recognised", "reference": "2026/17",
          "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2027-12-31T23:59:59Z",
        ]
      ],
      "contact": ["email": "registrar@uni.example"], "recordVersion": 7,
      "updated": "2026-05-01T00:00:00Z",
    ]
  }

  /// A record's entry for a key, good for 2026 and 2027.
  static func key(_ id: String, _ key: TestKey) -> JSONTree {
    [
      "id": .string(id), "type": "Multikey",
      "publicKeyMultibase": .string(Multikey(key.publicKey).publicKeyMultibase), "alg": ["EdDSA"],
      "purposes": ["assertionMethod"], "use": ["credential"],
      "signingFrom": "2026-01-01T00:00:00Z", "signingUntil": "2027-12-31T23:59:59Z",
      "status": "active", "statusSince": "2026-01-01T00:00:00Z", "compromisedSince": nil,
      "poe": [],
    ]
  }

  /// The record of the university after a change.
  static func changed(_ change: (inout JSONTree) throws -> Void) throws -> IssuerRecord {
    var tree = try university()
    try change(&tree)
    return try IssuerRecord(tree.canonicalBytes(), file: "record")
  }

  /// The university's only key after a change.
  static func key(_ change: (inout JSONTree) throws -> Void) throws -> ListedKey {
    let record = try changed { tree in
      var entry = try key("did:web:uni.example#2026", TestKey("did:web:uni.example"))
      try change(&entry)
      tree["keys"] = [entry]
    }
    return record.keys[0]
  }
}
