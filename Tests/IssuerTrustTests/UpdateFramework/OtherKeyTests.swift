import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust
@testable import tuf_shim

/// Metadata that python-tuf signed with keys of every kind, read by TUF's own rules.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct `Signatures of other tools` {
  static let rules = MetadataRules.updateFramework(
    canonicalBytes: CanonicalJSON.bytes, otherKey: OtherKeys.load)

  /// The folders, their roots, and how many signatures there are of each kind of key.
  static let repositories = [
    (
      "tuf-python/generated_data/ed25519_metadata", "root_with_ed25519.json", ["ed25519": 4]
    ),
    (
      "tuf-python/repository_data/repository/metadata", "root.json",
      ["rsa": 2, "ed25519": 3]
    ),
    (
      "tuf-python/repository_data/fishy_rolenames/metadata", "1.root.json", ["ed25519": 4]
    ),
  ]

  @Test(arguments: repositories)
  func `every signature of a top-level role holds, and none for another text`(
    folder: String, root: String, expected: [String: Int]
  ) throws {
    let keys = try Self.keys(in: Vectors.bytes("\(folder)/\(root)"))
    var counts: [String: Int] = [:]
    for name in try Vectors.files(in: folder) {
      let bytes = try Vectors.bytes("\(folder)/\(name)")
      guard let type = try JSONDocument(bytes).root["signed"]?["_type"]?.string,
        let role = TrustRole(rawValue: type)
      else { continue }
      let file = try MetadataFile(bytes, role: role, name: name, rules: Self.rules)
      for signature in file.signatures {
        guard let (kind, key) = keys[signature.keyID] else { continue }
        #expect(key.isValidSignature(signature.bytes, for: file.canonicalSigned), "\(name)")
        #expect(!key.isValidSignature(signature.bytes, for: file.canonicalSigned + [0]), "\(name)")
        counts[kind, default: 0] += 1
      }
    }
    #expect(counts == expected)
  }

  /// A folder of the vectors as a repository.
  private struct VectorRepository: Repository {
    let folder: String

    func metadata(_ name: String, limit: Int) throws -> [UInt8]? {
      try file("metadata/\(name)", limit: limit)
    }
    func target(_ name: String, limit: Int) throws -> [UInt8]? {
      try file("targets/\(name)", limit: limit)
    }
    private func file(_ name: String, limit: Int) throws -> [UInt8]? {
      let bytes = try? Vectors.bytes("\(folder)/\(name)")
      return bytes.flatMap { $0.count <= limit ? $0 : nil }
    }
  }

  @Test func `a repository is followed from its root to targets that a delegated role lists`()
    throws
  {
    let trusted = MemoryStorage()
    let repository = VectorRepository(folder: "tuf-python/repository_data/repository")
    try trusted.keep(
      try #require(try repository.metadata("1.root.json", limit: 4096)), as: "root.json")
    let client = Client(
      trusted: trusted, repository: repository, start: try at("2027-01-01T00:00:00Z"))
    var metadata = try client.refresh()
    let fetched = MemoryStorage()
    for name in ["file1.txt", "file2.txt", "file3.txt"] {
      try client.download(name, to: fetched, by: &metadata)
    }
    #expect(fetched.files.keys.sorted() == ["file1.txt", "file2.txt", "file3.txt"])
    #expect(try trusted.versions() == "role1 1, root 1, snapshot 1, targets 1, timestamp 1")
    #expect(throws: Client.Failure.self) {
      try client.download("file4.txt", to: fetched, by: &metadata)
    }
  }

  private static func keys(
    in root: [UInt8]
  ) throws -> [ExactString: (kind: String, key: any VerifyingKey)] {
    let signed = try JSONDocument(root).root["signed"]
    let reader = try ObjectReader(try #require(signed), file: "root")
    let table = try KeyTable(in: reader, limit: 16, rules: rules)
    var keys: [ExactString: (kind: String, key: any VerifyingKey)] = [:]
    for (id, key) in table.keys { keys[id] = ("ed25519", Ed25519Key(key: key)) }
    for member in try #require(signed?["keys"]).members {
      let id = ExactString(member.name)
      guard let key = table.otherKeys[id]?.key else { continue }
      keys[id] = (try #require(member.value["keytype"]?.string), key)
    }
    return keys
  }

  private struct Ed25519Key: VerifyingKey {
    let key: TrustKey
    var identity: [UInt8] { key.key.rawRepresentation }
    func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
      key.key.isValidSignature(signature, for: message)
    }
  }
}
