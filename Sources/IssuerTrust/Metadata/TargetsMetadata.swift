import StrictJSON
import WireFormats

/// The registry, or the part of it that is an authority's: which issuer records and contexts there
/// are, and who else says which there are.
///
/// Source: The Update Framework 1.0 §4.5.
struct TargetsMetadata: Sendable {
  let version: Int64
  let expires: Instant
  /// The files in the order of the text.
  let targets: [Target]
  private let byPath: [ExactString: Int]
  /// The roles that this one hands on to, the one that is asked first before the others.
  let delegations: [DelegatedRole]

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
    version = try signed.count("version")
    expires = try signed.expiry()
    delegations = try DelegatedRole.roles(in: signed, of: file)
    targets = try TargetsMetadata.targets(in: signed, of: file)
    var byPath: [ExactString: Int] = [:]
    byPath.reserveCapacity(targets.count)
    for (index, target) in targets.enumerated() { byPath[target.path] = index }
    self.byPath = byPath
  }

  /// What is said of a file; `nil` where it is not listed.
  func target(at path: ExactString) -> Target? { byPath[path].map { targets[$0] } }

  private static func targets(
    in signed: ObjectReader, of file: MetadataFile
  ) throws(TrustError) -> [Target] {
    let list = try signed.required("targets", "an object")
    guard list.kind == .object, list.count <= TrustLimits.targetFiles else {
      throw signed.malformed(
        "targets", expected: "an object of at most \(TrustLimits.targetFiles) files")
    }
    var targets: [Target] = []
    targets.reserveCapacity(list.count)
    var contexts = 0
    for member in list.members {
      let target = try Target(ExactString(member.name), member.value, of: file)
      contexts += target.context == nil ? 0 : 1
      guard contexts <= TrustLimits.contexts else {
        throw .tooManyContexts(limit: TrustLimits.contexts)
      }
      targets.append(target)
    }
    return targets
  }
}

extension TargetsMetadata.Target {
  /// Reads what targets say of a file.
  init(_ path: ExactString, _ json: JSONValue, of file: MetadataFile) throws(TrustError) {
    self.path = path
    reference = try FileReference(target: json, file: file.name, rules: file.rules)
    context =
      file.rules.isAssay && file.role == .targets && ContextPlace.isInFolder(path)
      ? try ContextPlace(path, target: json, file: file.name) : nil
  }
}
