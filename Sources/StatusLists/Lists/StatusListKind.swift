public import StrictJSON

/// How a list says which credentials have a status.
public enum StatusListKind: String, Equatable, Sendable {
  /// A credential of type BitstringStatusListCredential. Source: Bitstring Status List 1.0.
  case bitstring = "BitstringStatusList"
  /// A credential of type StatusList2021Credential. Source: Status List 2021, its forerunner.
  case statusList2021 = "StatusList2021"
  /// A document that names the credentials that were revoked. Source: 1EdTech Revocation List
  /// Status Method 1.0, which Open Badges 3.0 used before.
  case revocationList = "1EdTechRevocationList"

  /// The type of an entry in a credential.
  public var entryType: ExactString {
    switch self {
    case .bitstring: "BitstringStatusListEntry"
    case .statusList2021: "StatusList2021Entry"
    case .revocationList: "1EdTechRevocationList"
    }
  }
}
