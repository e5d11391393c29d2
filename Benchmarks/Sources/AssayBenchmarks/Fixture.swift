import ControlledIdentifiers
import CredentialIssuer
import DataIntegrity
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A trust list with one issuer, and distinct credentials of about 3 KB that it signed with one suite.
struct Fixture: Sendable {
  static let seed = [UInt8](repeating: 42, count: 32)
  static let issuer = "did:web:university.example"
  static let method = "did:web:university.example#key-1"

  let bare: BareOpenSSL
  let trust: TrustBundle
  let bundleBytes: [UInt8]
  let rootBytes: [UInt8]
  let issuance: Issuance
  let credentials: [[UInt8]]
  /// What the signature of each credential is over, and the signature.
  let messages: [(hash: [UInt8], signature: [UInt8])]
  let now: Instant

  init(count: Int, suites: [Cryptosuite] = [.eddsaJcs2022]) throws {
    let key = try Ed25519PrivateKey(seed: Fixture.seed)
    now = try Instant(rfc3339: "2026-06-01T00:00:00Z")
    bare = BareOpenSSL(seed: Fixture.seed, publicKey: key.publicKey.rawRepresentation)
    (bundleBytes, rootBytes) = try Fixture.list(key.publicKey)
    trust = try TrustBundle(bundleBytes, root: rootBytes)

    let list = try Fixture.recipients(count: count, suites: suites)
    issuance = try Issuance(
      list,
      signer: try CredentialSigner(
        key: key, issuer: ExactString(Fixture.issuer), verificationMethod: Fixture.method))
    var credentials: [[UInt8]] = []
    for recipient in issuance.recipients {
      credentials.append(try issuance.credential(for: recipient))
    }
    self.credentials = credentials
    messages = try credentials.map { bytes in
      let root = try JSONDocument(bytes).root
      let chain = ProofChain(of: root)
      let proof = chain.proofs[0]
      guard let suite = Cryptosuite(of: proof) else {
        throw BenchmarkFailure(message: "a proof of no known suite was made")
      }
      let hash = try suite.transformation(of: root, proof: proof, chain: chain).hashData
      let value = try Multibase.decode(proof.json["proofValue"]?.string ?? "", maxBytes: 64)
      return (hash, value.bytes)
    }
  }

  /// Everybody who gets a credential.
  static func recipients(
    count: Int, suites: [Cryptosuite] = [], envelope: IssueEnvelope = .embeddedProofs
  ) throws -> RecipientList {
    let rows = (1...count).map {
      "person\($0)@example.org,\(60 + $0 % 41),\($0 % 2 == 0 ? "B" : "A")"
    }
    let table = (["email,result:Final exam,result:Project"] + rows).joined(separator: "\n")
    let terms = IssueTerms(
      issuedAt: try Instant(rfc3339: "2026-03-01T00:00:00Z"), suites: suites, envelope: envelope)
    return try RecipientList(
      Array(table.utf8), format: .csv, template: try CredentialTemplate(Array(badgeTemplate.utf8)),
      terms: terms)
  }

  private static func list(_ issuerKey: Ed25519PublicKey) throws -> ([UInt8], [UInt8]) {
    try list(of: [
      try RecordFile([
        "type": "IssuerRecord/1", "id": .string(issuer),
        "names": [["lang": "en", "display": "Benchmark University"]],
        "status": ["value": "active"], "recordVersion": 1,
        "scope": [["achievementTypes": ["MicroCredential"]]],
        "keys": [
          [
            "id": .string(method), "type": "Multikey", "status": "active",
            "publicKeyMultibase": .string(Multikey(issuerKey).publicKeyMultibase),
            "use": ["credential", "statusList"],
          ]
        ],
      ])
    ])
  }

  /// A list of issuers: its bundle and its root.
  static func list(of records: [RecordFile]) throws -> ([UInt8], [UInt8]) {
    let key = try Ed25519PrivateKey(seed: [UInt8](repeating: 43, count: 32))
    let role = RootDraft.Role([key.publicKey], threshold: 1)
    let expires = try Instant(rfc3339: "2046-01-01T00:00:00Z")
    let draft = RootDraft(
      listID: "urn:uuid:6b1f8f0a-0000-4000-8000-000000000001", listName: "Benchmark list",
      environment: .production, expires: expires,
      roles: [.root: role, .targets: role, .snapshot: role, .timestamp: role])
    let unsigned = try TrustRoot(try draft.file().bytes)
    let root = try TrustRoot(
      try unsigned.file.signed(by: key, as: .root, under: [unsigned]).bytes)
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
}
