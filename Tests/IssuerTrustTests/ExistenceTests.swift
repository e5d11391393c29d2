import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `Manifests and proofs of what was issued` {
  private static let zeros = String(repeating: "0", count: 64)

  /// A manifest of some digests.
  private func manifest(
    _ count: Int, change: (inout JSONTree) -> Void = { _ in }
  ) -> JSONTree {
    let digests = (0..<count).map { DigestAlgorithm.sha256.digest(of: [UInt8($0)]) }
    var tree: JSONTree = [
      "type": "IssuanceManifest/1", "issuer": "did:web:uni.example",
      "verificationMethod": "did:web:uni.example#1", "until": "2026-05-01T00:00:00Z",
      "size": .integer(Int64(count)),
      "root": .string(
        Base16.encode(MerkleTree.root(of: digests.map(MerkleTree.leafHash)))),
      "entries": .array(digests.map { .string(Base16.encode($0)) }),
    ]
    change(&tree)
    return tree
  }

  private func code(_ change: (inout JSONTree) -> Void) -> String {
    TestList.code {
      _ =
        try IssuanceManifest(manifest(5, change: change).canonicalBytes(), file: "m")
        as IssuanceManifest
    }
  }

  @Test func `a manifest says whose it is, until when, and what is in it`() throws {
    let read = try IssuanceManifest(manifest(5).canonicalBytes(), file: "manifest")
    #expect(read.issuer == "did:web:uni.example")
    #expect(read.verificationMethod == "did:web:uni.example#1")
    #expect(try read.until == at("2026-05-01T00:00:00Z"))
    #expect(read.size == 5)
    #expect(read.listsEntries)
    #expect(read.lists(DigestAlgorithm.sha256.digest(of: [4])))
    #expect(!read.lists(DigestAlgorithm.sha256.digest(of: [5])))
    let short = try IssuanceManifest(
      manifest(5) { $0["entries"] = nil }.canonicalBytes(), file: "manifest")
    #expect(!short.listsEntries)
    #expect(!short.lists(DigestAlgorithm.sha256.digest(of: [4])))
    #expect(try IssuanceManifest(manifest(0).canonicalBytes(), file: "manifest").size == 0)
  }

  @Test func `a manifest's members must be what they have to be`() {
    let changes: [(inout JSONTree) -> Void] = [
      { $0["type"] = "IssuanceManifest/2" }, { $0["type"] = nil }, { $0["issuer"] = nil },
      { $0["verificationMethod"] = "" }, { $0["until"] = "2026-05-01" }, { $0["size"] = 4 },
      { $0["size"] = -1 }, { $0["size"] = nil }, { $0["root"] = nil },
      { $0["root"] = .string(Self.zeros) }, { $0["root"] = "00" },
      { $0["entries"] = [.string(Self.zeros)] }, { $0["entries"] = ["x"] },
      { $0["entries"] = [:] },
    ]
    for (index, change) in changes.enumerated() {
      #expect(code(change) == "TRUST_MALFORMED", "change \(index)")
    }
    #expect(code { $0["note"] = 1 } == "TRUST_RECORD_UNKNOWN_MEMBER")
    #expect(code { $0["x-note"] = 1 } == "accepted")
  }

  @Test func `a manifest stands where its issuer and key say`() {
    let listed = IssuanceManifest.path(
      issuer: "a", verificationMethod: "b", listedBy: "ncvet"
    ).string
    #expect(listed.hasPrefix("poe/ncvet/ca978112"))
    #expect(
      IssuanceManifest.path(issuer: "a", verificationMethod: "b")
        == "poe/ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb-3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d.json"
    )
  }

  private func proof(_ change: (inout JSONTree) -> Void = { _ in }) -> JSONTree {
    let leaves = (0..<5).map { MerkleTree.leafHash(DigestAlgorithm.sha256.digest(of: [$0])) }
    let path = MerkleTree.inclusionPath(of: 2, in: leaves) ?? []
    var tree: JSONTree = [
      "type": "IssuanceProof/1", "issuer": "did:web:uni.example",
      "verificationMethod": "did:web:uni.example#1",
      "digest": .string(Base16.encode(DigestAlgorithm.sha256.digest(of: [2]))), "index": 2,
      "size": 5, "root": .string(Base16.encode(MerkleTree.root(of: leaves))),
      "path": .array(path.map { .string(Base16.encode($0)) }),
    ]
    change(&tree)
    return tree
  }

  @Test func `a proof leads from its place to its root, and from no other`() throws {
    func leads(_ change: (inout JSONTree) -> Void = { _ in }) throws -> Bool {
      try IssuanceProof(proof(change).canonicalBytes(), file: "proof").leadsToRoot
    }
    #expect(try leads())
    #expect(try !leads { $0["index"] = 3 })
    #expect(try !leads { $0["index"] = 5 })
    #expect(try !leads { $0["size"] = 0 })
    #expect(try !leads { $0["digest"] = .string(Self.zeros) })
    #expect(try !leads { $0["path"] = [] })
  }

  @Test func `a proof's members must be what they have to be, and its path has an end`() {
    let changes: [(inout JSONTree) -> Void] = [
      { $0["type"] = "IssuanceManifest/1" }, { $0["issuer"] = nil }, { $0["digest"] = "00" },
      { $0["index"] = -1 }, { $0["index"] = "2" }, { $0["size"] = nil }, { $0["root"] = nil },
      { $0["path"] = nil }, { $0["path"] = ["00"] },
      { $0["path"] = .array(Array(repeating: .string(Self.zeros), count: 65)) },
    ]
    for (index, change) in changes.enumerated() {
      let code = TestList.code {
        _ =
          try ExistenceEvidence(proof(change).canonicalBytes(), file: "proof") as ExistenceEvidence
      }
      #expect(code == "TRUST_MALFORMED", "change \(index)")
    }
    let long = [UInt8](repeating: 0x20, count: ExistenceEvidence.greatestSize + 1)
    #expect(
      TestList.code { _ = try ExistenceEvidence(long, file: "p") as ExistenceEvidence }
        == "TRUST_TOO_LARGE")
  }

  @Test func `a record names evidence of every kind, and what is known must be right`() throws {
    func sources(_ poe: JSONTree) throws -> [ExistenceSource] {
      try TestRecord.key { $0["poe"] = poe }.existenceSources
    }
    let entry: JSONTree = ["kind": "manifest", "path": "poe/a.json", "sha256": .string(Self.zeros)]
    #expect(
      try sources([entry, ["kind": "tlog", "policy": ["anything": 1]]]) == [
        .manifest(path: "poe/a.json", sha256: [UInt8](repeating: 0, count: 32)),
        .unknown(kind: "tlog"),
      ])
    #expect(try sources(nil) == [])
    for poe: JSONTree in [
      ["x"], [[:]], [["kind": 1]], ["kind": "manifest"], [["kind": "manifest", "path": "a"]],
      [["kind": "manifest", "path": "a", "sha256": "00"]],
      .array(Array(repeating: ["kind": "tlog"], count: 17)),
    ] {
      #expect(TestList.code { _ = try sources(poe) as [ExistenceSource] } == "TRUST_MALFORMED")
    }
  }
}
