import ControlledIdentifiers
import CredentialIssuer
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The issuer of a drill: it issues certificates, and its ledger knows which.
struct DrillUniversity {
  static let id: ExactString = "did:web:university.example"

  private static let template = #"""
    {"type": "CredentialTemplate/1", "name": "First Aid at Sea",
     "issuer": {"id": "did:web:university.example", "type": ["Profile"], "name": "Drill University",
       "url": "https://university.example/"},
     "achievement": {"id": "https://university.example/achievements/first-aid",
       "type": ["Achievement"], "achievementType": "MicroCredential", "name": "First Aid at Sea",
       "description": "Help people on board until a doctor can.",
       "criteria": {"narrative": "Two days of exercises on a ship."}},
     "validFor": "P3Y"}
    """#

  /// What proofs call a key of the university.
  static func method(of key: DrillKey) -> ExactString {
    IssuerKeyDraft.id(of: key.publicKey, of: id)
  }

  /// A certificate for somebody, as it is signed with a key at a time: whoever has the key can write
  /// any.
  static func certificate(
    for name: String, signedWith key: DrillKey, dated time: Instant
  ) throws -> [UInt8] {
    let template = try CredentialTemplate(Array(DrillUniversity.template.utf8))
    let table = Array("email,name\n\(name)@students.example,\(name)\n".utf8)
    let list = try RecipientList(
      table, format: .csv, template: template, terms: IssueTerms(issuedAt: time, validFrom: time))
    let signer = try CredentialSigner(key: try key.key(), for: template)
    let issuance = try Issuance(list, signer: signer)
    guard let recipient = issuance.recipients.first else {
      throw CommandFailure(.bug, "the drill's table has no row")
    }
    return try issuance.credential(for: recipient)
  }

  /// What the ledger says that the university signed with a key, until a time.
  static func manifest(
    of certificates: [[UInt8]], signedWith key: DrillKey, until time: Instant
  ) throws -> [UInt8] {
    let digests = try certificates.map {
      DigestAlgorithm.sha256.digest(of: try JSONDocument($0).root.canonicalBytes())
    }
    let manifest: JSONTree = [
      "type": "IssuanceManifest/1", "issuer": .string(id.string),
      "verificationMethod": .string(method(of: key).string), "until": .string(time.description),
      "size": .integer(Int64(digests.count)),
      "root": .string(Base16.encode(MerkleTree.root(of: digests.map(MerkleTree.leafHash)))),
      "entries": .array(digests.map { .string(Base16.encode($0)) }),
    ]
    return manifest.canonicalBytes()
  }

  /// The university's record with one key.
  static func record(_ key: DrillKey, from time: Instant) throws(TrustError) -> RecordFile {
    try RecordFile([
      "type": "IssuerRecord/1", "id": .string(id.string),
      "names": [["lang": "en", "display": "Drill University"]],
      "status": ["value": "active", "since": .string(time.description)],
      "keys": [
        [
          "id": .string(method(of: key).string), "type": "Multikey",
          "publicKeyMultibase": .string(Multikey(key.publicKey).publicKeyMultibase),
          "status": "active", "signingFrom": .string(time.description),
        ]
      ], "recordVersion": 1, "updated": .string(time.description),
    ])
  }
}
