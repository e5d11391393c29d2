import StrictJSON
import WireFormats

/// The current timestamp: which snapshot is in force.
///
/// Source: The Update Framework 1.0 §4.6, §5.4.
struct TimestampMetadata: Sendable {
  let version: Int64
  let expires: Instant
  let signedAt: Instant?
  let snapshot: FileReference

  init(_ file: MetadataFile, keys: RoleKeys) throws(TrustError) {
    try keys.verify(file, role: .timestamp)
    let signed = try ClosedObject(
      file.signed, file: file.name,
      members: ["_type", "spec_version", "version", "expires", "meta"])
    version = try signed.count("version")
    expires = try signed.time("expires")
    signedAt = try signed.optionalTime("x-signedAt")
    let meta = try ClosedObject(
      try signed.required("meta", "an object"), file: file.name, members: ["snapshot.json"])
    snapshot = try FileReference(
      metadata: try meta.required("snapshot.json", "an object"), file: file.name)
  }
}

/// A snapshot: which metadata belongs together.
///
/// Source: The Update Framework 1.0 §4.4, §5.5.
struct SnapshotMetadata: Sendable {
  let version: Int64
  let expires: Instant
  let targets: FileReference

  init(_ file: MetadataFile, keys: RoleKeys, reference: FileReference) throws(TrustError) {
    guard reference.fits(file.bytes) else { throw .mixed(file: file.name) }
    try keys.verify(file, role: .snapshot)
    let signed = try ClosedObject(
      file.signed, file: file.name,
      members: ["_type", "spec_version", "version", "expires", "meta"])
    version = try signed.count("version")
    guard version == reference.version else { throw .mixed(file: file.name) }
    expires = try signed.time("expires")
    let meta = try ClosedObject(
      try signed.required("meta", "an object"), file: file.name, members: ["targets.json"])
    targets = try FileReference(
      metadata: try meta.required("targets.json", "an object"), file: file.name)
  }
}

/// The registry: which issuer records there are.
///
/// Source: The Update Framework 1.0 §4.5, §5.6.
struct TargetsMetadata: Sendable {
  let version: Int64
  let expires: Instant
  let targets: [(path: ExactString, reference: FileReference)]

  init(_ file: MetadataFile, keys: RoleKeys, reference: FileReference) throws(TrustError) {
    guard reference.fits(file.bytes) else { throw .mixed(file: file.name) }
    try keys.verify(file, role: .targets)
    let signed = try ClosedObject(
      file.signed, file: file.name,
      members: ["_type", "spec_version", "version", "expires", "targets", "delegations"])
    guard signed.json["delegations"] == nil else {
      throw .delegationsUnsupported(file: file.name)
    }
    version = try signed.count("version")
    guard version == reference.version else { throw .mixed(file: file.name) }
    expires = try signed.time("expires")
    let list = try signed.required("targets", "an object")
    guard list.kind == .object else { throw signed.malformed("targets", expected: "an object") }
    var targets: [(path: ExactString, reference: FileReference)] = []
    for member in list.members {
      targets.append(
        (ExactString(member.name), try FileReference(target: member.value, file: file.name)))
    }
    self.targets = targets
  }
}
