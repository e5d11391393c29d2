public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// A root before it is signed.
///
/// Source: The Update Framework 1.0 §4.3.
public struct RootDraft: Sendable {
  /// The list's id, an absolute URI; it must never change.
  public var listID: ExactString
  /// The list's name.
  public var listName: String
  /// What the list is made for; it must never change.
  public var environment: TrustEnvironment
  /// Who publishes the list, as a URL.
  public var operatorURL: String?
  /// The root's version: 1, then one more with each root.
  public var version: Int64
  /// When the root expires; fractions of a second are dropped.
  public var expires: Instant
  /// The keys of each role, and how many of them must sign.
  public var roles: [TrustRole: Role]

  /// The keys of one role.
  public struct Role: Sendable {
    /// The keys, each once.
    public var keys: [Ed25519PublicKey]
    /// How many of them must sign.
    public var threshold: Int

    /// A role with its keys.
    public init(_ keys: [Ed25519PublicKey], threshold: Int) {
      self.keys = keys
      self.threshold = threshold
    }
  }

  /// The first root of a new list.
  public init(
    listID: ExactString, listName: String, environment: TrustEnvironment,
    operatorURL: String? = nil, expires: Instant, roles: [TrustRole: Role]
  ) {
    self.listID = listID
    self.listName = listName
    self.environment = environment
    self.operatorURL = operatorURL
    version = 1
    self.expires = expires
    self.roles = roles
  }

  /// The root after another: the same list, roles and keys until they are changed here.
  public init(after root: TrustRoot, expires: Instant) {
    listID = root.listID
    listName = root.listName
    environment = root.environment
    operatorURL = root.operatorURL
    version = root.version + 1
    self.expires = expires
    roles = [:]
    for role in TrustRole.allCases {
      let keys = root.keys(of: role)
      roles[role] = Role(keys.keys.map(\.key), threshold: keys.threshold)
    }
  }

  /// A root that nobody signed yet, to be changed further.
  public init(amending root: TrustRoot, expires: Instant) {
    self.init(after: root, expires: expires)
    version = root.version
  }

  /// The root's file, without signatures.
  ///
  /// - Throws: `TrustError` where readers would refuse it: a role without keys, a threshold that
  ///   cannot be met, a key that nobody should trust, control characters in a name.
  public func file() throws(TrustError) -> MetadataFile {
    let name = "root \(version)"
    for (member, text) in [
      ("id", listID.string), ("name", listName), ("operator", operatorURL ?? "-"),
    ] where text.isEmpty || text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw .malformed(
        file: name, pointer: JSONPointer(["signed", "x-list", ExactString(member)]),
        expected: "a text without control characters")
    }
    let file = try MetadataFile(unsigned: tree, role: .root, name: name)
    let root = try RootMetadata(file.bytes, name: name)
    for key in root.roles.values.flatMap(\.keys) { try key.requirePrimeOrder(file: name) }
    return file
  }

  private var tree: JSONTree {
    .members([
      "_type": "root", "spec_version": .string(MetadataFile.specificationVersion),
      "version": .integer(version), "expires": .string(MetadataFile.expiry(expires)),
      "consistent_snapshot": false, "keys": keyTree, "roles": roleTree,
      "x-list": .members([
        "id": .string(listID.string), "name": .string(listName),
        "environment": .string(environment.rawValue), "operator": operatorURL.map(JSONTree.string),
      ]),
    ])
  }

  /// The keys by their ids, each once.
  private var keyTree: JSONTree {
    let keys = Set(roles.values.flatMap(\.keys))
    let members = keys.map { (id: TrustKey.id(of: $0), key: $0) }.sorted { $0.id < $1.id }
    return .object(members.map { JSONTreeMember($0.id.string, TrustKey.tree(of: $0.key)) })
  }

  private var roleTree: JSONTree {
    .object(
      TrustRole.allCases.compactMap { role in
        guard let listed = roles[role] else { return nil }
        let ids = listed.keys.map { TrustKey.id(of: $0) }.sorted()
        return JSONTreeMember(
          role.rawValue,
          [
            "keyids": .array(ids.map { .string($0.string) }),
            "threshold": .integer(Int64(listed.threshold)),
          ])
      })
  }
}
