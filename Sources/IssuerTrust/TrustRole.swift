/// Who signs what in a trust list.
///
/// Source: The Update Framework 1.0 §2.
public enum TrustRole: String, CaseIterable, Sendable {
  /// Says which keys the other roles have, and is replaced only by its own keys.
  case root
  /// Says which issuer records there are.
  case targets
  /// Says which metadata belongs together.
  case snapshot
  /// Says that all this is current.
  case timestamp

  /// The most bytes of the role's metadata.
  var maxBytes: Int {
    switch self {
    case .root: TrustLimits.root
    case .targets: TrustLimits.targets
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
