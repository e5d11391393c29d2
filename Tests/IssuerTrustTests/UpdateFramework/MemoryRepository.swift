import StrictJSON

@testable import tuf_shim

/// A repository of The Update Framework made in memory, changed and published step by step.
struct MemoryRepository: Sendable {
  /// Who signs a role's metadata, and what it says besides.
  struct Role: Sendable {
    /// The keys that the root gives the role.
    var keys: [TestKey]
    var threshold: Int64 = 1
    /// The keys that sign; those of the role where it is `nil`.
    var signers: [TestKey]?
    var version: Int64 = 0
    var expires = "2030-01-01T00:00:00Z"
    /// More members, or others.
    var change: [String: JSONTree] = [:]
  }

  /// What is published, by its name.
  var files: [String: [UInt8]] = [:]
  /// The targets that are published, by their names.
  var artifacts: [String: [UInt8]] = [:]
  var roles: [String: Role] = [:]
  /// What the next snapshot says of targets.
  var meta: [String: JSONTree] = [:]
  /// What the next timestamp says of the snapshot.
  var snapshotReference: JSONTree = [:]
  var isConsistent = true
  /// Whether lengths and digests of metadata are stated.
  var statesDigests = true

  private var delegations: [String: [TestDelegation]] = [:]
  private var listed: [String: [String: JSONTree]] = [:]

  /// A repository with one key for each role, all of its metadata of version 1.
  init() throws {
    for name in ["root", "timestamp", "snapshot", "targets"] {
      roles[name] = Role(keys: [try TestKey(name)])
    }
    try publish("root", "targets", "snapshot", "timestamp")
  }

  /// Changes a role.
  mutating func change(_ name: String, _ change: (inout Role) throws -> Void) throws {
    try change(&roles[name, default: Role(keys: [])])
  }

  /// Gives a role other keys; the old ones sign beside them where it is a root.
  mutating func rotate(_ name: String) throws {
    let key = try TestKey("\(name) after \(roles[name]?.version ?? 0)")
    try change(name) { role in
      role.signers = name == "root" ? role.keys + [key] : nil
      role.keys = [key]
    }
  }

  /// Publishes the next version of roles, in this order.
  mutating func publish(_ names: String...) throws {
    for name in names {
      try change(name) { $0.version += 1 }
      try write(name)
    }
  }

  /// Publishes roles as they are now.
  mutating func write(_ name: String) throws {
    guard let role = roles[name] else { return }
    let file = try MemoryRepository.file(
      signed(name, role), by: role.signers ?? role.keys)
    let isVersioned = name == "root" || isConsistent && name != "timestamp"
    files[isVersioned ? "\(role.version).\(name).json" : "\(name).json"] = file.bytes
    let reference: JSONTree =
      statesDigests ? file.reference : ["version": .integer(role.version)]
    switch name {
    case "root", "timestamp": break
    case "snapshot": snapshotReference = reference
    default: meta["\(name).json"] = reference
    }
  }

  /// Hands on from one role to another, which has its keys and metadata from here on.
  mutating func delegate(
    _ delegator: String, to name: String, _ paths: [String] = ["*"], terminating: Bool = false,
    keys: [TestKey]? = nil
  ) throws {
    let keys = try keys ?? [TestKey("\(name) for \(delegator)")]
    var delegation = try TestDelegation("a", keys: keys)
    (delegation.name, delegation.paths) = (name, paths)
    delegation.terminating = terminating
    delegations[delegator, default: []].append(delegation)
    try change(name) { role in
      let known = role.keys.map(\.id)
      role.keys += keys.filter { !known.contains($0.id) }
    }
  }

  /// Lists a target; it is published, too.
  mutating func add(_ path: String, _ text: String, to role: String = "targets") {
    let bytes = Array(text.utf8)
    let digest = TestFile.sha256(bytes)
    listed[role, default: [:]][path] = [
      "length": .integer(Int64(bytes.count)), "hashes": ["sha256": .string(digest)],
    ]
    artifacts[MemoryRepository.name(of: path, digest, isConsistent: isConsistent)] = bytes
  }

  /// The name under which a target is published.
  private static func name(of path: String, _ digest: String, isConsistent: Bool) -> String {
    guard isConsistent else { return path }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let last = parts.removeLast()
    return (parts + ["\(digest).\(last)"]).joined(separator: "/")
  }

  private func signed(_ name: String, _ role: Role) -> JSONTree {
    var signed: JSONTree = [
      "_type": "targets", "spec_version": "1.0.31", "version": .integer(role.version),
      "expires": .string(role.expires),
    ]
    switch name {
    case "root":
      signed["consistent_snapshot"] = .bool(isConsistent)
      let top = ["root", "timestamp", "snapshot", "targets"].map { (name: $0, role: roles[$0]) }
      var (keys, entries): (JSONTree, JSONTree) = ([:], [:])
      for case (let name, let role?) in top {
        for key in role.keys { keys[key.id.string] = key.tree }
        entries[name] = [
          "keyids": .array(role.keys.map { .string($0.id.string) }),
          "threshold": .integer(role.threshold),
        ]
      }
      (signed["keys"], signed["roles"]) = (keys, entries)
    case "snapshot":
      var tree: JSONTree = [:]
      for (name, reference) in meta { tree[name] = reference }
      signed["meta"] = tree
    case "timestamp": signed["meta"] = ["snapshot.json": snapshotReference]
    default:
      var tree: JSONTree = [:]
      for (path, entry) in listed[name] ?? [:] { tree[path] = entry }
      signed["targets"] = tree
      if let delegations = delegations[name] {
        signed["delegations"] = TestDelegation.tree(delegations)
      }
    }
    if let type = ["root", "snapshot", "timestamp"].first(where: { $0 == name }) {
      signed["_type"] = .string(type)
    }
    for (name, value) in role.change { signed[name] = value }
    return signed
  }

  /// A file, signed by keys in the canonical form of other tools.
  static func file(_ signed: JSONTree, by keys: [TestKey]) throws -> TestFile {
    var file = TestFile(signed)
    let canonical = CanonicalJSON.bytes(of: try JSONDocument(signed.canonicalBytes()).root)
    for key in keys {
      file.signatures.append((key.id.string, try key.signature(for: canonical)))
    }
    return file
  }
}

/// What a repository has published, and what was asked of it.
final class PublishedFiles: Repository {
  private let published: MemoryRepository
  private(set) var requests: [String] = []

  init(_ repository: MemoryRepository) { published = repository }

  func metadata(_ name: String, limit: Int) throws -> [UInt8]? {
    requests.append(name)
    return published.files[name]
  }

  func target(_ name: String, limit: Int) throws -> [UInt8]? {
    requests.append(name)
    return published.artifacts[name]
  }
}

/// Files that are kept in memory.
final class MemoryStorage: Storage {
  private(set) var files: [String: [UInt8]] = [:]

  func file(_ name: String) throws -> [UInt8]? { files[name] }
  func keep(_ bytes: [UInt8], as name: String) throws { files[name] = bytes }
  func remove(_ name: String) throws { files[name] = nil }

  /// The roles that are kept and their versions, in the order of their names.
  func versions() throws -> String {
    try files.sorted { $0.key < $1.key }.map { name, bytes in
      let version = try JSONDocument(bytes).root["signed"]?["version"]?.integer ?? 0
      return "\(name.dropLast(5)) \(version)"
    }.joined(separator: ", ")
  }
}

extension MemoryRepository {
  /// A published file, to be changed and published again.
  static func tree(_ bytes: [UInt8]) throws -> JSONTree { try JSONDocument(bytes).root.tree() }
}

extension JSONTree {
  /// The first element of an array.
  var first: JSONTree? {
    if case .array(let elements) = self { elements.first } else { nil }
  }
}
