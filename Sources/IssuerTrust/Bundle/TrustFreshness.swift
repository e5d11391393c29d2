public import WireFormats

/// Whether a list is recent enough to rely on.
public enum TrustFreshness: Equatable, Sendable {
  /// Nothing has expired.
  case fresh
  /// A role's metadata expired a short while ago.
  case stale(role: TrustRole, since: Instant)
  /// A role's metadata expired long ago: somebody may be holding newer lists back.
  case expired(role: TrustRole, since: Instant)
  /// The time is more than a day before the list was signed.
  case clockBeforeList(signedAt: Instant)
}
