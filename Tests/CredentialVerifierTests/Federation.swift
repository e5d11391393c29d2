import ControlledIdentifiers
import CredentialVerifier
import OpenSSLCrypto
import StrictJSON
import WireFormats

@testable import IssuerTrust

/// A small trust list made in memory: key 90 has all roles.
struct Federation {
  var environment = TrustEnvironment.production
  var signedAt = "2026-05-01T00:00:00Z"
  var expires = "2026-12-31T00:00:00Z"
  var records: [JSONTree] = []
  /// Files beside the records: manifests, evidence.
  var others: [(path: ExactString, bytes: [UInt8])] = []
  /// Status lists, each in the place of a URL.
  var statusLists: [(url: ExactString, bytes: [UInt8])] = []

  /// A record of an issuer with one key.
  static func record(
    id: String, key number: UInt8 = 1, keyID: String? = nil, change: [String: JSONTree] = [:],
    changeKey: [String: JSONTree] = [:]
  ) throws -> JSONTree {
    let did = try Badge.did(number)
    let key = try key(keyID ?? did.verificationMethod, number, change: changeKey)
    var record: JSONTree = [
      "type": "IssuerRecord/1", "id": .string(id),
      "names": [["lang": "en", "display": "Listed University"]],
      "status": ["value": "active"], "keys": [key], "recordVersion": 1,
    ]
    // A key is listed under a name of its issuer's.
    if keyID == nil && id != did.did { record["alsoKnownAs"] = [.string(did.did)] }
    for (name, value) in change { record[name] = value }
    return record
  }

  /// A record's entry for a key.
  static func key(
    _ id: String, _ number: UInt8, change: [String: JSONTree] = [:]
  ) throws -> JSONTree {
    var key: JSONTree = [
      "id": .string(id), "type": "Multikey",
      "publicKeyMultibase": .string(try Badge.did(number).multikey.publicKeyMultibase),
      "purposes": ["assertionMethod"], "use": ["credential"], "status": "active",
      "signingFrom": "2026-01-01T00:00:00Z", "signingUntil": "2027-01-01T00:00:00Z",
    ]
    for (name, value) in change { key[name] = value }
    return key
  }

  /// The bundle and its root, read back.
  func bundle() throws -> TrustBundle {
    let key = try Badge.key(90)
    let role = RootDraft.Role([key.publicKey], threshold: 1)
    let expires = Badge.instant(expires)
    let draft = RootDraft(
      listID: "urn:uuid:11111111-2222-4333-8444-555555555555", listName: "Test list",
      environment: environment, expires: expires,
      roles: [.root: role, .targets: role, .snapshot: role, .timestamp: role])
    let unsigned = try TrustRoot(try draft.file().bytes)
    let rootFile = try unsigned.file.signed(by: key, as: .root, under: [unsigned])
    let root = try TrustRoot(rootFile.bytes)
    let recordFiles = records.map { record in
      (path: IssuerRecord.path(of: record["id"]?.text ?? ""), bytes: record.canonicalBytes())
    }
    let files =
      recordFiles + others
      + statusLists.map { list in
        (path: TrustBundle.path(ofStatusList: list.url), bytes: list.bytes)
      }
    let listed = files.map { path, bytes in
      JSONTreeMember(
        path.string,
        ["length": .integer(Int64(bytes.count)), "hashes": MetadataFile.hashes(of: bytes)])
    }
    // By hand, because a list that its keepers' tools would refuse to make is still read.
    let signed = MetadataFile.signed(
      role: .targets, version: 1, expires: expires, ["targets": .object(listed)])
    let targets = try MetadataFile(unsigned: signed, role: .targets)
      .signed(by: key, as: .targets, under: [root])
    let snapshot = try SnapshotDraft(version: 1, expires: expires, targets: targets).file()
      .signed(by: key, as: .snapshot, under: [root])
    let timestamp = try TimestampDraft(
      version: 1, expires: expires, signedAt: Badge.instant(signedAt), snapshot: snapshot
    ).file().signed(by: key, as: .timestamp, under: [root])
    let bytes = BundleWriter.unchecked(
      listID: root.listID, roots: [root.file.bytes], timestamp: timestamp.bytes,
      snapshot: snapshot.bytes, targets: targets.bytes, records: files)
    return try TrustBundle(bytes, root: root.file.bytes)
  }

  /// A verifier that trusts a list of these records.
  static func verifier(_ records: JSONTree...) throws -> Verifier {
    Verifier(trust: try Federation(records: records).bundle())
  }
}

extension JSONTree {
  /// The text of a string.
  fileprivate var text: ExactString? {
    guard case .string(let text) = self else { return nil }
    return ExactString(text)
  }
}
