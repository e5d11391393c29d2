import OpenSSLCrypto
import StrictJSON
import WireFormats

@testable import IssuerTrust

/// A trust list that hands parts of itself on to authorities, made in memory and by hand.
struct AuthorityList {
  /// An authority, and what it lists.
  struct Authority {
    let id: String
    var records: [JSONTree] = []
    /// What its issuers may award at most.
    var ceiling: JSONTree?
    var expires = "2027-01-01T00:00:00Z"
    /// Where it lists its records.
    var folder: String?
  }

  var authorities: [Authority]
  private let expires = Badge.instant("2027-01-01T00:00:00Z")

  init(_ authorities: Authority...) { self.authorities = authorities }

  private static func path(_ record: JSONTree, in folder: String) -> String {
    guard case .string(let id) = record["id"] else { return folder }
    let digest = DigestAlgorithm.sha256.digest(of: Array(id.utf8))
    return "\(folder)/\(Base16.encode(digest)).json"
  }

  /// The files of an authority that are in the bundle: those that it may list.
  private static func files(of authority: Authority) -> [(path: String, bytes: [UInt8])] {
    let folder = authority.folder ?? "issuers/\(authority.id)"
    return authority.records.map { (path($0, in: folder), $0.canonicalBytes()) }
  }

  private static func targets(_ files: [(path: String, bytes: [UInt8])]) -> JSONTree {
    .object(
      files.map { path, bytes in
        JSONTreeMember(
          path,
          ["length": .integer(Int64(bytes.count)), "hashes": MetadataFile.hashes(of: bytes)])
      })
  }

  private func delegations(by key: Ed25519PublicKey) -> JSONTree {
    let roles = authorities.map { authority -> JSONTree in
      .members([
        "name": .string("authority/\(authority.id)"),
        "keyids": [.string(TrustKey.id(of: key).string)], "threshold": 1, "terminating": true,
        "paths": [.string("issuers/\(authority.id)/*")], "x-ceiling": authority.ceiling,
      ])
    }
    return [
      "keys": .object([JSONTreeMember(TrustKey.id(of: key).string, TrustKey.tree(of: key))]),
      "roles": .array(roles),
    ]
  }

  /// The bundle, read back.
  func bundle() throws -> TrustBundle {
    let key = try Badge.key(90)
    let other = try Badge.key(91)
    let role = RootDraft.Role([key.publicKey], threshold: 1)
    let draft = RootDraft(
      listID: "urn:uuid:11111111-2222-4333-8444-555555555556", listName: "Authorities",
      environment: .production, expires: expires,
      roles: [.root: role, .targets: role, .snapshot: role, .timestamp: role])
    func file(_ signed: JSONTree, _ key: borrowing Ed25519PrivateKey) throws -> [UInt8] {
      let signature: JSONTree = [
        "keyid": .string(TrustKey.id(of: key.publicKey).string),
        "sig": .string(Base16.encode(try key.signature(for: signed.canonicalBytes()))),
      ]
      let envelope: JSONTree = ["signatures": [signature], "signed": signed]
      return envelope.canonicalBytes()
    }
    let root = try file(try draft.file().signed.tree(), key)
    let targets = try file(
      MetadataFile.signed(
        role: .targets, version: 1, expires: expires,
        ["targets": [:], "delegations": delegations(by: other.publicKey)]), key)
    var roles = [JSONTreeMember("targets", .string(Base64.encode(targets)))]
    var meta = [JSONTreeMember("targets.json", ["version": 1])]
    var files: [JSONTreeMember] = []
    for authority in authorities {
      let listed = AuthorityList.files(of: authority)
      let bytes = try file(
        MetadataFile.signed(
          role: .targets, version: 1, expires: Badge.instant(authority.expires),
          ["targets": AuthorityList.targets(listed)]), other)
      let name = "authority/\(authority.id)"
      roles.append(JSONTreeMember(name, .string(Base64.encode(bytes))))
      meta.append(JSONTreeMember("\(name).json", ["version": 1]))
      guard authority.folder == nil else { continue }
      files += listed.map { JSONTreeMember($0.path, .string(Base64.encode($0.bytes))) }
    }
    let snapshot = try file(
      MetadataFile.signed(
        role: .snapshot, version: 1, expires: expires, ["meta": .object(meta)]), key)
    let timestamp = try file(
      MetadataFile.signed(
        role: .timestamp, version: 1, expires: expires,
        ["meta": ["snapshot.json": ["version": 1]], "x-signedAt": "2026-03-01T00:00:00Z"]), key)
    let bundle: JSONTree = [
      "type": "TrustBundle/1", "listId": .string(draft.listID.string),
      "roots": [["version": 1, "b64": .string(Base64.encode(root))]],
      "timestamp": .string(Base64.encode(timestamp)),
      "snapshot": .string(Base64.encode(snapshot)), "roles": .object(roles),
      "targets": .object(files),
    ]
    return try TrustBundle(bundle.canonicalBytes(), root: root)
  }
}
