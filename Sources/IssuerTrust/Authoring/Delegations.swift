public import OpenSSLCrypto
public import StrictJSON

/// A role that a registry is to hand a part of itself on to, before that is signed.
///
/// Source: The Update Framework 1.0 §4.5.
public struct DelegationDraft: Sendable {
  /// The authority's id: what its role's name has after `authority/`.
  public var authority: ExactString
  /// The keys of the role, each once.
  public var keys: [Ed25519PublicKey]
  /// How many of them must sign.
  public var threshold: Int
  /// The patterns of the paths that the role is entitled to.
  public var paths: [ExactString]
  /// What its issuers may award at most: a list of grants; `nil` where that is not restricted.
  public var ceiling: JSONTree?

  /// A delegation.
  public init(
    authority: ExactString, keys: [Ed25519PublicKey], threshold: Int, paths: [ExactString]? = nil,
    ceiling: JSONTree? = nil
  ) {
    self.authority = authority
    self.keys = keys
    self.threshold = threshold
    self.paths = paths ?? DelegationDraft.paths(of: authority)
    self.ceiling = ceiling
  }

  /// All places that belong to an authority.
  public static func paths(of authority: ExactString) -> [ExactString] {
    ["issuers", "status", "poe", "evidence"].map { ExactString("\($0)/\(authority)/*") }
  }

  /// The name of the authority's role.
  public var roleName: ExactString { ExactString("authority/\(authority)") }

  fileprivate var tree: JSONTree {
    .members([
      "name": .string(roleName.string),
      "keyids": .array(keys.map { TrustKey.id(of: $0) }.sorted().map { .string($0.string) }),
      "threshold": .integer(Int64(threshold)), "terminating": true,
      "paths": .array(paths.map { .string($0.string) }), "x-ceiling": ceiling,
    ])
  }
}

/// The delegations of targets, to be changed and written again.
///
/// What is not changed is kept as it stands, members that only others know among it.
struct Delegations {
  private var roles: [JSONTree] = []
  private var keys: [JSONTreeMember] = []

  /// The delegations of targets that were written before.
  init(of targets: MetadataFile?) {
    guard let delegations = targets?.signed["delegations"]?.tree() else { return }
    roles = RecordFile.elements(delegations["roles"])
    if case .object(let members)? = delegations["keys"] { keys = members }
  }

  /// Adds a role, or puts it into the place of the one that has its name.
  mutating func set(_ draft: DelegationDraft) {
    let place = roles.firstIndex { Delegations.name(of: $0) == draft.roleName }
    if let place { roles[place] = draft.tree } else { roles.append(draft.tree) }
    keys += draft.keys.map {
      JSONTreeMember(TrustKey.id(of: $0).string, TrustKey.tree(of: $0))
    }
  }

  /// Takes a role out.
  mutating func remove(_ name: ExactString) {
    roles.removeAll { Delegations.name(of: $0) == name }
  }

  /// What the issuers of a role may award at most; `nil` where that is not restricted.
  func ceiling(of name: ExactString) -> JSONTree? {
    roles.first { Delegations.name(of: $0) == name }?["x-ceiling"]
  }

  /// The member of the targets; `nil` where they hand on to nobody.
  var tree: JSONTree? {
    guard !roles.isEmpty else { return nil }
    var used: Set<ExactString> = []
    for id in roles.flatMap({ RecordFile.elements($0["keyids"]) }) {
      if case .string(let id) = id { used.insert(ExactString(id)) }
    }
    let listed = keys.filter { used.remove(ExactString($0.name)) != nil }
    return ["keys": .object(listed), "roles": .array(roles)]
  }

  private static func name(of role: JSONTree) -> ExactString? {
    if case .string(let name)? = role["name"] { ExactString(name) } else { nil }
  }
}
