import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

/// Metadata that the reference implementation of The Update Framework wrote and signed.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct `Metadata of python-tuf` {
  /// The folders, and what is wrong with their roots for us.
  static let repositories = [
    ("tuf-python/generated_data/ed25519_metadata", "root_with_ed25519.json", "TRUST_KEY_ID"),
    ("tuf-python/repository_data/repository/metadata", "root.json", "KEY_WEAK"),
    ("tuf-python/repository_data/fishy_rolenames/metadata", "1.root.json", "TRUST_KEY_ID"),
  ]

  /// What is signed is the same under RFC 8785: every Ed25519 signature of a top-level role holds.
  @Test(arguments: repositories)
  func `every Ed25519 signature holds`(folder: String, root: String, code: String) throws {
    let keys = try ed25519Keys(of: "\(folder)/\(root)")
    var count = 0
    for name in try Vectors.files(in: folder) {
      let bytes = try Vectors.bytes("\(folder)/\(name)")
      guard let type = try JSONDocument(bytes).root["signed"]?["_type"]?.string,
        let role = TrustRole(rawValue: type)
      else { continue }
      let file = try MetadataFile(bytes, role: role, name: name)
      for signature in file.signatures {
        guard let key = keys[signature.keyID] else { continue }
        #expect(key.isValidSignature(signature.bytes, for: file.canonicalSigned), "\(name)")
        count += 1
      }
    }
    #expect(count >= 3)
  }

  /// Their roots name no list; before that, some keys are RSA, or have ids that are no digests.
  @Test(arguments: repositories)
  func `a root is refused for a reason of its own`(
    folder: String, root: String, code: String
  ) throws {
    let bytes = try Vectors.bytes("\(folder)/\(root)")
    let error = try #require(throws: TrustError.self) { try RootMetadata(bytes) }
    #expect(error.code == code)
    if case .keyTypeUnsupported(_, let keytype) = error { #expect(keytype == "rsa") }
  }

  @Test func `targets that delegate to others than authorities are read by TUF's rules only`()
    throws
  {
    let bytes = try Vectors.bytes("tuf-python/repository_data/repository/metadata/targets.json")
    #expect(throws: TrustError.self) {
      try TargetsMetadata(try MetadataFile(bytes, role: .targets))
    }
    let rules = MetadataRules.updateFramework(
      canonicalBytes: { $0.canonicalBytes() }, otherKey: { _, _, _ in nil })
    let targets = try TargetsMetadata(try MetadataFile(bytes, role: .targets, rules: rules))
    #expect(targets.delegations.map(\.name) == ["role1"])
    #expect(targets.delegations[0].isEntitled(to: "file3.txt"))
    #expect(!targets.delegations[0].isEntitled(to: "file2.txt"))
  }

  @Test func `snapshots and timestamps are read`() throws {
    let folder = "tuf-python/generated_data/ed25519_metadata"
    let timestamp = try TimestampMetadata(
      try MetadataFile(
        try Vectors.bytes("\(folder)/timestamp_with_ed25519.json"), role: .timestamp))
    #expect(timestamp.version == 1)
    #expect(timestamp.expires.description == "2050-01-01T00:00:00Z")
    let snapshot = try SnapshotMetadata(
      try MetadataFile(try Vectors.bytes("\(folder)/snapshot_with_ed25519.json"), role: .snapshot))
    #expect(snapshot.targets.version == 1)
    #expect(snapshot.targets.sha256 == nil)
  }

  private func ed25519Keys(of path: String) throws -> [ExactString: Ed25519PublicKey] {
    var keys: [ExactString: Ed25519PublicKey] = [:]
    let root = try JSONDocument(try Vectors.bytes(path)).root
    for member in try #require(root["signed"]?["keys"]).members
    where member.value["keytype"]?.isString("ed25519") ?? false {
      let text = try #require(member.value["keyval"]?["public"]?.string)
      keys[ExactString(member.name)] = try Ed25519PublicKey(
        rawRepresentation: try Base16.decode(text))
    }
    return keys
  }
}
