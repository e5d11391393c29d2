import StrictJSON

/// What targets say of a role that they hand on to, built by hand.
struct TestDelegation: Sendable {
  var name: String
  var keys: [TestKey]
  var threshold: Int64 = 1
  var paths: [String]
  var terminating = true
  /// More members, or others.
  var change: [String: JSONTree] = [:]

  /// A delegation to an authority of what is its own.
  init(_ id: String, keys: [TestKey]? = nil, ceiling: JSONTree? = nil) throws {
    name = "authority/\(id)"
    self.keys = try keys ?? [TestKey("authority \(id)")]
    paths = ["issuers/\(id)/*", "status/\(id)/*", "evidence/\(id)/*", "poe/\(id)/*"]
    if let ceiling { change["x-ceiling"] = ceiling }
  }

  var tree: JSONTree {
    var tree: JSONTree = [
      "name": .string(name), "keyids": .array(keys.map { .string($0.id.string) }),
      "threshold": .integer(threshold), "paths": .array(paths.map { .string($0) }),
      "terminating": .bool(terminating),
    ]
    for (name, value) in change { tree[name] = value }
    return tree
  }

  /// The member `delegations` with these.
  static func tree(_ delegations: [TestDelegation]) -> JSONTree {
    var keys: JSONTree = [:]
    for key in delegations.flatMap(\.keys) { keys[key.id.string] = key.tree }
    return ["keys": keys, "roles": .array(delegations.map(\.tree))]
  }
}
