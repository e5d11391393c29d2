import StrictJSON

/// The places that belong to one authority among the targets, and the role that lists what is there.
///
/// Every list has a registry of its own, `issuers/registry/`, which the targets list themselves. An
/// authority that they hand on to has the places `issuers/ID/` and so on, under the role
/// `authority/ID`.
enum Authority {
  /// The name of the registry among the authorities: it is nobody else's.
  static let registry: ExactString = "registry"

  /// The folders in which authorities have places.
  private static let folders = ["issuers", "status", "evidence", "poe"]

  private static let rolePrefix = "authority/"
  private static let maxBytes = 64

  /// The authority that a role is of: what its name has after `authority/`.
  static func id(ofRole name: ExactString) -> ExactString? {
    let text = name.string.utf8
    guard text.starts(with: rolePrefix.utf8),
      let id = String(text.dropFirst(rolePrefix.utf8.count))
    else { return nil }
    return isID(ExactString(id)) ? ExactString(id) : nil
  }

  /// The name of an authority's role.
  static func role(of id: ExactString) -> ExactString { ExactString("\(rolePrefix)\(id)") }

  /// Whether text is an authority's id: lower-case letters, digits, hyphens and dots, which begin
  /// with a letter or digit.
  static func isID(_ id: ExactString) -> Bool {
    let bytes = id.string.utf8
    guard let first = bytes.first, bytes.count <= maxBytes, isAlphanumeric(first), id != registry
    else { return false }
    return bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The authority to which a path or pattern belongs: `FOLDER/ID/NAME`.
  ///
  /// - Returns: `nil` where it is in none of the folders, or not just one level below an id.
  static func id(ofPath path: ExactString) -> ExactString? {
    let parts = path.string.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[2].isEmpty,
      folders.contains(where: { parts[0].elementsEqual($0.utf8) }),
      let id = String(parts[1])
    else { return nil }
    return isID(ExactString(id)) ? ExactString(id) : nil
  }
}

extension DelegatedRole {
  /// Refuses a delegation that is not to an authority, for places of an authority.
  ///
  /// The targets hand on to an authority only what is its own; it may hand on a part of that.
  func requireAuthority(delegatedBy delegator: TrustRole, file: String) throws(TrustError) {
    guard let authority = Authority.id(ofRole: name), case .patterns(let patterns) = paths else {
      throw .delegationRefused(file: file, role: name)
    }
    for pattern in patterns {
      let owner = Authority.id(ofPath: pattern.text)
      guard let owner, delegator != .targets || owner == authority else {
        throw .delegationRefused(file: file, role: name)
      }
    }
  }
}
