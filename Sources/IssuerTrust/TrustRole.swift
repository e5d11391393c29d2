public import StrictJSON

/// Who signs what in a trust list.
///
/// Source: The Update Framework 1.0 §2.
public enum TrustRole: Hashable, Sendable {
  /// Says which keys the other roles have, and is replaced only by its own keys.
  case root
  /// Says which issuer records there are, and which of them others say.
  case targets
  /// Says which metadata belongs together.
  case snapshot
  /// Says that all this is current.
  case timestamp
  /// Says which issuer records there are, as far as the targets, or another such role, hand that on
  /// to it: `authority/…`.
  case delegated(ExactString)

  /// The four roles that every root has.
  public static let allCases: [TrustRole] = [.root, .targets, .snapshot, .timestamp]

  /// The top-level role of that name; `nil` where it is none.
  public init?(rawValue: String) {
    guard let role = TrustRole.allCases.first(where: { $0.name == ExactString(rawValue) }) else {
      return nil
    }
    self = role
  }

  /// The role that a snapshot or a delegation names so.
  init(targetsNamed name: ExactString) {
    self = name == TrustRole.targets.name ? .targets : .delegated(name)
  }

  /// The role's name in metadata.
  public var name: ExactString {
    switch self {
    case .root: "root"
    case .targets: "targets"
    case .snapshot: "snapshot"
    case .timestamp: "timestamp"
    case .delegated(let name): name
    }
  }

  /// The role's name in metadata, as text.
  public var rawValue: String { name.string }

  /// What the role's metadata has as its `_type`.
  var metadataType: ExactString {
    if case .delegated = self { TrustRole.targets.name } else { name }
  }

  /// The most bytes of the role's metadata.
  var maxBytes: Int {
    switch self {
    case .root: TrustLimits.root
    case .targets, .delegated: TrustLimits.targets
    case .snapshot: TrustLimits.snapshot
    case .timestamp: TrustLimits.timestamp
    }
  }
}

/// What a trust list is made for.
public enum TrustEnvironment: String, CaseIterable, Sendable {
  /// Keys whose passphrases are published: nobody real vouches for anything.
  case example
  /// A rehearsal.
  case test
  /// The real thing.
  case production
}
