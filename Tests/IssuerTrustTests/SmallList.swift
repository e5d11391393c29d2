import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import WireFormats

@testable import IssuerTrust

/// A list with one key for all roles, made in memory.
struct SmallList {
  /// The records' contents, by their paths; what is no record is listed all the same.
  var files: [(path: ExactString, bytes: [UInt8])] = []
  /// The URLs that the targets state, by the paths of contexts.
  var urls: [ExactString: JSONTree] = [:]
  /// Changes what the targets say of each file.
  var changeReference: (inout JSONTree, [UInt8]) -> Void = { _, _ in }

  static let end = Instant(secondsSinceEpoch: 2_000_000_000)

  static func key(_ number: UInt8 = 7) throws -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: [UInt8](repeating: number, count: 32))
  }

  /// A record of `did:web:…` with one key.
  static func record(_ name: String, change: [String: JSONTree] = [:]) throws -> JSONTree {
    let multikey = Multikey(try key(1).publicKey).publicKeyMultibase
    var record: JSONTree = [
      "type": "IssuerRecord/1", "id": .string("did:web:\(name)"),
      "names": [["lang": "en", "display": .string(name)]], "status": ["value": "active"],
      "keys": [
        [
          "id": .string("did:web:\(name)#1"), "type": "Multikey",
          "publicKeyMultibase": .string(multikey), "status": "active",
        ]
      ], "recordVersion": 1,
    ]
    for (name, value) in change { record[name] = value }
    return record
  }

  /// Adds a record, whether it can be used or not.
  mutating func add(_ record: JSONTree, id: String) {
    files.append((IssuerRecord.path(of: ExactString(id)), record.canonicalBytes()))
  }

  /// Adds a context, whether it can be used or not.
  mutating func add(context document: String, url: String) {
    let path = TrustedContext.path(of: url)
    files.append((path, Array(document.utf8)))
    urls[path] = ["url": .string(url)]
  }

  /// The list's only root.
  func root() throws -> TrustRoot {
    let key = try SmallList.key()
    let role = RootDraft.Role([key.publicKey], threshold: 1)
    let draft = RootDraft(
      listID: "urn:uuid:00000000-0000-4000-8000-000000000000", listName: "Small",
      environment: .test, expires: SmallList.end,
      roles: [.root: role, .targets: role, .snapshot: role, .timestamp: role])
    let unsigned = try TrustRoot(try draft.file().bytes)
    return try TrustRoot(try unsigned.file.signed(by: key, as: .root, under: [unsigned]).bytes)
  }

  /// The bundle, signed throughout, whatever is in it.
  func bundle() throws -> [UInt8] {
    let key = try SmallList.key()
    let root = try root()
    let listed = files.map { path, bytes -> JSONTreeMember in
      var reference: JSONTree = [
        "length": .integer(Int64(bytes.count)), "hashes": MetadataFile.hashes(of: bytes),
      ]
      if let custom = urls[path] { reference["custom"] = custom }
      changeReference(&reference, bytes)
      return JSONTreeMember(path.string, reference)
    }
    let signed = MetadataFile.signed(
      role: .targets, version: 1, expires: SmallList.end, ["targets": .object(listed)])
    let targets = try MetadataFile(unsigned: signed, role: .targets)
      .signed(by: key, as: .targets, under: [root])
    let snapshot = try SnapshotDraft(version: 1, expires: SmallList.end, targets: targets).file()
      .signed(by: key, as: .snapshot, under: [root])
    let timestamp = try TimestampDraft(
      version: 1, expires: SmallList.end, signedAt: Instant(secondsSinceEpoch: 1_700_000_000),
      snapshot: snapshot
    ).file().signed(by: key, as: .timestamp, under: [root])
    return BundleWriter.unchecked(
      listID: root.listID, roots: [root.file.bytes], timestamp: timestamp.bytes,
      snapshot: snapshot.bytes, targets: targets.bytes, records: files)
  }

  /// What a reader who pins the root makes of it.
  func read() throws -> TrustBundle { try TrustBundle(try bundle(), root: try root().file.bytes) }
}
