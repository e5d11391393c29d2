public import StrictJSON

/// What a deployment allows.
///
/// It says how far times may differ, within bounds, what a document may ask of its reader, and which
/// quality is wanted beside its being genuine. No check can be switched off with it, and every report says which policy was used.
public struct VerificationPolicy: Equatable, Sendable {
  /// How far clocks may differ, in seconds.
  ///
  /// 300 unless set: machines without a time service drift a few minutes. From 0 to
  /// ``greatestClockSkew``; other values are set to the nearer of these.
  public var clockSkewSeconds: Int64 {
    didSet { clockSkewSeconds = Self.bounded(clockSkewSeconds, by: Self.greatestClockSkew) }
  }

  /// How long an expired trust list is still used, with a warning, in seconds.
  ///
  /// 14 days unless set. From 0 to ``greatestTrustGrace``; other values are set to the nearer of
  /// these.
  public var trustGraceSeconds: Int64 {
    didSet { trustGraceSeconds = Self.bounded(trustGraceSeconds, by: Self.greatestTrustGrace) }
  }

  /// What a credential may ask of its reader.
  public var limits: JSONLimits

  /// The most proofs a credential may carry: each costs a signature check before anything is
  /// known of who wrote it.
  public var maxProofs: Int

  /// The most endorsements in a credential that are verified, those inside of others among them;
  /// the rest is left out, and said to be.
  ///
  /// 16 unless set: a badge has an endorsement or two of its achievement and its issuer, and each
  /// costs what a credential costs, before anything is known of who wrote it. A document has at most
  /// ``maxProofs`` signatures for itself and as many for each of these.
  public var maxEndorsements: Int {
    didSet { maxEndorsements = max(0, maxEndorsements) }
  }

  /// The most credentials in a presentation or a record that are verified, those inside of others
  /// among them; more leave the verdict open.
  ///
  /// 100 unless set: a transcript has as many courses as a study has. Each may carry ``maxProofs``
  /// proofs.
  public var maxCredentials: Int {
    didSet { maxCredentials = max(0, maxCredentials) }
  }

  /// By whom, or as what, the issuer has to be recognised: ids or names of authorities, or kinds of
  /// accreditation, byte for byte; each of them.
  ///
  /// None unless set: then the accreditation is a fact beside the verdict.
  public var requiredAccreditation: [ExactString]

  /// The lowest level that the achievement may have; `nil` unless set.
  public var minimumLevel: MinimumLevel?

  /// How old a status list may be that does not say until when it is valid, in seconds; also one that
  /// says when a newer one should have been fetched, and that time is past.
  ///
  /// 90 days unless set: a list that is published with a monthly trust list was then missed twice.
  /// From 0 to ``greatestStatusAge``; other values are set to the nearer of these.
  public var maxStatusAgeSeconds: Int64 {
    didSet { maxStatusAgeSeconds = Self.bounded(maxStatusAgeSeconds, by: Self.greatestStatusAge) }
  }

  /// The greatest tolerance for clocks: a day.
  ///
  /// So far off is a clock that is set to the wrong zone. With more, what expired long ago would
  /// pass.
  public static let greatestClockSkew: Int64 = 86_400

  /// The greatest grace for an expired list: 60 days.
  ///
  /// A list that is published monthly was then missed twice. With more, an issuer that was taken off
  /// the list would hardly be noticed.
  public static let greatestTrustGrace: Int64 = 60 * 86_400

  /// The greatest age of a status list: 400 days.
  ///
  /// With more, whoever was revoked in a year could show a list of the year before.
  public static let greatestStatusAge: Int64 = 400 * 86_400

  /// A policy of the caller's choice.
  ///
  /// - Parameters:
  ///   - clockSkewSeconds: From 0 to ``greatestClockSkew``.
  ///   - trustGraceSeconds: From 0 to ``greatestTrustGrace``.
  ///   - limits: What a credential may ask of its reader.
  ///   - maxProofs: The most proofs a credential may carry.
  ///   - maxEndorsements: The most endorsements in it that are verified.
  ///   - maxCredentials: The most credentials in a presentation or a record that are verified.
  ///   - maxStatusAgeSeconds: From 0 to ``greatestStatusAge``.
  ///   - requiredAccreditation: By whom, or as what, the issuer has to be recognised.
  ///   - minimumLevel: The lowest level that the achievement may have.
  public init(
    clockSkewSeconds: Int64 = 300, trustGraceSeconds: Int64 = 14 * 86_400,
    limits: JSONLimits = .standard, maxProofs: Int = 8, maxEndorsements: Int = 16,
    maxCredentials: Int = 100,
    maxStatusAgeSeconds: Int64 = 90 * 86_400,
    requiredAccreditation: [ExactString] = [], minimumLevel: MinimumLevel? = nil
  ) {
    self.maxStatusAgeSeconds = Self.bounded(maxStatusAgeSeconds, by: Self.greatestStatusAge)
    self.clockSkewSeconds = Self.bounded(clockSkewSeconds, by: Self.greatestClockSkew)
    self.trustGraceSeconds = Self.bounded(trustGraceSeconds, by: Self.greatestTrustGrace)
    self.limits = limits
    self.maxProofs = maxProofs
    self.maxEndorsements = max(0, maxEndorsements)
    self.maxCredentials = max(0, maxCredentials)
    self.requiredAccreditation = requiredAccreditation
    self.minimumLevel = minimumLevel
  }

  /// The policy for anyone who has no reason for another.
  public static let standard = VerificationPolicy()

  private static func bounded(_ seconds: Int64, by greatest: Int64) -> Int64 {
    min(max(seconds, 0), greatest)
  }
}
