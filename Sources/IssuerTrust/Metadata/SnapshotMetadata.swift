import StrictJSON
import WireFormats

/// A snapshot: which metadata belongs together.
///
/// Source: The Update Framework 1.0 §4.4.
struct SnapshotMetadata: Sendable {
  let version: Int64
  let expires: Instant
  /// The targets that are in force.
  let targets: FileReference
  /// All metadata that is in force, by the names of the roles; the targets are among it.
  let roles: [ExactString: FileReference]

  /// Reads a snapshot; its signatures are not verified yet.
  init(_ file: MetadataFile) throws(TrustError) {
    let signed = try ObjectReader(file.signed, file: file.name)
    version = try signed.count("version")
    expires = try signed.expiry()
    let meta = try signed.required("meta", "an object")
    guard meta.kind == .object, meta.count <= TrustLimits.snapshotRoles else {
      throw signed.malformed(
        "meta", expected: "an object of at most \(TrustLimits.snapshotRoles) files")
    }
    var roles: [ExactString: FileReference] = [:]
    for member in meta.members {
      // By bytes: the full stop can be one character with what is before it.
      let name = member.nameBytes
      guard name.count > 5, name.suffix(5).elementsEqual(".json".utf8),
        let role = String(validating: name.dropLast(5), as: UTF8.self)
      else { throw signed.malformed("meta", expected: "names that end in .json") }
      roles[ExactString(role)] = try FileReference(
        metadata: member.value, file: file.name, rules: file.rules)
    }
    guard let targets = roles[TrustRole.targets.name] else {
      throw .roleRemoved(file: file.name, role: .targets)
    }
    self.targets = targets
    self.roles = roles
  }
}
