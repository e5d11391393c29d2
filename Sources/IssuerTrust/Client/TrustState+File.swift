import OpenSSLCrypto
import StrictJSON
import WireFormats

// The file in which what is remembered is kept: one line of canonical JSON, and one with its SHA-256.
//
// The digest protects from accidents, not from people: who may write the file can as well write an
// older one.

extension TrustState {
  private static let file = "the state"
  private static let trailerName = "sha256:"

  /// The file.
  ///
  /// - Returns: The same bytes for the same state.
  public func bytes() -> [UInt8] {
    let line = tree.canonicalBytes() + [0x0A]
    return line + TrustState.trailer(of: line)
  }

  /// Reads the file.
  ///
  /// - Parameter bytes: The file, whole.
  /// - Throws: `TrustError.stateCorrupt` where it is cut, changed or none; `tooLarge`.
  public init(_ bytes: [UInt8]) throws(TrustError) {
    guard bytes.count <= TrustLimits.state else {
      throw .tooLarge(file: TrustState.file, limit: TrustLimits.state)
    }
    guard let end = bytes.firstIndex(of: 0x0A) else { throw .stateCorrupt }
    let line = Array(bytes[...end])
    guard Array(bytes[(end + 1)...]) == TrustState.trailer(of: line) else { throw .stateCorrupt }
    let json = try TrustJSON.parse(
      Array(line.dropLast()), maxBytes: TrustLimits.state, file: TrustState.file)
    try self.init(ObjectReader(json, file: TrustState.file))
  }

  private static func trailer(of line: [UInt8]) -> [UInt8] {
    Array("\(trailerName)\(Base16.encode(DigestAlgorithm.sha256.digest(of: line)))\n".utf8)
  }

  private var tree: JSONTree {
    var records: [ExactString: [ExactString]] = [:]
    for path in recordPaths {
      let (folder, name) = TrustState.split(path)
      records[folder, default: []].append(name)
    }
    let folders = records.sorted { $0.key < $1.key }.map { folder, names in
      JSONTreeMember(folder.string, .array(names.sorted().map { .string($0.string) }))
    }
    return .members([
      "type": "TrustState/1", "listId": .string(listID.string),
      "root": .string(Base64.encode(rootBytes)),
      "timestampVersion": versions.timestamp.map { .integer($0) },
      "snapshotVersion": versions.snapshot.map { .integer($0) },
      "roles": TrustState.object(versions.roles) { .integer($0) },
      "digests": TrustState.object(digests) { .string(Base16.encode($0)) },
      "records": .object(folders),
      "statuses": TrustState.object(statuses) { .string($0.string) },
      "newestSignedAt": newestSignedAt.map { .string($0.description) },
      "maxTrustedTime": maxTrustedTime.map { .string($0.description) },
      "lastUpdate": lastUpdate.map { .string($0.description) },
    ])
  }

  private static func object<Value>(
    _ values: [ExactString: Value], _ tree: (Value) -> JSONTree
  ) -> JSONTree {
    .object(
      values.sorted { $0.key < $1.key }.map { JSONTreeMember($0.key.string, tree($0.value)) })
  }

  /// A path's folder and name.
  private static func split(_ path: ExactString) -> (folder: ExactString, name: ExactString) {
    let bytes = path.string.utf8
    guard let slash = bytes.lastIndex(of: 0x2F) else { return ("", path) }
    return (
      ExactString(String(path.string[..<slash])),
      ExactString(String(path.string[bytes.index(after: slash)...]))
    )
  }

  private init(_ state: ObjectReader) throws(TrustError) {
    guard state.json["type"]?.isString("TrustState/1") == true else {
      throw state.malformed("type", expected: "TrustState/1")
    }
    guard let text = state.json["root"]?.stringBytes, let bytes = try? Base64.decode(text) else {
      throw state.malformed("root", expected: "canonical base64")
    }
    let root = try PinnedRootFile(bytes, name: "the root of the state")
    guard root.list.id == (try state.text("listId")) else {
      throw state.malformed("listId", expected: "the list of the root")
    }
    self.init(
      root: root, versions: try TrustState.versions(in: state),
      digests: try TrustState.digests(in: state),
      recordPaths: try TrustState.recordPaths(in: state),
      statuses: try TrustState.statuses(in: state),
      newestSignedAt: try state.optionalTime("newestSignedAt"),
      maxTrustedTime: try state.optionalTime("maxTrustedTime"),
      lastUpdate: try state.optionalTime("lastUpdate"))
  }

  private static func members(
    _ name: StaticString, in state: ObjectReader
  ) throws(TrustError) -> JSONMembers {
    let object = try state.required(name, "an object")
    guard object.kind == .object else { throw state.malformed(name, expected: "an object") }
    return object.members
  }

  private static func versions(
    in state: ObjectReader
  ) throws(TrustError) -> RememberedVersions {
    var versions = RememberedVersions()
    if state.json["timestampVersion"] != nil {
      versions.timestamp = try state.count("timestampVersion")
      versions.snapshot = try state.count("snapshotVersion")
    }
    for member in try members("roles", in: state) {
      guard let version = member.value.integer, version >= 1 else {
        throw state.malformed("roles", expected: "whole numbers from 1 up")
      }
      versions.roles[ExactString(member.name)] = version
    }
    return versions
  }

  private static func digests(
    in state: ObjectReader
  ) throws(TrustError) -> [ExactString: [UInt8]] {
    var digests: [ExactString: [UInt8]] = [:]
    for member in try members("digests", in: state) {
      guard let text = member.value.stringBytes, let digest = try? Base16.decode(text) else {
        throw state.malformed("digests", expected: "hexadecimal digits")
      }
      digests[ExactString(member.name)] = digest
    }
    return digests
  }

  private static func recordPaths(
    in state: ObjectReader
  ) throws(TrustError) -> Set<ExactString> {
    var paths: Set<ExactString> = []
    for member in try members("records", in: state) {
      let folder = member.name
      for name in member.value.elements {
        guard let name = name.string else {
          throw state.malformed("records", expected: "lists of names")
        }
        paths.insert(ExactString(folder.isEmpty ? name : "\(folder)/\(name)"))
      }
    }
    return paths
  }

  private static func statuses(
    in state: ObjectReader
  ) throws(TrustError) -> [ExactString: ExactString] {
    var statuses: [ExactString: ExactString] = [:]
    for member in try members("statuses", in: state) {
      guard let name = member.value.exactString else {
        throw state.malformed("statuses", expected: "names of statuses")
      }
      statuses[ExactString(member.name)] = name
    }
    return statuses
  }
}
