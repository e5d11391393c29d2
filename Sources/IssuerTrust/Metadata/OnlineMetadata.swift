import StrictJSON
import WireFormats

/// The current timestamp: which snapshot is in force.
///
/// Source: The Update Framework 1.0 §4.6.
struct TimestampMetadata: Sendable {
  let version: Int64
  let expires: Instant
  /// When it was signed: a machine whose clock is earlier has a wrong clock.
  let signedAt: Instant?
  let snapshot: FileReference

  /// Reads a timestamp; its signatures are not verified yet.
  init(_ file: MetadataFile) throws(TrustError) {
    let signed = try ObjectReader(file.signed, file: file.name)
    version = try signed.count("version")
    expires = try signed.expiry()
    signedAt = try signed.optionalTime("x-signedAt")
    let meta = try ObjectReader(try signed.required("meta", "an object"), file: file.name)
    snapshot = try FileReference(
      metadata: try meta.required("snapshot.json", "an object"), file: file.name)
  }
}

/// A snapshot: which metadata belongs together.
///
/// Source: The Update Framework 1.0 §4.4.
struct SnapshotMetadata: Sendable {
  let version: Int64
  let expires: Instant
  let targets: FileReference

  /// Reads a snapshot; its signatures are not verified yet.
  init(_ file: MetadataFile) throws(TrustError) {
    let signed = try ObjectReader(file.signed, file: file.name)
    version = try signed.count("version")
    expires = try signed.expiry()
    let meta = try ObjectReader(try signed.required("meta", "an object"), file: file.name)
    guard let listed = meta.json["targets.json"] else {
      throw .roleRemoved(file: file.name, role: .targets)
    }
    targets = try FileReference(metadata: listed, file: file.name)
    // Metadata of any other role is of one that was delegated to.
    guard meta.json.count == 1 else { throw .delegationsUnsupported(file: file.name) }
  }
}

/// The registry: which issuer records and contexts there are.
///
/// Source: The Update Framework 1.0 §4.5.
struct TargetsMetadata: Sendable {
  let version: Int64
  let expires: Instant
  /// The files in the order of the text.
  let targets: [Target]

  /// A file that the targets list.
  struct Target: Sendable {
    let path: ExactString
    let reference: FileReference
    /// Which context it is; `nil` where it is none.
    let context: ContextPlace?
  }

  /// Reads targets; their signatures are not verified yet.
  init(_ file: MetadataFile) throws(TrustError) {
    let signed = try ObjectReader(file.signed, file: file.name)
    if let delegations = signed.optional("delegations") {
      try TargetsMetadata.checkDelegations(delegations, file: file.name)
    }
    version = try signed.count("version")
    expires = try signed.expiry()
    let list = try signed.required("targets", "an object")
    guard list.kind == .object, list.count <= TrustLimits.targetFiles else {
      throw signed.malformed(
        "targets", expected: "an object of at most \(TrustLimits.targetFiles) files")
    }
    var targets: [Target] = []
    targets.reserveCapacity(list.count)
    var contexts = 0
    for member in list.members {
      let target = try Target(ExactString(member.name), member.value, file: file.name)
      contexts += target.context == nil ? 0 : 1
      guard contexts <= TrustLimits.contexts else {
        throw .tooManyContexts(limit: TrustLimits.contexts)
      }
      targets.append(target)
    }
    self.targets = targets
  }

  /// An empty list of delegations, which other tools write, delegates to nobody.
  private static func checkDelegations(_ json: JSONValue, file: String) throws(TrustError) {
    guard json.kind == .object, json["roles"]?.kind == .array, json["roles"]?.count == 0 else {
      throw .delegationsUnsupported(file: file)
    }
  }
}

extension TargetsMetadata.Target {
  /// Reads what targets say of a file.
  init(_ path: ExactString, _ json: JSONValue, file: String) throws(TrustError) {
    self.path = path
    reference = try FileReference(target: json, file: file)
    context =
      ContextPlace.isInFolder(path) ? try ContextPlace(path, target: json, file: file) : nil
  }
}
