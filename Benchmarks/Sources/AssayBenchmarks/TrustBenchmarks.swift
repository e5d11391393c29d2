import ControlledIdentifiers
import IssuerTrust
import OpenSSLCrypto
import StrictJSON

extension Benchmarks {
  /// Reading a list of 5,000 issuers and asking for one of them, against hashing its bytes.
  static func loading() throws {
    let count = 5_000
    let (bundle, root) = try Fixture.list(of: try (0..<count).map(LargeList.record))
    let comparison = Comparison(rounds: 5, count: 1) { _ in
      precondition(DigestAlgorithm.sha256.digest(of: bundle).count == 32)
    } ours: { _ in
      let trust = try? TrustBundle(bundle, root: root)
      precondition(trust?.record(forIssuer: LargeList.issuer(count / 2)) != nil)
    }
    show(
      "load 5,000 issuers, \(bundle.count / 1_000_000) MB, against SHA-256", comparison,
      goal: "< 500 ms", invert: false)
  }
}

/// The records of as many issuers as a country has.
private enum LargeList {
  static func issuer(_ number: Int) -> ExactString {
    ExactString("did:web:university-\(number).example")
  }

  /// A record of about 3 KB.
  static func record(_ number: Int) throws -> RecordFile {
    var seed = [UInt8](repeating: 7, count: 32)
    (seed[0], seed[1]) = (UInt8(number & 0xFF), UInt8(number >> 8))
    let key = try Ed25519PrivateKey(seed: seed).publicKey
    let id = issuer(number)
    let names = (0..<24).map { language -> JSONTree in
      [
        "lang": .string("x-\(language)"),
        "legal": .string("University number \(number) of a country"),
        "display": .string("University \(number)"),
      ]
    }
    return try RecordFile([
      "type": "IssuerRecord/1", "id": .string(id.string), "names": .array(names),
      "status": ["value": "active"], "recordVersion": 1,
      "scope": [["achievementTypes": ["MicroCredential"]]],
      "keys": [
        [
          "id": .string("\(id.string)#key-1"), "type": "Multikey", "status": "active",
          "publicKeyMultibase": .string(Multikey(key).publicKeyMultibase),
        ]
      ],
    ])
  }
}
