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
    try self.init(try MetadataFile(bytes, role: .root, name: name))
  }

  /// Reads a root; its signatures are not verified yet.
  init(_ file: MetadataFile) throws(TrustError) {
    self.file = file
    let signed = try ObjectReader(file.signed, file: file.name)
    version = try signed.count("version")
    expires = try signed.expiry()
    roles = try RootMetadata.roles(in: signed, keys: try RootMetadata.keys(in: signed))
    list = try TrustListIdentity(try signed.required("x-list", "an object"), file: file.name)
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
    in signed: ObjectReader
  ) throws(TrustError) -> [ExactString: TrustKey] {
    let list = try signed.required("keys", "an object")
    guard list.kind == .object, list.count <= TrustLimits.keys else {
      throw signed.malformed("keys", expected: "an object of at most \(TrustLimits.keys) keys")
    }
    var keys: [ExactString: TrustKey] = [:]
    for member in list.members {
      let id = ExactString(member.name)
      keys[id] = try TrustKey(member.value, id: id, file: signed.file)
    }
    return keys
  }

  private static func roles(
    in signed: ObjectReader, keys: [ExactString: TrustKey]
  ) throws(TrustError) -> [TrustRole: RoleKeys] {
    let list = try ObjectReader(try signed.required("roles", "an object"), file: signed.file)
    var roles: [TrustRole: RoleKeys] = [:]
    for role in TrustRole.allCases {
      guard let json = list.json.member(ExactString(role.rawValue)) else {
        throw signed.malformed("roles", expected: "the role \(role.rawValue)")
      }
      roles[role] = try RoleKeys(json, role: role, keys: keys, file: signed.file)
    }
    return roles
  }
}
