import ControlledIdentifiers
import StrictJSON
import WireFormats

/// The parts of a bundle, as they stand in the file.
///
/// The container is not signed and says nothing by itself: what is in it is signed, or refused.
struct BundleContainer {
  let listID: ExactString
  let roots: [[UInt8]]
  let timestamp: [UInt8]
  let snapshot: [UInt8]
  let targets: [UInt8]
  /// The metadata of the roles that others hand on to, by their names.
  let roles: [ExactString: [UInt8]]
  let files: [(path: ExactString, bytes: [UInt8])]

  private static let file = "the bundle"

  /// Takes a bundle apart; nothing in it is verified yet.
  init(_ bytes: [UInt8]) throws(TrustError) {
    let bundle = try BundleContainer.object(in: bytes)
    listID = try bundle.text("listId")
    let list = bundle.optional("roots")
    guard list?.count ?? 0 <= TrustLimits.roots else {
      throw .tooManyRoots(limit: TrustLimits.roots)
    }
    var version: Int64 = 0
    roots = try bundle.list("roots") { (json) throws(TrustError) in
      version += 1
      return try BundleContainer.root(json, version: version)
    }
    timestamp = try BundleContainer.decoded(bundle.json["timestamp"], role: .timestamp)
    snapshot = try BundleContainer.decoded(bundle.json["snapshot"], role: .snapshot)
    let roles = try ObjectReader(
      try bundle.required("roles", "an object"), file: BundleContainer.file)
    targets = try BundleContainer.decoded(roles.json["targets"], role: .targets)
    self.roles = try BundleContainer.delegated(in: roles)
    files = try BundleContainer.files(in: bundle)
  }

  private static func object(in bytes: [UInt8]) throws(TrustError) -> ObjectReader {
    guard bytes.count <= TrustLimits.bundle else {
      throw .tooLarge(file: file, limit: TrustLimits.bundle)
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONDocument(bytes, limits: TrustLimits.bundleJSON).root
    } catch {
      throw .notJSON(file: file, error)
    }
    let bundle = try ObjectReader(json, file: file)
    guard bundle.json["type"]?.isString("TrustBundle/1") == true else {
      throw bundle.malformed("type", expected: "TrustBundle/1")
    }
    let known: [StaticString] = [
      "type", "listId", "roots", "timestamp", "snapshot", "roles", "targets",
    ]
    for member in json.members where !known.contains(where: { member.isNamed($0) }) {
      throw .bundleExtra(path: ExactString(member.name))
    }
    return bundle
  }

  private static func root(_ json: JSONValue, version: Int64) throws(TrustError) -> [UInt8] {
    let root = try ObjectReader(json, file: file, closed: ["version", "b64"])
    let found = try root.count("version")
    guard found == version else { throw .rootVersion(expected: version, found: found) }
    return try decoded(root.json["b64"], role: .root)
  }

  private static func delegated(
    in roles: ObjectReader
  ) throws(TrustError) -> [ExactString: [UInt8]] {
    guard roles.json.count <= TrustLimits.delegations + 1 else {
      throw .tooManyDelegations(file: file, limit: TrustLimits.delegations)
    }
    var delegated: [ExactString: [UInt8]] = [:]
    for member in roles.json.members where !member.isNamed("targets") {
      let name = ExactString(member.name)
      delegated[name] = try decoded(member.value, role: .delegated(name))
    }
    return delegated
  }

  private static func files(
    in bundle: ObjectReader
  ) throws(TrustError) -> [(path: ExactString, bytes: [UInt8])] {
    let list = try bundle.required("targets", "an object")
    guard list.kind == .object else { throw bundle.malformed("targets", expected: "an object") }
    var files: [(path: ExactString, bytes: [UInt8])] = []
    files.reserveCapacity(list.count)
    for member in list.members {
      let name = member.name
      files.append((ExactString(name), try decoded(member.value, name, limit: limit(of: name))))
    }
    return files
  }

  private static func limit(of name: String) -> Int {
    if name.utf8.starts(with: "issuers/".utf8) { return TrustLimits.record }
    if name.utf8.starts(with: "did/".utf8) { return ControllerDocument.maxBytes }
    return ContextPlace.isInFolder(ExactString(name))
      ? TrustLimits.context : TrustLimits.otherTarget
  }

  private static func decoded(
    _ json: JSONValue?, role: TrustRole
  ) throws(TrustError) -> [UInt8] {
    try decoded(json, role.rawValue, limit: role.maxBytes)
  }

  /// The bytes that base64 text stands for; what is too large is refused before it is decoded.
  private static func decoded(
    _ json: JSONValue?, _ name: String, limit: Int
  ) throws(TrustError) -> [UInt8] {
    guard let json else { throw .bundleIncomplete(file: name) }
    let length = json.withStringSpan { $0.count } ?? 0
    guard length / 4 * 3 <= limit + 2 else { throw .tooLarge(file: name, limit: limit) }
    guard let bytes = json.withStringSpan({ try? Base64.decode($0) }) ?? nil else {
      throw .malformed(file: file, pointer: json.pointer, expected: "canonical base64")
    }
    guard bytes.count <= limit else { throw .tooLarge(file: name, limit: limit) }
    return bytes
  }
}
