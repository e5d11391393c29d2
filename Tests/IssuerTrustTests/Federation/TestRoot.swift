import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A root built by hand: two of three keys decide for root and targets, one for the rest.
struct TestRoot: Sendable {
  var version: Int64 = 1
  var expires = "2030-01-01T00:00:00Z"
  var listID = "urn:uuid:5d2f0b0e-1c59-4f0e-9a55-1d8f1c3f7a10"
  var environment = "test"
  var rootKeys: [TestKey]
  var rootThreshold: Int64 = 2
  var targetsKeys: [TestKey]
  var targetsThreshold: Int64 = 2
  var snapshotKeys: [TestKey]
  var timestampKeys: [TestKey]
  var isConsistent = true

  init() throws {
    rootKeys = try TestKey.several("root", 3)
    targetsKeys = try TestKey.several("officer", 3)
    snapshotKeys = [try TestKey("snapshot")]
    timestampKeys = [try TestKey("timestamp")]
  }

  /// The next root, with keys of its own for the role of that name.
  func next(rootKeys keys: [TestKey]? = nil) -> TestRoot {
    var root = self
    root.version += 1
    if let keys { root.rootKeys = keys }
    return root
  }

  var signed: JSONTree {
    let all = rootKeys + targetsKeys + snapshotKeys + timestampKeys
    var keys: JSONTree = [:]
    for key in all { keys[key.id.string] = key.tree }
    return [
      "_type": "root", "spec_version": "1.0.34", "version": .integer(version),
      "expires": .string(expires), "consistent_snapshot": .bool(isConsistent), "keys": keys,
      "roles": [
        "root": role(rootKeys, rootThreshold), "targets": role(targetsKeys, targetsThreshold),
        "snapshot": role(snapshotKeys, 1), "timestamp": role(timestampKeys, 1),
      ],
      "x-list": [
        "id": .string(listID), "name": "Example list", "environment": .string(environment),
        "operator": "https://list.example",
      ],
    ]
  }

  private func role(_ keys: [TestKey], _ threshold: Int64) -> JSONTree {
    [
      "keyids": .array(keys.map { .string($0.id.string) }), "threshold": .integer(threshold),
    ]
  }

  /// The root, signed by the least that its own threshold asks for.
  func file() throws -> TestFile {
    try TestFile(signed, by: Array(rootKeys.prefix(Int(rootThreshold))))
  }

  /// The root, signed by these keys.
  func file(by keys: [TestKey]) throws -> TestFile { try TestFile(signed, by: keys) }
}
