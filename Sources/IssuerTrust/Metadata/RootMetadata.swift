import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A root: which keys each role has, and which list this is.
///
/// Source: The Update Framework 1.0 §4.3.
struct RootMetadata: Sendable {
  let file: MetadataFile
  let version: Int64
  let expires: Instant
  let list: TrustListIdentity
  let roles: [TrustRole: RoleKeys]

  /// Reads a root; its signatures are not verified yet.
  init(_ bytes: [UInt8], name: String = "the root") throws(TrustError) {
    file = try MetadataFile(bytes, role: .root, name: name)
    let signed = try ClosedObject(
      file.signed, file: name,
      members: [
        "_type", "spec_version", "version", "expires", "consistent_snapshot", "keys", "roles",
        "x-list",
      ])
    version = try signed.count("version")
    expires = try signed.time("expires")
    list = try TrustListIdentity(try signed.required("x-list", "an object"), file: name)
    let keys = try RootMetadata.keys(in: signed)
    roles = try RootMetadata.roles(in: signed, keys: keys)
  }

  /// The keys of a role; every root has all four.
  func keys(of role: TrustRole) throws(TrustError) -> RoleKeys {
    guard let keys = roles[role] else {
      throw .malformed(
        file: file.name, pointer: "/signed/roles", expected: "the role \(role.rawValue)")
    }
    return keys
  }

  private static func keys(
    in signed: ClosedObject
  ) throws(TrustError) -> [ExactString: Ed25519PublicKey] {
    let list = try signed.required("keys", "an object")
    guard list.kind == .object, list.count <= TrustLimits.keys else {
      throw signed.malformed("keys", expected: "an object of at most \(TrustLimits.keys) keys")
    }
    var keys: [ExactString: Ed25519PublicKey] = [:]
    for member in list.members {
      let id = ExactString(member.name)
      keys[id] = try TrustKey.read(member.value, id: id, file: signed.file)
    }
    return keys
  }

  private static func roles(
    in signed: ClosedObject, keys: [ExactString: Ed25519PublicKey]
  ) throws(TrustError) -> [TrustRole: RoleKeys] {
    let members = Set(TrustRole.allCases.map { ExactString($0.rawValue) })
    let json = try signed.required("roles", "an object")
    let list = try ClosedObject(json, file: signed.file, members: members)
    var roles: [TrustRole: RoleKeys] = [:]
    for role in TrustRole.allCases {
      guard let json = list.json.member(ExactString(role.rawValue)) else {
        throw signed.malformed("roles", expected: "the role \(role.rawValue)")
      }
      roles[role] = try roleKeys(json, keys: keys, file: signed.file)
    }
    return roles
  }

  private static func roleKeys(
    _ json: JSONValue, keys: [ExactString: Ed25519PublicKey], file: String
  ) throws(TrustError) -> RoleKeys {
    let role = try ClosedObject(json, file: file, members: ["keyids", "threshold"])
    var listed: [(id: ExactString, key: Ed25519PublicKey)] = []
    for id in try role.texts("keyids") ?? [] {
      guard let key = keys[id], !listed.contains(where: { $0.id == id }) else {
        throw role.malformed("keyids", expected: "ids of listed keys, each once")
      }
      listed.append((id, key))
    }
    let threshold = try role.count("threshold")
    guard threshold <= Set(listed.map(\.key)).count else {
      throw role.malformed("threshold", expected: "no more than there are keys")
    }
    return RoleKeys(keys: listed, threshold: Int(threshold))
  }
}

/// Which list this is; it never changes from root to root.
struct TrustListIdentity: Equatable, Sendable {
  let id: ExactString
  let name: String
  let environment: TrustEnvironment
  let operatorURL: String?

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let list = try ClosedObject(
      json, file: file, members: ["id", "name", "environment", "operator"])
    id = try list.text("id")
    name = try list.text("name").string
    guard let environment = TrustEnvironment(rawValue: try list.text("environment").string) else {
      throw list.malformed("environment", expected: "example, test or production")
    }
    self.environment = environment
    operatorURL = try list.optionalText("operator")?.string
  }
}
