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
  /// Whether files are named after their versions and digests.
  let isConsistent: Bool

  /// Reads a root; its signatures are not verified yet.
  init(
    _ bytes: [UInt8], name: String = "the root", rules: MetadataRules = .assay
  ) throws(TrustError) {
    try self.init(try MetadataFile(bytes, role: .root, name: name, rules: rules))
  }

  /// Reads a root; its signatures are not verified yet.
  init(_ file: MetadataFile) throws(TrustError) {
    self.file = file
    let signed = try ObjectReader(file.signed, file: file.name)
    version = try signed.count("version")
    expires = try signed.expiry()
    isConsistent = signed.json["consistent_snapshot"]?.bool ?? false
    roles = try RootMetadata.roles(
      in: signed, keys: try KeyTable(in: signed, limit: TrustLimits.keys, rules: file.rules))
    list =
      file.rules.isAssay
      ? try TrustListIdentity(try signed.required("x-list", "an object"), file: file.name)
      : .unnamed
  }

  /// The keys of a role; every root has all four.
  func keys(of role: TrustRole) throws(TrustError) -> RoleKeys {
    guard let keys = roles[role] else {
      throw .malformed(
        file: file.name, pointer: "/signed/roles", expected: "the role \(role.rawValue)")
    }
    return keys
  }

  private static func roles(
    in signed: ObjectReader, keys: KeyTable
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
