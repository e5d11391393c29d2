public import StrictJSON

/// A role that a registry hands a part of itself on to: an authority, say, with its own issuers.
///
/// Source: The Update Framework 1.0 §4.5.
public struct DelegatedRole: Sendable {
  /// The role's name: `authority/…`.
  public let name: ExactString

  /// The keys of the role, and how many of them must sign its metadata.
  public let keys: RoleKeys

  /// Whether nobody else is asked about the paths that the role is entitled to.
  public let isTerminating: Bool

  /// What of the paths the role is entitled to.
  let paths: DelegatedPaths

  /// What the issuers that the role lists may award at most, whatever their records grant.
  ///
  /// An award must be covered by one of these grants, too. `nil` where that is not restricted.
  public let ceiling: [Grant]?

  /// The patterns of the paths that the role is entitled to.
  public var pathPatterns: [ExactString] {
    if case .patterns(let patterns) = paths { patterns.map(\.text) } else { [] }
  }

  /// Whether the role is entitled to list a target.
  public func isEntitled(to path: ExactString) -> Bool { paths.contain(path) }

  /// Reads the delegations of targets, the one that is asked first before the others; none where the
  /// member is missing.
  static func roles(
    in signed: ObjectReader, of file: MetadataFile
  ) throws(TrustError) -> [DelegatedRole] {
    guard let json = signed.optional("delegations") else { return [] }
    let delegations = try ObjectReader(json, file: file.name)
    let list = try delegations.required("roles", "a list")
    guard list.count <= TrustLimits.delegations else {
      throw .tooManyDelegations(file: file.name, limit: TrustLimits.delegations)
    }
    // A list of nobody, which other tools write, needs no keys.
    guard list.kind != .array || list.count > 0 else { return [] }
    let keys = try KeyTable(
      in: delegations, limit: TrustLimits.delegationKeys, rules: file.rules)
    var names: Set<ExactString> = []
    return try delegations.list("roles") { (json) throws(TrustError) in
      let role = try DelegatedRole(json, keys: keys, of: file)
      guard names.insert(role.name).inserted else {
        throw delegations.malformed("roles", expected: "each name once")
      }
      return role
    }
  }

  private init(_ json: JSONValue, keys: KeyTable, of file: MetadataFile) throws(TrustError) {
    let entry = try ObjectReader(json, file: file.name)
    name = try entry.text("name")
    guard TrustRole(rawValue: name.string) == nil else {
      throw entry.malformed("name", expected: "another name than that of a top-level role")
    }
    self.keys = try RoleKeys(json, role: .delegated(name), keys: keys, file: file.name)
    guard let terminating = json["terminating"]?.bool else {
      throw entry.malformed("terminating", expected: "true or false")
    }
    isTerminating = terminating
    paths = try DelegatedPaths(in: entry)
    ceiling = try DelegatedRole.ceiling(in: entry, rules: file.rules)
    if file.rules.isAssay { try requireAuthority(delegatedBy: file.role, file: file.name) }
  }

  private static func ceiling(
    in entry: ObjectReader, rules: MetadataRules
  ) throws(TrustError) -> [Grant]? {
    guard rules.isAssay, let ceiling = entry.json["x-ceiling"] else { return nil }
    // Read as missing, it would let the authority's issuers award anything.
    guard !ceiling.isNull else {
      throw entry.malformed("x-ceiling", expected: "a list of grants")
    }
    return try entry.list("x-ceiling") { (json) throws(TrustError) in
      try Grant(json, file: entry.file)
    }
  }
}
