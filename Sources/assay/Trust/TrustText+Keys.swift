import ControlledIdentifiers
import IssuerTrust
import StrictJSON

extension TrustText {
  /// A key of a role as its holder knows it: what `assay key show` prints.
  static func name(of key: TrustKey) -> String { Multikey(key.key).publicKeyMultibase }

  /// Who may sign a file, and who has.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - role: Its role.
  ///   - roots: The roots whose keys count: the newest; for a root that follows another, both.
  /// - Returns: Lines.
  static func signers(
    of file: MetadataFile, _ role: TrustRole, under roots: [TrustRoot]
  ) -> [String] {
    roots.flatMap { root -> [String] in
      let after = roots.count > 1 ? ", by root \(root.version)" : ""
      return signers(of: file, role, as: [root.keys(of: role)], after)
    }
  }

  /// Who may sign a file, and who has, by keys that are stated in full.
  static func signers(
    of file: MetadataFile, _ role: TrustRole, as keys: [RoleKeys], _ after: String = ""
  ) -> [String] {
    keys.flatMap { keys -> [String] in
      let state = file.signatureState(under: keys)
      return ["Who may sign the \(DisplayText.escaped(role.rawValue))\(after)"]
        + keys.keys.map { key in
          let has = state.valid.contains(key.id) ? "has signed  " : "has not yet "
          return "  \(has)\(name(of: key)), key id \(key.id)"
        }
    }
  }
}
