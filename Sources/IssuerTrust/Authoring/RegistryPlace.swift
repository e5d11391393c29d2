public import StrictJSON

/// Whose part of a list it is: the list's own registry, or that of an authority.
public struct RegistryPlace: Hashable, Sendable {
  /// The authority's id; `nil` for the list's own registry.
  public let authority: ExactString?

  /// The list's own registry.
  public static let own = RegistryPlace(known: nil)

  private init(known authority: ExactString?) { self.authority = authority }

  /// The part of an authority; `nil` where that is no authority's id.
  public init?(authority: ExactString) {
    guard Authority.isID(authority) else { return nil }
    self.init(known: authority)
  }

  /// The part whose metadata a role signs; `nil` where the role signs something else.
  public init?(_ role: TrustRole) {
    switch role {
    case .targets: self = .own
    case .delegated(let name):
      guard let id = Authority.id(ofRole: name) else { return nil }
      self.init(known: id)
    case .root, .snapshot, .timestamp: return nil
    }
  }

  /// The role that signs its metadata.
  public var role: TrustRole {
    authority.map { .delegated(Authority.role(of: $0)) } ?? .targets
  }

  /// The folder of its records, among the targets.
  public var recordFolder: String { TargetPlace.recordFolder(of: authority) }

  /// The folder of its files of a kind.
  public func folder(of kind: TargetFile.Kind) -> String {
    TargetPlace.folder(of: kind, listedBy: authority)
  }

  /// Where the record of an issuer stands.
  public func recordPath(of issuer: ExactString) -> ExactString {
    IssuerRecord.path(of: issuer, listedBy: authority)
  }
}
