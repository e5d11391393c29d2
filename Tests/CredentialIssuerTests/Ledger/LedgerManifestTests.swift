import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import CredentialIssuer

@Suite struct LedgerManifestTests {
  private let fixture: LedgerFixture

  init() throws { fixture = try LedgerFixture() }

  private var method: String {
    get throws { try #require(try fixture.opened().verificationMethods.first) }
  }

  /// The digests of the documents in a folder, in the order of the names.
  private func digests(_ out: String) throws -> [String] {
    try fixture.documents(out).sorted { $0.key < $1.key }.map { _, bytes in
      Base16.encode(DigestAlgorithm.sha256.digest(of: Array(bytes.dropLast())))
    }
  }

  private func root(_ digests: [String]) throws -> String {
    Base16.encode(
      MerkleTree.root(of: try digests.map { MerkleTree.leafHash(try Base16.decode($0)) }))
  }

  @Test func `a manifest has the digest of every credential, in the order of the ledger`() throws {
    try fixture.issue(7)
    let manifest = try fixture.opened().manifest(of: try method, until: Fixture.now)
    let digests = try digests("out")
    #expect(manifest["type"] == "IssuanceManifest/1")
    #expect(manifest["issuer"] == .string(Fixture.issuer))
    #expect(manifest["verificationMethod"] == .string(try method))
    #expect(manifest["until"] == "2026-07-01T12:00:00Z")
    #expect(manifest["size"] == 7)
    #expect(manifest["entries"] == .array(digests.map { .string($0) }))
    #expect(manifest["root"] == .string(try root(digests)))
  }

  @Test func `what was recorded later is not in a manifest`() throws {
    try fixture.issue(3)
    try fixture.issue(4, into: "later", at: Fixture.now.adding(seconds: 10))
    let until = Fixture.now.adding(seconds: 9)
    let manifest = try fixture.opened().manifest(of: try method, until: until)
    #expect(manifest["size"] == 3)
    #expect(manifest["root"] == .string(try root(digests("out"))))
    #expect(try fixture.opened().manifest(of: try method, until: .latest)["size"] == 7)
    #expect(try fixture.opened().manifest(of: "did:web:nobody#1", until: .latest)["size"] == 0)
  }

  @Test(arguments: [1, 2, 3, 7, 8])
  func `the proof of every credential leads to the root of the manifest`(rows: Int) throws {
    try fixture.issue(rows)
    try fixture.issue(3, into: "later", at: Fixture.now.adding(seconds: 10))
    let manifest = try fixture.opened().manifest(of: try method, until: Fixture.now)
    for (index, id) in try fixture.ids().enumerated() {
      let proof = try fixture.opened().proof(of: id, until: Fixture.now)
      #expect(proof["type"] == "IssuanceProof/1")
      #expect(proof["index"] == .integer(Int64(index)))
      #expect(proof["size"] == manifest["size"])
      #expect(proof["root"] == manifest["root"])
      #expect(proof["verificationMethod"] == manifest["verificationMethod"])
      guard case .string(let digest)? = proof["digest"], case .array(let path)? = proof["path"]
      else {
        Issue.record("\(proof)")
        continue
      }
      let hashes = try path.map { step in
        guard case .string(let text) = step else { return [UInt8]() }
        return try Base16.decode(text)
      }
      let root = MerkleTree.root(
        leafHash: MerkleTree.leafHash(try Base16.decode(digest)), index: UInt64(index),
        size: UInt64(rows), path: hashes)
      #expect(root.map { .string(Base16.encode($0)) } == manifest["root"])
    }
  }

  @Test func `there is no proof for what a manifest does not have`() throws {
    try fixture.issue(2)
    let id = try fixture.ids()[0]
    #expect(throws: LedgerError.unknownCredential(id)) {
      _ = try fixture.opened().proof(of: id, until: Fixture.now.adding(seconds: -1))
    }
  }

  @Test func `each key has its own manifest`() throws {
    try fixture.issue(2)
    let list = try Fixture.list(csv: Fixture.table(3), template: try LedgerFixture.template())
    let other = try CredentialSigner(
      key: try Ed25519PrivateKey(seed: Array(repeating: 9, count: 32)), for: list.template)
    _ = try CredentialFolder(
      fixture.folder.path("other"), issuance: try Issuance(list, signer: other),
      ledger: LedgerUse(try fixture.ledger()) { Fixture.now }
    ).issue()
    let methods = try fixture.opened().verificationMethods
    #expect(methods.count == 2)
    let sizes = try methods.map { try fixture.opened().manifest(of: $0, until: .latest)["size"] }
    #expect(sizes == [2, 3])
    #expect(
      try fixture.opened().manifest(of: methods[1], until: .latest)["root"]
        == .string(try root(digests("other"))))
  }
}
