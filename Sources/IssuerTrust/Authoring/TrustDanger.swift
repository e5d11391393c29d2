public import StrictJSON

/// Something in a change of a list that weakens it, which nobody should sign without meaning it.
public struct TrustDanger: Hashable, Sendable {
  /// What is weakened; for each there is one option by which a person says that they mean it.
  public let kind: Kind
  /// The role, issuer or key in question.
  public let subject: ExactString

  /// The ways in which a change can weaken a list.
  public enum Kind: String, CaseIterable, Sendable {
    /// Fewer keys than before are enough.
    case thresholdDecrease
    /// A role has fewer keys than before: fewer can be lost before it can sign no more.
    case fewerKeys
    /// An issuer may award more than before.
    case scopeWidening
    /// An authority may let issuers award more than before, or has more places for records.
    case ceilingWidening
    /// An issuer from which the list had withdrawn for good is stood by again, or for longer.
    case reinstatement
    /// A key that was said to be in somebody else's hands no longer is, or only from later on.
    case keyRestoration
    /// What was signed before is not there, so that what changes cannot be told.
    case unknownChange
  }

  /// A danger.
  init(_ kind: Kind, _ subject: ExactString) {
    self.kind = kind
    self.subject = subject
  }
}
