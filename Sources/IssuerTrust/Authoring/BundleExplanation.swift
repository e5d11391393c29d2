import OpenSSLCrypto
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
  /// What the issuers of the authority that lists the record may award at most; `nil` where the list
  /// itself lists it, or does not restrict the authority.
  public let ceiling: [Grant]?

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

  /// Explains an issuer; `nil` where the bundle has no usable record of it.
  ///
  /// - Parameters:
  ///   - bytes: The bundle's own bytes.
  ///   - bundle: The same bundle, which was checked when it was read.
  ///   - issuer: The issuer's id, or another id of its.
  /// - Throws: `TrustError` where the two are not the same bundle.
  public init?(_ bytes: [UInt8], read bundle: TrustBundle, issuer: ExactString) throws(TrustError) {
    guard let record = bundle.record(forIssuer: issuer) else { return nil }
    let parts = try BundleParts(bytes)
    let root = bundle.newestRoot
    let targets = try parts.metadata(.targets)
    var steps = [try Step(root.file, by: root.keys(of: .root))]
    for role in [TrustRole.timestamp, .snapshot] {
      steps.append(try Step(try parts.metadata(role), by: root.keys(of: role)))
    }
    steps.append(try Step(targets, by: root.keys(of: .targets)))
    var found = try Found(record.id, in: .own, listedBy: targets)
    var ceiling: [Grant]?
    for delegation in try targets.authorities() where found == nil {
      guard let place = RegistryPlace(.delegated(delegation.name)) else { continue }
      let file = try parts.metadata(place.role)
      found = try Found(record.id, in: place, listedBy: file)
      guard found != nil else { continue }
      steps.append(try Step(file, by: delegation.keys))
      ceiling = delegation.ceiling
    }
    guard let found else { throw .bundleIncomplete(file: record.id.string) }
    self.record = record
    path = found.path
    sha256 = found.sha256
    self.steps = steps
    self.ceiling = ceiling
  }

  /// Where targets list a record.
  private struct Found {
    let path: ExactString
    let sha256: [UInt8]

    init?(
      _ issuer: ExactString, in place: RegistryPlace, listedBy file: MetadataFile
    ) throws(TrustError) {
      path = place.recordPath(of: issuer)
      let wanted = path
      let target = try TargetsMetadata(file).targets.first { $0.path == wanted }
      guard let digest = target?.reference.sha256 else { return nil }
      sha256 = digest
    }
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
  public var newestRoot: TrustRoot { TrustRoot(content.root) }
}
