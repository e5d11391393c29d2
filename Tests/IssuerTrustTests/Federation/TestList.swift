import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A whole list built by hand, of which each part can be replaced.
struct TestList: Sendable {
  var roots: [TestFile]
  var timestamp: TestFile
  var snapshot: TestFile
  var targets: TestFile
  /// The metadata of authorities, by the names of their roles.
  var roles: [(name: String, file: TestFile)]
  var records: [(path: ExactString, bytes: [UInt8])]
  var listID: String

  /// A list that is in order.
  ///
  /// Its issuers are `trees`, or the university; its roots are `roots`, or one that its own keys
  /// sign; `root` is the newest, whose keys sign the rest; `month` is the version of the rest. The
  /// targets hand on to `authorities`; `others` are theirs.
  init(
    records trees: [JSONTree]? = nil, roots: [TestFile]? = nil, root: TestRoot? = nil,
    authorities: [TestAuthority] = [], others: [TestAuthority] = [], month: Int64 = 1
  ) throws {
    let root = try root ?? TestRoot()
    self.roots = try roots ?? [root.file()]
    listID = root.listID
    records = try (trees ?? [TestRecord.university()]).map { tree in
      (TestList.path(TestList.text(tree["id"])), tree.canonicalBytes())
    }
    var registry = TestList.targets(records, version: month)
    if !authorities.isEmpty {
      registry["delegations"] = TestDelegation.tree(authorities.map(\.delegation))
    }
    targets = try TestFile(
      registry, by: Array(root.targetsKeys.prefix(Int(root.targetsThreshold))))
    roles = try (authorities + others).map { (name: $0.name, file: try $0.file()) }
    records += (authorities + others).flatMap(\.records)
    snapshot = try TestFile(
      TestList.snapshot(of: targets, roles, version: month), by: root.snapshotKeys)
    timestamp = try TestFile(
      TestList.timestamp(of: snapshot, version: month), by: root.timestampKeys)
  }

  /// Where the record of an issuer stands.
  static func path(_ id: String, of authority: String = "registry") -> ExactString {
    ExactString("issuers/\(authority)/\(TestFile.sha256(Array(id.utf8))).json")
  }

  static func targets(
    _ records: [(path: ExactString, bytes: [UInt8])], version: Int64
  ) -> JSONTree {
    var list: JSONTree = [:]
    for record in records {
      list[record.path.string] = [
        "length": .integer(Int64(record.bytes.count)),
        "hashes": ["sha256": .string(TestFile.sha256(record.bytes))],
      ]
    }
    return [
      "_type": "targets", "spec_version": "1.0.34", "version": .integer(version),
      "expires": "2027-07-01T00:00:00Z", "targets": list,
    ]
  }

  static func snapshot(
    of targets: TestFile, _ roles: [(name: String, file: TestFile)] = [], version: Int64
  ) -> JSONTree {
    var meta: JSONTree = ["targets.json": targets.reference]
    for role in roles { meta["\(role.name).json"] = role.file.reference }
    return [
      "_type": "snapshot", "spec_version": "1.0.34", "version": .integer(version),
      "expires": "2027-02-15T00:00:00Z", "meta": meta,
    ]
  }

  static func timestamp(of snapshot: TestFile, version: Int64) -> JSONTree {
    [
      "_type": "timestamp", "spec_version": "1.0.34", "version": .integer(version),
      "expires": "2027-02-14T00:00:00Z", "meta": ["snapshot.json": snapshot.reference],
      "x-signedAt": "2027-01-01T00:00:00Z",
    ]
  }

  /// The snapshot and timestamp made anew for what the targets are now.
  mutating func publish(_ root: TestRoot? = nil, month: Int64 = 1) throws {
    let root = try root ?? TestRoot()
    snapshot = try TestFile(
      TestList.snapshot(of: targets, roles, version: month), by: root.snapshotKeys)
    timestamp = try TestFile(
      TestList.timestamp(of: snapshot, version: month), by: root.timestampKeys)
  }

  /// The bundle, as a container that is not signed.
  var bundle: [UInt8] { container.canonicalBytes() }

  var container: JSONTree {
    var files: JSONTree = [:]
    for record in records { files[record.path.string] = .string(Base64.encode(record.bytes)) }
    let roots = roots.enumerated().map { index, root -> JSONTree in
      ["version": .integer(Int64(index + 1)), "b64": .string(Base64.encode(root.bytes))]
    }
    var metadata: JSONTree = ["targets": .string(Base64.encode(targets.bytes))]
    for role in self.roles { metadata[role.name] = .string(Base64.encode(role.file.bytes)) }
    return [
      "type": "TrustBundle/1", "listId": .string(listID), "roots": .array(roots),
      "timestamp": .string(Base64.encode(timestamp.bytes)),
      "snapshot": .string(Base64.encode(snapshot.bytes)), "roles": metadata, "targets": files,
    ]
  }

  /// The bundle as a reader checks it who pins the first root.
  func read() throws -> TrustBundle { try TrustBundle(bundle, root: roots[0].bytes) }

  /// The code with which a reader refuses the bundle; "accepted" where they do not.
  func code() -> String { TestList.code { try read() } }

  /// The code of the error that a reading ends with; "accepted" where there is none.
  static func code(_ read: () throws -> Void) -> String {
    do {
      try read()
      return "accepted"
    } catch let error as TrustError {
      return error.code
    } catch {
      return "\(error)"
    }
  }

  static func code(_ read: () throws -> TrustBundle) -> String {
    code { _ = try read() as TrustBundle }
  }

  static func text(_ tree: JSONTree?) -> String {
    if case .string(let text) = tree { return text }
    return ""
  }
}
