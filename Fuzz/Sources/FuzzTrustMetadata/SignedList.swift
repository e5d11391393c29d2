import FuzzSupport
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The smallest list that has every kind of role, all of them with one key.
struct SignedList {
  static let id: ExactString = "urn:uuid:00000000-0000-4000-8000-000000000000"
  private static let authority = "authority/a"
  private static let seed = [UInt8](repeating: 7, count: 32)

  /// The list before anything is replaced; that it can be read is checked once.
  static let valid: SignedList? = {
    let list = try? SignedList()
    let isRead = list.map { (try? TrustBundle($0.bundle, root: $0.root)) != nil } ?? false
    require(isRead, "the list that inputs are put into can be read")
    return list
  }()

  /// The first root, which is pinned.
  let root: [UInt8]
  private var nextRoot: [UInt8]?
  private var delegated: [UInt8]
  private var targets: [UInt8]
  private var snapshot: [UInt8]
  private var timestamp: [UInt8]

  private init() throws {
    let key = TrustKey(try Ed25519PrivateKey(seed: Self.seed).publicKey)
    let tree: JSONTree = [
      "keytype": "ed25519", "scheme": "ed25519",
      "keyval": ["public": .string(Base16.encode(key.key.rawRepresentation))],
    ]
    var keys: JSONTree = [:]
    keys[key.id.string] = tree
    let role: JSONTree = ["keyids": [.string(key.id.string)], "threshold": 1]
    root = Self.file(
      Self.signed(
        "root",
        [
          "consistent_snapshot": true, "keys": keys,
          "roles": ["root": role, "targets": role, "snapshot": role, "timestamp": role],
          "x-list": ["id": .string(Self.id.string), "name": "Small", "environment": "test"],
        ]))
    var delegation = role
    delegation["name"] = .string(Self.authority)
    delegation["paths"] = ["issuers/a/*"]
    delegation["terminating"] = true
    targets = Self.file(
      Self.signed(
        "targets", ["targets": [:], "delegations": ["keys": keys, "roles": [delegation]]]))
    delegated = Self.file(Self.signed("targets", ["targets": [:]]))
    (snapshot, timestamp) = ([], [])
    nameTargets()
  }

  /// The list with the metadata of a role replaced, and with what must name it.
  func replacing(_ choice: UInt8, with signed: JSONTree) -> SignedList {
    var list = self
    let file = Self.file(signed)
    switch choice {
    case UInt8(ascii: "r"): list.nextRoot = file
    case UInt8(ascii: "i"): list.timestamp = file
    case UInt8(ascii: "s"):
      list.snapshot = file
      list.nameSnapshot()
    case UInt8(ascii: "a"):
      list.delegated = file
      list.nameTargets()
    default:
      list.targets = file
      list.nameTargets()
    }
    return list
  }

  /// The bundle, as a container that is not signed.
  var bundle: [UInt8] {
    var roles: JSONTree = ["targets": .string(Base64.encode(targets))]
    roles[Self.authority] = .string(Base64.encode(delegated))
    let roots = ([root] + [nextRoot].compactMap { $0 }).enumerated().map { index, root in
      ["version": .integer(Int64(index + 1)), "b64": .string(Base64.encode(root))] as JSONTree
    }
    let tree: JSONTree = [
      "type": "TrustBundle/1", "listId": .string(Self.id.string), "roots": .array(roots),
      "timestamp": .string(Base64.encode(timestamp)),
      "snapshot": .string(Base64.encode(snapshot)), "roles": roles, "targets": [:],
    ]
    return tree.canonicalBytes()
  }

  private mutating func nameTargets() {
    var meta: JSONTree = ["targets.json": Self.reference(to: targets)]
    meta["\(Self.authority).json"] = Self.reference(to: delegated)
    snapshot = Self.file(Self.signed("snapshot", ["meta": meta]))
    nameSnapshot()
  }

  private mutating func nameSnapshot() {
    timestamp = Self.file(
      Self.signed("timestamp", ["meta": ["snapshot.json": Self.reference(to: snapshot)]]))
  }

  /// What other metadata says of a file.
  private static func reference(to file: [UInt8]) -> JSONTree {
    let version = (try? JSONDocument(file))?.root["signed"]?["version"]?.integer
    return [
      "version": .integer(version ?? 1), "length": .integer(Int64(file.count)),
      "hashes": ["sha256": .string(Base16.encode(DigestAlgorithm.sha256.digest(of: file)))],
    ]
  }

  private static func signed(_ type: String, _ members: JSONTree) -> JSONTree {
    var signed = members
    signed["_type"] = .string(type)
    signed["spec_version"] = "1.0.34"
    signed["version"] = 1
    signed["expires"] = "2030-01-01T00:00:00Z"
    return signed
  }

  /// A file with a signature of the key.
  static func file(_ signed: JSONTree) -> [UInt8] {
    guard let key = try? Ed25519PrivateKey(seed: seed),
      let signature = try? key.signature(for: signed.canonicalBytes())
    else { return [] }
    let id = TrustKey(key.publicKey).id.string
    let envelope: JSONTree = [
      "signatures": [["keyid": .string(id), "sig": .string(Base16.encode(signature))]],
      "signed": signed,
    ]
    return envelope.canonicalBytes()
  }
}
