public import StrictJSON

/// What a deployment allows.
///
/// Nothing in it can make a check pass that fails.
public struct VerificationPolicy: Equatable, Sendable {
  /// How far clocks may differ, in seconds.
  ///
  /// 300 unless set: machines without a time service drift a few minutes.
  public var clockSkewSeconds: Int64

  /// How long an expired trust list is still used, with a warning, in seconds.
  ///
  /// 14 days unless set.
  public var trustGraceSeconds: Int64

  /// What a credential may ask of its reader.
  public var limits: JSONLimits

  /// The most proofs a credential may carry: each costs a signature check before anything is
  /// known of who wrote it.
  public var maxProofs: Int

  /// A policy of the caller's choice.
  public init(
    clockSkewSeconds: Int64 = 300, trustGraceSeconds: Int64 = 14 * 86_400,
    limits: JSONLimits = .standard, maxProofs: Int = 8
  ) {
    self.clockSkewSeconds = clockSkewSeconds
    self.trustGraceSeconds = trustGraceSeconds
    self.limits = limits
    self.maxProofs = maxProofs
  }

  /// The policy for anyone who has no reason for another.
  public static let standard = VerificationPolicy()
}
