import ControlledIdentifiers
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

extension Benchmarks {
  /// Reading a list of 5,000 issuers and asking for one of them, against hashing its bytes.
  static func loading() throws {
    let count = 5_000
    let (bundle, root) = try LargeList(count: count).files()
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

/// A list with as many issuers as a country has.
private struct LargeList {
  let count: Int

  static func issuer(_ number: Int) -> ExactString {
    ExactString("did:web:university-\(number).example")
  }

  func files() throws -> (bundle: [UInt8], root: [UInt8]) {
    let key = try Ed25519PrivateKey(seed: [UInt8](repeating: 43, count: 32))
    let role = RootDraft.Role([key.publicKey], threshold: 1)
    let expires = try Instant(rfc3339: "2046-01-01T00:00:00Z")
    let draft = RootDraft(
      listID: "urn:uuid:6b1f8f0a-0000-4000-8000-000000000002", listName: "Large list",
      environment: .production, expires: expires,
      roles: [.root: role, .targets: role, .snapshot: role, .timestamp: role])
    let unsigned = try TrustRoot(try draft.file().bytes)
    let root = try TrustRoot(
      try unsigned.file.signed(by: key, as: .root, under: [unsigned]).bytes)
    let records = try (0..<count).map(record)
    let targets = try TargetsDraft(version: 1, expires: expires, records: records).file()
      .signed(by: key, as: .targets, under: [root])
    let snapshot = try SnapshotDraft(version: 1, expires: expires, targets: targets).file()
      .signed(by: key, as: .snapshot, under: [root])
    let timestamp = try TimestampDraft(
      version: 1, expires: expires, signedAt: try Instant(rfc3339: "2026-01-01T00:00:00Z"),
      snapshot: snapshot
    ).file().signed(by: key, as: .timestamp, under: [root])
    return (
      try BundleWriter.bundle(
        roots: [root], timestamp: timestamp, snapshot: snapshot, targets: targets,
        records: records),
      root.file.bytes
    )
  }

  /// A record of about 3 KB.
  private func record(_ number: Int) throws -> RecordFile {
    var seed = [UInt8](repeating: 7, count: 32)
    (seed[0], seed[1]) = (UInt8(number & 0xFF), UInt8(number >> 8))
    let key = try Ed25519PrivateKey(seed: seed).publicKey
    let id = LargeList.issuer(number)
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
