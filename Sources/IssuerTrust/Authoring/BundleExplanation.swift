public import StrictJSON
public import WireFormats

/// What a bundle says of an issuer, and who says so: the roles from the root down to the record, and
/// the keys that signed each.
public struct BundleExplanation: Sendable {
  /// The issuer's record.
  public let record: IssuerRecord
  /// Where the record stands among the targets.
  public let path: ExactString
  /// The SHA-256 of the record.
  public let sha256: [UInt8]
  /// The roles on the way to the record, the root first.
  public let steps: [Step]
  /// What the issuers of each role on the way may award at most, where that is restricted.
  public let ceilings: [Ceiling]

  /// What the issuers of a role may award at most.
  public struct Ceiling: Sendable {
    /// The role.
    public let role: ExactString
    /// An award must be covered by one of these.
    public let grants: [Grant]
  }

  /// A role on the way.
  public struct Step: Sendable {
    /// The role.
    public let role: TrustRole
    /// The version of its metadata.
    public let version: Int64
    /// When its metadata expires.
    public let expires: Instant
    /// How many of its keys must sign.
    public let threshold: Int
    /// How many keys it has.
    public let keyCount: Int
    /// The keys that signed.
    public let signers: [TrustKey]

    init(_ file: MetadataFile, by keys: RoleKeys) throws(TrustError) {
      role = file.role
      version = try file.version()
      expires = try file.expires()
      threshold = keys.threshold
      keyCount = keys.keys.count
      let valid = file.signatureState(under: keys).valid
      signers = keys.keys.filter { valid.contains($0.id) }
    }
  }

  /// Explains an issuer: one explanation for each part of the list that has a record of it.
  ///
  /// - Parameters:
  ///   - issuer: The issuer's id, or another id of its.
  ///   - bytes: The bundle's own bytes.
  ///   - bundle: The same bundle, which was checked when it was read.
  /// - Returns: None where the bundle has no usable record of it.
  /// - Throws: `TrustError` where the two are not the same bundle.
  public static func all(
    of issuer: ExactString, in bytes: [UInt8], read bundle: TrustBundle
  ) throws(TrustError) -> [BundleExplanation] {
    let records = bundle.records(forIssuer: issuer)
    guard !records.isEmpty else { return [] }
    let parts = try BundleParts(bytes)
    return try records.map { (record) throws(TrustError) in
      try BundleExplanation(record, parts, bundle)
    }
  }

  private init(
    _ record: IssuerRecord, _ parts: BundleParts, _ bundle: TrustBundle
  ) throws(TrustError) {
    let root = bundle.currentRoot
    var steps = [try Step(root.file, by: root.keys(of: .root))]
    for role in [TrustRole.timestamp, .snapshot, .targets] {
      steps.append(try Step(try parts.metadata(role), by: root.keys(of: role)))
    }
    var listing = bundle.content.targets
    for role in record.listing.roles.dropFirst() {
      guard let keys = bundle.content.delegation(to: role)?.keys,
        let metadata = bundle.content.delegated[role]
      else { throw .bundleIncomplete(file: role.string) }
      steps.append(try Step(try parts.metadata(.delegated(role)), by: keys))
      listing = metadata
    }
    path = IssuerRecord.path(of: record.id, listedBy: record.authority)
    guard let digest = listing.target(at: path)?.reference.sha256 else {
      throw .bundleIncomplete(file: path.string)
    }
    sha256 = digest
    self.record = record
    self.steps = steps
    ceilings = record.listing.ceilings.map { Ceiling(role: $0.role, grants: $0.grants) }
  }
}

/// The metadata in a bundle that was checked before.
private struct BundleParts {
  private let json: JSONValue

  init(_ bytes: [UInt8]) throws(TrustError) {
    json = try TrustJSON.parse(bytes, limits: TrustLimits.bundleJSON, file: "the bundle")
  }

  func metadata(_ role: TrustRole) throws(TrustError) -> MetadataFile {
    let text: JSONValue? =
      switch role {
      case .timestamp, .snapshot: json.member(role.name)
      case .targets, .delegated: json["roles"]?.member(role.name)
      case .root: nil
      }
    guard let text = text?.stringBytes, let bytes = try? Base64.decode(text) else {
      throw .bundleIncomplete(file: role.rawValue)
    }
    return try MetadataFile(bytes, role: role)
  }
}

extension TrustBundle {
  /// The newest root of the list.
  public var currentRoot: TrustRoot { TrustRoot(content.root) }
}
