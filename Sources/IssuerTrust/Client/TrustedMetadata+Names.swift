package import StrictJSON
import WireFormats

// The names under which a repository has its files, and how long these may be.
//
// Source: The Update Framework 1.0 §6.2.

extension TrustedMetadata {
  /// The name of the timestamp, which never changes.
  package static let timestampName = "timestamp.json"

  /// The most bytes of a timestamp, of which nobody said how long it is.
  package static var timestampLimit: Int { TrustRole.timestamp.maxBytes }

  /// The most bytes of a root, of which nobody said how long it is.
  package static var rootLimit: Int { TrustRole.root.maxBytes }

  /// The name of the snapshot that the timestamp names; `nil` as long as there is no timestamp.
  package var snapshotName: String? {
    timestamp.map { name(of: .snapshot, $0.snapshot) }
  }

  /// The most bytes of that snapshot.
  package var snapshotLimit: Int { limit(of: .snapshot, timestamp?.snapshot) }

  /// The name of the metadata of targets that the snapshot names.
  ///
  /// The name of a role can hold any characters; who asks for it by URL encodes it.
  ///
  /// - Parameter role: `targets`, or the name of a role that others hand on to.
  /// - Returns: `nil` where the snapshot names none.
  package func targetsName(of role: ExactString) -> String? {
    snapshot?.roles[role].map { name(of: TrustRole(targetsNamed: role), $0) }
  }

  /// The most bytes of that metadata.
  package func targetsLimit(of role: ExactString) -> Int {
    limit(of: TrustRole(targetsNamed: role), snapshot?.roles[role])
  }

  /// The names under which a target may be had; one is enough.
  package func names(of found: FoundTarget) -> [String] {
    let path = found.target.path.string
    guard root.isConsistent else { return [path] }
    let bytes = path.utf8
    let folder =
      bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[...$0] } ?? bytes[..<bytes.startIndex]
    let name = bytes[folder.endIndex...]
    return found.target.reference.digests.map { digest in
      "\(Substring(folder))\(Base16.encode(digest)).\(Substring(name))"
    }
  }

  private func name(of role: TrustRole, _ reference: FileReference) -> String {
    guard root.isConsistent, let version = reference.version else {
      return "\(role.rawValue).json"
    }
    return "\(version).\(role.rawValue).json"
  }

  private func limit(of role: TrustRole, _ reference: FileReference?) -> Int {
    guard let length = reference?.length, length < Int64(role.maxBytes) else {
      return role.maxBytes
    }
    return Int(length)
  }
}
