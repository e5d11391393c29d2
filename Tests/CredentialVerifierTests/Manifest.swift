import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// What an issuer signed with a key, as tests attest it, and the proofs that lead there.
struct Manifest {
  static let university = "did:web:university.example"
  static let method = "did:web:university.example#2026"

  var issuer = Manifest.university
  var verificationMethod = Manifest.method
  var digests: [[UInt8]]
  var listsEntries = true

  /// A manifest of these documents and six others.
  init(of documents: JSONTree...) {
    digests = (0..<6).map { DigestAlgorithm.sha256.digest(of: Array("other \($0)".utf8)) }
    digests.insert(contentsOf: documents.map(Manifest.digest), at: 3)
  }

  static func digest(of document: JSONTree) -> [UInt8] {
    DigestAlgorithm.sha256.digest(of: document.canonicalBytes())
  }

  private var leaves: [[UInt8]] { digests.map(MerkleTree.leafHash) }

  var root: String { Base16.encode(MerkleTree.root(of: leaves)) }

  var tree: JSONTree {
    .members([
      "type": "IssuanceManifest/1", "issuer": .string(issuer),
      "verificationMethod": .string(verificationMethod), "until": "2026-05-01T00:00:00Z",
      "size": .integer(Int64(digests.count)), "root": .string(root),
      "entries": listsEntries ? .array(digests.map { .string(Base16.encode($0)) }) : nil,
    ])
  }

  var bytes: [UInt8] { tree.canonicalBytes() }

  /// Where the manifest stands in a list.
  var path: ExactString {
    IssuanceManifest.path(
      issuer: ExactString(issuer), verificationMethod: ExactString(verificationMethod))
  }

  /// The entry of a key's `poe` that names the manifest.
  var entry: JSONTree {
    [
      "kind": "manifest", "path": .string(path.string),
      "sha256": .string(Base16.encode(DigestAlgorithm.sha256.digest(of: bytes))),
    ]
  }

  /// The proof for the document that was given, or for another entry.
  func proof(of index: Int = 3) throws -> JSONTree {
    let path = MerkleTree.inclusionPath(of: index, in: leaves) ?? []
    return [
      "type": "IssuanceProof/1", "issuer": .string(issuer),
      "verificationMethod": .string(verificationMethod),
      "digest": .string(Base16.encode(digests[index])), "index": .integer(Int64(index)),
      "size": .integer(Int64(digests.count)), "root": .string(root),
      "path": .array(path.map { .string(Base16.encode($0)) }),
    ]
  }

  static func evidence(_ proofs: JSONTree...) throws -> [ExistenceEvidence] {
    try proofs.map { try ExistenceEvidence($0.canonicalBytes(), file: "proof") }
  }
}
