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
    role = file.role
    signatures = file.signatureState(role, under: root)
    expires = try file.expires()
  }
}
