import IssuerTrust
import WireFormats

/// A role's file in a list's folder, as the list's keepers see it: who signed it, and how long it
/// holds.
struct FolderRole {
  let role: TrustRole
  let signatures: SignatureState
  let expires: Instant

  /// - Throws: `TrustError.malformed` where the file does not say when it expires.
  init(_ file: MetadataFile, under root: TrustRoot) throws(TrustError) {
    try self.init(file, of: root.keys(of: file.role))
  }

  /// - Throws: `TrustError.malformed` where the file does not say when it expires.
  init(_ file: MetadataFile, of keys: RoleKeys) throws(TrustError) {
    role = file.role
    signatures = file.signatureState(under: keys)
    expires = try file.expires()
  }
}
